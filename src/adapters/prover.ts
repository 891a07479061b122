import { createHash } from "node:crypto";
import { alwaysProtected, type Criterion, type RunCheck } from "../core/mission.ts";
import type { Proof, ProofRequest, Prover } from "../core/ports.ts";
import { stripControl } from "../core/redact.ts";
import type { CommandEvidence } from "../core/verdict.ts";
import { type Overlay, testsOf } from "./overlay.ts";
import { matchesPattern } from "./pattern-match.ts";
import { openRoom, type Room, type RoomRequest } from "./proof-room.ts";
import { type Finding, runStep } from "./proof-step.ts";
import { findShutIn, type ShutIn } from "./shut-in.ts";
import type { Quarters } from "./worker-quarters.ts";
import { setUpWorkplace } from "./workplace-setup.ts";

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
  /** Commands run as a Unix user of their own where the system lets them. Then `root` and `records` are closed to others. */
  readonly otherUser?: boolean;
  /** Where the worker lives: setup in its directory runs there too, so that what it leaves is the worker's. */
  readonly quarters?: () => Promise<Quarters | undefined>;
  /** Told once why they run as our own user although another one was asked for. */
  readonly onShortfall?: (why: string) => void;
};

const defaultSetupTimeoutMs = 20 * 60_000;

/**
 * Proves on a clean checkout of the exact commit, protected paths and runner configuration as they are at the base,
 * without any key in the environment. Each command finds the checkout as `setup` left it, whatever an earlier one
 * did to it. The same command with the same time limit runs once, however many criteria name it. When setup fails,
 * its evidence stands for every criterion. Rejects when the checkout cannot be made: that says nothing about the work.
 */
export function createProver(options: ProverOptions): Prover {
  let found: Promise<ShutIn> | undefined;
  const shutIn = async ({ verification }: ProofRequest): Promise<ShutIn> => {
    if (verification?.user === "same") return {};
    found ??= lookForShutIn(options);
    return found;
  };
  return {
    setUp: async (request) => setUpWorkplace(request, options),
    prove: async (request) => prove({ request, options, shutIn: await shutIn(request) }),
    proveRed: async (request) => {
      const { base, sha, allow = [] } = request;
      const overlay = await testsOf(options, { base, sha, allow });
      if (overlay === undefined) return undefined;
      return prove({ request: { ...request, sha: base }, options, shutIn: await shutIn(request), overlay });
    },
  };
}

async function lookForShutIn(options: ProverOptions): Promise<ShutIn> {
  const { otherUser = false, environment = process.env, root, onShortfall } = options;
  const found = await findShutIn({ otherUser, environment, root });
  if (found.shortfall !== undefined) onShortfall?.(found.shortfall);
  return found;
}

type Order = {
  readonly request: ProofRequest;
  readonly options: ProverOptions;
  readonly shutIn: ShutIn;
  /** The tests of another commit. */
  readonly overlay?: Overlay;
};

export type Session = Order & { readonly room: Room };

async function prove(order: Order): Promise<Proof> {
  const { request } = order;
  const room = await openRoom(roomFor(order));
  const session = { ...order, room };
  try {
    const broken = await setUp(session);
    if (broken !== undefined) return Object.fromEntries(request.criteria.map(({ id }) => [id, [broken]]));
    return await runChecks(session);
  } finally {
    await room.close();
  }
}

function roomFor({ request, options, shutIn, overlay }: Order): RoomRequest {
  const { sha, base, protect, allow = [], criteria } = request;
  const commands = criteria.flatMap(runChecksOf).map((one) => one.command);
  const { gitDir, root } = options;
  return {
    gitDir,
    root,
    sha,
    base,
    protect: [...alwaysProtected, ...protect],
    hold: { allow, commands },
    shutIn,
    overlay,
  };
}

/** The evidence of the first setup command that failed. */
async function setUp(session: Session): Promise<CommandEvidence | undefined> {
  const timeoutMs = session.options.setupTimeoutMs ?? defaultSetupTimeoutMs;
  for (const [index, command] of session.request.setup.entries()) {
    const log = logOf(session, `setup/${index + 1}.log`);
    const finding = await runStep(session, { command, timeoutMs, name: "setup", log, network: "on" });
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
      const log = logOf(session, `${fileNameOf(criterion.id)}-${index + 1}.log`);
      const finding = found.get(key) ?? (await runCheck(session, criterion.id, { check, log }));
      found.set(key, finding);
      evidence.push(withExpectation(check, finding));
    }
    proof[criterion.id] = evidence;
  }
  return proof;
}

function runCheck(
  session: Session,
  name: string,
  { check, log }: { readonly check: RunCheck; readonly log: string },
): Promise<Finding> {
  const { command, timeoutMs, expect } = check;
  const network = check.network ?? session.request.verification?.network ?? "on";
  return runStep(session, { command, timeoutMs, name, log, network, report: expect.report });
}

function runChecksOf(criterion: Criterion): readonly RunCheck[] {
  return criterion.checks.filter((check): check is RunCheck => check.kind === "run");
}

function keyOf({ command, timeoutMs, network, expect }: RunCheck): string {
  return JSON.stringify([timeoutMs, network, expect.report, command]);
}

function withExpectation({ expect }: RunCheck, { run, evidence }: Finding): CommandEvidence {
  if (expect.stdout === undefined) return evidence;
  const matched = matchesPattern(expect.stdout, stripControl(run.stdout));
  if (matched !== undefined) return { ...evidence, stdoutMatched: matched };
  const note = `[/${expect.stdout}/ took too long on this output and counts as not matched]`;
  return { ...evidence, stdoutMatched: false, tail: `${evidence.tail}\n${note}` };
}

/** Logs of a proof with other tests do not take the place of those without. */
function logOf({ overlay }: Session, name: string): string {
  return overlay === undefined ? name : `red/${name}`;
}

/** Ids are the author's: one that a file system might not take gets a name made from it. */
function fileNameOf(id: string): string {
  const name = id.replace(/[^A-Za-z0-9-]+/g, "-").slice(0, 60);
  return name === id ? id : `${name}-${createHash("sha256").update(id).digest("hex").slice(0, 8)}`;
}
