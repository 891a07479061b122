import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { alwaysProtected, type Criterion, type RunCheck } from "../core/mission.ts";
import type { Proof, ProofRequest, Prover } from "../core/ports.ts";
import { stripControl } from "../core/redact.ts";
import { countTests } from "../core/test-count.ts";
import { truncateTail } from "../core/truncate.ts";
import type { CommandEvidence } from "../core/verdict.ts";
import { matchesPattern } from "./pattern-match.ts";
import { provingEnvironment } from "./proof-environment.ts";
import { openRoom, type Room } from "./proof-room.ts";
import { type CommandRun, runCommand } from "./run-command.ts";

export type ProverOptions = {
  /** Git directory of the repository that has the commits. Only read. */
  readonly gitDir: string;
  /** Directory of the prover's own, outside every worktree. */
  readonly root: string;
  /** Directory of the mission's records: logs go below `evidence/<iteration>/`. */
  readonly records: string;
  readonly redact: (text: string) => string;
  /** What the allow-list picks from; default: this process's environment. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Time limit of each setup command; default 20 minutes. */
  readonly setupTimeoutMs?: number;
  /** Told in one line what runs now. */
  readonly onActivity?: (line: string) => void;
};

const tailChars = 4000;
const defaultSetupTimeoutMs = 20 * 60_000;

/**
 * Proves on a clean checkout of the exact commit, protected paths as they are at the base, without any key in
 * the environment. Each command finds the checkout as `setup` left it, whatever an earlier one did to it.
 * The same command with the same time limit runs once, however many criteria name it. When setup fails, its
 * evidence stands for every criterion. Rejects when the checkout cannot be made: that says nothing about the work.
 */
export function createProver(options: ProverOptions): Prover {
  return { prove: (request) => prove(request, options) };
}

async function prove(request: ProofRequest, options: ProverOptions): Promise<Proof> {
  const protect = [...alwaysProtected, ...request.protect];
  const room = await openRoom({ ...options, sha: request.sha, base: request.base, protect });
  const session = { request, options, room };
  try {
    const broken = await setUp(session);
    if (broken !== undefined) return Object.fromEntries(request.criteria.map(({ id }) => [id, [broken]]));
    return await runChecks(session);
  } finally {
    await room.close();
  }
}

type Session = { readonly request: ProofRequest; readonly options: ProverOptions; readonly room: Room };

/** The evidence of the first setup command that failed. */
async function setUp(session: Session): Promise<CommandEvidence | undefined> {
  const timeoutMs = session.options.setupTimeoutMs ?? defaultSetupTimeoutMs;
  for (const [index, command] of session.request.setup.entries()) {
    const finding = await run(session, { command, timeoutMs, name: "setup", log: `setup/${index + 1}.log` });
    if (finding.run.ending !== "exited" || finding.run.exitCode !== 0)
      return { ...finding.evidence, setup: true };
  }
  if (session.request.setup.length > 0) await session.room.guard();
  return undefined;
}

async function runChecks(session: Session): Promise<Proof> {
  const { criteria, interrupt } = session.request;
  const commands = new Set(criteria.flatMap(runChecksOf).map(keyOf));
  const found = new Map<string, Finding>();
  if (commands.size > 1) await session.room.keep();
  const proof: Record<string, readonly CommandEvidence[]> = {};
  for (const criterion of criteria) {
    const evidence: CommandEvidence[] = [];
    for (const [index, check] of runChecksOf(criterion).entries()) {
      const key = keyOf(check);
      if (!found.has(key) && found.size > 0 && !interrupt.aborted) {
        await session.room.reset({ last: found.size === commands.size - 1 });
      }
      const log = `${fileNameOf(criterion.id)}-${index + 1}.log`;
      const finding = found.get(key) ?? (await run(session, { ...check, name: criterion.id, log }));
      found.set(key, finding);
      evidence.push(withExpectation(check, finding));
    }
    proof[criterion.id] = evidence;
  }
  return proof;
}

function runChecksOf(criterion: Criterion): readonly RunCheck[] {
  return criterion.checks.filter((check): check is RunCheck => check.kind === "run");
}

function keyOf({ command, timeoutMs }: RunCheck): string {
  return `${timeoutMs} ${command}`;
}

type Step = {
  readonly command: string;
  readonly timeoutMs: number;
  readonly name: string;
  readonly log: string;
};
type Finding = { readonly run: CommandRun; readonly evidence: CommandEvidence };

async function run(
  { request, options, room }: Session,
  { command, timeoutMs, name, log }: Step,
): Promise<Finding> {
  const { redact } = options;
  options.onActivity?.(redact(`${name}: ${command}`));
  const env = provingEnvironment(options.environment ?? process.env, room);
  const ended = await runCommand({
    command,
    directory: room.tree,
    env,
    timeoutMs,
    interrupt: request.interrupt,
  });
  // The room's path means nothing to a reader, and the same failure should read the same each time.
  const output = stripControl(ended.output).replaceAll(`${room.tree}/`, "").replaceAll(room.tree, ".");
  const shown = redact(output);
  const path = join("evidence", String(request.iteration), log);
  await writeLog(join(options.records, path), redact(`$ ${command}\n`) + shown + endingLine(ended));
  const tests = countTests(output);
  const evidence: CommandEvidence = {
    kind: "command",
    command: redact(command),
    ending: ended.ending,
    ...(ended.exitCode === undefined ? {} : { exitCode: ended.exitCode }),
    durationMs: ended.durationMs,
    tail: truncateTail(shown.trimEnd(), tailChars),
    ...(tests === undefined ? {} : { tests }),
    log: path.replaceAll("\\", "/"),
  };
  return { run: ended, evidence };
}

function withExpectation({ expect }: RunCheck, { run, evidence }: Finding): CommandEvidence {
  if (expect.stdout === undefined) return evidence;
  const matched = matchesPattern(expect.stdout, stripControl(run.stdout));
  if (matched !== undefined) return { ...evidence, stdoutMatched: matched };
  const note = `[/${expect.stdout}/ took too long on this output and counts as not matched]`;
  return { ...evidence, stdoutMatched: false, tail: `${evidence.tail}\n${note}` };
}

function endingLine({ ending, exitCode, durationMs }: CommandRun): string {
  return `\n[${ending}${exitCode === undefined ? "" : ` ${exitCode}`} after ${(durationMs / 1000).toFixed(1)} s]\n`;
}

async function writeLog(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** Ids are the author's: one that a file system might not take gets a name made from it. */
function fileNameOf(id: string): string {
  const name = id.replace(/[^A-Za-z0-9-]+/g, "-").slice(0, 60);
  return name === id ? id : `${name}-${createHash("sha256").update(id).digest("hex").slice(0, 8)}`;
}
