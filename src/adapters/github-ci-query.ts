import type { CommitCheck } from "../core/ci.ts";
import { stripControl } from "../core/redact.ts";
import type { Sha } from "../core/verdict.ts";
import { dataOf, type GitHubClient, graphqlErrors } from "./github-client.ts";

/** Check runs and commit statuses of a commit, as far as the token may read them. */
export type CommitCi = {
  readonly checks: readonly MadeCheck[];
  readonly isForbidden: boolean;
};

/** A check with the number of the workflow that made it. */
export type MadeCheck = CommitCheck & { readonly workflowId?: number | undefined };

type Page<T> = {
  readonly nodes: readonly (T | null)[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};
type RawRun = {
  readonly event: string;
  readonly workflow: { readonly name: string; readonly databaseId: number | null };
};
type RawCheck = {
  readonly __typename: "CheckRun";
  readonly name: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly externalId: string | null;
  readonly detailsUrl: string | null;
  readonly permalink: string;
  readonly startedAt: string | null;
  readonly title: string | null;
  readonly summary: string | null;
  readonly annotations: { readonly nodes: readonly (RawAnnotation | null)[] } | null;
  readonly checkSuite: {
    readonly app: { readonly slug: string } | null;
    readonly workflowRun: RawRun | null;
  };
};
type RawAnnotation = {
  readonly path: string;
  readonly annotationLevel: string | null;
  readonly message: string;
  readonly location: { readonly start: { readonly line: number } };
};
type RawStatus = {
  readonly __typename: "StatusContext";
  readonly context: string;
  readonly state: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly createdAt: string;
};
type RawCommit = { readonly statusCheckRollup: { readonly contexts: Page<RawCheck | RawStatus> } | null };
type Answer = { readonly repository: { readonly object: Partial<RawCommit> | null } | null };

/** One point of GitHub's limit. */
const document = `query ci($owner: String!, $repo: String!, $sha: GitObjectID!, $after: String) {
  repository(owner: $owner, name: $repo) {
    object(oid: $sha) {
      ... on Commit {
        statusCheckRollup {
          contexts(first: 100, after: $after) {
            pageInfo { hasNextPage endCursor }
            nodes {
              __typename
              ... on CheckRun {
                name status conclusion externalId detailsUrl permalink startedAt title summary
                annotations(first: 10) { nodes { path annotationLevel message location { start { line } } } }
                checkSuite { app { slug } workflowRun { event workflow { name databaseId } } }
              }
              ... on StatusContext { context state description targetUrl createdAt }
            }
          }
        }
      }
    }
  }
}`;

/** Reads all of it: one request for each hundred checks. */
export async function readCommitCi(github: GitHubClient, sha: Sha): Promise<CommitCi> {
  const { owner, repo } = github;
  const checks: MadeCheck[] = [];
  let isForbidden = false;
  for (let after: string | null = null; ; ) {
    const { data, forbidden }: Read = await ask(github, { owner, repo, sha, after });
    const page: Page<RawCheck | RawStatus> | undefined = data.repository?.object?.statusCheckRollup?.contexts;
    checks.push(...(page?.nodes ?? []).flatMap((node) => (node === null ? [] : [checkOf(node)])));
    isForbidden ||= forbidden;
    if (page?.pageInfo.hasNextPage !== true) return { checks, isForbidden };
    after = page.pageInfo.endCursor;
  }
}

type Read = { readonly data: Answer; readonly forbidden: boolean };

/** What a token may not read is left out of the answer, and named beside it. */
async function ask(github: GitHubClient, variables: Record<string, unknown>): Promise<Read> {
  try {
    return { data: await github.graphql<Answer>(document, variables), forbidden: false };
  } catch (error) {
    const errors = graphqlErrors(error);
    const isForbidden = errors.length > 0 && errors.every(({ type }) => type === "FORBIDDEN");
    const data = dataOf(error);
    if (!isForbidden || data === undefined) throw error;
    return { data: data as Answer, forbidden: true };
  }
}

function checkOf(node: RawCheck | RawStatus): MadeCheck {
  return node.__typename === "CheckRun" ? checkRunOf(node) : statusOf(node);
}

function checkRunOf(node: RawCheck): MadeCheck {
  const { app, workflowRun } = node.checkSuite;
  const annotations = (node.annotations?.nodes ?? []).flatMap((one) => (one === null ? [] : [one]));
  const failing = annotations.find((one) => one.annotationLevel === "FAILURE");
  const title = node.title ?? failing?.message;
  return {
    name: node.name,
    workflow: workflowRun?.workflow.name,
    workflowId: workflowRun?.workflow.databaseId ?? undefined,
    event: workflowRun?.event,
    app: app?.slug,
    externalId: node.externalId ?? undefined,
    status: node.status.toLowerCase(),
    conclusion: node.conclusion?.toLowerCase(),
    startedAt: node.startedAt ?? undefined,
    url: node.detailsUrl ?? node.permalink,
    title: title === undefined ? undefined : firstLine(title),
    text: stripControl([node.summary ?? "", ...annotations.map(renderAnnotation)].join("\n").trim()),
    job: jobOf(node.detailsUrl),
  };
}

/** The numbers of jobs are too long for GraphQL's integers: only a job's address has it whole. */
function jobOf(address: string | null): number | undefined {
  const [, job] = /\/actions\/runs\/\d+\/job\/(\d+)/.exec(address ?? "") ?? [];
  return job === undefined ? undefined : Number(job);
}

/** https://docs.github.com/en/graphql/reference/enums#statusstate */
const conclusions: Readonly<Record<string, string>> = {
  SUCCESS: "success",
  FAILURE: "failure",
  ERROR: "failure",
};

function statusOf({ context, state, description, targetUrl, createdAt }: RawStatus): CommitCheck {
  return {
    name: context,
    status: state.toLowerCase(),
    conclusion: conclusions[state],
    startedAt: createdAt,
    url: targetUrl ?? "",
    title: description === null ? undefined : firstLine(description),
    text: "",
  };
}

const longestTitle = 300;
const longestMessage = 1000;

function firstLine(text: string): string {
  return stripControl(text).split("\n")[0]?.slice(0, longestTitle) ?? "";
}

function renderAnnotation({ path, annotationLevel, message, location }: RawAnnotation): string {
  const level = annotationLevel?.toLowerCase() ?? "notice";
  return `${path}:${location.start.line}: ${level}: ${message.slice(0, longestMessage)}`;
}
