import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { renderStepSummary } from "../core/comment.ts";
import { mistakes, UserError } from "../core/error.ts";
import { exitCodeOf } from "../core/outcome.ts";
import { redactStrings } from "../core/redact.ts";
import { listen } from "../listening/listen.ts";
import { startFiles } from "../listening/start-files.ts";
import { sweep } from "../listening/sweep.ts";
import { faultOf } from "./fault.ts";
import { readInputs, secretInputs } from "./inputs.ts";
import { readJob } from "./job.ts";
import { obey } from "./obey.ts";
import { showProblem } from "./problem.ts";
import * as runner from "./runner.ts";
import { createSetting, type Environment, type Setting } from "./setting.ts";
import { exitCodeOfStep, outputsOf, renderTold, reportOf, type StepEnd, sentenceOf } from "./step-end.ts";
import { wakeOf } from "./wake.ts";
import { work } from "./work.ts";

/** Runs the step and returns its exit code. The one place where errors of the Action become text. */
export async function runAction(env: Environment): Promise<number> {
  const interruption = new AbortController();
  process.on("SIGINT", () => interruption.abort());
  process.on("SIGTERM", () => interruption.abort());
  try {
    const inputs = readInputs(env);
    for (const name of secretInputs) if (inputs[name] !== undefined) runner.setSecret(inputs[name]);
    const voice = { say: runner.info, warn: runner.warning };
    const setting = createSetting(readJob(env), inputs, { env, voice, interrupt: interruption.signal });
    return await run(setting);
  } catch (error) {
    // Nothing was begun that could need a rescue.
    runner.saveState("ended", "true");
    return fail(error, String);
  }
}

async function run(setting: Setting): Promise<number> {
  try {
    const end = await step(setting);
    await show(end, setting);
    // What ended by itself needs no rescue.
    if (!setting.interrupt.aborted) runner.saveState("ended", "true");
    return exitCodeOfStep(end);
  } catch (error) {
    if (!setting.interrupt.aborted) runner.saveState("failed", "true");
    const known = archivedIn(error) ?? error;
    if (known instanceof UserError) await showProblem(known, setting);
    return fail(known, setting.redact);
  }
}

async function step(setting: Setting): Promise<StepEnd> {
  const wake = wakeOf(setting.job, setting.inputs);
  switch (wake.kind) {
    case "work":
      return work(wake, setting);
    case "command":
      return obey(wake, setting);
    case "sweep":
      return sweep(setting);
    case "issue":
    case "comment":
      return (await isHeardByApp(setting)) ? heardByApp : listen(wake, setting);
    case "files":
      if (await isHeardByApp(setting)) return heardByApp;
      return startFiles(wake.files, setting, {
        branch: setting.job.ref.replace("refs/heads/", ""),
        by: setting.job.actor,
      });
    case "nothing":
      return { kind: "nothing", sentence: wake.why };
  }
}

/** Both would answer: what people do and say is heard by the App, where there is one that gives this job its token. */
async function isHeardByApp({ inputs, token }: Setting): Promise<boolean> {
  return inputs["app-url"] !== undefined && (await token()) !== (inputs["github-token"] ?? "");
}

const heardByApp: StepEnd = { kind: "nothing", sentence: "The App hears this." };

async function show(end: StepEnd, { job, redact, dry }: Setting): Promise<void> {
  const report = join(job.temp, "cco-report.json");
  const shown = redactStrings(end, redact);
  const place = { repository: `${job.serverUrl}/${job.repository}` };
  await writeFile(report, redact(`${JSON.stringify(reportOf(shown, place), undefined, 2)}\n`));
  for (const [name, value] of Object.entries({ ...outputsOf(shown), report })) runner.setOutput(name, value);
  runner.notice(redact(sentenceOf(shown)), "CCO");
  const page =
    shown.kind === "mission" ? renderStepSummary(shown.state, place) : renderTold(shown, dry?.deeds);
  if (page !== "") runner.writeSummary(redact(page));
}

/** What GitHub answers to any write when somebody archived the repository meanwhile. */
function archivedIn(error: unknown): UserError | undefined {
  const isArchived =
    error instanceof Error && /repository was archived so (it )?is read-only/i.test(error.message);
  return isArchived
    ? mistakes.repositoryArchived(process.env.GITHUB_REPOSITORY ?? "The repository")
    : undefined;
}

function fail(error: unknown, redact: (text: string) => string): number {
  const { title, text, outcome } = faultOf(error);
  runner.error(redact(text), title);
  runner.setOutput("outcome", outcome);
  return exitCodeOf(outcome);
}
