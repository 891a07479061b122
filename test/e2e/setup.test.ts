import { expect, test } from "vitest";
import { act, bash, reports } from "./mission-text.ts";
import { createStage } from "./stage.ts";

test("a worker finds what the setup made, and hears of a setup that fails; a proof that cannot be set up is none", async () => {
  const settings = [`setup: ["test ! -e poison", "echo ok > .deps"]`];
  await using stage = await createStage({
    settings,
    criteria: ["one"],
    files: { ".gitignore": ".cco/sessions/\n.cco/logs/\n.deps\n" },
    acts: [
      act(1, bash("cp .deps one.txt; touch poison"), reports("write one")),
      { when: "The setup failed in your directory", turns: [bash("rm poison"), reports("take poison out")] },
    ],
  });

  const run = await stage.run("start");

  expect(run).toMatchObject({ code: 0, stderr: "" });
  const entries = await stage.entries();
  const judged = entries.flatMap((entry) => (entry.type === "criteria-judged" ? entry.verdicts : []));
  expect(judged.map(({ verdict }) => verdict)).toEqual(["unknown", "met"]);
  const briefs = stage.model.requests.map(({ body }) => JSON.stringify(body ?? ""));
  expect(briefs.some((brief) => brief.includes("`test ! -e poison`, exit code 1"))).toBe(true);
  expect(await stage.commits("%s")).toEqual(["feat: take poison out", "feat: write one"]);
});
