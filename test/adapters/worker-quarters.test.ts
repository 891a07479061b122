import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, statSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createGate } from "#rehearsal/scripted-model/gate.ts";
import type { Turn } from "#rehearsal/scripted-model/script.ts";
import { createScriptedModel, type ScriptedModel } from "#rehearsal/scripted-model/server.ts";
import { createProver } from "#src/adapters/prover.ts";
import { placeName, userFor } from "#src/adapters/proving-place.ts";
import { createWorker } from "#src/adapters/worker.ts";
import { findQuarters, type Quarters } from "#src/adapters/worker-quarters.ts";
import type { Task } from "#src/core/ports.ts";
import { createRepository, type TestRepository } from "#test/support/repository.ts";
import { bash, reporting } from "./worker-stage.ts";
import { openMission, pathsAt } from "./workspace-fixture.ts";

const hasNamespaces = process.platform === "linux" && process.getuid?.() === 0 && canMakeNamespaces();

function canMakeNamespaces(): boolean {
  try {
    execFileSync("unshare", ["--pid", "--fork", "--mount-proc", "true"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

let repository: TestRepository;
let model: ScriptedModel;
beforeEach(async () => {
  repository = await createRepository({ "README.md": "one\n" });
});
afterEach(async () => {
  await model.close();
  vi.unstubAllEnvs();
  rmSync(join(tmpdir(), placeName(`${repository.beside("root")}/worker`)), { recursive: true, force: true });
  await repository[Symbol.asyncDispose]();
});

const key = "sk-ant-api03-the-real-key";
const secret = "a-token-of-the-job";

/** A mission of the repository whose worker lives in quarters, and a session of it. */
async function stay(turns: readonly Turn[]) {
  model = await createScriptedModel({ acts: [{ turns }] });
  const root = repository.beside("root");
  const home = join(root, "home");
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    ANTHROPIC_API_KEY: key,
    ANTHROPIC_BASE_URL: model.url,
  };
  const objects = join(repository.path, ".git", "objects");
  const quarters = await findQuarters({ environment: env, root, shown: [objects] });
  if ("shortfall" in quarters) throw new Error(quarters.shortfall);
  const mission = await openMission(repository);
  const directory = await mission.prepare();
  const worker = createWorker({ env, home, quarters, retries: 0, graceMs: 30_000 });
  const work = (task: Partial<Task> = {}) => worker.work({ ...usualTask, directory, ...task });
  const uid = userFor(`${root}/worker`);
  return { root, home, quarters, mission, directory, work, uid, seen: () => seenBy(directory) };
}

const usualTask = {
  iteration: 1,
  brief: "Iteration 1 of mission demo",
  readOnly: false,
  caps: { usd: 5, minutes: 5, turns: 20 },
  interrupt: new AbortController().signal,
} as const;

function seenBy(directory: string): Promise<string> {
  return readFile(join(directory, "seen.txt"), "utf8");
}

function ownerOf(path: string): number {
  return statSync(path).uid;
}

function runningAs(uid: number): string {
  return execFileSync("ps", ["-A", "-o", "uid=,args="], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.trim().startsWith(`${uid} `))
    .join("\n");
}

describe.skipIf(!hasNamespaces)("a worker with quarters of its own", () => {
  test("finds no key, no token and nothing of ours, and its work is sealed", async () => {
    vi.stubEnv("GITHUB_TOKEN", secret);
    const ours = repository.beside("root");
    const look = [
      "id -un; id -u; pwd",
      "env; cat /proc/*/environ /proc/*/cmdline | tr '\\0' '\\n'",
      `find ${repository.beside("")} -name '*credential*' -o -name '*.session.json'`,
      `ls -A ${ours}; cat ${ours}/home.session.json ${ours}/checkout.json; ls ${repository.path}`,
      `touch ${ours}/x; kill -0 ${process.pid}; sudo -n id; ls ~/.claude`,
    ].join("\n");
    const usage = { input: 1000, output: 100 };
    const turns = [
      { ...bash(`set +e\n{ ${look}\n} > seen.txt 2>&1`), usage },
      {
        ...bash(
          "git log --oneline | wc -l > log.txt; echo mine > a.txt; git add a.txt; git commit -qm mine; git status --short",
        ),
        usage,
      },
      {
        ...bash(
          "umask 077; mkdir private; echo x > private/b.txt; mkdir -m 0 shut; (setsid sleep 1000 </dev/null >/dev/null 2>&1 &)",
        ),
        usage,
      },
      { ...reporting, usage },
    ];
    const { mission, work, seen, uid, home, directory } = await stay(turns);
    await writeFile(repository.beside("credentials"), key);

    const result = await work();
    const sealed = await mission.seal(1);

    expect(result.ending).toEqual({ kind: "finished", detail: "It ended by itself and reported." });
    expect(result.usd).toBeCloseTo((4 * (1000 * 4 + 100 * 20)) / 1_000_000, 8);
    const text = await seen();
    expect(text.split("\n").slice(0, 3)).toEqual(["cco", `${uid}`, directory]);
    expect(text).toContain("ANTHROPIC_API_KEY=sk-ant-api03-cco-session-");
    expect(text).not.toContain(key);
    expect(text).not.toContain(secret);
    expect(text).not.toMatch(/credentials$|"run":|README|uid=0/m);
    expect(text.match(/No such (file|process)|Permission denied|not found/g)?.length).toBeGreaterThan(4);
    expect(await pathsAt(repository, sealed.sha)).toEqual(
      ["README.md", "a.txt", "log.txt", "private/b.txt", "seen.txt"].toSorted(),
    );
    expect(readFileSync(join(directory, "log.txt"), "utf8").trim()).toBe("1");
    expect([directory, join(directory, "private"), home].map(ownerOf)).toEqual([0, 0, 0]);
    expect(statSync(join(directory, "shut")).mode & 0o700).toBe(0o700);
    expect(runningAs(uid)).toBe("");
  });

  test("ends when it is asked to, keeps its work and its cost, and goes on in the same session", async () => {
    const hold = createGate();
    const { work, mission, directory, home } = await stay([
      bash("echo half > work.txt"),
      { ...reporting, hold },
      reporting,
    ]);
    const interruption = new AbortController();

    const working = work({ interrupt: interruption.signal });
    await hold.reached;
    interruption.abort();
    const first = await working;
    hold.release();
    const { id = "", totalUsd = 0 } = first.session ?? {};
    const second = await work({ brief: "Go on.", resume: { session: id, totalUsd } });

    expect(first.ending).toEqual({ kind: "interrupted", detail: "It was asked to end." });
    expect(first.usd).toBeGreaterThan(0);
    expect(second).toMatchObject({ ending: { kind: "finished" }, session: { id } });
    expect((await mission.seal(1)).files).toBe(1);
    expect([directory, home].map(ownerOf)).toEqual([0, 0]);
  });

  test("has its setup run there, where it can use what that leaves", async () => {
    const { quarters, root, directory, work } = await stay([
      bash("cat deps/x > seen.txt; echo more >> deps/x; ls ~/.. >> seen.txt"),
      reporting,
    ]);
    const prover = proverIn(root, quarters);
    const request = { directory, iteration: 1, isResumed: false, interrupt: usualTask.interrupt };

    const broken = await prover.setUp?.({ ...request, setup: ["mkdir -m 700 deps; id -u > deps/x; env"] });
    await mkdir(join(root, "other"), { recursive: true });
    await work();

    expect(broken).toBeUndefined();
    expect(await seenBy(directory)).toBe(`${userFor(`${root}/worker`)}\ncheckout\nhome\n`);
    expect(ownerOf(join(root, "setup-cache"))).toBe(0);
  });
});

function proverIn(root: string, quarters: Quarters) {
  return createProver({
    gitDir: join(repository.path, ".git"),
    root,
    records: join(root, "records"),
    redact: String,
    quarters: async () => quarters,
  });
}
