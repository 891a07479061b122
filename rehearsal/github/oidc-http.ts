import type { Answer } from "./call.ts";
import { createIdToken, describeIssuer, showKeys } from "./oidc.ts";
import type { World } from "./world.ts";

/** Addresses below which GitHub issues the identities of jobs. */
export function isOidcRequest({ pathname }: URL): boolean {
  return pathname.startsWith("/_services/");
}

type Asked = { readonly url: URL; readonly authorization: string | undefined };

/** The issuer's description and keys for everybody; a token for the job that shows what it was given. */
export function answerOidc(world: World, { url, authorization = "" }: Asked): Answer {
  if (url.pathname === "/_services/token/.well-known/openid-configuration")
    return { status: 200, body: describeIssuer(world) };
  if (url.pathname === "/_services/token/.well-known/jwks") return { status: 200, body: showKeys(world) };
  if (!url.pathname.startsWith("/_services/pipelines/idtoken/"))
    return { status: 404, body: { message: "Not Found" } };
  const [, secret = ""] = /^Bearer (\S+)$/i.exec(authorization) ?? [];
  const claims = world.issuer.requests.get(secret);
  if (claims === undefined) return { status: 401, body: { message: "The job's token is not known." } };
  const value = createIdToken(world, claims, url.searchParams.get("audience") ?? undefined);
  return { status: 200, body: { count: value.length, value } };
}
