import { ledgerBranch } from "../../adapters/branch-ledger.ts";
import type { LedgerHead } from "../../adapters/ledger-heads.ts";

/** Where a mission's things are on GitHub. */
export type Place = {
  /** Address of its repository. */
  readonly home: string;
  readonly issue: string | undefined;
  readonly ledger: string;
  pull(number: number): string;
  commit(sha: string): string | undefined;
  /** A job's page, when it is one of GitHub's. */
  run(url: string | undefined): string | undefined;
};

export function placeOf({ repository, mission }: LedgerHead, serverUrl: string): Place {
  const home = `${serverUrl}/${repository}`;
  const [, issue] = /^issue-(\d+)$/.exec(mission) ?? [];
  const branch = ledgerBranch(mission);
  return {
    home,
    issue: issue === undefined ? undefined : `${home}/issues/${issue}`,
    ledger: `${home}/tree/${branch}`,
    pull: (number) => `${home}/pull/${number}`,
    commit: (sha) => (/^[0-9a-f]{40,64}$/.test(sha) ? `${home}/commit/${sha}` : undefined),
    run: (url) => (url?.startsWith(`${serverUrl}/`) === true ? url : undefined),
  };
}
