import { need } from "../access.ts";
import { ApiError, notFound } from "../api-error.ts";
import { type Answer, ok, type RepositoryCall, repositoryRoute } from "../call.ts";
import { readBlob, resolveRevision } from "../git-objects.ts";
import { readTree, type TreeEntry } from "../git-tree.ts";
import { repositoryHtmlUrl, repositoryUrl } from "../render/repository.ts";

const read = need("read", "contents=read");

export const contentsRoutes = [
  repositoryRoute("GET /contents/{path}", read, getContents),
  repositoryRoute("GET /contents", read, getContents),
];

const megabyte = 1024 * 1024;

/** A file, or the entries of a directory. Above 1 MB the content comes in the raw media type only, above 100 MB not at all. */
async function getContents(call: RepositoryCall): Promise<Answer> {
  const { repository, query } = call;
  const path = (call.params.path ?? "").replace(/\/$/, "");
  const ref = query.get("ref") ?? repository.defaultBranch;
  const sha = await resolveRevision(repository.directory, ref.replace(/^refs\/heads\//, ""));
  if (sha === undefined) throw new ApiError(404, `No commit found for the ref ${ref}`);
  if (path === "") return listDirectory(call, { sha, path, ref });
  const [entry] = (await readTree(repository.directory, sha, { path })) ?? [];
  if (entry === undefined) throw notFound();
  return entry.type === "blob" ? getFile(call, entry, ref) : listDirectory(call, { sha, path, ref });
}

type Place = { readonly sha: string; readonly path: string; readonly ref: string };

async function listDirectory(call: RepositoryCall, { sha, path, ref }: Place): Promise<Answer> {
  const options = path === "" ? {} : { path: `${path}/` };
  const entries = (await readTree(call.repository.directory, sha, options)) ?? [];
  return ok(entries.slice(0, 1000).map((entry) => renderEntry(call, entry, ref)));
}

async function getFile(call: RepositoryCall, entry: TreeEntry, ref: string): Promise<Answer> {
  const { size = 0 } = entry;
  const isRaw = /\braw\b/.test(`${call.headers.accept}`);
  if (size > 100 * megabyte)
    throw new ApiError(
      403,
      "This API returns blobs up to 100 MB in size. The requested blob is too large to fetch via the API.",
    );
  const content = await readBlob(call.repository.directory, entry.sha);
  if (content === undefined) throw notFound();
  if (isRaw)
    return {
      status: 200,
      body: content,
      headers: { "content-type": "application/vnd.github.raw+json; charset=utf-8" },
    };
  const isLarge = size > megabyte;
  return ok({
    ...renderEntry(call, entry, ref),
    encoding: isLarge ? "none" : "base64",
    content: isLarge
      ? ""
      : (content.toString("base64").match(/.{1,60}/g) ?? []).map((line) => `${line}\n`).join(""),
  });
}

function renderEntry({ world, repository }: RepositoryCall, entry: TreeEntry, ref: string) {
  const url = `${repositoryUrl(world, repository)}/contents/${entry.path}?ref=${ref}`;
  const kind = entry.type === "blob" ? "blob" : "tree";
  const htmlUrl = `${repositoryHtmlUrl(world, repository)}/${kind}/${ref}/${entry.path}`;
  const gitUrl = `${repositoryUrl(world, repository)}/git/${kind}s/${entry.sha}`;
  return {
    type: { blob: entry.mode === "120000" ? "symlink" : "file", tree: "dir", commit: "submodule" }[
      entry.type
    ],
    name: entry.path.split("/").at(-1) ?? "",
    path: entry.path,
    sha: entry.sha,
    size: entry.size ?? 0,
    url,
    html_url: htmlUrl,
    git_url: gitUrl,
    download_url:
      entry.type === "blob" ? `${repositoryHtmlUrl(world, repository)}/raw/${ref}/${entry.path}` : null,
    _links: { self: url, git: gitUrl, html: htmlUrl },
  };
}
