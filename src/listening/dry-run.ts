import type { BranchLedger } from "../adapters/branch-ledger.ts";
import type { GitHubClient } from "../adapters/github-client.ts";
import type { Entry, Run } from "../core/event.ts";
import { evolve } from "../core/evolve.ts";
import type { LedgerView } from "../core/ports.ts";
import { tell } from "../core/story.ts";

/** A step that writes nothing: what it would have done is said here instead, one sentence each. */
export type DryRun = {
  readonly would: (deed: string) => void;
  readonly deeds: readonly string[];
};

export function createDryRun(say: (text: string) => void): DryRun {
  const deeds: string[] = [];
  const would = (deed: string) => {
    deeds.push(deed);
    say(`Would ${deed}`);
  };
  return { would, deeds };
}

/** The same ledger; what is appended stays in this process, so that what follows from it can be seen. */
export function createDryLedger(ledger: BranchLedger, { would }: DryRun, by: Run): BranchLedger {
  let view: LedgerView | undefined;
  const read = async () => {
    view ??= await ledger.read();
    return view;
  };
  return {
    ...ledger,
    read,
    append: async (event) => {
      const { seq, state } = await read();
      const entry: Entry = { v: 1, seq: seq + 1, at: Date.now(), by, ...event };
      would(`record: ${tell(entry)}`);
      view = { seq: entry.seq, state: evolve(state, entry) };
      return view;
    },
  };
}

/** The promise of a dry run, kept also where somebody forgot about it. */
export function refuseWrites({ octokit }: GitHubClient): void {
  octokit.hook.before("request", ({ method, url, query }) => {
    const isRead = method === "GET" || (url.endsWith("/graphql") && /^\s*query\b/.test(String(query)));
    if (!isRead) throw new Error(`a dry run writes nothing: ${method} ${url}`);
  });
}
