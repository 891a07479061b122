import { createRemoteJWKSet, errors, jwtVerify } from "jose";
import { z } from "zod";
import type { AppConfig } from "./app-config.ts";

/** What GitHub says of a job: https://docs.github.com/en/actions/reference/security/oidc. */
export type JobIdentity = z.infer<typeof claimsSchema>;

/** A sentence: why the identity is not believed. `unavailable`: nobody can say now, and nothing follows from it. */
export type Belief =
  | { readonly kind: "believed"; readonly job: JobIdentity }
  | { readonly kind: "doubted"; readonly why: string }
  | { readonly kind: "unavailable"; readonly why: string };

export type IdentityReader = (identity: string, audience: string) => Promise<Belief>;

/** GitHub's are about 2,000 characters. Nothing much longer is looked at. */
const longestIdentity = 10_000;

/** How far the App's clock may be wrong. */
const clockTolerance = "1 minute";

/**
 * Believes only what the issuer has signed with RS256 and a key that it shows now, for this audience, and that has not
 * expired. What the token itself says of keys and algorithms is not followed.
 */
export function createIdentityReader({ oidcIssuer: issuer }: Pick<AppConfig, "oidcIssuer">): IdentityReader {
  const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks`));
  return async (identity, audience) => {
    if (identity.length > longestIdentity) return doubted("The identity is longer than any of GitHub's.");
    try {
      const expected = { issuer, audience, algorithms: ["RS256"], clockTolerance, requiredClaims };
      const { payload } = await jwtVerify(identity, keys, expected);
      const claims = claimsSchema.safeParse(payload);
      if (!claims.success) return doubted("The identity says nothing of a job.");
      return { kind: "believed", job: claims.data };
    } catch (error) {
      const why = doubtOf(error, { issuer, audience });
      if (why !== undefined) return doubted(why);
      return { kind: "unavailable", why: `The keys of ${issuer} cannot be read now.` };
    }
  };
}

const requiredClaims = ["exp", "jti"];

const claimsSchema = z.object({
  jti: z.string().min(1),
  exp: z.number(),
  repository: z.string(),
  /** The same whatever the repository is called. */
  repository_id: z.string(),
  ref: z.string(),
  event_name: z.string(),
  /** `owner/name/.github/workflows/file.yml@ref`: what the event started. */
  workflow_ref: z.string(),
  /** What the job's steps stand in: another one when the workflow calls a reusable one. */
  job_workflow_ref: z.string().optional(),
});

type Expected = { readonly issuer: string; readonly audience: string };

/** Undefined for what says nothing of the identity: the issuer's keys could not be had. */
function doubtOf(error: unknown, { issuer, audience }: Expected): string | undefined {
  if (error instanceof errors.JWTExpired) return "The identity has expired.";
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === "aud") return `The identity is not meant for this App, whose address is ${audience}.`;
    if (error.claim === "nbf") return "The identity is not valid yet.";
  }
  return ofTheIdentity.some((kind) => error instanceof kind)
    ? `The identity is not one of ${issuer}.`
    : undefined;
}

const ofTheIdentity = [
  errors.JWTClaimValidationFailed,
  errors.JWTInvalid,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
];

function doubted(why: string): Belief {
  return { kind: "doubted", why };
}
