import { ledgerBranch } from "../../adapters/branch-ledger.ts";
import type { LedgerHead } from "../../adapters/ledger-heads.ts";
import { howToContinue } from "../../core/continuation.ts";
import type { Place } from "../../pages/place.ts";

/** Where a mission's things are on GitHub. */
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
    command: "/cco",
    wayOn: howToContinue,
  };
}
