import { expect, test } from "vitest";
import { createGate } from "#rehearsal/scripted-model/gate.ts";
import { act, bash, reports } from "./mission-text.ts";
import { createStage } from "./stage.ts";

test("a conflict with the base that no iteration resolves is a human's, and what they merge is followed", async () => {
  const gate = createGate();
  await using stage = await createStage({
    acts: [
      act(1, { ...bash("echo ok > one.txt"), hold: gate }, reports("write one")),
      act(2, reports("leave it")),
      act(3, bash("sed -i '/^[<>|]/d' one.txt"), reports("leave half of it")),
    ],
  });
  const { git, commit } = stage.repository;
  const start = stage.start("start");
  await gate.reached;
  await commit({ "one.txt": "theirs\n", "other.txt": "other\n" }, "On the base");
  gate.release();

  const { code, stdout } = await start.ended;
  await git(["switch", "-q", "cco/mission/demo"]);
  await git(["merge", "main"]).catch(() => {});
  await commit({ "one.txt": "ok\ntheirs\n" }, "Merge by hand");
  await git(["switch", "-q", "main"]);
  const resumed = await stage.run("resume");

  expect(code).toBe(10);
  expect(stdout).toContain(
    "both it and the branch changed one.txt, and 2 iterations did not bring them together.",
  );
  expect(stdout).toMatch(/git switch cco\/mission\/demo, git merge [0-9a-f]{9}, mend the files/);
  expect(resumed).toMatchObject({ code: 0, stderr: "" });
  expect(await stage.commits("%s")).toEqual(["Merge by hand", "feat: write one"]);
  expect(await git(["diff", "--name-only", "main", "cco/mission/demo"])).toBe("one.txt");
});
