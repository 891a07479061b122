import { createPublicKey, randomBytes, verify } from "node:crypto";
import type { Permissions } from "./actions-backend.ts";
import { ApiError, badCredentials } from "./api-error.ts";
import { type App, actionsAppId, botLogin, type Installation } from "./app.ts";
import type { World } from "./world.ts";

export type Token =
  | {
      readonly kind: "user";
      readonly login: string;
      readonly mayChangeWorkflows: boolean;
      /** The App that acts for the user: it reaches what both reach. Absent for a token of the user's own. */
      readonly app?: number;
      readonly expiresAt?: number;
      isRevoked: boolean;
    }
  | {
      readonly kind: "installation";
      readonly app: number;
      readonly installation: number;
      readonly permissions: Permissions;
      /** Ids of repositories, or all of the installation. */
      readonly repositories: ReadonlySet<number> | "all";
      readonly expiresAt: number;
      isRevoked: boolean;
    }
  | {
      readonly kind: "job";
      readonly repository: number;
      readonly permissions: Permissions;
      readonly runId: number;
      isRevoked: boolean;
    };

/** Who asks. */
export type Identity =
  | { readonly kind: "anonymous" }
  | { readonly kind: "app"; readonly app: App }
  /** An App that shows its client id and secret, for the endpoints that are about its users' tokens. */
  | { readonly kind: "client"; readonly client: App }
  | (Token & { readonly login: string; readonly secret: string });

/** Reads `Authorization`: `Bearer`, `token`, or `Basic` with the token as password. 401 for what is not known. */
export function identify(world: World, authorization: string | undefined): Identity {
  if (authorization === undefined) return { kind: "anonymous" };
  const secret = secretOf(authorization);
  const token = world.tokens.get(secret);
  if (token !== undefined) return identityOf(world, token, secret);
  const client = clientOf(world, authorization);
  if (client !== undefined) return { kind: "client", client };
  if (secret.split(".").length === 3 && !secret.startsWith("gh"))
    return { kind: "app", app: verifyJwt(world, secret) };
  throw badCredentials();
}

function secretOf(authorization: string): string {
  const { value, user, password } = partsOf(authorization);
  if (user === undefined) return value;
  return password === "" || password === "x-oauth-basic" ? user : password;
}

function partsOf(authorization: string) {
  const [scheme = "", value = ""] = authorization.trim().split(/\s+/, 2);
  if (scheme.toLowerCase() !== "basic") return { value, user: undefined, password: "" };
  const [user = "", password = ""] = Buffer.from(value, "base64").toString().split(/:(.*)/s);
  return { value, user, password };
}

function clientOf(world: World, authorization: string): App | undefined {
  const { user, password } = partsOf(authorization);
  return [...world.apps.values()].find(
    ({ clientId, clientSecret }) => clientId === user && clientSecret === password,
  );
}

function identityOf(world: World, token: Token, secret: string): Identity {
  const isExpired = token.kind !== "job" && (token.expiresAt ?? Number.POSITIVE_INFINITY) <= world.clock();
  if (token.isRevoked || isExpired) throw badCredentials();
  return { ...token, login: loginOf(world, token), secret };
}

function loginOf(world: World, token: Token): string {
  if (token.kind === "user") return token.login;
  const app = world.apps.get(token.kind === "job" ? actionsAppId : token.app);
  if (app === undefined) throw badCredentials();
  return botLogin(app);
}

/** https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app */
function verifyJwt(world: World, jwt: string): App {
  const [header = "", body = "", signature = ""] = jwt.split(".");
  const claims = parseClaims(body);
  const app = [...world.apps.values()].find(
    ({ id, clientId }) => `${id}` === `${claims.iss}` || clientId === claims.iss,
  );
  if (app === undefined || app.publicKey === "") throw new ApiError(404, "Integration not found");
  const isSigned = verify(
    "RSA-SHA256",
    Buffer.from(`${header}.${body}`),
    createPublicKey(app.publicKey),
    Buffer.from(signature, "base64url"),
  );
  if (!isSigned) throw new ApiError(401, "A JSON web token could not be decoded");
  checkTimes(claims, world.clock() / 1000);
  return app;
}

type Claims = { readonly iss?: unknown; readonly iat?: unknown; readonly exp?: unknown };

function parseClaims(body: string): Claims {
  try {
    return JSON.parse(Buffer.from(body, "base64url").toString()) as Claims;
  } catch {
    throw new ApiError(401, "A JSON web token could not be decoded");
  }
}

function checkTimes({ iat, exp }: Claims, seconds: number): void {
  if (typeof exp !== "number" || exp <= seconds)
    throw new ApiError(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  if (exp > seconds + 600 + 60)
    throw new ApiError(401, "'Expiration time' claim ('exp') is too far in the future");
  if (typeof iat !== "number" || iat > seconds + 60)
    throw new ApiError(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
}

export function createUserToken(world: World, login: string, mayChangeWorkflows: boolean): string {
  const secret = `ghp_${randomBytes(18).toString("hex")}`;
  world.tokens.set(secret, { kind: "user", login, mayChangeWorkflows, isRevoked: false });
  return secret;
}

/** Seconds that a user-to-server token is valid. */
export const userTokenSeconds = 28_800;

/** For an App that acts for a user: https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-user-access-token-for-a-github-app */
export function createUserToServerToken(world: World, login: string, app: number): string {
  const secret = `ghu_${randomBytes(18).toString("hex")}`;
  const expiresAt = world.clock() + userTokenSeconds * 1000;
  world.tokens.set(secret, {
    kind: "user",
    login,
    mayChangeWorkflows: false,
    app,
    expiresAt,
    isRevoked: false,
  });
  return secret;
}

export type InstallationTokenWish = {
  readonly installation: Installation;
  readonly permissions: Permissions;
  readonly repositories: ReadonlySet<number> | "all";
};

/** Valid for one hour. */
export function createInstallationToken(world: World, wish: InstallationTokenWish) {
  const { installation, permissions, repositories } = wish;
  const secret = serverSecret(installation.app);
  const expiresAt = world.clock() + 3_600_000;
  world.tokens.set(secret, {
    kind: "installation",
    app: installation.app,
    installation: installation.id,
    permissions,
    repositories,
    expiresAt,
    isRevoked: false,
  });
  return { secret, expiresAt };
}

export type JobTokenWish = {
  readonly repository: number;
  readonly permissions: Permissions;
  readonly runId: number;
};

export function createJobToken(world: World, wish: JobTokenWish): string {
  const secret = serverSecret(actionsAppId);
  world.tokens.set(secret, { kind: "job", isRevoked: false, ...wish });
  return secret;
}

/** The stateless format of 2026: `ghs_<app>_<JWT>`, about 520 characters. */
function serverSecret(app: number): string {
  const part = (bytes: number) => randomBytes(bytes).toString("base64url");
  return `ghs_${app}_${part(27)}.${part(90)}.${part(256)}`;
}
