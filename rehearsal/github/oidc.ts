import { createSign, generateKeyPairSync, type KeyObject, randomBytes, randomUUID } from "node:crypto";
import { findAccount } from "./account.ts";
import type { IdTokenRequest } from "./actions-backend.ts";
import { fullName, repositoryKey } from "./repository.ts";
import type { World } from "./world.ts";

/** What a token says of its job: https://docs.github.com/en/actions/reference/security/oidc. */
export type IdClaims = Readonly<Record<string, string>>;

/** The part of GitHub that tells others which job they speak with. */
export type Issuer = {
  /** The newest last: it signs. Made when the first is needed. */
  readonly keys: SigningKey[];
  /** What jobs that are under way may ask tokens about, by the secret they ask with. */
  readonly requests: Map<string, IdClaims>;
};

type SigningKey = { readonly id: string; readonly privateKey: KeyObject; readonly publicKey: KeyObject };

export function createIssuer(): Issuer {
  return { keys: [], requests: new Map() };
}

/** As on GitHub Enterprise Server. */
export function issuerUrl({ urls }: World): string {
  return `${urls.server}/_services/token`;
}

/** Where a job asks for its token, and with what. Good until it is revoked, which is when the job ends. */
export function createIdTokenRequest(
  world: World,
  request: IdTokenRequest,
): { readonly url: string; readonly token: string } {
  const claims = claimsOf(world, request);
  // A token of the runner itself, of the same form as what it asks for.
  const token = sign(world, { scp: "Actions.Results", nonce: randomUUID() });
  world.issuer.requests.set(token, claims);
  const place = `${claims.run_id}/${randomBytes(8).toString("hex")}`;
  return { url: `${world.urls.server}/_services/pipelines/idtoken/${place}?api-version=2.0`, token };
}

function claimsOf(world: World, { repository: name, github, environment }: IdTokenRequest): IdClaims {
  const repository = world.repositories.get(repositoryKey(name.owner, name.name));
  if (repository === undefined) throw new Error(`There is no repository ${name.owner}/${name.name}.`);
  const said = (key: string) => String(github[key] ?? "");
  const whole = fullName(repository);
  return {
    sub: `repo:${whole}:${subjectOf(said("event_name"), said("ref"), environment)}`,
    ...Object.fromEntries(copied.map((key) => [key, said(key)])),
    repository: whole,
    repository_id: String(repository.id),
    repository_owner: repository.owner,
    repository_owner_id: String(findAccount(world, repository.owner).id),
    repository_visibility: repository.isPrivate ? "private" : "public",
    actor_id: String(world.accounts.get(said("actor").toLowerCase())?.id ?? ""),
    // Of a job whose steps stand in the workflow itself.
    job_workflow_ref: said("workflow_ref"),
    job_workflow_sha: said("workflow_sha"),
    runner_environment: "github-hosted",
    ...(environment === undefined ? {} : { environment }),
  };
}

/** Claims that are the same in the `github` context. */
const copied = [
  ...["actor", "base_ref", "event_name", "head_ref", "ref", "ref_protected", "ref_type", "run_attempt"],
  ...["run_id", "run_number", "sha", "workflow", "workflow_ref", "workflow_sha"],
];

function subjectOf(event: string, ref: string, environment: string | undefined): string {
  if (environment !== undefined) return `environment:${environment}`;
  return event === "pull_request" ? "pull_request" : `ref:${ref}`;
}

/** Seconds that a token is good for, and how far before its making it begins to be. */
const lifetime = 300;
const headStart = 600;

/** A token for somebody else to verify. @param audience the repository's owner unless said, as on GitHub. */
export function createIdToken(world: World, claims: IdClaims, audience: string | undefined): string {
  const iat = Math.floor(world.clock() / 1000);
  return sign(world, {
    jti: randomUUID(),
    aud: audience ?? `${world.urls.server}/${claims.repository_owner}`,
    iss: issuerUrl(world),
    nbf: iat - headStart,
    exp: iat + lifetime,
    iat,
    ...claims,
  });
}

function sign(world: World, claims: Readonly<Record<string, unknown>>): string {
  const { id, privateKey } = world.issuer.keys.at(-1) ?? rotateKeys(world);
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${encode({ typ: "JWT", alg: "RS256", x5t: id, kid: id })}.${encode(claims)}`;
  return `${text}.${createSign("RSA-SHA256").update(text).sign(privateKey, "base64url")}`;
}

/** Signs with a new key from now on. The one before is still shown, older ones are not. */
export function rotateKeys({ issuer: { keys } }: World): SigningKey {
  const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key = { id: randomBytes(20).toString("hex").toUpperCase(), ...pair };
  keys.push(key);
  keys.splice(0, keys.length - 2);
  return key;
}

/** What verifiers read: https://openid.net/specs/openid-connect-discovery-1_0.html. */
export function describeIssuer(world: World) {
  const issuer = issuerUrl(world);
  return {
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks`,
    subject_types_supported: ["public", "pairwise"],
    response_types_supported: ["id_token"],
    claims_supported: ["sub", "aud", "exp", "iat", "iss", "jti", "nbf", ...copied],
    id_token_signing_alg_values_supported: ["RS256"],
    scopes_supported: ["openid"],
  };
}

export function showKeys({ issuer: { keys } }: World) {
  return {
    keys: keys.map(({ id, publicKey }) => ({
      ...publicKey.export({ format: "jwk" }),
      alg: "RS256",
      use: "sig",
      kid: id,
      x5t: id,
    })),
  };
}
