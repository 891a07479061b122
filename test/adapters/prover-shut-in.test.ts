import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { placeName } from "#src/adapters/proving-place.ts";
import type { Criterion } from "#src/core/mission.ts";
import { createRepository, type TestRepository } from "#test/support/repository.ts";
import { criterion, proverOf, verdictsOf } from "./prover-stage.ts";

const isRoot = process.platform === "linux" && process.getuid?.() === 0;
/** Whether this machine lets root make namespaces: containers may not. */
const hasNamespaces = isRoot && works("unshare", ["--pid", "--fork", "--mount-proc", "--net", "true"]);

function works(program: string, args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

let repository: TestRepository;
let sha: string;
beforeEach(async () => {
  repository = await createRepository();
  sha = await repository.commit({ "a.txt": "one\n", ".gitignore": "deps\n" });
});
afterEach(async () => {
  rmSync(join(tmpdir(), placeName(repository.beside("root"))), { recursive: true, force: true });
  await repository[Symbol.asyncDispose]();
});

async function run(...commands: Parameters<typeof criterion> extends [string, ...infer Rest] ? Rest : never) {
  const prover = proverOf(repository, { otherUser: true });
  const criteria = [criterion("c", ...commands)];
  const proof = await prover.prove({ sha, criteria, setup: ["mkdir deps; echo dep > deps/x"] });
  return { ...prover, evidence: proof.c ?? [], verdict: verdictsOf(criteria, proof)[0] };
}

/** A process outside that a command could look for. */
const secret = "CCO_TEST_SECRET_OF_THE_ORCHESTRATOR";

describe.skipIf(!hasNamespaces)("commands of the mission's branch, for root", () => {
  it("run as a user of their own, with a name, a home and the repository's history", async () => {
    const { evidence } = await run(
      "id -un; id -u; whoami; echo $USER; cat a.txt deps/x; git log --oneline | wc -l; git status --short; touch $HOME/x $TMPDIR/x new; ls -A",
    );

    const [name, uid, ...rest] = evidence[0]?.tail.split("\n") ?? [];
    expect(name).toBe("cco");
    expect(Number(uid)).toBeGreaterThan(60_000);
    expect(rest.join(" ")).toBe("cco cco one dep 1 .git .gitignore a.txt deps new");
  });

  it("can neither read nor write what is ours: evidence, ledger, git directory, environment", async () => {
    vi.stubEnv(secret, "hidden");
    const inside = (path: string) => repository.beside(path);
    const { evidence, root } = await run(
      `ls ${inside("root")} || ls ${inside("root/records/evidence")} || echo x > ${inside("root/records/evidence/1/c-1.log")}`,
      `set +e; echo x > ${inside("repository/.git/config")}; rm -rf ${inside("repository")}; touch ${inside("x")}; echo x > .git/objects/info/alternates`,
      `set +e; cat /proc/*/environ | tr '\\0' '\\n' | grep ${secret}; kill -0 ${process.pid}; ls /proc | grep -x ${process.pid}`,
      "set +e; sudo -n id; setpriv --reuid=0 id; unshare --map-root-user --mount mount --bind / /mnt; ls /root",
    );

    expect(evidence.map((one) => one.tail).join("\n")).not.toMatch(/hidden|uid=0|^\d+$|^c-1\.log$|\.bashrc/m);
    expect(evidence[0]?.tail.match(/Permission denied/g)).toHaveLength(3);
    expect(readFileSync(join(root, "records/evidence/1/c-1.log"), "utf8")).toContain("$ ls ");
    expect(await repository.git(["status", "--short"])).toBe("");
    expect(statSync(root).mode & 0o077).toBe(0);
    expect(existsSync(repository.beside("x"))).toBe(false);
  });

  it("find everything as setup left it, and nothing of each other, nor of those before", async () => {
    const look = "cat a.txt deps/x; ls -A . $HOME $TMPDIR; git status --short";
    const { evidence } = await run(
      look,
      "rm -rf .git deps *; touch $HOME/x; mkdir -m 0 $TMPDIR/closed",
      `${look} `,
    );

    expect(evidence[2]?.tail).toBe(evidence[0]?.tail);
    expect(evidence[1]?.exitCode).toBe(0);
  });

  it("take with them whatever they started, however it hides", async () => {
    const hidden = `(env -i setsid sh -c 'exec -a ${secret}-daemon sleep 1000' </dev/null >/dev/null 2>&1 &)`;
    const { evidence } = await run(hidden.replace("sh -c", "bash -c"), {
      command: "sleep 1000",
      timeoutMs: 500,
    });

    expect(evidence.map((one) => one.ending)).toEqual(["exited", "timed-out"]);
    const running = readdirSync("/proc")
      .filter((pid) => /^\d+$/.test(pid))
      .map(commandLineOf);
    expect(running.some((line) => line.startsWith(`${secret}-daemon`))).toBe(false);
  });

  it("end as they would outside: by an exit code, a crash, a kill, or for want of a program", async () => {
    const { evidence } = await run("exit 7", "kill -SEGV $$", "kill -9 $$", "surely-not-a-program");

    expect(evidence.map(({ ending, exitCode }) => [ending, exitCode])).toEqual([
      ["exited", 7],
      ["exited", 139],
      ["killed", undefined],
      ["not-found", undefined],
    ]);
  });

  it("run as our own user where the mission asks for its rights, and are told when they lack them", async () => {
    const prover = proverOf(repository, { otherUser: true });
    const criteria = [criterion("c", "id -u; echo 'sudo: The \"no new privileges\" flag is set'")];

    const other = await prover.prove({ sha, criteria });
    const same = await prover.prove({ sha, criteria, verification: { user: "same" } });

    expect(other.c?.[0]?.tail).toMatch(/^6\d{4}\n[\s\S]*`verification: \{ user: same \}`\.\]$/);
    expect(same.c?.[0]?.tail).toMatch(/^0\nsudo: .* is set$/);
  });

  it("find tools that are kept in a closed home, and nothing else of it", async () => {
    const home = repository.beside("home");
    await repository.write({ "../home/.tool/bin/mytool": "#!/bin/sh\necho tool", "../home/.netrc": "key" });
    execFileSync("chmod", ["-R", "go-rwx", home]);
    execFileSync("chmod", ["-R", "a+rwx", join(home, ".tool")]);
    const environment = { PATH: `${join(home, ".tool/bin")}:${process.env.PATH}`, HOME: home };
    const prover = proverOf(repository, { otherUser: true, environment });

    const proof = await prover.prove({
      sha,
      criteria: [
        criterion(
          "c",
          `mytool; ls -A ${home}; (echo x > ${home}/.tool/bin/mytool) 2>&1 | grep -c Read-only || true; cat ${home}/.netrc`,
        ),
      ],
    });

    expect(proof.c?.[0]?.tail).toMatch(/^tool\n\.tool\n1\ncat: .*No such file/);
  });
});

const local = `${process.execPath} -e 'http.createServer((_, a) => a.end("hey")).listen(0, async function () { console.log(await (await fetch("http://localhost:" + this.address().port)).text()); process.exit() })'`;

describe.skipIf(!hasNamespaces).each([true, false])("the network, with another user: %s", (otherUser) => {
  it("is there unless it is cut, to localhost or to nothing", async () => {
    const links = "ls /proc/$$/net/ >/dev/null; tail -n +3 /proc/self/net/dev | cut -d: -f1";
    const criteria = [
      criterion("on", "readlink /proc/self/ns/net"),
      criterion(
        "cut",
        { command: `${links}; ${local}`, network: "loopback" },
        { command: local, network: "off" },
      ),
    ];

    const proof = await proverOf(repository, { otherUser }).prove({ sha, criteria });

    expect(proof.on?.[0]?.tail).toBe(
      execFileSync("readlink", ["/proc/self/ns/net"], { encoding: "utf8" }).trim(),
    );
    expect(proof.cut?.[0]).toMatchObject({ exitCode: 0, tail: expect.stringMatching(/^ *lo\nhey$/) });
    expect(proof.cut?.[1]?.exitCode).not.toBe(0);
  });

  it("is the mission's where the check says nothing, and setup always has it", async () => {
    const prover = proverOf(repository, { otherUser });
    const namespace = "readlink /proc/self/ns/net";
    const criteria = [criterion("c", `cat deps/x; ${namespace}`, { command: namespace, network: "on" })];

    const { c } = await prover.prove({
      sha,
      criteria,
      verification: { network: "off" },
      setup: [`mkdir deps; ${namespace} > deps/x`],
    });

    const [setup, cut] = c?.[0]?.tail.split("\n") ?? [];
    expect(setup).toBe(c?.[1]?.tail);
    expect(cut).not.toBe(setup);
  });
});

/** A shell whose processes may make no namespace and become nobody else, as in a strict container. */
const strict = [
  ...["--user", "--map-root-user", "/bin/sh", "-c"],
  'echo 0 > /proc/sys/user/max_user_namespaces && exec setpriv --bounding-set=-all --inh-caps=-all -- "$@"',
  "sh",
];

/** Proves in a process of its own that was started so. */
function proveIn(start: readonly string[], criteria: readonly Criterion[], environment = process.env) {
  const stage = JSON.stringify(new URL("prover-stage.ts", import.meta.url).href);
  const script = `
    const { proverOf, verdictsOf } = await import(${stage});
    const { sha, criteria, path, place, environment } = JSON.parse(process.argv[1]);
    const repository = { path, beside: (name) => place + name };
    const said = [];
    const onShortfall = (why) => said.push(why);
    const prover = proverOf(repository, { otherUser: true, onShortfall, environment });
    const proof = await prover.prove({ sha, criteria });
    console.log(JSON.stringify({ said, proof, verdicts: verdictsOf(criteria, proof) }));`;
  const place = repository.beside("");
  const order = JSON.stringify({ sha, criteria, path: repository.path, place, environment });
  const [program = "", ...args] = [...start, process.execPath, "--input-type=module", "-e", script, order];
  return JSON.parse(execFileSync(program, args, { encoding: "utf8" }));
}

describe.skipIf(!works("unshare", [...strict, "true"]))(
  "a machine that does not let commands be shut in",
  () => {
    it("says so, and leaves unknown what is to run without a network: it never runs with one", () => {
      const ran = repository.beside("ran");
      const criteria = [
        criterion("c", { command: `touch ${ran}`, network: "off" }),
        criterion("d", "echo fine"),
      ];

      const { said, verdicts } = proveIn(["unshare", ...strict], criteria);

      expect(said).toEqual([
        expect.stringMatching(/^there is no directory|^tools on PATH are in|^the system does not let it/),
      ]);
      const reason = expect.stringContaining(
        "it is to run without a network, and this system does not let it",
      );
      expect(verdicts).toMatchObject([{ verdict: "unknown", reason }, { verdict: "met" }]);
      expect(existsSync(ran)).toBe(false);
    });
  },
);

/** Root as in an ordinary container. */
const contained = ["setpriv", "--bounding-set=-sys_admin", "--inh-caps=-sys_admin", "--"];

describe.skipIf(!isRoot || !works("setpriv", [...contained.slice(1), "true"]))(
  "root that may make no namespace",
  () => {
    it("still runs commands as a user of their own, and ends what they leave behind", () => {
      const hidden = `(env -i setsid bash -c 'exec -a ${secret}-left sleep 1000' </dev/null >/dev/null 2>&1 &)`;
      const look = `${hidden}; id -u; git log --oneline | wc -l; ls ${repository.beside("root")} 2>/dev/null || echo closed`;

      const { said, proof } = proveIn(contained, [criterion("c", look)], {
        PATH: "/usr/local/bin:/usr/bin:/bin",
      });

      expect(said).toEqual([]);
      expect(proof.c[0].tail).toMatch(/^6\d{4}\n1\nclosed$/);
      const running = readdirSync("/proc").filter((pid) => /^\d+$/.test(pid));
      expect(running.map(commandLineOf).some((line) => line.startsWith(`${secret}-left`))).toBe(false);
    });
  },
);

function commandLineOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "latin1");
  } catch {
    return "";
  }
}
