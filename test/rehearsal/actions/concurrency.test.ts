import { expect, it } from "vitest";
import { createStage, type Stage, widgets, workflow } from "./stage.ts";

const on = "{workflow_dispatch: {inputs: {gate: {}, group: {default: one}}}}";
const steps = `- run: echo begun; if [ -n "$GATE" ]; then read < "$GATE"; fi
  env: {GATE: "\${{ inputs.gate }}"}`;

function stateOf(stage: Stage): readonly string[] {
  return stage.actions.runs().map(({ status, conclusion }) => conclusion ?? status);
}

it("lets one run of a group wait and cancels it for a newer one", async () => {
  await using stage = await createStage({
    "a.yml": workflow(steps, { on, top: `concurrency: cco-\${{ inputs.group }}` }),
  });
  const gate = await stage.gate();
  await stage.dispatch("a.yml", { gate: gate.path });
  await stage.logged("\nbegun");

  await stage.dispatch("a.yml", { group: "ONE" });
  expect(stateOf(stage)).toEqual(["in_progress", "pending"]);
  const third = await stage.dispatch("a.yml");
  await stage.dispatch("a.yml", { group: "other" });
  await stage.actions.waitFor(() => stage.actions.runs()[3]?.status === "completed");
  expect(stateOf(stage)).toEqual(["in_progress", "cancelled", "pending", "success"]);

  await gate.open();
  await stage.actions.idle();
  expect(stateOf(stage)).toEqual(["success", "cancelled", "success", "success"]);
  expect(await stage.actions.backend.rerun(widgets, third.id - 1, "ada")).toEqual({
    status: 403,
    message: "This workflow run cannot be retried",
  });
});

it("cancels what runs where the newer one asks for it", async () => {
  await using stage = await createStage({
    "a.yml": workflow(steps.replace('read < "$GATE"', "exec sleep 60"), {
      on,
      top: "concurrency: {group: g, cancel-in-progress: true}",
    }),
  });
  await stage.dispatch("a.yml", { gate: "x" });
  await stage.logged("\nbegun");

  await stage.dispatch("a.yml");
  await stage.actions.idle();

  expect(stateOf(stage)).toEqual(["cancelled", "success"]);
});

it("keeps up to a hundred jobs in line with queue: max, first come, first served", async () => {
  const job = "concurrency: {group: cco-1, queue: max}";
  await using stage = await createStage({ "a.yml": workflow(steps, { on, job }) });
  const gate = await stage.gate();
  await stage.dispatch("a.yml", { gate: gate.path });
  await stage.logged("\nbegun");

  for (let n = 0; n < 101; n++) await stage.dispatch("a.yml");
  await stage.actions.waitFor(() => stage.actions.runs()[101]?.conclusion === "cancelled");
  expect(stage.actions.runs().filter(({ status }) => status === "pending")).toHaveLength(100);
  for (const run of stage.actions.runs().slice(4)) await stage.actions.backend.cancel(widgets, run.id);
  await gate.open();
  await stage.actions.idle();

  const done = stage.actions.runs().slice(0, 4);
  expect(done.map(({ conclusion }) => conclusion)).toEqual(Array(4).fill("success"));
  const begun = stage.reports
    .filter(({ action }) => action === "in_progress")
    .map(({ job: { runId } }) => runId);
  expect(begun).toEqual(done.map(({ id }) => id));
});

it("refuses queue: max together with cancel-in-progress", async () => {
  await using stage = await createStage({
    "a.yml": workflow(steps, { on, top: "concurrency: {group: g, queue: max, cancel-in-progress: true}" }),
  });

  await expect(stage.dispatch("a.yml")).rejects.toThrow(/queue: max/);
});

it("keeps a job whose condition is false out of the group", async () => {
  const job = "if: inputs.gate != 'no'\nconcurrency: g";
  await using stage = await createStage({ "a.yml": workflow(steps, { on, job }) });
  const gate = await stage.gate();
  await stage.dispatch("a.yml", { gate: gate.path });
  await stage.logged("\nbegun");
  await stage.dispatch("a.yml");

  await stage.dispatch("a.yml", { gate: "no" });
  await stage.actions.waitFor(() => stage.actions.runs()[2]?.status === "completed");

  expect(stateOf(stage)).toEqual(["in_progress", "pending", "skipped"]);
  await gate.open();
  await stage.actions.idle();
  expect(stateOf(stage)).toEqual(["success", "success", "skipped"]);
});
