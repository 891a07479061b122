import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createStage } from "./stage.ts";

test("people work in the mode manual: the brief is printed, and what they commit is proved", async () => {
  const settings = ["worker: { mode: manual }", "budget: { iterations: 3 }"];
  // No key, and nothing on PATH that could be Claude Code.
  await using stage = await createStage({ criteria: ["one", "two"], settings });
  const { repository } = stage;
  const bare = stage.with({ ANTHROPIC_API_KEY: undefined });
  const commit = async (file: string) => {
    await repository.git(["switch", "-q", "cco/mission/demo"]);
    await repository.write({ [file]: "ok\n" });
    await repository.git(["add", file]);
    await repository.git(["commit", "-qm", `add ${file}`]);
  };

  const first = await bare.run("start");
  const idle = await bare.run("start");
  await commit("one.txt");
  const second = await bare.run("start");
  const status = await bare.run("status");
  await commit("two.txt");
  const last = await bare.run("resume");

  expect(first).toMatchObject({ code: 0, stderr: "" });
  expect(first.stdout).toContain("Iteration 1 of mission demo: Demo");
  expect(first.stdout).toContain("Commit to the branch cco/mission/demo");
  expect(first.stdout).toContain("Waiting for commits. Iteration 1 is for a person: one, on the branch");
  expect(idle.stdout).toContain("Iteration 1 of mission demo");
  expect(second.stdout).toContain("Iteration 2 of mission demo");
  expect(status.stdout).toContain("1 of 2 criteria met");
  expect(last).toMatchObject({ code: 0, stderr: "" });
  expect(last.stdout).toContain("Done. Every required criterion is met");
  expect(await stage.commits("%s")).toEqual(["add two.txt", "add one.txt"]);
  const types = (await stage.entries()).map(({ type }) => type);
  expect(types.filter((type) => type === "work-handed-over")).toHaveLength(2);
  expect(types).not.toContain("iteration-opened");
  expect(stage.model.requests).toEqual([]);
  const brief = await readFile(join(repository.path, ".cco/sessions/demo/brief.md"), "utf8");
  expect(brief).toContain("Iteration 2 of mission demo");
});
