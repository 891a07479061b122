import { expect, it } from "vitest";
import { createStage, workflow } from "./stage.ts";

it("keeps secrets, the token and added masks out of the log and the summary", async () => {
  const steps = `
- env: {KEY: "\${{ secrets.API_KEY }}", TOKEN: "\${{ github.token }}"}
  run: |
    echo "key $KEY"; echo "token $TOKEN"; echo "$KEY" >> "$GITHUB_STEP_SUMMARY"
    echo "::add-mask::later"
    echo "now later" >&2`;
  await using stage = await createStage(
    { "a.yml": workflow(steps) },
    { secrets: { API_KEY: "s3cr3t-value" } },
  );

  const [run] = await stage.runsAfter();

  const log = stage.log(run);
  expect(log).toContain("key ***\ntoken ***\n");
  expect(log).toContain("now ***");
  expect(log + stage.actions.summary(stage.job(run).id)).not.toMatch(/s3cr3t-value|ghs_0/);
});

it("turns commands into annotations, ten of each kind at most, and obeys none where they are stopped", async () => {
  const steps = `
- run: |
    echo "::error file=src/a.ts,line=3,title=Broken::It%0Abroke"
    for n in $(seq 12); do echo "::warning::$n"; done
    echo "::stop-commands::quiet-7"
    echo "::error::not obeyed"
    echo "::quiet-7::"
    echo "::notice::heard"`;
  await using stage = await createStage({ "a.yml": workflow(steps) });

  const [run] = await stage.runsAfter();

  const annotations = stage.actions.annotations(stage.job(run).id);
  expect(annotations[0]).toEqual({
    level: "failure",
    message: "It\nbroke",
    title: "Broken",
    path: "src/a.ts",
    startLine: 3,
  });
  expect(annotations.filter(({ level }) => level === "warning")).toHaveLength(10);
  expect(annotations.at(-1)).toEqual({ level: "notice", message: "heard" });
  expect(stage.log(run)).toContain("::error::not obeyed");
  expect(stage.reports.at(-1)?.job.annotations).toEqual(annotations);
});

it("obeys the old set-output in whatever reaches the log", async () => {
  await using stage = await createStage({
    "a.yml": workflow(
      `- id: a\n  run: echo '::set-output name=x::injected'\n- run: echo got \${{ steps.a.outputs.x }}`,
    ),
  });

  const [run] = await stage.runsAfter();

  expect(stage.log(run)).toContain("got injected");
});
