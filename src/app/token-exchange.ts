import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from "jose";
import { z } from "zod";
import type { AppConfig } from "./app-config.ts";
import type { Installations, Repository } from "./installations.ts";

/** What a job gets for its identity: the App's token, for its repository alone. */
export type Exchange =
  | { readonly kind: "granted"; readonly token: string; readonly expiresAt: string }
  | { readonly kind: "refused"; readonly status: 401 | 403 | 404; readonly why: string };

/**
 * Trades the identity of a job for a short-lived token of the App: so no private key lies in any repository.
 * The identity has to be GitHub's word (issuer, signature, expiry), meant for this App (audience), and of a job that
 * runs CCO's workflow as it stands on the repository's default branch: on any other the worker could have changed it.
 */
export type TokenExchange = { exchange(identity: string): Promise<Exchange> };

/** Where the issuer shows its keys: https://docs.github.com/en/actions/reference/security/oidc. */
function keysOf(issuer: string): URL {
  return new URL(`${issuer}/.well-known/jwks`);
}

/** What a mission needs. `workflows` is not among it: nobody but people changes those. */
export const jobPermissions = {
  actions: "write",
  checks: "write",
  contents: "write",
  issues: "write",
  pull_requests: "write",
} as const;

export function createTokenExchange(
  { oidcIssuer, publicUrl, workflow }: AppConfig,
  installations: Installations,
): TokenExchange {
  const keys = createRemoteJWKSet(keysOf(oidcIssuer));

  return {
    exchange: async (identity) => {
      if (publicUrl === undefined) return refuse(404, "This App has no APP_URL, so it trades no tokens.");
      const payload = await verify(identity, publicUrl);
      if (payload === undefined)
        return refuse(401, "The token is not GitHub's, not for this App, or expired.");
      const claims = claimsSchema.safeParse(payload);
      if (!claims.success) return refuse(401, "The token says nothing of a job.");
      return grant(claims.data);
    },
  };

  async function verify(identity: string, audience: string): Promise<JWTPayload | undefined> {
    try {
      const { payload } = await jwtVerify(identity, keys, {
        issuer: oidcIssuer,
        audience,
        algorithms: ["RS256"],
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)) return undefined;
      throw error;
    }
  }

  async function grant(claims: Claims): Promise<Exchange> {
    const repository = await installations.find(claims.repository);
    if (repository === undefined || String(repository.id) !== claims.repository_id)
      return refuse(404, `The App is not installed on ${claims.repository}.`);
    const why = objectionTo(claims, repository, workflow);
    if (why !== undefined) return refuse(403, why);
    const { token, expiresAt } = await installations.createToken(repository, jobPermissions);
    return { kind: "granted", token, expiresAt };
  }
}

const claimsSchema = z.object({
  repository: z.string(),
  repository_id: z.string(),
  ref: z.string(),
  /** `owner/name/.github/workflows/file.yml@ref`. */
  workflow_ref: z.string(),
});
type Claims = z.infer<typeof claimsSchema>;

function objectionTo(claims: Claims, repository: Repository, workflow: string): string | undefined {
  const branch = `refs/heads/${repository.defaultBranch}`;
  if (claims.ref !== branch) return `The job runs on ${claims.ref}, not on ${branch}.`;
  const path = `${claims.repository}/.github/workflows/${workflow}@${branch}`;
  if (claims.workflow_ref.toLowerCase() === path.toLowerCase()) return undefined;
  return `The job's workflow is ${claims.workflow_ref}, not ${path}.`;
}

function refuse(status: 401 | 403 | 404, why: string): Exchange {
  return { kind: "refused", status, why };
}
