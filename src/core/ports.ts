import type { CommitChecks } from "./ci.ts";
import type { ConflictFile } from "./conflict.ts";
import type { Decision } from "./decision.ts";
import type { DraftAnswer } from "./drafted-check.ts";
import type { Ending, Usage, WorkReport } from "./ending.ts";
import type { BranchChange, Entry, MissionEvent, Run, Shown } from "./event.ts";
import type { Judge } from "./judge-port.ts";
import type { Criterion, Verification } from "./mission.ts";
import type { MissionState } from "./state.ts";
import type { Change } from "./tamper/change.ts";
import type { CommandEvidence, Sha } from "./verdict.ts";

/** Everything outside the core. An adapter answers; it never decides. */
export type Ports = {
  /** Who acts: unique to one process of one attempt. */
  readonly run: Run;
  /** Who started it: a login, or the local user's name. */
  readonly actor: string;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly ledger: Ledger;
  /** What was read of the ledger just now: the loop begins with it and does not read it again. */
  readonly known?: () => LedgerView;
  readonly workspace: Workspace;
  readonly worker: Worker;
  readonly prover: Prover;
  readonly manager: Manager;
  readonly judge: Judge;
  readonly reporter: Reporter;
  /** Absent: no other mission has to be waited for. */
  readonly queue?: Queue;
  /** Undefined where there is no GitHub: criteria with a `check` cannot be proved then. */
  readonly ci?: Ci | undefined;
  /** Aborted to end the worker early. It carries no reason: the reason is a signal in the ledger. */
  readonly interrupt: AbortSignal;
};

/** A ledger as it was read: the folded state and how many entries it stands for. */
export type LedgerView = { readonly seq: number; readonly state: MissionState | undefined };

/** The append-only list of facts. */
export type Ledger = {
  read(): Promise<LedgerView>;
  /**
   * Adds one entry after the `view.seq` entries that `view` stands for.
   * Durable when it resolves. Rejects with `LedgerMoved` when somebody else was first; nothing is written then.
   *
   * @param consequence what follows from it without anything outside: written at once with it where the storage can,
   * else not at all, as the view tells that comes back.
   */
  append(event: MissionEvent, view: LedgerView, consequence?: MissionEvent): Promise<LedgerView>;
  /** All entries, oldest first. For the story and for audits; the loop never needs them. */
  entries(): Promise<readonly Entry[]>;
  /** Whether the run can no longer act: its process or job has ended. Undefined when that cannot be known. */
  hasEnded(run: Run): Promise<boolean | undefined>;
};

/** Somebody else appended first: read again and decide again. */
export class LedgerMoved extends Error {
  override name = "LedgerMoved";
}

/** Where the mission branch and its base stand. A missing branch has no head. */
export type BranchStanding = { readonly head: Sha | undefined; readonly base: Sha };

/** The sealed work of one iteration. */
export type Sealed = {
  readonly sha: Sha;
  readonly files: number;
  readonly additions: number;
  readonly deletions: number;
  /** What differs from `from`. Undefined: too many, or not known. */
  readonly paths?: readonly string[];
  /** What was taken out before the commit, with the rule that took it. */
  readonly withheld: readonly { readonly path: string; readonly why: string }[];
  /** Where the withheld changes are kept as a patch, relative to the mission's records. */
  readonly patch?: string;
  /** What others pushed meanwhile: `sha` goes on from there. */
  readonly joined?: BranchChange;
  /** The base that the commit merges. */
  readonly base?: Sha;
};

/** What came of merging the base into the mission branch. */
export type Merge =
  /** `sha`: the new head, or the old one where the base was in there already. */
  | { readonly kind: "merged"; readonly sha: Sha }
  /** Nothing was changed. */
  | { readonly kind: "conflicted"; readonly files: readonly ConflictFile[] }
  | { readonly kind: "unrelated" }
  /** The branch is somewhere else than `from`; undefined: gone. */
  | { readonly kind: "moved"; readonly to: Sha | undefined }
  /** A rule of the repository refused the push. */
  | { readonly kind: "refused"; readonly why: string };

/** The mission branch, and the directory in which the worker works on it. */
export type Workspace = {
  /**
   * Reads only. `known` is what the ledger says of the branch: where it exists only from the first sealed commit on,
   * it tells a branch that is not there yet (its head is its base) from one that is gone.
   */
  observe(branch: BranchName, known?: { readonly base: Sha; readonly head: Sha }): Promise<BranchStanding>;
  /** Creates the mission branch at its base, unless it is there already as this mission's. Idempotent. */
  open(branch: BranchName, mission: string): Promise<{ readonly base: Sha; readonly head: Sha }>;
  /**
   * Readies a directory with the files of `from`. What an interrupted attempt that began at the same
   * commit left there is kept. The directory's git repository is the worker's to break: ours is elsewhere.
   * `merging`: the base is merged into those files, as far as it can be.
   */
  prepare(from: Sha, merging?: Merging): Promise<{ readonly directory: string }>;
  /** What a repository is like at a commit, for somebody who cannot look into it. */
  survey(at: Sha): Promise<Survey>;
  /** What others did to the branch between two of its heads. */
  compare(from: Sha, to: Sha): Promise<BranchChange>;
  /** What differs between two commits, file by file. Of what is too large, only the name. */
  changes(from: Sha, to: Sha): Promise<Change>;
  /** Gives up what is in the directory: there is nothing left to seal. */
  discard(): Promise<void>;
  /**
   * Commits what differs from `from` as one commit and advances the mission branch to it, fast-forward only. When
   * others pushed meanwhile, the change goes on top of theirs. Without a difference it returns `from` and zero files.
   * Idempotent: a commit of the same mission and iteration after `from` is found again, not made twice.
   * Rejects with `BranchMoved` when the two cannot be brought together: both changed the same, or the branch was
   * rewritten or removed; with `WorkRefused` when a rule forbids it. The work is kept as a patch then.
   */
  seal(work: Work): Promise<Sealed>;
  /**
   * Merges the base `work.merge` into the mission branch where plain code can, as a commit with two parents, and
   * advances the branch to it, fast-forward only. A branch without commits of its own goes on to the base itself.
   * Idempotent: a base that is in the branch is not merged again.
   */
  merge(work: Work & { readonly merge: Sha }): Promise<Merge>;
};

export type Survey = {
  /** The first of its files, and how many more there are. */
  readonly paths: readonly string[];
  readonly more: number;
  /** The beginnings of the files that say how it is built and tested. */
  readonly manifests: readonly { readonly path: string; readonly text: string }[];
};

/** A base to be merged; conflicts in the protected paths (git glob patterns) are settled as the base has them. */
export type Merging = { readonly base: Sha; readonly protect: readonly string[] };

export type BranchName = { readonly name: string; readonly base?: string | undefined };

export type Work = {
  readonly branch: BranchName;
  readonly from: Sha;
  /** The mission's base commit: protected paths are held against it. */
  readonly base: Sha;
  readonly message: string;
  /** `CCO-Mission` and `CCO-Iteration`: what a lost ledger is rebuilt from. */
  readonly trailers: Readonly<Record<string, string>>;
  /** Git glob patterns of paths that stay as they are in `from`. */
  readonly protect: readonly string[];
  /**
   * The base that was merged in the directory: it becomes the second parent of the commit, provided that no conflict
   * is left. Else nothing is committed, and the work is kept as a patch.
   */
  readonly merge?: Sha | undefined;
};

/** The mission branch is not where the ledger says: a human pushed, or another run did. */
export class BranchMoved extends Error {
  override name = "BranchMoved";
  /** Where the work is kept, relative to the mission's records. */
  readonly patch: string | undefined;

  constructor(message: string, options: ErrorOptions & { readonly patch?: string | undefined } = {}) {
    super(message, options);
    this.patch = options.patch;
  }
}

type Refusal = {
  /** Whose turn it is: a person who looks at the work, or one who mends the settings. */
  readonly closes: "needs-human" | "misconfigured";
  readonly patch?: string | undefined;
};

/** The work may not be published as it is: another attempt would be refused as well. */
export class WorkRefused extends Error {
  override name = "WorkRefused";
  readonly closes: Refusal["closes"];
  readonly patch: string | undefined;

  constructor(message: string, { closes, patch, ...options }: ErrorOptions & Refusal) {
    super(message, options);
    this.closes = closes;
    this.patch = patch;
  }
}

/** One session of the worker. */
export type Task = {
  readonly iteration: number;
  readonly directory: string;
  /** The prompt. */
  readonly brief: string;
  /** Session to continue, with the total cost it had reached. */
  readonly resume?: { readonly session: string; readonly totalUsd: number } | undefined;
  readonly model?: string | undefined;
  readonly effort?: string | undefined;
  /** Diagnose only: the worker may read and run, its changes are thrown away. */
  readonly readOnly: boolean;
  readonly caps: { readonly usd: number; readonly minutes: number; readonly turns: number };
  readonly interrupt: AbortSignal;
};

export type ModelShare = { readonly model: string; readonly usd: number; readonly tokens: number };

export type WorkerResult = {
  readonly ending: Ending;
  /** What this session cost, the delta for a resumed one. Undefined when unknown: the cap is charged then. */
  readonly usd: number | undefined;
  readonly usage: Usage;
  readonly turns: number;
  /** The models that answered, with their shares of `usd` and of the tokens. */
  readonly models?: readonly ModelShare[];
  readonly session?: { readonly id: string; readonly totalUsd: number };
  readonly report?: WorkReport;
};

/** Claude Code. Never rejects for how a session ends: that is data. */
export type Worker = {
  work(task: Task): Promise<WorkerResult>;
};

export type ProofRequest = {
  readonly sha: Sha;
  readonly base: Sha;
  /** Only these are proved; each has at least one `run` check. */
  readonly criteria: readonly Criterion[];
  readonly setup: readonly string[];
  readonly protect: readonly string[];
  /** Paths (git glob patterns) whose runner configuration is taken from `sha`, and whose tests are work. */
  readonly allow?: readonly string[] | undefined;
  readonly verification?: Verification | undefined;
  readonly iteration: number;
  readonly interrupt: AbortSignal;
};

/** Evidence for each criterion, in the order of its `run` checks. */
export type Proof = Readonly<Record<string, readonly CommandEvidence[]>>;

export type SetupRequest = {
  /** The worker's directory, ready for its session. */
  readonly directory: string;
  readonly setup: readonly string[];
  readonly iteration: number;
  /** The session that worked there goes on: what was set up for it is still there, unless the directory is another one. */
  readonly isResumed: boolean;
  readonly interrupt: AbortSignal;
};

/** Runs checks on a clean checkout of one commit, out of the worker's reach. */
export type Prover = {
  prove(request: ProofRequest): Promise<Proof>;
  /**
   * The same on `base` with nothing but the test files of `sha`. Undefined when that says nothing: no test differs
   * between the two, or nothing else does.
   */
  readonly proveRed?: ((request: ProofRequest) => Promise<Proof | undefined>) | undefined;
  /**
   * Runs the mission's `setup` in the worker's directory, with the environment of the checks. Gives the evidence of
   * the first command that failed; undefined when all is well.
   */
  readonly setUp?: ((request: SetupRequest) => Promise<CommandEvidence | undefined>) | undefined;
};

export type ManagerReply = {
  /** Undefined when the model gave nothing usable: plain code plans then. */
  readonly decision: Decision | undefined;
  /** Cost of every call it took. Undefined when a model was called and the price is unknown. */
  readonly usd: number | undefined;
  readonly tokens: number;
  readonly model?: string;
  /** What went wrong, for the log and the report. */
  readonly problem?: string;
  /** Its service refuses for now, or until somebody mends why. */
  readonly setback?: Ending;
};

export type DraftReply = Omit<ManagerReply, "decision"> & {
  /** Undefined when the model gave nothing usable: nothing is planned then. */
  readonly answer: DraftAnswer | undefined;
};

/** Plans the next iteration. Never rejects for what a model answers or fails to answer. */
export type Manager = {
  readonly name: string;
  /** There is no model to ask. */
  readonly plansByRules?: boolean;
  plan(question: { readonly system: string; readonly prompt: string }): Promise<ManagerReply>;
  /** Drafts checks for the criteria with these ids, and for no others. Undefined where there is no model. */
  readonly draft?:
    | ((question: {
        readonly system: string;
        readonly prompt: string;
        readonly ids: readonly string[];
      }) => Promise<DraftReply>)
    | undefined;
};

/** The missions of one repository, which take turns. */
export type Queue = {
  /** How many may work at a time. */
  readonly parallel: number;
  /** All of them, as their ledgers say now; one that cannot be read is not among them. */
  missions(): Promise<readonly MissionState[]>;
};

/** Shows people where a mission stands. Every write is an upsert: the same state twice changes nothing. */
export type Reporter = {
  report(state: MissionState): Promise<Shown>;
};

/** The checks that GitHub shows of commits. */
export type Ci = {
  /** All check runs and commit statuses of a commit. `names` are awaited. What may not be read is data, not an error. */
  look(wish: { readonly sha: Sha; readonly names: readonly string[] }): Promise<CommitChecks>;
  /** The end of a job's log; undefined when it cannot be had. */
  readLog(job: number): Promise<string | undefined>;
  /** Starts the workflows that make these checks, each once for a commit. Undefined where the owner has not allowed it. */
  readonly start?: ((wish: CiWish) => Promise<CiStart>) | undefined;
};

export type CiWish = {
  readonly sha: Sha;
  /** The mission's base commit: CI ran there before, under the same names. */
  readonly base: Sha;
  /** The mission branch, which has `sha` as its head. */
  readonly branch: string;
  readonly names: readonly string[];
};

export type CiStart = {
  /** Names of the workflows that run now. */
  readonly workflows: readonly string[];
  /** Why others could not be started, with the fix. */
  readonly refused: readonly string[];
};
