import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { Octokit } from "@octokit/rest";
import { serialWrites, withoutQueues } from "./serial-writes.ts";
import { wholeFetch } from "./whole-fetch.ts";

export type GitHubClientOptions = {
  /** `GITHUB_API_URL`: also GitHub Enterprise Server's. */
  readonly apiUrl: string;
  /** Or what gives one that is good now: asked before each call, as tokens expire within a job. */
  readonly token: string | (() => Promise<string>);
  /** `owner/name`. */
  readonly repository: string;
  readonly onWarning?: (text: string) => void;
  /** A person waits for the answer: limits and faults are told at once, not waited for. */
  readonly isHurried?: boolean;
};

/** GitHub, as one token sees one repository. */
export type GitHubClient = {
  readonly octokit: Octokit;
  readonly owner: string;
  readonly repo: string;
  /** A person waits for the answer. */
  readonly isHurried: boolean;
  /**
   * Sends one GraphQL document. Rejects with the first error, its `type` kept.
   * @param sends `once`: what makes something new is not sent again when its answer is lost; see `isAnswerLost`.
   */
  graphql<T>(document: string, variables: Record<string, unknown>, sends?: "once"): Promise<T>;
};

/** How often a call that hit a limit is sent again, and the longest wait for it. */
const mostRetries = 2;
const longestWaitSeconds = 120;

/** How often a call that failed in passing is sent again, after 1, 4, 9, … seconds: a minute and a half in all. */
const mostRepeats = 6;

// The first is the innermost: what is sent again waits for its turn again, and nobody waits for its pause.
const Patient = Octokit.plugin(serialWrites, throttling, retry);

/** One client of our own for everything: limits are waited for, passing faults are tried again. */
export function createGitHubClient({
  apiUrl,
  token,
  repository,
  onWarning,
  isHurried = false,
}: GitHubClientOptions): GitHubClient {
  const [owner = "", repo = ""] = repository.split("/");
  const octokit = new Patient({
    ...(typeof token === "string" ? { auth: token } : {}),
    baseUrl: apiUrl,
    userAgent: "cco",
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    request: { fetch: wholeFetch },
    retry: { enabled: !isHurried, retries: mostRepeats },
    throttle: {
      ...withoutQueues(),
      onRateLimit: waitFor("rate limit"),
      onSecondaryRateLimit: waitFor("secondary rate limit"),
    },
  });
  if (typeof token !== "string") {
    octokit.hook.before("request", async ({ headers }) => {
      headers.authorization = `token ${await token()}`;
    });
  }
  const graphql = <T>(document: string, variables: Record<string, unknown>, sends?: "once") =>
    octokit.graphql<T>(document, { ...variables, ...(sends === "once" ? { request: { retries: 0 } } : {}) });
  return { octokit, owner, repo, isHurried, graphql };

  /** True: the call is sent again after the wait that GitHub asked for. */
  function waitFor(limit: string) {
    return (seconds: number, options: object, _octokit: unknown, retryCount: number): boolean => {
      const url = "url" in options ? String(options.url) : "";
      onWarning?.(`GitHub's ${limit} was hit at ${url}; it asks to wait ${seconds} s.`);
      return !isHurried && retryCount < mostRetries && seconds <= longestWaitSeconds;
    };
  }
}

/** The HTTP status of an error of this client; undefined for errors of other kinds. */
export function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("status" in error)) return undefined;
  return typeof error.status === "number" ? error.status : undefined;
}

/** Whether GitHub may have done what was asked without saying so: it broke down, or the connection to it did. */
export function isAnswerLost(error: unknown): boolean {
  return (statusOf(error) ?? 0) >= 500;
}

/** When the limit that refused a call ends, in epoch milliseconds; undefined for errors of other kinds. */
export function limitedUntil(error: unknown): number | undefined {
  if (!(error instanceof Error) || !/rate limit/i.test(error.message)) return undefined;
  const after = Number(headerOf(error, "retry-after"));
  if (after > 0) return Date.now() + after * 1000;
  const reset = Number(headerOf(error, "x-ratelimit-reset"));
  // Of a secondary limit GitHub says nothing more than that a minute is the least.
  return headerOf(error, "x-ratelimit-remaining") === "0" && reset > 0 ? reset * 1000 : Date.now() + 60_000;
}

function headerOf(error: Error, name: string): string | undefined {
  const { response } = error as { readonly response?: { readonly headers?: Record<string, string> } };
  return response?.headers?.[name];
}

/** The types of the errors in a GraphQL answer, such as `STALE_DATA` or `NOT_FOUND`. */
export function graphqlErrors(
  error: unknown,
): readonly { readonly type?: string; readonly message: string; readonly path?: readonly unknown[] }[] {
  if (typeof error !== "object" || error === null || !("errors" in error)) return [];
  return Array.isArray(error.errors) ? error.errors : [];
}

/** Octokit rejects when any part of a GraphQL request failed: this is what the other parts answered. */
export function dataOf(error: unknown): Record<string, unknown> | undefined {
  if (typeof error !== "object" || error === null || !("data" in error)) return undefined;
  const { data } = error;
  return typeof data === "object" && data !== null ? { ...data } : undefined;
}
