import type { GitHubClient } from "../../adapters/github-client.ts";
import { readTail } from "../../adapters/ledger-entries.ts";
import type { Entry } from "../../core/event.ts";
import type { MissionAddress } from "./address.ts";
import { createLedgers, type SeenMission } from "./ledgers.ts";
import { createReach, type Reached } from "./reach.ts";

/** What one user may see, read with that user's token alone. */
export type Viewer = {
  missions(): Promise<Overview>;
  /** Undefined when there is none or the user may not know of it: nobody can tell which. */
  mission(address: MissionAddress): Promise<Told | undefined>;
};

export type Overview = {
  readonly repositories: readonly string[];
  readonly missions: readonly SeenMission[];
};

/** A mission with the newest of its entries, oldest of them first. */
export type Told = { readonly seen: SeenMission; readonly entries: readonly Entry[] };

export type Pace = {
  /** What a user reaches is asked for at most so often. Milliseconds. */
  readonly lookMs: number;
  /** A repository in which nothing was pushed, as GitHub says, is looked at again all the same. Milliseconds. */
  readonly wholeMs: number;
};

export const gentlePace: Pace = { lookMs: 4000, wholeMs: 30_000 };

/** Entries of a story: one request brings them. And stories that are kept. */
const mostEntries = 60;
const mostStories = 20;

export type ViewerOptions = {
  readonly github: GitHubClient;
  readonly clock: () => number;
  readonly pace: Pace;
};

/**
 * Everything begins with the list of what user and App both reach, and a ledger is read only where that list names its
 * repository. What was read stays with this viewer and is never shown to another one.
 */
export function createViewer({ github, clock, pace }: ViewerOptions): Viewer {
  const reach = createReach(github);
  const ledgers = createLedgers({ github, clock, wholeMs: pace.wholeMs });
  const stories = new Map<string, { readonly oid: string; readonly entries: readonly Entry[] }>();
  let looked: { readonly at: number; readonly reached: Promise<readonly Reached[]> } | undefined;

  return {
    missions: async () => {
      const reached = await look();
      const repositories = reached.map(({ fullName }) => fullName);
      return { repositories, missions: await ledgers.in(reached) };
    },
    mission: async ({ repository, mission }) => {
      const wanted = repository.toLowerCase();
      const reached = (await look()).filter(({ fullName }) => fullName.toLowerCase() === wanted);
      const seen = (await ledgers.in(reached, mission)).find((one) => one.mission === mission);
      return seen === undefined ? undefined : { seen, entries: await storyOf(seen) };
    },
  };

  /** Several pages that are open at once share one answer. A failure is not kept. */
  function look(): Promise<readonly Reached[]> {
    if (looked !== undefined && clock() - looked.at < pace.lookMs) return looked.reached;
    const current = { at: clock(), reached: reach() };
    looked = current;
    current.reached.then(ledgers.keepOnly, () => {
      if (looked === current) looked = undefined;
    });
    return current.reached;
  }

  async function storyOf({ repository, mission, oid, view }: SeenMission): Promise<readonly Entry[]> {
    if (view === undefined) return [];
    const key = `${repository} ${mission}`;
    const known = stories.get(key);
    if (known?.oid === oid) return known.entries;
    const [owner = "", repo = ""] = repository.split("/");
    const entries = await readTail({ ...github, owner, repo }, { oid, seq: view.seq, most: mostEntries });
    stories.delete(key);
    stories.set(key, { oid, entries });
    for (const old of [...stories.keys()].slice(0, -mostStories)) stories.delete(old);
    return entries;
  }
}
