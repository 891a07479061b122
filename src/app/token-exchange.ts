import type { AppConfig } from "./app-config.ts";
import type { Installations, Repository } from "./installations.ts";
import { createIdentityReader, type JobIdentity } from "./job-identity.ts";

/** What a job gets for its identity: the App's token, for its repository alone. */
export type Exchange =
  | {
      readonly kind: "granted";
      readonly token: string;
      readonly expiresAt: string;
      /** The only one that the token is good for: `owner/name`. */
      readonly repository: string;
    }
  | { readonly kind: "refused"; readonly status: 401 | 403 | 404; readonly why: string }
  /** Nothing is wrong with the identity: GitHub does not answer. The same may be asked again. */
  | { readonly kind: "unavailable"; readonly why: string };

/**
 * Trades the identity of a job for a short-lived token of the App: so no private key lies in any repository.
 * The identity has to be GitHub's word (issuer, signature, expiry), meant for this App (audience), shown once, and of a
 * job that runs CCO's workflow as it stands on the repository's default branch: on any other the worker could have
 * changed it.
 */
export type TokenExchange = { exchange(identity: string): Promise<Exchange> };

/** What a mission needs. `workflows` is not among it: nobody but people changes those. */
export const jobPermissions = {
  actions: "write",
  checks: "write",
  contents: "write",
  issues: "write",
  pull_requests: "write",
  statuses: "read",
} as const;

export function createTokenExchange(
  { oidcIssuer, publicUrl, workflow }: Pick<AppConfig, "oidcIssuer" | "publicUrl" | "workflow">,
  installations: Pick<Installations, "find" | "createToken">,
): TokenExchange {
  const read = createIdentityReader({ oidcIssuer });
  const shown = createShown();

  return {
    exchange: async (identity) => {
      if (publicUrl === undefined) return refuse(404, "This App has no APP_URL, so it trades no tokens.");
      const belief = await read(identity, publicUrl);
      if (belief.kind === "doubted") return refuse(401, belief.why);
      if (belief.kind === "unavailable") return belief;
      const why = objectionTo(belief.job, workflow);
      return why === undefined ? tryToGrant(belief.job) : refuse(403, why);
    },
  };

  async function tryToGrant(job: JobIdentity): Promise<Exchange> {
    try {
      return await grant(job);
    } catch (error) {
      const refusal = refusalIn(error, job);
      if (refusal !== undefined) return refusal;
      if (!isPassing(error)) throw error;
      return { kind: "unavailable", why: "GitHub gives out no tokens now." };
    }
  }

  async function grant(job: JobIdentity): Promise<Exchange> {
    const repository = await installations.find(job.repository);
    if (repository === undefined) return refuse(404, `The App is not installed on ${job.repository}.`);
    const why = objectionIn(repository, job);
    if (why !== undefined) return refuse(403, why);
    if (!shown.isFirst(job)) return refuse(401, "The identity was shown before. Each is good for one token.");
    try {
      const { token, expiresAt } = await installations.createToken(repository, jobPermissions);
      return { kind: "granted", token, expiresAt, repository: repository.fullName };
    } catch (error) {
      shown.forget(job);
      throw error;
    }
  }
}

/** What the identity alone tells against it. */
function objectionTo(job: JobIdentity, workflow: string): string | undefined {
  const path = `${job.repository}/.github/workflows/${workflow}@${job.ref}`;
  if (!isSame(job.workflow_ref, path)) return `The job's workflow is ${job.workflow_ref}, not ${path}.`;
  if (job.job_workflow_ref !== undefined && !isSame(job.job_workflow_ref, path))
    return `The job stands in another workflow, ${job.job_workflow_ref}, not in ${path}.`;
  // What is proposed from outside has no part in whatever such a job does.
  if (job.event_name.startsWith("pull_request")) return `The job was started by ${job.event_name}.`;
  return undefined;
}

function objectionIn({ id, fullName, defaultBranch }: Repository, job: JobIdentity): string | undefined {
  if (String(id) !== job.repository_id) return `${job.repository} is another repository than the job's.`;
  // Of the same number: it was renamed, or it is somebody else's now, who has asked for nothing.
  if (!isSame(ownerOf(fullName), ownerOf(job.repository)))
    return `${job.repository} belongs to somebody else now.`;
  const branch = `refs/heads/${defaultBranch}`;
  return job.ref === branch ? undefined : `The job runs on ${job.ref}, not on ${branch}.`;
}

function ownerOf(fullName: string): string {
  return fullName.split("/", 1)[0] ?? "";
}

/** Names of repositories are compared without case, as GitHub does. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** What GitHub says of the installation. */
function refusalIn(error: unknown, { repository }: JobIdentity): Exchange | undefined {
  const status = statusOf(error);
  if (status === 422)
    return refuse(403, `The installation on ${repository} lacks permissions: accept those the App asks for.`);
  if (status === 404) return refuse(404, `The App is not installed on ${repository}.`);
  if (status === 403 && /suspended/i.test(String(error)))
    return refuse(403, `The App's installation on ${repository} is suspended.`);
  return undefined;
}

/** Limits, and GitHub being down: octokit gives a connection that broke the status 500. */
function isPassing(error: unknown): boolean {
  const status = statusOf(error) ?? 0;
  return status >= 500 || status === 429 || (status === 403 && /rate limit/i.test(String(error)));
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("status" in error)) return undefined;
  return typeof error.status === "number" ? error.status : undefined;
}

function refuse(status: 401 | 403 | 404, why: string): Exchange {
  return { kind: "refused", status, why };
}

/**
 * Identities that were traded here, until they expire. Another replica does not know of them: there, who has got hold of
 * one has the minutes until then.
 */
function createShown() {
  const until = new Map<string, number>();
  return {
    isFirst: ({ jti, exp }: JobIdentity): boolean => {
      const seconds = Date.now() / 1000;
      for (const [id, end] of until) if (end < seconds) until.delete(id);
      if (until.has(jti)) return false;
      until.set(jti, exp + 120);
      return true;
    },
    forget: ({ jti }: JobIdentity): void => void until.delete(jti),
  };
}
