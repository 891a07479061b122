import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { Octokit } from "@octokit/rest";
import { createWriteSpacing } from "./write-spacing.ts";

export type GitHubClientOptions = {
  /** `GITHUB_API_URL`: also GitHub Enterprise Server's. */
  readonly apiUrl: string;
  readonly token: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly onWarning?: (text: string) => void;
};

/** GitHub, as one token sees one repository. */
export type GitHubClient = {
  readonly octokit: Octokit;
  readonly owner: string;
  readonly repo: string;
  /** Sends one GraphQL document. Rejects with the first error, its `type` kept. */
  graphql<T>(document: string, variables: Record<string, unknown>): Promise<T>;
};

/** How often a call that hit a limit is sent again, and the longest wait for it. */
const mostRetries = 2;
const longestWaitSeconds = 120;

/** Milliseconds between the starts of two writes. */
const writeGapMs = 100;

const Patient = Octokit.plugin(throttling, retry);

/** One client of our own for everything: limits are waited for, passing faults are tried again. */
export function createGitHubClient({
  apiUrl,
  token,
  repository,
  onWarning,
}: GitHubClientOptions): GitHubClient {
  const [owner = "", repo = ""] = repository.split("/");
  const octokit = new Patient({
    auth: token,
    baseUrl: apiUrl,
    userAgent: "cco",
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    throttle: {
      ...createWriteSpacing(writeGapMs),
      onRateLimit: waitFor("rate limit"),
      onSecondaryRateLimit: waitFor("secondary rate limit"),
    },
  });
  return { octokit, owner, repo, graphql: (document, variables) => octokit.graphql(document, variables) };

  /** True: the call is sent again after the wait that GitHub asked for. */
  function waitFor(limit: string) {
    return (seconds: number, options: object, _octokit: unknown, retryCount: number): boolean => {
      const url = "url" in options ? String(options.url) : "";
      onWarning?.(`GitHub's ${limit} was hit at ${url}; it asks to wait ${seconds} s.`);
      return retryCount < mostRetries && seconds <= longestWaitSeconds;
    };
  }
}

/** The HTTP status of an error of this client; undefined for errors of other kinds. */
export function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("status" in error)) return undefined;
  return typeof error.status === "number" ? error.status : undefined;
}

/** The types of the errors in a GraphQL answer, such as `STALE_DATA` or `NOT_FOUND`. */
export function graphqlErrors(
  error: unknown,
): readonly { readonly type?: string; readonly message: string }[] {
  if (typeof error !== "object" || error === null || !("errors" in error)) return [];
  return Array.isArray(error.errors) ? error.errors : [];
}

/** Octokit rejects when any part of a GraphQL request failed: this is what the other parts answered. */
export function dataOf(error: unknown): Record<string, unknown> | undefined {
  if (typeof error !== "object" || error === null || !("data" in error)) return undefined;
  const { data } = error;
  return typeof data === "object" && data !== null ? { ...data } : undefined;
}
