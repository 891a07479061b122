import type { GitHubClient } from "../../adapters/github-client.ts";
import { rebuildView } from "../../adapters/ledger-entries.ts";
import { type LedgerHead, readLedgerHeads, readViews } from "../../adapters/ledger-heads.ts";
import type { LedgerView } from "../../core/ports.ts";
import type { Reached } from "./reach.ts";

/** A mission as its ledger says now. Without a view its snapshot is missing or not to be believed. */
export type SeenMission = LedgerHead & { readonly view: LedgerView | undefined };

/** The ledgers that one user has read. */
export type Ledgers = {
  /**
   * Those of repositories that the user was just said to reach.
   * @param wanted the mission that is looked at: it is read first
   */
  in(reached: readonly Reached[], wanted?: string): Promise<readonly SeenMission[]>;
  /** Forgets what the user reaches no longer. */
  keepOnly(reached: readonly Reached[]): void;
};

type Heads = {
  readonly pushedAt: string | null;
  readonly at: number;
  readonly heads: readonly LedgerHead[];
};

export type LedgersOptions = {
  readonly github: GitHubClient;
  readonly clock: () => number;
  /** A repository in which nothing was pushed, as GitHub says, is looked at again all the same. Milliseconds. */
  readonly wholeMs: number;
};

/** A repository's heads are read again when something was pushed to it, and a ledger only when its head has moved. */
export function createLedgers({ github, clock, wholeMs }: LedgersOptions): Ledgers {
  const headsOf = new Map<string, Heads>();
  const views = new Map<string, LedgerView | undefined>();

  return {
    in: async (reached, wanted) => {
      await readMoved(reached.filter(hasMoved));
      const heads = reached.flatMap(({ fullName }) => headsOf.get(fullName)?.heads ?? []);
      await readUnread(heads, wanted);
      const seen = heads.map((head) => ({ ...head, view: views.get(keyOf(head)) }));
      forgetOldViews();
      return seen;
    },
    keepOnly: (reached) => {
      const names = new Set(reached.map(({ fullName }) => fullName));
      for (const name of headsOf.keys()) if (!names.has(name)) headsOf.delete(name);
    },
  };

  function hasMoved({ fullName, pushedAt }: Reached): boolean {
    const known = headsOf.get(fullName);
    return known === undefined || known.pushedAt !== pushedAt || clock() - known.at >= wholeMs;
  }

  async function readMoved(moved: readonly Reached[]): Promise<void> {
    const at = clock();
    const names = moved.map(({ fullName }) => fullName);
    const found = Map.groupBy(await readLedgerHeads(github, names), ({ repository }) => repository);
    for (const { fullName, pushedAt } of moved)
      headsOf.set(fullName, { pushedAt, at, heads: found.get(fullName) ?? [] });
  }

  /** Ledgers without a snapshot to be believed are folded again, a few at each look. */
  async function readUnread(heads: readonly LedgerHead[], wanted: string | undefined): Promise<void> {
    const unread = heads.filter((head) => !views.has(keyOf(head)));
    const read = await readViews(github, unread);
    const torn: LedgerHead[] = [];
    for (const [place, head] of unread.entries()) {
      const view = read[place];
      if (view === undefined) torn.push(head);
      else views.set(keyOf(head), view);
    }
    for (const head of torn.toSorted((one, other) => rank(one) - rank(other)).slice(0, mostFolded)) {
      const [owner = "", repo = ""] = head.repository.split("/");
      views.set(keyOf(head), await rebuildView({ ...github, owner, repo }, head.oid));
    }

    function rank({ mission }: LedgerHead): number {
      return mission === wanted ? 0 : 1;
    }
  }

  function forgetOldViews(): void {
    const current = new Set([...headsOf.values()].flatMap(({ heads }) => heads.map(keyOf)));
    for (const key of views.keys()) if (!current.has(key)) views.delete(key);
  }
}

/** Ledgers that are folded again at one look: somebody waits for the page. */
const mostFolded = 5;

/** A commit of a ledger never changes: what it says is read once. */
function keyOf({ repository, oid }: LedgerHead): string {
  return `${repository} ${oid}`;
}
