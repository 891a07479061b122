import { type GitHubClient, statusOf } from "./github-client.ts";

/** The snapshot at the head of a ledger's branch. */
export type SnapshotRead = { readonly oid: string; readonly text: string | undefined };

type Blob = { readonly text: string | null; readonly isTruncated: boolean };
type HeadAnswer = {
  readonly repository: {
    readonly ref: {
      readonly target: { readonly oid: string; readonly file: { readonly object: Blob } | null };
    } | null;
  };
};

const headDocument = `query ledgerHead($owner: String!, $repo: String!, $ref: String!) {
  repository(owner: $owner, name: $repo) {
    ref(qualifiedName: $ref) {
      target {
        oid
        ... on Commit { file(path: "snapshot.json") { object { ... on Blob { text isTruncated } } } }
      }
    }
  }
}`;

/** Head and snapshot in one request, both of one commit. Undefined when there is no such branch. */
export async function readSnapshotFile(
  github: GitHubClient,
  branch: string,
): Promise<SnapshotRead | undefined> {
  const { owner, repo } = github;
  const variables = { owner, repo, ref: `refs/heads/${branch}` };
  const { repository } = await github.graphql<HeadAnswer>(headDocument, variables);
  if (repository.ref === null) return undefined;
  const { oid, file } = repository.ref.target;
  return { oid, text: await textOf(github, file?.object, `${oid}:snapshot.json`) };
}

/**
 * Asks for the head of a branch, each time only whether it has changed since the last: GitHub does not count a question
 * that it answers with 304. Undefined when there is no such branch.
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#use-conditional-requests
 */
export function createHeadQuestion(
  { octokit, owner, repo }: GitHubClient,
  branch: string,
): () => Promise<string | undefined> {
  let last: { readonly etag: string | undefined; readonly sha: string } | undefined;
  return async () => {
    const headers = last?.etag === undefined ? {} : { "if-none-match": last.etag };
    try {
      const answer = await octokit.git.getRef({ owner, repo, ref: `heads/${branch}`, headers });
      last = { etag: answer.headers.etag, sha: answer.data.object.sha };
    } catch (error) {
      if (statusOf(error) === 404) last = undefined;
      else if (statusOf(error) !== 304) throw error;
    }
    return last?.sha;
  };
}

type BlobAnswer = { readonly repository: { readonly object: Blob | null } };

const blobDocument = `query blob($owner: String!, $repo: String!, $expression: String!) {
  repository(owner: $owner, name: $repo) { object(expression: $expression) { ... on Blob { text isTruncated } } }
}`;

/** The text of `commit:path`; undefined when there is none. */
export async function readBlob(github: GitHubClient, expression: string): Promise<string | undefined> {
  const { owner, repo } = github;
  const { repository } = await github.graphql<BlobAnswer>(blobDocument, { owner, repo, expression });
  return textOf(github, repository.object, expression);
}

/** GraphQL cuts long texts; the contents API gives up to 100 MB in its raw form. */
async function textOf(
  { octokit, owner, repo }: GitHubClient,
  blob: Blob | null | undefined,
  expression: string,
): Promise<string | undefined> {
  if (blob === null || blob === undefined) return undefined;
  if (!blob.isTruncated && blob.text !== null) return blob.text;
  const [ref = "", path = ""] = expression.split(":");
  const raw = await octokit.request("GET /repos/{owner}/{repo}/contents/{path}", {
    owner,
    repo,
    path,
    ref,
    mediaType: { format: "raw" },
  });
  return String(raw.data);
}
