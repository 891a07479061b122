import { readBlob, readCommit, resolve } from "../git-objects.ts";
import { readObject } from "../git-store.ts";
import { findEntry, readEntries, type TreeEntry, typeOf } from "../git-tree.ts";
import { repositoryHtmlUrl } from "../render/repository.ts";
import { connection, type Slice } from "./connection.ts";
import { repositoryNode, type Spot } from "./repository-node.ts";
import { rollupNode } from "./rollup-node.ts";

/** The object an expression such as `main:src/a.ts` names, or null. */
export async function gitObjectNode(spot: Spot, expression: string) {
  const { directory } = spot.repository;
  const oid = await resolve(directory, expression);
  const object = oid === undefined ? undefined : await readObject(directory, oid);
  if (oid === undefined || object === undefined) return null;
  if (object.type === "commit") return commitNode(spot, oid);
  if (object.type === "tree") return treeNode(spot, oid);
  return object.type === "blob" ? blobNode(oid, object.content) : null;
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
    repository: () => repositoryNode(spot),
    tree: () => treeNode(spot, commit.tree),
    file: async ({ path }: { readonly path: string }) => {
      const entry = await findEntry(repository.directory, commit.tree, path);
      return entry === undefined ? null : entryNode(spot, entry);
    },
    signature: repository.verified.has(oid) ? { isValid: true, wasSignedByGitHub: true } : null,
    parents: async (slice: Slice) =>
      connection(await Promise.all(commit.parents.map((parent) => commitNode(spot, parent))), slice),
    statusCheckRollup: () => rollupNode(spot, oid),
  };
}

function treeNode(spot: Spot, oid: string) {
  const entries = async () =>
    [...(await readEntries(spot.repository.directory, oid))].map(([path, entry]) =>
      entryNode(spot, { path, ...entry, type: typeOf(entry.mode) }),
    );
  return { __typename: "Tree", id: `T_${oid}`, oid, entries };
}

function entryNode(spot: Spot, entry: TreeEntry) {
  const { path } = entry;
  return {
    name: path.split("/").at(-1) ?? "",
    path,
    mode: Number.parseInt(entry.mode, 8),
    type: entry.type,
    oid: entry.sha,
    size: async () => (await readBlob(spot.repository.directory, entry.sha))?.length ?? 0,
    object: () => gitObjectNode(spot, entry.sha),
  };
}

/** Text beyond 512,000 bytes is cut, binary content has none. */
function blobNode(oid: string, content: Buffer) {
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
