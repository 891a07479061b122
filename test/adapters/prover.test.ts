import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createProver, type ProverOptions } from "#src/adapters/prover.ts";
import type { Criterion, RunCheck } from "#src/core/mission.ts";
import type { ProofRequest } from "#src/core/ports.ts";
import { createRedactor } from "#src/core/redact.ts";
import { createRepository, type TestRepository } from "#test/support/repository.ts";

let repository: TestRepository;
let place: string;
beforeEach(async () => {
  repository = await createRepository();
  place = repository.beside("");
});
afterEach(() => repository[Symbol.asyncDispose]());

function criterion(id: string, ...checks: readonly (string | Partial<RunCheck>)[]): Criterion {
  const base: RunCheck = { kind: "run", command: "true", timeoutMs: 60_000, expect: { exit: 0 } };
  return {
    id,
    text: id,
    priority: "medium",
    measurable: true,
    checks: checks.map((check) => ({ ...base, ...(typeof check === "string" ? { command: check } : check) })),
  };
}

function prove(
  request: Partial<ProofRequest> & Pick<ProofRequest, "sha" | "criteria">,
  extra: Partial<ProverOptions> = {},
) {
  const prover = createProver({
    gitDir: join(repository.path, ".git"),
    root: join(place, "root"),
    records: join(place, "records"),
    redact: (text) => text,
    ...extra,
  });
  const { signal } = new AbortController();
  return prover.prove({
    base: request.sha,
    setup: [],
    protect: [],
    iteration: 1,
    interrupt: signal,
    ...request,
  });
}

function record(log: string | undefined): string {
  return readFileSync(join(place, "records", log ?? "missing"), "utf8");
}

describe("createProver", () => {
  it("gives the evidence of each check, in order, with its whole log in the records", async () => {
    const sha = await repository.commit({ "a.txt": "one\n" });

    const proof = await prove({
      sha,
      criteria: [criterion("reads", "cat a.txt", "cat b.txt"), criterion("ends", "exit 3")],
    });

    expect(Object.keys(proof)).toEqual(["reads", "ends"]);
    expect(proof.reads).toMatchObject([
      {
        kind: "command",
        command: "cat a.txt",
        ending: "exited",
        exitCode: 0,
        tail: "one",
        log: "evidence/1/reads-1.log",
      },
      { ending: "exited", exitCode: 1, log: "evidence/1/reads-2.log" },
    ]);
    expect(proof.ends).toMatchObject([{ ending: "exited", exitCode: 3, tail: "" }]);
    expect(record("evidence/1/reads-1.log")).toMatch(
      /^\$ cat a\.txt\none\n\n\[exited 0 after \d+\.\d s\]\n$/,
    );
  });

  it("proves the commit it was asked for, not the branch and not the worktree", async () => {
    const sha = await repository.commit({ "a.txt": "then\n" });
    await repository.commit({ "a.txt": "now\n" });
    await repository.write({ "a.txt": "dirty\n", "stray.txt": "stray\n" });

    const proof = await prove({ sha, criteria: [criterion("c", "ls; cat a.txt; git rev-parse HEAD")] });

    expect(proof.c?.[0]?.tail).toBe(`a.txt\nthen\n${sha}`);
  });

  it("leaves the repository as it was, and nothing of the room behind", async () => {
    const sha = await repository.commit({ "a.txt": "one\n" });
    const look = () =>
      Promise.all(
        [["status", "--porcelain"], ["for-each-ref"], ["worktree", "list"]].map((args) =>
          repository.git(args),
        ),
      );
    const before = await look();

    await prove({
      sha,
      criteria: [criterion("c", "echo x > a.txt; git commit -qam x || true; mkdir -m 0 closed")],
    });

    expect(await look()).toEqual(before);
    expect(readdirSync(join(place, "root"))).toEqual(["cache"]);
  });

  it("puts protected paths back to the base: changed, deleted and added ones, after setup again", async () => {
    const base = await repository.commit({
      "test/contract/a": "strict\n",
      "test/contract/b": "strict\n",
      ".github/ci": "base\n",
    });
    const sha = await repository.commit({
      "test/contract/a": "weak\n",
      "test/contract/b": undefined,
      "test/contract/c": "extra\n",
      ".github/ci": "mine\n",
      "src/a": "work\n",
    });

    const proof = await prove({
      sha,
      base,
      protect: ["test/contract/**"],
      setup: ["echo weaker > test/contract/b; echo ready > setup.txt"],
      criteria: [criterion("c", "head -n 9 test/contract/* .github/ci src/a setup.txt")],
    });

    expect(proof.c?.[0]?.tail.replace(/==> (\S+) <==\n(\S+)\n*/g, "$1=$2 ").trim()).toBe(
      "test/contract/a=strict test/contract/b=strict .github/ci=base src/a=work setup.txt=ready",
    );
  });

  it("gives commands no key, no token and no home of the user", async () => {
    const sha = await repository.commit({ "a.txt": "one\n" });
    const environment = {
      PATH: process.env.PATH,
      HOME: "/home/ann",
      LANG: "en_US.UTF-8",
      ANTHROPIC_API_KEY: "sk-ant-secret",
      GITHUB_TOKEN: "ghs_secret",
      INPUT_OPENROUTER_API_KEY: "sk-or-secret",
      AWS_PROFILE: "prod",
      SSH_AUTH_SOCK: "/run/agent",
      NODE_OPTIONS: "--require=/evil.js",
      HTTPS_PROXY: "http://ann:secret@proxy:3128",
      HTTP_PROXY: "http://proxy:3128",
      JAVA_HOME_21_X64: "/opt/java",
    };

    const proof = await prove(
      { sha, criteria: [criterion("c", "env; ls -A $HOME $TMPDIR | wc -l")] },
      { environment },
    );

    const shown = proof.c?.[0]?.tail ?? "";
    expect(shown).not.toMatch(/secret|prod|agent|evil|^HOME=\/home\/ann/m);
    expect(shown).toMatch(/^HOME=.*\/room-\d+\/home$/m);
    expect(shown).toMatch(/^HTTP_PROXY=http:\/\/proxy:3128$/m);
    expect(shown).toMatch(/^JAVA_HOME_21_X64=\/opt\/java$/m);
    for (const line of ["CI=true", "TERM=dumb", "NO_COLOR=1", "LANG=en_US.UTF-8"])
      expect(shown.split("\n")).toContain(line);
    expect(shown).toMatch(/^npm_config_cache=.*\/root\/cache\/npm$/m);
  });

  it("runs setup first, its results are there for every check, and its cache for the next proof", async () => {
    const sha = await repository.commit({ "a.txt": "one\n", ".gitignore": "deps\n" });
    const setup = [
      "mkdir deps && echo dep > deps/x",
      "echo tool > $HOME/tool; mkdir -p $npm_config_cache; echo hit >> $npm_config_cache/x",
    ];
    const criteria = [criterion("c", "cat deps/x $HOME/tool", "cat deps/x $npm_config_cache/x")];

    await prove({ sha, setup, criteria });
    const proof = await prove({ sha, setup, criteria, iteration: 2 });

    expect(proof.c?.map((one) => one.tail)).toEqual(["dep\ntool", "dep\nhit\nhit"]);
    expect(record("evidence/2/setup/1.log")).toContain("$ mkdir deps");
  });

  it.each([
    ["exits with an error", "echo broken; exit 7", { ending: "exited", exitCode: 7, tail: "broken" }],
    ["is not there", "surely-not-a-program", { ending: "not-found" }],
    ["takes too long", "sleep 1000", { ending: "timed-out" }],
  ])(
    "says of every criterion that setup failed when it %s, and runs no check",
    async (_name, command, expected) => {
      const sha = await repository.commit({ "a.txt": "one\n" });
      const marker = join(place, "ran");

      const proof = await prove(
        {
          sha,
          setup: [command, `touch ${marker}`],
          criteria: [criterion("a", `touch ${marker}`), criterion("b", "true", "true")],
        },
        { setupTimeoutMs: 1000 },
      );

      const evidence = { kind: "command", setup: true, command, log: "evidence/1/setup/1.log", ...expected };
      expect(proof).toMatchObject({ a: [evidence], b: [evidence] });
      expect(existsSync(marker)).toBe(false);
    },
  );

  it("lets no command see what an earlier one did: tracked, new and ignored files, links, rights and home", async () => {
    const sha = await repository.commit({ "a.txt": "one\n", "run.sh": "echo run\n", ".gitignore": "deps\n" });
    const look =
      "cat a.txt deps/x; ls -A . $HOME $TMPDIR; test -x run.sh || echo plain; git status --porcelain";
    const poison =
      "echo 1 > a.txt; echo 1 > deps/x; touch new $HOME/.npmrc $TMPDIR/t; chmod +x run.sh; git rm -q run.sh --cached; ln -s / link";
    const criteria = [
      criterion("first", look),
      criterion("poison", poison, "rm -rf .git deps *"),
      criterion("second", `${look} `),
      criterion("third", `${look}  `),
    ];

    const proof = await prove({ sha, setup: ["mkdir deps; echo dep > deps/x"], criteria });

    expect(proof.first?.[0]?.tail).toMatch(/^one\ndep\n/);
    expect(proof.poison?.map((one) => one.exitCode)).toEqual([0, 0]);
    expect(proof.second?.[0]?.tail).toBe(proof.first?.[0]?.tail);
    expect(proof.third?.[0]?.tail).toBe(proof.first?.[0]?.tail);
  });

  it("does not let a command steer a later one through the caches", async () => {
    const sha = await repository.commit({ "a.txt": "one\n" });
    const poison =
      "mkdir -p $CARGO_HOME/registry $GRADLE_USER_HOME/init.d; touch $CARGO_HOME/config.toml $GRADLE_USER_HOME/init.d/x.gradle";

    const proof = await prove({
      sha,
      criteria: [criterion("c", poison, "ls $CARGO_HOME $GRADLE_USER_HOME")],
    });

    expect(proof.c?.[1]?.tail).not.toMatch(/config|init/);
    expect(proof.c?.[1]?.tail).toContain("registry");
  });

  it("removes nothing elsewhere when a cache leads there", async () => {
    const sha = await repository.commit({ "a.txt": "one\n" });
    const elsewhere = join(place, "elsewhere");
    const trap = `mkdir -p ${elsewhere}/bin; rm -rf $CARGO_HOME; ln -s ${elsewhere} $CARGO_HOME`;

    const proof = await prove({ sha, criteria: [criterion("c", trap, "ls -d $CARGO_HOME")] });

    expect(existsSync(join(elsewhere, "bin"))).toBe(true);
    expect(proof.c?.[1]?.exitCode).not.toBe(0);
  });

  it("runs a command once however many criteria name it, and judges each by its own expectation", async () => {
    const sha = await repository.commit({ "a.txt": "one\n" });
    const counter = join(place, "counter");
    const command = `echo x >> ${counter}; echo fine`;

    const proof = await prove({
      sha,
      criteria: [
        criterion("a", { command, expect: { exit: 0, stdout: "^fine$" } }),
        criterion("b", { command, expect: { exit: 0, stdout: "^bad$" } }, command),
        criterion("c", { command, timeoutMs: 30_000 }),
      ],
    });

    expect(readFileSync(counter, "utf8")).toBe("x\nx\n");
    expect(proof.a?.[0]).toMatchObject({ stdoutMatched: true, log: "evidence/1/a-1.log" });
    expect(proof.b?.[0]).toMatchObject({ stdoutMatched: false, log: "evidence/1/a-1.log" });
    expect(proof.b?.[1]?.stdoutMatched).toBeUndefined();
  });

  it("matches standard output only, without colours", async () => {
    const sha = await repository.commit({ "a.txt": "one\n" });
    const match = (command: string, stdout: string) => ({ command, expect: { exit: 0, stdout } });

    const proof = await prove({
      sha,
      criteria: [
        criterion(
          "c",
          match("echo 'all passed' >&2", "passed"),
          match("printf '\\033[32m3 \\033[1mpassed\\n'", "^3 passed$"),
        ),
      ],
    });

    expect(proof.c?.map((one) => one.stdoutMatched)).toEqual([false, true]);
  });

  it("does not hang on a pattern that would need for ever", async () => {
    const sha = await repository.commit({ "a.txt": "one\n" });
    const check = { command: "printf 'a%.0s' $(seq 50); echo b", expect: { exit: 0, stdout: "(a+)+$" } };

    const proof = await prove({ sha, criteria: [criterion("c", check)] });

    expect(proof.c?.[0]).toMatchObject({ exitCode: 0, stdoutMatched: false });
    expect(proof.c?.[0]?.tail).toMatch(/took too long on this output and counts as not matched\]$/);
  });

  it("counts the tests that a runner says it ran", async () => {
    const sha = await repository.commit({
      "a.test.mjs": 'import { test } from "node:test"; test("a", () => {}); test.skip("b", () => {});',
    });

    const proof = await prove({ sha, criteria: [criterion("c", `${process.execPath} --test`, "echo fine")] });

    expect(proof.c?.map((one) => one.tests)).toEqual([1, undefined]);
  });

  it("redacts log, tail, command and activity, even a secret that colours split", async () => {
    const sha = await repository.commit({ "a.txt": "one\n" });
    const activities: string[] = [];
    const command = "printf 'super\\033[31msecret\\033[0mvalue\\n'; echo supersecretvalue";

    const proof = await prove(
      { sha, criteria: [criterion("c", command)] },
      { redact: createRedactor(["supersecretvalue"]), onActivity: (line) => activities.push(line) },
    );

    expect(proof.c?.[0]?.tail).toBe("[redacted]\n[redacted]");
    expect(proof.c?.[0]?.command).toMatch(/echo \[redacted\]$/);
    expect(record(proof.c?.[0]?.log)).not.toContain("supersecretvalue");
    expect(activities).toEqual([expect.stringMatching(/^c: printf .* echo \[redacted\]$/)]);
  });

  it("keeps the last 4,000 characters beside the evidence and the whole in the log", async () => {
    const sha = await repository.commit({ "a.txt": "one\n" });

    const proof = await prove({ sha, criteria: [criterion("c", "seq 1 10000")] });

    expect(proof.c?.[0]?.tail).toMatch(/^\[4\d,\d{3} characters left out\]\n[\s\S]*\n9999\n10000$/);
    expect(proof.c?.[0]?.tail.length).toBeLessThanOrEqual(4000);
    expect(record(proof.c?.[0]?.log)).toMatch(/\n1\n2\n[\s\S]*\n9999\n10000\n/);
  });

  it("shows paths as they are in the repository, the same in each proof", async () => {
    const sha = await repository.commit({ "src/a.txt": "one\n" });
    const show = async () =>
      (await prove({ sha, criteria: [criterion("c", "echo $PWD; ls $PWD/src/a.txt")] })).c?.[0]?.tail;

    expect(await show()).toBe(".\nsrc/a.txt");
    expect(await show()).toBe(".\nsrc/a.txt");
  });

  it("ends each check at its own time limit and goes on with the next", async () => {
    const sha = await repository.commit({ "a.txt": "one\n" });

    const proof = await prove({
      sha,
      criteria: [
        criterion("slow", { command: "echo started; sleep 1000", timeoutMs: 500 }),
        criterion("quick", "true"),
      ],
    });

    expect(proof.slow).toMatchObject([{ ending: "timed-out", tail: "started" }]);
    expect(proof.quick).toMatchObject([{ ending: "exited", exitCode: 0 }]);
  });

  it("stops when interrupted, with evidence that proves nothing for what was left", async () => {
    const sha = await repository.commit({ "a.txt": "one\n" });
    const abort = new AbortController();
    const started = join(place, "started");
    const never = join(place, "never");

    const proving = prove({
      sha,
      interrupt: abort.signal,
      criteria: [criterion("a", `touch ${started}; sleep 1000`), criterion("b", `touch ${never}`)],
    });
    await vi.waitUntil(() => existsSync(started), 30_000);
    abort.abort();

    expect(await proving).toMatchObject({ a: [{ ending: "killed" }], b: [{ ending: "killed" }] });
    expect(existsSync(never)).toBe(false);
  });

  it("writes logs inside the records whatever a criterion is called", async () => {
    const sha = await repository.commit({ "a.txt": "one\n" });
    const ids = ["../../escape", "a/b", "a-b", "..", "ü"];

    const proof = await prove({ sha, criteria: ids.map((id) => criterion(id, `echo '${id}'`)) });

    const logs = ids.map((id) => proof[id]?.[0]?.log ?? "");
    expect(new Set(logs).size).toBe(ids.length);
    for (const [index, log] of logs.entries()) {
      expect(log).toMatch(/^evidence\/1\/[A-Za-z0-9-]+\.log$/);
      expect(record(log)).toContain(`\n${ids[index]}\n`);
    }
  });

  it("rejects when the commit cannot be checked out, and leaves nothing behind", async () => {
    await repository.commit({ "a.txt": "one\n" });
    const sha = "0123456789012345678901234567890123456789";

    await expect(prove({ sha, criteria: [criterion("c", "true")] })).rejects.toThrow();
    expect(readdirSync(join(place, "root"))).toEqual(["cache"]);
  });

  it("removes rooms of processes that died, and leaves those of living ones", async () => {
    const sha = await repository.commit({ "a.txt": "one\n" });
    const dead = Number(execFileSync("sh", ["-c", "echo $$"], { encoding: "utf8" }));
    const rooms = [`room-${dead}`, `copy-${dead}`, `room-${process.ppid}`, "other"];
    for (const name of rooms) mkdirSync(join(place, "root", name, "x"), { recursive: true });

    await prove({ sha, criteria: [criterion("c", "true")] });

    expect(readdirSync(join(place, "root")).toSorted()).toEqual(["cache", "other", `room-${process.ppid}`]);
  });
});
