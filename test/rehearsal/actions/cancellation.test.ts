import { spawnSync } from "node:child_process";
import { expect, it, vi } from "vitest";
import { createTemp } from "#test/support/temp.ts";
import { createStage, widgets, workflow, writeAction } from "./stage.ts";

const stubborn = `
  process.on("SIGINT", () => console.log("heard SIGINT"));
  process.on("SIGTERM", () => console.log("heard SIGTERM"));
  setInterval(() => {}, 1000);
  console.log("holding");`;
const obliging = `
  process.on("SIGINT", () => { console.log("heard SIGINT"); process.exit(0); });
  setInterval(() => {}, 1000);
  console.log("holding");`;
const post = `console.log("post ran");`;

async function stageWith(
  main: string,
  steps: string,
  options: Parameters<typeof createStage>[1] & { job?: string } = {},
) {
  const temp = await createTemp();
  const directory = await writeAction(temp.path, { main, post });
  const stage = await createStage(
    { "a.yml": workflow(steps, { job: options.job ?? "" }) },
    { ...options, actions: { "acme/hold@v1": directory } },
  );
  return {
    stage,
    async [Symbol.asyncDispose]() {
      await stage[Symbol.asyncDispose]();
      await temp[Symbol.asyncDispose]();
    },
  };
}

it("interrupts the step, runs post steps and what runs always, and ends as cancelled", async () => {
  await using held = await stageWith(
    obliging,
    "- uses: acme/hold@v1\n- run: echo skipped-one\n- if: always()\n  run: echo always\n- if: cancelled()\n  run: echo was-cancelled",
  );
  const { stage } = held;
  stage.emit();
  const run = await stage.logged("\nholding");

  expect(await stage.actions.backend.cancel(widgets, run.id)).toBeUndefined();
  await stage.actions.idle();

  expect(stage.actions.runs()[0]?.conclusion).toBe("cancelled");
  expect(stage.job(run).steps.map(({ conclusion }) => conclusion)).toEqual([
    ...["success", "cancelled", "skipped", "success", "success", "success", "success"],
  ]);
  for (const text of ["heard SIGINT", "\nalways", "\nwas-cancelled", "post ran"])
    expect(stage.log(run)).toContain(text);
  expect(await stage.actions.backend.cancel(widgets, run.id)).toMatchObject({ status: 409 });
});

it("goes from SIGINT to SIGTERM to the kill of the whole tree", async () => {
  const main = `import { spawn } from "node:child_process";
    const child = spawn("sleep", ["600"], { detached: true });
    console.log("child", child.pid);${stubborn}`;
  await using held = await stageWith(main, "- uses: acme/hold@v1", {
    ladder: { interruptMs: 150, terminateMs: 150 },
  });
  const { stage } = held;
  stage.emit();
  const run = await stage.logged("\nholding");

  await stage.actions.backend.cancel(widgets, run.id);
  await stage.actions.idle();

  expect(stage.log(run)).toMatch(/heard SIGINT\nheard SIGTERM[\s\S]*post ran/);
  expect(isAlive(Number(/child (\d+)/.exec(stage.log(run))?.[1]))).toBe(false);
});

it("does not interrupt a step that runs always", async () => {
  await using stage = await createStage({
    "a.yml": workflow(
      '- if: always()\n  run: echo holding; read < "$GITHUB_WORKSPACE/../../../../../gate-1"; echo finished',
    ),
  });
  const gate = await stage.gate();
  stage.emit();
  const run = await stage.logged("\nholding");

  await stage.actions.backend.cancel(widgets, run.id);
  await gate.open();
  await stage.actions.idle();

  expect(stage.log(run)).toContain("\nfinished");
  expect(stage.actions.runs()[0]?.conclusion).toBe("cancelled");
});

it("stops hard when the window of a cancellation is over", async () => {
  await using held = await stageWith(
    "console.log('main')",
    "- uses: acme/hold@v1\n- if: always()\n  run: echo holding; exec sleep 600",
    { cancelWindowMs: 100 },
  );
  const { stage } = held;
  stage.emit();
  const run = await stage.logged("\nholding");

  await stage.actions.backend.cancel(widgets, run.id);
  await stage.actions.idle();

  expect(stage.actions.runs()[0]?.conclusion).toBe("cancelled");
  expect(stage.log(run)).not.toContain("post ran");
});

it("cancels a job whose time is over", async () => {
  await using held = await stageWith(obliging, "- uses: acme/hold@v1", { job: "timeout-minutes: 0.01" });
  const { stage } = held;

  const [run] = await stage.runsAfter();

  expect(run?.conclusion).toBe("cancelled");
  expect(stage.actions.annotations(stage.job(run).id).at(-1)?.message).toContain(
    "maximum execution time of 0.01 minutes",
  );
  expect(stage.log(run)).toContain("post ran");
});

it("loses a machine: everything on it dies, no post step, the job fails after the fact", async () => {
  await using held = await stageWith(
    `import { spawn } from "node:child_process";
    const child = spawn("sleep", ["600"], { detached: true, env: {} });
    console.log("child", child.pid);${stubborn}`,
    "- uses: acme/hold@v1\n- if: always()\n  run: echo always",
  );
  const { stage } = held;
  stage.emit();
  const run = await stage.logged("\nholding");

  stage.actions.kill(run.id);
  await stage.actions.idle();

  expect(stage.actions.runs()[0]?.conclusion).toBe("failure");
  expect(stage.log(run)).not.toMatch(/heard|post ran|\nalways/);
  expect(stage.job(run).steps.at(-1)).toMatchObject({ status: "in_progress", conclusion: null });
  expect(isAlive(Number(/child (\d+)/.exec(stage.log(run))?.[1]))).toBe(false);
  expect(stage.tokens.every(({ revoked }) => revoked)).toBe(true);
});

it("sweeps what a step left in the background when the job ends, not before", async () => {
  const steps = `
- run: |
    sleep 600 &
    echo "left $!"
    echo "CHILD=$!" >> "$GITHUB_ENV"
- run: kill -0 $CHILD && echo "still there"`;
  await using stage = await createStage({ "a.yml": workflow(steps) });

  const [run] = await stage.runsAfter();

  expect(run?.conclusion).toBe("success");
  expect(isAlive(Number(/left (\d+)/.exec(stage.log(run))?.[1]))).toBe(false);
});

it("cancels a run that waits for a machine, and it cannot be repeated", async () => {
  await using stage = await createStage(
    { "a.yml": workflow("- run: echo holding; exec sleep 600"), "b.yml": workflow("- run: echo") },
    { machines: 1 },
  );
  stage.emit();
  const first = await stage.logged("\nholding");
  const second = await stage.actions.waitFor(() => stage.actions.runs().find(({ id }) => id !== first.id));
  expect(second.status).toBe("queued");

  await stage.actions.backend.cancel(widgets, second.id);
  await stage.actions.waitFor(
    () => stage.actions.runs().find(({ id }) => id === second.id)?.conclusion === "cancelled",
  );
  expect(await stage.actions.backend.rerun(widgets, second.id, "ada")).toMatchObject({ status: 403 });
  expect(await stage.actions.backend.rerun(widgets, first.id, "ada")).toEqual({
    status: 403,
    message: "This workflow is already running",
  });
});

/** Nobody may have buried it yet: a zombie is dead. */
function isAlive(pid: number): boolean {
  if (!(pid > 0)) throw new Error("There is no process to look for.");
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  return stdout.trim() !== "" && !stdout.startsWith("Z");
}

it("waits for nothing once a job has ended, though its failure cancels its siblings", async () => {
  const cancelWindowMs = 77_777;
  const timer = vi.spyOn(globalThis, "setTimeout");
  await using held = await stageWith(obliging, "- run: exit 1", { cancelWindowMs });

  const [run] = await held.stage.runsAfter();
  const waits = timer.mock.calls.filter(([, ms]) => ms === cancelWindowMs);
  timer.mockRestore();

  expect(run?.conclusion).toBe("failure");
  expect(waits).toEqual([]);
});
