import { loginOf, need } from "../access.ts";
import { findAccount, noreplyEmail } from "../account.ts";
import { notFound, unprocessable } from "../api-error.ts";
import { type Body, created, ok, type RepositoryCall, repositoryRoute } from "../call.ts";
import { object, objects, text, texts } from "../fields.ts";
import { type Person, readBlob, readCommit, resolve, writeBlob, writeCommit } from "../git-objects.ts";
import { readTree, type TreeChange, writeTree } from "../git-tree.ts";
import { renderGitCommit } from "../render/commit.ts";
import { repositoryUrl } from "../render/repository.ts";
import { now } from "../world.ts";

const read = need("read", "contents=read");
const write = need("write", "contents=write");

export const gitDataRoutes = [
  repositoryRoute("GET /git/blobs/{file_sha}", read, getBlob),
  repositoryRoute("POST /git/blobs", write, createBlob),
  repositoryRoute("GET /git/trees/{tree_sha}", read, getTree),
  repositoryRoute("POST /git/trees", write, createTree),
  repositoryRoute("GET /git/commits/{commit_sha}", read, getCommit),
  repositoryRoute("POST /git/commits", write, createCommit),
];

async function getBlob({ world, repository, params, headers }: RepositoryCall) {
  const sha = params.file_sha ?? "";
  const content = await readBlob(repository.directory, sha);
  if (content === undefined) throw notFound();
  if (/\braw\b/.test(`${headers.accept}`)) return { status: 200, body: content };
  const url = `${repositoryUrl(world, repository)}/git/blobs/${sha}`;
  const node_id = `B_${sha}`;
  return ok({
    sha,
    node_id,
    size: content.length,
    url,
    content: content.toString("base64"),
    encoding: "base64",
  });
}

async function createBlob({ world, repository, body }: RepositoryCall) {
  const encoding = text(body, "encoding") === "base64" ? "base64" : "utf8";
  const sha = await writeBlob(repository.directory, Buffer.from(text(body, "content") ?? "", encoding));
  return created({ sha, url: `${repositoryUrl(world, repository)}/git/blobs/${sha}` });
}

async function getTree(call: RepositoryCall) {
  const { repository, params, query } = call;
  const tree = await resolve(repository.directory, params.tree_sha ?? "", "tree");
  if (tree === undefined) throw notFound();
  return ok(await renderTree(call, tree, query.has("recursive")));
}

/** 100,000 entries at most, then it says that it was cut. */
async function renderTree({ world, repository }: RepositoryCall, sha: string, recursive: boolean) {
  const entries = (await readTree(repository.directory, sha, { recursive })) ?? [];
  const url = `${repositoryUrl(world, repository)}/git`;
  const tree = entries
    .slice(0, 100_000)
    .map((entry) => ({ ...entry, url: `${url}/${entry.type}s/${entry.sha}` }));
  return { sha, url: `${url}/trees/${sha}`, tree, truncated: entries.length > tree.length };
}

async function createTree(call: RepositoryCall) {
  const { repository, body } = call;
  const baseName = text(body, "base_tree");
  const base = baseName === undefined ? undefined : await resolve(repository.directory, baseName, "tree");
  if (baseName !== undefined && base === undefined) throw notFound();
  const changes = (
    await Promise.all(objects(body, "tree").map((entry) => changesOf(repository.directory, entry)))
  ).flat();
  if (changes.length === 0) throw unprocessable("Invalid tree info");
  return created(await renderTree(call, await writeTree(repository.directory, base, changes), false));
}

/** An entry holds its content or names an object; a directory stands for the files in it. */
async function changesOf(directory: string, entry: Body): Promise<readonly TreeChange[]> {
  const path = text(entry, "path") ?? "";
  const mode = text(entry, "mode") ?? "100644";
  const content = text(entry, "content");
  const sha = text(entry, "sha");
  if (
    path === "" ||
    path.startsWith("/") ||
    path.split("/").some((part) => [".", "..", ".git", ""].includes(part))
  )
    throw unprocessable("tree.path contains a malformed path component");
  if (content !== undefined && sha !== undefined)
    throw unprocessable("Must supply either tree.sha or tree.content, not both");
  if (content !== undefined) return [{ path, mode, sha: await writeBlob(directory, content) }];
  if (entry.sha === null) return [{ path, mode, sha: null }];
  if (sha === undefined) throw unprocessable("Must supply tree.sha or tree.content");
  if ((await resolve(directory, sha)) === undefined)
    throw unprocessable(`tree.sha ${sha} is not a valid object`);
  if (mode !== "040000") return [{ path, mode, sha }];
  const files = (await readTree(directory, sha, { recursive: true })) ?? [];
  return files
    .filter(({ type }) => type !== "tree")
    .map((file) => ({ ...file, path: `${path}/${file.path}` }));
}

async function getCommit({ world, repository, params }: RepositoryCall) {
  const commit = await readCommit(repository.directory, params.commit_sha ?? "");
  if (commit === undefined) throw notFound();
  return ok(renderGitCommit(world, repository, commit));
}

/** Signed by GitHub when a bot wrote it and left author and committer to GitHub. */
async function createCommit(call: RepositoryCall) {
  const { world, repository, identity, body } = call;
  const { directory } = repository;
  const tree = await resolve(directory, text(body, "tree") ?? "", "tree");
  if (tree === undefined) throw unprocessable("Tree SHA does not exist");
  const parents = texts(body, "parents") ?? [];
  for (const parent of parents)
    if ((await resolve(directory, parent, "commit")) !== parent)
      throw unprocessable("Parent SHA does not exist or is not a commit object");
  const author = personOf(call, object(body, "author"));
  const committer =
    object(body, "committer") === undefined ? author : personOf(call, object(body, "committer"));
  const sha = await writeCommit(directory, {
    tree,
    parents,
    author,
    committer,
    message: text(body, "message") ?? "",
  });
  if (identity.kind !== "user" && body.author === undefined && body.committer === undefined)
    repository.verified.add(sha);
  const commit = await readCommit(directory, sha);
  if (commit === undefined) throw new Error(`The commit ${sha} was written and is not there.`);
  return created(renderGitCommit(world, repository, commit));
}

function personOf({ world, identity }: RepositoryCall, given: Body | undefined): Person {
  const account = findAccount(world, loginOf(identity));
  return {
    name: (given && text(given, "name")) ?? account.name ?? account.login,
    email: (given && text(given, "email")) ?? noreplyEmail(account),
    date: (given && text(given, "date")) ?? now(world),
  };
}
