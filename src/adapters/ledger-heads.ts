import type { LedgerView } from "../core/ports.ts";
import { ledgerBranch } from "./branch-ledger.ts";
import type { GitHubClient } from "./github-client.ts";
import { readBlob } from "./ledger-queries.ts";
import { type Asked, askRepositories } from "./repository-batch.ts";
import { parseSnapshot } from "./snapshot.ts";

/** A ledger, and the commit it is at. */
export type LedgerHead = {
  /** `owner/name`. */
  readonly repository: string;
  readonly mission: string;
  readonly oid: string;
};

/** Repositories asked in one request, and snapshots of some ten kilobytes: GitHub gives up after ten seconds. */
const mostRepositories = 50;
const mostSnapshots = 25;

const prefix = `refs/heads/${ledgerBranch("")}`;

type Refs = {
  readonly refs: {
    readonly nodes: readonly { readonly name: string; readonly target: { readonly oid: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  } | null;
};

/**
 * Where every ledger of these repositories stands, in requests of fifty repositories. A repository that the token may
 * not read has none.
 */
export async function readLedgerHeads(
  github: GitHubClient,
  repositories: readonly string[],
): Promise<readonly LedgerHead[]> {
  const found: LedgerHead[] = [];
  let asked: readonly Asked[] = repositories.map((repository) => ({ repository, value: null }));
  while (asked.length > 0) {
    const batch = asked.slice(0, mostRepositories);
    const answers = await askRepositories<Refs>(github, batch, selectRefs);
    const further = batch.flatMap(({ repository }, place) => {
      const refs = answers[place]?.refs ?? undefined;
      for (const { name, target } of refs?.nodes ?? [])
        if (isMission(name)) found.push({ repository, mission: name, oid: target.oid });
      const { hasNextPage = false, endCursor = null } = refs?.pageInfo ?? {};
      return hasNextPage ? [{ repository, value: endCursor }] : [];
    });
    asked = [...asked.slice(mostRepositories), ...further];
  }
  return found;
}

function selectRefs(after: string): string {
  return `refs(refPrefix: "${prefix}", first: 100, after: ${after}) { nodes { name target { oid } } pageInfo { hasNextPage endCursor } }`;
}

/** Ids are slugs: another branch below the prefix is nobody's ledger. */
function isMission(name: string): boolean {
  return /^[a-z0-9][a-z0-9._-]*$/i.test(name);
}

type Snapshot = { readonly object: { readonly text?: string | null; readonly isTruncated?: boolean } | null };

/** What the snapshots at these commits say, in their order. Undefined where there is none that can be believed. */
export async function readViews(
  github: GitHubClient,
  heads: readonly LedgerHead[],
): Promise<readonly (LedgerView | undefined)[]> {
  const views: (LedgerView | undefined)[] = [];
  for (let from = 0; from < heads.length; from += mostSnapshots) {
    const batch = heads.slice(from, from + mostSnapshots);
    const asked = batch.map(({ repository, oid }) => ({ repository, value: `${oid}:snapshot.json` }));
    const answers = await askRepositories<Snapshot>(github, asked, selectBlob);
    for (const [place, head] of batch.entries()) views.push(await viewIn(github, head, answers[place]));
  }
  return views;
}

function selectBlob(expression: string): string {
  return `object(expression: ${expression}) { ... on Blob { text isTruncated } }`;
}

async function viewIn(
  github: GitHubClient,
  { repository, oid }: LedgerHead,
  answer: Snapshot | undefined,
): Promise<LedgerView | undefined> {
  const { text, isTruncated } = answer?.object ?? {};
  if (isTruncated !== true) return parseSnapshot(text ?? undefined);
  const [owner = "", repo = ""] = repository.split("/");
  return parseSnapshot(await readBlob({ ...github, owner, repo }, `${oid}:snapshot.json`));
}
