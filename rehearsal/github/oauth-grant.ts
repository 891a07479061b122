import { createHash, randomBytes } from "node:crypto";
import type { App } from "./app.ts";
import { createUserToServerToken, userTokenSeconds } from "./token.ts";
import type { World } from "./world.ts";

/** What an App asks for when it sends somebody here to sign in. */
export type AuthorizationWish = {
  readonly app: App;
  readonly redirectUri: string;
  readonly state: string | undefined;
  /** PKCE, SHA-256. */
  readonly challenge: string | undefined;
};

/** A user said yes; whoever shows the code and the App's secret gets a token, once. */
export type Grant = AuthorizationWish & { readonly login: string; readonly expiresAt: number };

const codeMs = 600_000;

/** Undefined when the App is not known. Throws with GitHub's sentence for an address that is not the App's. */
export function readWish(world: World, query: URLSearchParams): AuthorizationWish | undefined {
  const app = findClient(world, query.get("client_id"));
  if (app === undefined) return undefined;
  const redirectUri = query.get("redirect_uri") ?? app.callbackUrls?.[0] ?? "";
  if (app.callbackUrls?.includes(redirectUri) !== true)
    throw new Error("The redirect_uri is not associated with this application.");
  const challenge = query.get("code_challenge") ?? undefined;
  if (challenge !== undefined && query.get("code_challenge_method") !== "S256")
    throw new Error("The code_challenge_method must be S256.");
  return { app, redirectUri, state: query.get("state") ?? undefined, challenge };
}

export function createCode(world: World, wish: AuthorizationWish, login: string): string {
  const code = randomBytes(10).toString("hex");
  world.grants.set(code, { ...wish, login, expiresAt: world.clock() + codeMs });
  return code;
}

/** The answer of `POST /login/oauth/access_token`: refusals have the status 200, too. */
export function tradeCode(world: World, fields: URLSearchParams): Readonly<Record<string, string | number>> {
  const app = findClient(world, fields.get("client_id"));
  if (app === undefined || app.clientSecret !== fields.get("client_secret"))
    return refusal(
      "incorrect_client_credentials",
      "The client_id and/or client_secret passed are incorrect.",
    );
  const code = fields.get("code") ?? "";
  const grant = world.grants.get(code);
  world.grants.delete(code);
  if (
    grant === undefined ||
    grant.app.id !== app.id ||
    grant.expiresAt <= world.clock() ||
    !isProved(grant, fields)
  )
    return refusal("bad_verification_code", "The code passed is incorrect or expired.");
  const redirectUri = fields.get("redirect_uri");
  if (redirectUri !== null && redirectUri !== grant.redirectUri)
    return refusal(
      "redirect_uri_mismatch",
      "The redirect_uri MUST match the registered callback URL for this application.",
    );
  return {
    access_token: createUserToServerToken(world, grant.login, app.id),
    expires_in: userTokenSeconds,
    refresh_token: `ghr_${randomBytes(38).toString("hex")}`,
    refresh_token_expires_in: 15_897_600,
    scope: "",
    token_type: "bearer",
  };
}

function isProved({ challenge }: Grant, fields: URLSearchParams): boolean {
  if (challenge === undefined) return true;
  const verifier = fields.get("code_verifier") ?? "";
  return createHash("sha256").update(verifier).digest("base64url") === challenge;
}

function findClient(world: World, clientId: string | null): App | undefined {
  return [...world.apps.values()].find((app) => app.clientId === clientId);
}

function refusal(error: string, error_description: string) {
  const error_uri = `https://docs.github.com/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors/#${error}`;
  return { error, error_description, error_uri };
}
