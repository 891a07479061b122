import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as core from "@actions/core";
import { renderStepSummary } from "../core/comment.ts";
import { mistakes, UserError } from "../core/error.ts";
import { exitCodeOf } from "../core/outcome.ts";
import { readInputs, secretInputs } from "./inputs.ts";
import { readJob } from "./job.ts";
import { listen } from "./listen.ts";
import { missionRefOf } from "./missions.ts";
import { showMistake } from "./mistake.ts";
import { obey } from "./obey.ts";
import { createSetting, type Environment, type Setting } from "./setting.ts";
import { exitCodeOfStep, outputsOf, renderTold, reportOf, type StepEnd, sentenceOf } from "./step-end.ts";
import { sweep } from "./sweep.ts";
import { wakeOf } from "./wake.ts";
import { dispatchNext, work } from "./work.ts";

/** Runs the step and returns its exit code. The one place where errors of the Action become text. */
export async function runAction(env: Environment): Promise<number> {
  const interruption = new AbortController();
  process.on("SIGINT", () => interruption.abort());
  process.on("SIGTERM", () => interruption.abort());
  try {
    const inputs = readInputs(env);
    for (const name of secretInputs) if (inputs[name] !== undefined) core.setSecret(inputs[name]);
    const voice = { say: core.info, warn: core.warning };
    const setting = createSetting(readJob(env), inputs, { env, voice, interrupt: interruption.signal });
    const end = await step(setting);
    await show(end, setting);
    // What ended by itself needs no rescue.
    if (!interruption.signal.aborted) core.saveState("ended", "true");
    return exitCodeOfStep(end);
  } catch (error) {
    if (!interruption.signal.aborted) core.saveState("failed", "true");
    return fail(error);
  }
}

async function step(setting: Setting): Promise<StepEnd> {
  const wake = wakeOf(setting.job, setting.inputs);
  switch (wake.kind) {
    case "work":
      return work(wake, setting).catch((error: unknown) => tellIssue(error, wake.mission, setting));
    case "command":
      return obey(wake, setting);
    case "sweep":
      return sweep(setting);
    case "issue":
    case "comment":
      return listen(wake, setting);
    case "files":
      return startFiles(wake.files, setting);
    case "nothing":
      return { kind: "nothing", sentence: wake.why };
  }
}

/** Who wrote an issue that cannot be a mission does not look at jobs. */
async function tellIssue(error: unknown, mission: string, setting: Setting): Promise<never> {
  if (error instanceof UserError) await showMistake(error, missionRefOf(mission), setting);
  throw error;
}

async function startFiles(files: readonly string[], setting: Setting): Promise<StepEnd> {
  const branch = setting.job.ref.replace("refs/heads/", "");
  for (const file of files) {
    const ref = missionRefOf(file);
    await dispatchNext(setting, { ref, branch, reason: "its file was pushed", by: setting.job.actor });
  }
  return { kind: "told", sentence: `Started: ${files.join(", ")}.` };
}

async function show(end: StepEnd, { job, redact, dry }: Setting): Promise<void> {
  const report = join(job.temp, "cco-report.json");
  await writeFile(report, redact(`${JSON.stringify(reportOf(end), undefined, 2)}\n`));
  for (const [name, value] of Object.entries({ ...outputsOf(end), report })) core.setOutput(name, value);
  core.notice(redact(sentenceOf(end)), { title: "CCO" });
  const page = end.kind === "mission" ? renderStepSummary(end.state) : renderTold(end, dry?.deeds);
  if (page !== "") await core.summary.addRaw(redact(page)).write();
}

/** What GitHub answers to any write when somebody archived the repository meanwhile. */
function archivedIn(error: unknown): UserError | undefined {
  const isArchived =
    error instanceof Error && /repository was archived so (it )?is read-only/i.test(error.message);
  return isArchived
    ? mistakes.repositoryArchived(process.env.GITHUB_REPOSITORY ?? "The repository")
    : undefined;
}

function fail(thrown: unknown): number {
  const error = archivedIn(thrown) ?? thrown;
  if (error instanceof UserError) {
    core.error(`${error.message}\n${error.fix}`, { title: error.code });
    core.setOutput("outcome", "misconfigured");
    return exitCodeOf("misconfigured");
  }
  core.error(error instanceof Error ? (error.stack ?? error.message) : String(error), {
    title: "A fault of CCO",
  });
  core.setOutput("outcome", "failed");
  return exitCodeOf("failed");
}
