import type { Entry } from "../core/event.ts";
import type { GitHubClient } from "./github-client.ts";
import { entryPath, parseEntry } from "./ledger-entry.ts";

export type TailWish = {
  /** A commit of the ledger, and how many entries it has. */
  readonly oid: string;
  readonly seq: number;
  /** No more than these, the newest. */
  readonly most: number;
};

type Answer = {
  readonly repository: Readonly<Record<string, { readonly text?: string | null } | null>>;
};

/** The newest entries of a ledger, oldest of them first, in one request. Those that are cut or gone are left out. */
export async function readTail(
  github: GitHubClient,
  { oid, seq, most }: TailWish,
): Promise<readonly Entry[]> {
  const first = Math.max(1, seq - most + 1);
  const numbers = Array.from({ length: seq - first + 1 }, (_, n) => first + n);
  if (numbers.length === 0) return [];
  const fields = numbers.map(
    (n) => `e${n}: object(expression: "${oid}:${entryPath(n)}") { ... on Blob { text } }`,
  );
  const document = `query tail($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) {
    ${fields.join("\n    ")}
  }
}`;
  const { owner, repo } = github;
  const { repository } = await github.graphql<Answer>(document, { owner, repo });
  return numbers.flatMap((n) => entryIn(repository[`e${n}`]?.text ?? undefined, n));
}

function entryIn(text: string | undefined, n: number): readonly Entry[] {
  if (text === undefined) return [];
  try {
    return [parseEntry(text, n, entryPath(n))];
  } catch {
    // To tell a story is no reason to fail: who acts on the ledger refuses such an entry.
    return [];
  }
}
