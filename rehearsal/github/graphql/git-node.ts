import { readBlob, readCommit, readTree, resolve, type TreeEntry } from "../git-objects.ts";
import { tryGit } from "../git-process.ts";
import { repositoryHtmlUrl } from "../render/repository.ts";
import { connection, type Slice } from "./connection.ts";
import type { Spot } from "./repository-node.ts";

/** The object an expression such as `main:src/a.ts` names, or null. */
export async function gitObjectNode(spot: Spot, expression: string) {
  const { directory } = spot.repository;
  const oid = await resolve(directory, expression);
  if (oid === undefined) return null;
  const type = (await tryGit(directory, ["cat-file", "-t", oid])).stdout.toString().trim();
  if (type === "commit") return commitNode(spot, oid);
  if (type === "tree") return treeNode(spot, oid);
  return type === "blob" ? blobNode(spot, oid) : null;
}

export async function commitNode(spot: Spot, oid: string): Promise<object | null> {
  const { world, repository } = spot;
  const commit = await readCommit(repository.directory, oid);
  if (commit === undefined) return null;
  const { message } = commit;
  return {
    __typename: "Commit",
    id: `C_${oid}`,
    oid,
    url: `${repositoryHtmlUrl(world, repository)}/commit/${oid}`,
    message,
    messageHeadline: message.split("\n")[0] ?? "",
    committedDate: commit.committer.date,
    tree: () => treeNode(spot, commit.tree),
    file: async ({ path }: { readonly path: string }) => {
      const [entry] = (await readTree(repository.directory, oid, { path })) ?? [];
      return entry === undefined ? null : entryNode(spot, entry, entry.path);
    },
    signature: repository.verified.has(oid) ? { isValid: true, wasSignedByGitHub: true } : null,
    parents: async (slice: Slice) =>
      connection(await Promise.all(commit.parents.map((parent) => commitNode(spot, parent))), slice),
  };
}

function treeNode(spot: Spot, oid: string) {
  const entries = async () =>
    ((await readTree(spot.repository.directory, oid)) ?? []).map((entry) =>
      entryNode(spot, entry, entry.path),
    );
  return { __typename: "Tree", id: `T_${oid}`, oid, entries };
}

function entryNode(spot: Spot, entry: TreeEntry, path: string) {
  return {
    name: path.split("/").at(-1) ?? "",
    path,
    mode: Number.parseInt(entry.mode, 8),
    type: entry.type,
    oid: entry.sha,
    size: entry.size ?? 0,
    object: () => gitObjectNode(spot, entry.sha),
  };
}

/** Text beyond 512,000 bytes is cut, binary content has none. */
async function blobNode(spot: Spot, oid: string) {
  const content = (await readBlob(spot.repository.directory, oid)) ?? Buffer.alloc(0);
  const isBinary = content.subarray(0, 8000).includes(0);
  const text = content.subarray(0, 512_000).toString("utf8");
  return {
    __typename: "Blob",
    id: `B_${oid}`,
    oid,
    byteSize: content.length,
    isBinary,
    isTruncated: content.length > 512_000,
    text: isBinary ? null : text,
  };
}
