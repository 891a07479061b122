import { gunzipSync } from "node:zlib";
import { findRepository, isAllowed, need } from "./access.ts";
import { ApiError } from "./api-error.ts";
import type { Answer } from "./call.ts";
import { tryGit } from "./git-process.ts";
import { receivePush } from "./git-push.ts";
import { flushPacket, packetLine } from "./pkt-line.ts";
import { fullName, type Repository } from "./repository.ts";
import { type Identity, identify } from "./token.ts";
import type { World } from "./world.ts";

export type GitRequest = {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
};

const pattern = /^\/([^/]+)\/([^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;

export function isGitRequest({ pathname }: URL): boolean {
  return pattern.test(pathname);
}

/** Git's smart protocol over HTTP. https://git-scm.com/docs/http-protocol */
export async function answerGit(world: World, request: GitRequest): Promise<Answer> {
  const [, owner = "", name = "", endpoint = ""] = pattern.exec(request.url.pathname) ?? [];
  const service = endpoint === "info/refs" ? (request.url.searchParams.get("service") ?? "") : endpoint;
  const admitted = admit(world, { owner, name, service, authorization: authorizationOf(request) });
  if ("status" in admitted) return admitted;
  const { repository, identity } = admitted;
  if (endpoint === "info/refs") return advertise(repository, service, request);
  const body = request.headers["content-encoding"] === "gzip" ? gunzipSync(request.body) : request.body;
  if (service === "git-receive-pack")
    return result(service, await receivePush({ world, repository, identity }, body));
  const env = protocolOf(request);
  const { stdout } = await tryGit(repository.directory, ["upload-pack", "--stateless-rpc", "."], {
    input: body,
    env,
  });
  return result(service, stdout);
}

function authorizationOf({ headers }: GitRequest): string | undefined {
  return typeof headers.authorization === "string" ? headers.authorization : undefined;
}

type Knock = {
  readonly owner: string;
  readonly name: string;
  readonly service: string;
  readonly authorization: string | undefined;
};

type Guest = { readonly repository: Repository; readonly identity: Identity };

function admit(world: World, { owner, name, service, authorization }: Knock): Answer | Guest {
  const isPush = service === "git-receive-pack";
  if (!isPush && service !== "git-upload-pack") return plain(403, "Please upgrade your git client.");
  try {
    const identity = identify(world, authorization);
    const repository = findRepository(world, identity, owner, name);
    return refusalOf(world, { repository, identity }, isPush) ?? { repository, identity };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) return { ...challenge, body: badPassword };
    return authorization === undefined ? challenge : plain(404, "Repository not found.");
  }
}

const badPassword =
  "Invalid username or token. Password authentication is not supported for Git operations.\n";

function refusalOf(world: World, { repository, identity }: Guest, isPush: boolean): Answer | undefined {
  const wanted = isPush ? need("write", "contents=write") : need("read", "contents=read");
  if (!isAllowed(world, repository, { identity, wanted })) {
    if (identity.kind === "anonymous") return challenge;
    if (identity.kind !== "user") return plain(403, "Write access to repository not granted.");
    return plain(403, `Permission to ${fullName(repository)}.git denied to ${identity.login}.`);
  }
  const isFrozen = isPush && repository.isArchived;
  return isFrozen ? plain(403, "This repository was archived so it is read-only.") : undefined;
}

const challenge: Answer = {
  status: 401,
  body: "Authentication required\n",
  headers: { "www-authenticate": 'Basic realm="GitHub"', "content-type": "text/plain" },
};

function plain(status: number, text: string): Answer {
  return { status, body: `${text}\n`, headers: { "content-type": "text/plain; charset=UTF-8" } };
}

async function advertise(repository: Repository, service: string, request: GitRequest): Promise<Answer> {
  const program = service.replace(/^git-/, "");
  const env = protocolOf(request);
  const isVersion2 = program === "upload-pack" && env.GIT_PROTOCOL === "version=2";
  const said = isVersion2 ? await abilitiesOf(repository) : await introduce(repository, program, env);
  const banner = isVersion2 ? [] : [packetLine(`# service=${service}\n`), flushPacket];
  return {
    status: 200,
    body: Buffer.concat([...banner, said]),
    headers: { "content-type": `application/x-${service}-advertisement`, "cache-control": "no-cache" },
  };
}

/** What git says it can do names no ref: it is asked once. */
function abilitiesOf(repository: Repository): Promise<Buffer> {
  const said =
    abilities.get(repository) ?? introduce(repository, "upload-pack", { GIT_PROTOCOL: "version=2" });
  abilities.set(repository, said);
  return said;
}

const abilities = new WeakMap<Repository, Promise<Buffer>>();

async function introduce(
  { directory }: Repository,
  program: string,
  env: Readonly<Record<string, string>>,
): Promise<Buffer> {
  const args = [program, "--stateless-rpc", "--advertise-refs", "."];
  return (await tryGit(directory, args, { env })).stdout;
}

function protocolOf({ headers }: GitRequest): Readonly<Record<string, string>> {
  const protocol = headers["git-protocol"];
  return typeof protocol === "string" ? { GIT_PROTOCOL: protocol } : {};
}

function result(service: string, body: Buffer): Answer {
  return {
    status: 200,
    body,
    headers: { "content-type": `application/x-${service}-result`, "cache-control": "no-cache" },
  };
}
