import type { Entry } from "../core/event.ts";
import { replay } from "../core/evolve.ts";
import type { LedgerView } from "../core/ports.ts";
import type { GitHubClient } from "./github-client.ts";
import { entryPath, parseEntry } from "./ledger-entry.ts";

export type TailWish = {
  /** A commit of the ledger, and how many entries it has. */
  readonly oid: string;
  readonly seq: number;
  /** No more than these, the newest. */
  readonly most: number;
};

/** The newest entries of a ledger, oldest of them first, in one request. Those that are cut or gone are left out. */
export async function readTail(
  github: GitHubClient,
  { oid, seq, most }: TailWish,
): Promise<readonly Entry[]> {
  const first = Math.max(1, seq - most + 1);
  const texts = await readTexts(github, { oid, first, count: seq - first + 1 });
  // To tell a story is no reason to fail: who acts on the ledger refuses an entry that cannot be read.
  return texts.flatMap((text, place) => entryIn(text, first + place) ?? []);
}

/** Entries asked for in one request, and the longest ledger that is folded again. */
const perRequest = 100;
const mostEntries = 1000;

/**
 * What the entries add up to at a commit whose snapshot is missing, torn or of another version. Undefined for a ledger
 * that cannot be read, and for one that is longer than a reader should wait for.
 */
export async function rebuildView(github: GitHubClient, oid: string): Promise<LedgerView | undefined> {
  const all: Entry[] = [];
  while (all.length < mostEntries) {
    const first = all.length + 1;
    const texts = await readTexts(github, { oid, first, count: perRequest });
    for (const [place, text] of texts.entries()) {
      if (text === undefined) return all.length === 0 ? undefined : { seq: all.length, state: replay(all) };
      const entry = entryIn(text, first + place);
      if (entry === undefined) return undefined;
      all.push(entry);
    }
  }
  return undefined;
}

type Range = { readonly oid: string; readonly first: number; readonly count: number };
type Answer = {
  readonly repository: Readonly<Record<string, { readonly text?: string | null } | null>>;
};

async function readTexts(github: GitHubClient, { oid, first, count }: Range) {
  if (count < 1) return [];
  const numbers = Array.from({ length: count }, (_, n) => first + n);
  const fields = numbers.map(
    (n) => `e${n}: object(expression: "${oid}:${entryPath(n)}") { ... on Blob { text } }`,
  );
  const document = `query entries($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) {
    ${fields.join("\n    ")}
  }
}`;
  const { owner, repo } = github;
  const { repository } = await github.graphql<Answer>(document, { owner, repo });
  return numbers.map((n) => repository[`e${n}`]?.text ?? undefined);
}

function entryIn(text: string | undefined, n: number): Entry | undefined {
  if (text === undefined) return undefined;
  try {
    return parseEntry(text, n, entryPath(n));
  } catch {
    return undefined;
  }
}
