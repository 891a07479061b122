import type { Recorded } from "#rehearsal/github/faults.ts";

/** Whether a job made it, and not the test. */
export function isOurs({ by }: Recorded): boolean {
  return by === "github-actions[bot]";
}

/**
 * What a call asks for, the same in every run: `POST /git/refs`, `git push`, `commit work-committed`,
 * `report addComment`, `query situation`.
 */
export function kindOf({ door, method, path, query, body }: Recorded): string {
  if (door === "git") return `git ${gitKinds.find(([pattern]) => pattern.test(path + query))?.[1] ?? path}`;
  if (door === "graphql") return documentKind(body);
  const place = path
    .replace(/^\/repos\/[^/]+\/[^/]+(\/actions\/workflows\/[^/]+)?/, "")
    .replaceAll(/\b(\d+|[0-9a-f]{40}|cco%3A\w+)\b/g, "…");
  return `${method} ${place}`;
}

const gitKinds = [
  [/service=git-receive-pack/, "ask before a push"],
  [/service=git-upload-pack/, "ask"],
  [/git-receive-pack$/, "push"],
  [/git-upload-pack$/, "fetch"],
] as const;

function documentKind(body: unknown): string {
  const text = JSON.stringify(body);
  const [, entry] = /cco: ([a-z-]+) \(\d+\)/.exec(text) ?? [];
  if (entry !== undefined) return `commit ${entry}`;
  const [, operation = "document"] = /"query":"(?:query|mutation) (\w+)/.exec(text) ?? [];
  if (operation !== "report") return `query ${operation}`;
  return `report ${/m0: (\w+)/.exec(text)?.[1]}`;
}
