import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { boundedNames, findFailedTests } from "../core/failed-tests.ts";
import type { Network } from "../core/mission.ts";
import { stripControl } from "../core/redact.ts";
import { countTests } from "../core/test-count.ts";
import { truncateTail } from "../core/truncate.ts";
import type { CommandEvidence } from "../core/verdict.ts";
import { provingEnvironment } from "./proof-environment.ts";
import type { Session } from "./prover.ts";
import { awaitReport, type Reading } from "./read-report.ts";
import { type CommandRun, runCommand } from "./run-command.ts";
import { launch, otherUserNames } from "./shut-in.ts";
import { parseTestReport } from "./test-report.ts";

/** One command of a proof. */
export type Step = {
  readonly command: string;
  readonly timeoutMs: number;
  readonly name: string;
  /** Relative to the evidence of the iteration. */
  readonly log: string;
  readonly network: Network;
  /** Path of the report that it is to write. */
  readonly report?: string | undefined;
};
export type Finding = { readonly run: CommandRun; readonly evidence: CommandEvidence };

const tailChars = 4000;

/** Runs a command in the room, keeps what it printed, and says what was seen. */
export async function runStep(session: Session, step: Step): Promise<Finding> {
  const { request, options, room } = session;
  const { command, report } = step;
  const { redact } = options;
  options.onActivity?.(redact(`${step.name}: ${command}`));
  const readReport = report === undefined ? undefined : await awaitReport(room.tree, report);
  const run = await enter(session, step);
  // The room's path means nothing to a reader, and the same failure should read the same each time.
  const output = stripControl(run.output).replaceAll(`${room.tree}/`, "").replaceAll(room.tree, ".");
  const shown = redact(output);
  const path = join("evidence", String(request.iteration), step.log);
  await writeLog(join(options.records, path), redact(`$ ${command}\n`) + shown + endingLine(run));
  const reading = await (readReport?.() ?? printedReport(run.stdout));
  const evidence: CommandEvidence = {
    kind: "command",
    command: redact(command),
    ending: run.ending,
    ...(run.exitCode === undefined ? {} : { exitCode: run.exitCode }),
    ...(run.why === undefined ? {} : { why: run.why }),
    durationMs: run.durationMs,
    tail: truncateTail(shown.trimEnd(), tailChars) + hintFor(output, session),
    ...testsOf(output, reading, redact),
    ...(room.held.length === 0 ? {} : { held: room.held.slice(0, mostHeld) }),
    log: path.replaceAll("\\", "/"),
  };
  return { run, evidence };
}

function enter({ request, options, room, shutIn }: Session, step: Step): Promise<CommandRun> {
  const { command, timeoutMs, network } = step;
  const env = provingEnvironment(options.environment ?? process.env, room);
  const named = shutIn.user === undefined ? {} : otherUserNames;
  return runCommand({
    command,
    directory: room.tree,
    env: { ...env, ...named },
    timeoutMs,
    interrupt: request.interrupt,
    enter: (bare) => launch(shutIn, { ...bare, network, objects: room.objects }),
  });
}

/** Some runners print their report, and nothing else. */
async function printedReport(stdout: string): Promise<Reading | undefined> {
  if (!/^\s*[{<]/.test(stdout)) return undefined;
  const report = await parseTestReport(stdout);
  return report === undefined ? undefined : { report };
}

type Tests = Pick<CommandEvidence, "tests" | "failed" | "failures" | "unreported">;

/** A report says it better than what is printed. */
function testsOf(output: string, reading: Reading | undefined, redact: (text: string) => string): Tests {
  const { report, unreported } = reading ?? {};
  const tests = report?.tests ?? countTests(output);
  const failures = boundedNames(report?.failures ?? findFailedTests(output)).map(redact);
  return {
    ...(tests === undefined ? {} : { tests }),
    ...(report === undefined ? {} : { failed: report.failed }),
    ...(failures.length === 0 ? {} : { failures }),
    ...(unreported === undefined ? {} : { unreported }),
  };
}

const lacksRights = /no new privileges|permission denied.*docker\.sock|docker\.sock.*permission denied/i;

/** What lacks rights says so in words that do not help. */
function hintFor(output: string, { shutIn }: Session): string {
  if (shutIn.user === undefined || !lacksRights.test(output)) return "";
  return "\n[It runs as a user without rights. A mission whose checks need sudo or Docker says `verification: { user: same }`.]";
}

/** How many names of held configuration are kept. */
const mostHeld = 10;

function endingLine({ ending, exitCode, durationMs }: CommandRun): string {
  return `\n[${ending}${exitCode === undefined ? "" : ` ${exitCode}`} after ${(durationMs / 1000).toFixed(1)} s]\n`;
}

async function writeLog(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
