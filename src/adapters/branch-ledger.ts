import { type Entry, ledgerVersion, type MissionEvent, type Run } from "../core/event.ts";
import { evolve, replay } from "../core/evolve.ts";
import { type Ledger, LedgerMoved, type LedgerView } from "../core/ports.ts";
import { redactStrings } from "../core/redact.ts";
import type { MissionState } from "../core/state.ts";
import { commitOnBranch, createBranch, type PullRequestWatch, type StoredFile } from "./branch-commit.ts";
import type { GitHubClient } from "./github-client.ts";
import type { PullRequest } from "./github-situation.ts";
import { entryPath, parseEntry, writeEntry } from "./ledger-entry.ts";
import { renderLedgerPage } from "./ledger-page.ts";
import { createHeadQuestion, readBlob, readSnapshotFile } from "./ledger-queries.ts";
import { parseSnapshot, writeSnapshot } from "./snapshot.ts";

export type BranchLedgerOptions = {
  readonly github: GitHubClient;
  readonly mission: string;
  readonly run: Run;
  readonly clock: () => number;
  /** Takes secrets out of every text before it is stored. */
  readonly redact: (text: string) => string;
  /** What is stored beside an entry, such as the logs it names. */
  readonly attachments?: (event: MissionEvent) => Promise<readonly StoredFile[]>;
  readonly hasEnded: (run: Run) => Promise<boolean | undefined>;
};

export type BranchLedger = Ledger & {
  /** The commit that was read or written last. Undefined before the ledger has one. */
  head(): string | undefined;
  /** The pull request of the mission branch as the last append found it; undefined when there was none to find. */
  pullRequest(): PullRequest | undefined;
  /** What was read or written last, without asking GitHub. */
  last(): LedgerView;
  /**
   * Whether somebody else has written since this process last read or wrote: one small request, which does not count
   * while nothing has changed.
   */
  isBehind(): Promise<boolean>;
};

/** The branch a mission's ledger is kept on. */
export function ledgerBranch(mission: string): string {
  return `cco/state/${mission}`;
}

/**
 * A ledger on a branch of its own: one commit for an entry and what follows from it, and the branch's head is the
 * compare-and-swap.
 * The snapshot is part of the same commit, so one request knows the state at any length.
 */
export function createBranchLedger(options: BranchLedgerOptions): BranchLedger {
  const { github, hasEnded } = options;
  const branch = ledgerBranch(options.mission);
  /** The commit that each view was read from or written as. */
  const commits = new Map<number, string>();
  let newest: LedgerView = { seq: 0, state: undefined };

  const pulls = createPullRequestMemory();
  const askHead = createHeadQuestion(github, branch);
  const head = () => commits.get(newest.seq);
  const isBehind = async () => (await askHead()) !== head();
  const last = () => newest;

  return { read, append, entries, hasEnded, head, isBehind, last, pullRequest: pulls.last };

  async function read(): Promise<LedgerView> {
    const found = await readSnapshotFile(github, branch);
    if (found === undefined) return newest;
    const view = parseSnapshot(found.text) ?? (await rebuild(found.oid));
    // A read can be older than what this process has written: GitHub's copies follow each other.
    if (view.seq < newest.seq) return newest;
    return remember(view, found.oid);
  }

  async function append(
    event: MissionEvent,
    view: LedgerView,
    consequence?: MissionEvent,
  ): Promise<LedgerView> {
    const events = consequence === undefined ? [event] : [event, consequence];
    const { made, next, message, files } = await drawUp(events, view, options);
    const expected = commits.get(view.seq) ?? (await findCommit(view));
    const oid =
      expected === undefined
        ? await createBranch(github, { branch, message, files })
        : await commitOnBranch(github, { branch, message, files, expected, watch: pulls.watch(next.state) });
    if (oid !== undefined) return remember(next, oid);
    const [entry] = made;
    if (entry !== undefined && (await isStored(github, branch, entry))) return read();
    throw new LedgerMoved();
  }

  /** Of a view that another process has read: its commit is the head, or the view is old. */
  async function findCommit({ seq }: LedgerView): Promise<string | undefined> {
    if (seq === 0) return undefined;
    await read();
    const oid = commits.get(seq);
    if (oid === undefined) throw new LedgerMoved();
    return oid;
  }

  async function entries(): Promise<readonly Entry[]> {
    const { seq } = await read();
    return readEntries(github, { branch, oid: commits.get(seq) ?? "", last: seq });
  }

  /** Without a snapshot that can be believed, the entries are folded again. */
  async function rebuild(oid: string): Promise<LedgerView> {
    const all = await readEntries(github, { branch, oid, last: Number.POSITIVE_INFINITY });
    return { seq: all.length, state: replay(all) };
  }

  function remember(view: LedgerView, oid: string): LedgerView {
    commits.set(view.seq, oid);
    newest = view;
    return view;
  }
}

type Draft = {
  readonly made: readonly Entry[];
  readonly next: LedgerView;
  readonly message: string;
  readonly files: readonly StoredFile[];
};

/** What one commit brings. */
async function drawUp(
  events: readonly MissionEvent[],
  view: LedgerView,
  options: BranchLedgerOptions,
): Promise<Draft> {
  const made = entriesOf(events, view, options);
  const next = { seq: view.seq + made.length, state: made.reduce(evolve, view.state) };
  const files = [...filesOf(made, next), ...(await attachmentsOf(made, options))];
  return { made, next, message: messageOf(made), files };
}

type Writing = Pick<BranchLedgerOptions, "run" | "clock" | "redact">;

function entriesOf(
  events: readonly MissionEvent[],
  { seq }: LedgerView,
  { run: by, clock, redact }: Writing,
): readonly Entry[] {
  return events.map((event, place) => {
    const content = redactStrings(event, redact);
    return { v: ledgerVersion, seq: seq + 1 + place, at: clock(), by, ...content };
  });
}

function messageOf(entries: readonly Entry[]): string {
  return `cco: ${entries.map(({ type, seq }) => `${type} (${seq})`).join(", ")}\n\n[skip ci]`;
}

async function attachmentsOf(
  entries: readonly Entry[],
  { attachments }: Pick<BranchLedgerOptions, "attachments">,
): Promise<readonly StoredFile[]> {
  const found = await Promise.all(entries.map(async (entry) => attachments?.(entry) ?? []));
  return found.flat();
}

function filesOf(entries: readonly Entry[], next: LedgerView): readonly StoredFile[] {
  const stored = entries.map((entry) => ({ path: entryPath(entry.seq), text: writeEntry(entry) }));
  // One page at most: the last that says something is the newest.
  const page = entries.map((entry) => renderLedgerPage(entry, next.state)).findLast((one) => one.length > 0);
  return [...stored, { path: "snapshot.json", text: writeSnapshot(next) }, ...(page ?? [])];
}

function createPullRequestMemory() {
  let last: PullRequest | undefined;
  const found = (pullRequest: PullRequest | undefined) => {
    last = pullRequest;
  };
  const watch = (state: MissionState | undefined): PullRequestWatch | undefined =>
    state === undefined ? undefined : { branch: state.mission.branch.name, found };
  return { last: () => last, watch };
}

/** An append whose answer was lost is sent again, and then finds itself. */
async function isStored(github: GitHubClient, branch: string, entry: Entry): Promise<boolean> {
  const text = await readBlob(github, `refs/heads/${branch}:${entryPath(entry.seq)}`);
  return text === writeEntry(entry);
}

/** The entries of a ledger at one of its commits, oldest first. */
async function readEntries(
  github: GitHubClient,
  { branch, oid, last }: { readonly branch: string; readonly oid: string; readonly last: number },
): Promise<readonly Entry[]> {
  const all: Entry[] = [];
  while (all.length < last) {
    const path = entryPath(all.length + 1);
    const text = await readBlob(github, `${oid}:${path}`);
    if (text === undefined) break;
    all.push(parseEntry(text, all.length + 1, `${branch}:${path}`));
  }
  return all;
}
