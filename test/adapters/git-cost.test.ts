import { execFileSync } from "node:child_process";
import { chmod, readFile, writeFile } from "node:fs/promises";
import { delimiter } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { createRepository, type TestRepository, writeFiles } from "../support/repository.ts";
import { machineOf, startWork } from "./github-workspace-fixture.ts";
import { serveRepository } from "./github-workspace-server.ts";
import { criterion, proverOf } from "./prover-stage.ts";
import { branch, openMission } from "./workspace-fixture.ts";

afterEach(() => vi.unstubAllEnvs());

it("an iteration starts few git processes", async () => {
  await using repository = await createRepository({ "a.txt": "a\n" });
  const count = await countCalls(repository);
  const mission = await openMission(repository, { isSecret: () => false });
  const from = mission.base;
  const cost: Record<string, number> = {};

  await count();
  await mission.workspace.observe(branch);
  cost.observe = await count();
  const { directory } = await mission.workspace.prepare(from);
  cost["first prepare"] = await count();
  await mission.seal(1, { from });
  cost["seal of nothing"] = await count();
  await mission.workspace.prepare(from);
  await writeFiles(directory, { "a.txt": "work\n" });
  cost.prepare = await count();
  await mission.seal(2, { from });
  cost.seal = await count();
  await mission.workspace.changes(from, await repository.git(["rev-parse", branch.name]));
  cost["look at the change"] = await count();

  expect(cost).toEqual({
    observe: 1,
    "first prepare": 1,
    "seal of nothing": 2,
    prepare: 2,
    seal: 14,
    "look at the change": 2,
  });
});

it("a proof starts few git processes", async () => {
  await using repository = await createRepository({
    "a.txt": "a\n",
    "package.json": "{}",
    Makefile: "test:\n",
  });
  const base = await repository.git(["rev-parse", "HEAD"]);
  const sha = await repository.commit({ "a.txt": "b\n", "a.test.js": "" });
  const count = await countCalls(repository);
  const { prove } = proverOf(repository);
  const cost: Record<string, number> = {};

  await prove({ sha, base, criteria: [criterion("c", "true", "echo")] });
  cost.checks = await count();
  await prove({ sha, base, setup: ["true"], criteria: [criterion("c", "true")] });
  cost["checks after setup"] = await count();

  expect(cost).toEqual({ checks: 2, "checks after setup": 5 });
});

it("an iteration at a remote starts few git processes, and looks at the branch once", async () => {
  await using server = await serveRepository({ "a.txt": "a\n" });
  const count = await countCalls(server.repository);
  const { sealFirst, base } = await startWork(server, { "a.txt": "b\n" });
  const { sha } = await sealFirst();
  const { workspace, seal } = machineOf(server, "another");
  const cost: Record<string, number> = {};

  await count();
  await workspace.observe(branch, { base, head: sha });
  cost.observe = await count();
  const { directory } = await workspace.prepare(sha);
  cost["first prepare"] = await count();
  await writeFiles(directory, { "a.txt": "work\n" });
  const second = await seal(2, { from: sha, base });
  cost.seal = await count();
  await workspace.ready([second.sha, base]);
  cost["ready for the proof"] = await count();

  // With two of the server's for each time that it is spoken to.
  expect(cost).toEqual({ observe: 3, "first prepare": 4, seal: 14, "ready for the proof": 0 });
});

/** Puts a git first on the PATH that leaves a line behind. Gives how many calls there were since it was last asked. */
async function countCalls(repository: TestRepository): Promise<() => Promise<number>> {
  const log = repository.beside("calls");
  const real = execFileSync("/bin/sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();
  await writeFiles(repository.beside("bin"), { git: `#!/bin/sh\necho >> '${log}'\nexec '${real}' "$@"\n` });
  await chmod(repository.beside("bin/git"), 0o755);
  vi.stubEnv("PATH", `${repository.beside("bin")}${delimiter}${process.env.PATH}`);
  return async () => {
    const calls = await readFile(log, "utf8").catch(() => "");
    await writeFile(log, "");
    return calls.length;
  };
}
