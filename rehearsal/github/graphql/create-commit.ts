import { need } from "../access.ts";
import { findAccount, noreplyEmail } from "../account.ts";
import { resolve, writeBlob, writeCommit } from "../git-objects.ts";
import { readRef } from "../git-refs.ts";
import { findEntry, type TreeChange, writeTree } from "../git-tree.ts";
import type { RefRefusal } from "../push-rules.ts";
import { moveRef } from "../refs.ts";
import { now } from "../world.ts";
import { commitNode } from "./git-node.ts";
import { demand, forbidden } from "./permission.ts";
import { problem } from "./problem.ts";
import { type Asker, locateRepository, refNode, type Spot } from "./repository-node.ts";

type Args = { readonly input: Input };

type Input = {
  readonly branch: { readonly repositoryNameWithOwner?: string; readonly branchName?: string };
  readonly expectedHeadOid: string;
  readonly message: { readonly headline: string; readonly body?: string };
  readonly fileChanges?: FileChanges;
  readonly clientMutationId?: string;
};

type FileChanges = {
  readonly additions?: readonly { readonly path: string; readonly contents: string }[];
  readonly deletions?: readonly { readonly path: string }[];
};

/** One commit on top of a branch, by compare-and-swap, signed by GitHub. Branches only; no modes, links or merges. */
export async function createCommitOnBranch(asker: Asker, { input }: Args) {
  const [owner = "", name = ""] = (input.branch.repositoryNameWithOwner ?? "").split("/");
  const repository = locateRepository(asker, { owner, name });
  const spot = { ...asker, repository };
  demand(spot, need("write", "contents=write"), "CreateCommitOnBranch");
  const branch = (input.branch.branchName ?? "").replace(/^refs\/heads\//, "");
  const ref = `refs/heads/${branch}`;
  const head = await readRef(repository.directory, ref);
  if (head === undefined) throw problem("NOT_FOUND", `Could not resolve to a Ref with the name '${branch}'.`);
  if (head !== input.expectedHeadOid) throw stale(input.expectedHeadOid);
  const sha = await write(spot, head, input);
  const refusal = await moveRef(spot, { ref, before: head, after: sha, isForced: false });
  if (refusal === "moved") throw stale(input.expectedHeadOid);
  if (refusal !== undefined) throw refused(spot, refusal);
  return {
    clientMutationId: input.clientMutationId,
    commit: await commitNode(spot, sha),
    ref: await refNode(spot, ref),
  };
}

function stale(expected: string) {
  return problem(
    "STALE_DATA",
    `Expected branch to point to "${expected}" but it did not. Pull and try again.`,
  );
}

function refused(spot: Spot, refusal: RefRefusal) {
  if (refusal.kind === "workflow") return forbidden(spot, "CreateCommitOnBranch");
  if (refusal.kind === "size")
    return problem("UNPROCESSABLE", "A file is larger than GitHub's limit of 100 MB.");
  return problem("UNPROCESSABLE", `Repository rule violations found\n\n${refusal.reasons.join("\n\n")}\n\n`);
}

async function write(spot: Spot, head: string, { message, fileChanges = {} }: Input): Promise<string> {
  const { world, repository, identity } = spot;
  const base = await resolve(repository.directory, head, "tree");
  const tree = await writeTree(
    repository.directory,
    base,
    await changesOf(spot, { head, base }, fileChanges),
  );
  const account = findAccount(world, identity.login);
  const date = now(world);
  const sha = await writeCommit(repository.directory, {
    tree,
    parents: [head],
    author: { name: account.name ?? account.login, email: noreplyEmail(account), date },
    committer: { name: "GitHub", email: "noreply@github.com", date },
    message: message.body ? `${message.headline}\n\n${message.body}` : message.headline,
  });
  repository.verified.add(sha);
  return sha;
}

type Base = { readonly head: string; readonly base: string | undefined };

async function changesOf(
  { repository: { directory } }: Spot,
  { head, base }: Base,
  { additions = [], deletions = [] }: FileChanges,
): Promise<readonly TreeChange[]> {
  const fileAt = async (path: string) => {
    const entry = base === undefined ? undefined : await findEntry(directory, base, path);
    return entry?.type === "tree" ? undefined : entry;
  };
  const changes: TreeChange[] = [];
  for (const { path } of deletions) {
    if ((await fileAt(path)) === undefined)
      throw problem(
        "UNPROCESSABLE",
        `A path was requested for deletion which does not exist as of commit oid \`${head}\``,
      );
    changes.push({ path, mode: "0", sha: null });
  }
  for (const { path, contents } of additions) {
    checkPath(path);
    const sha = await writeBlob(directory, Buffer.from(contents, "base64"));
    const isExecutable = (await fileAt(path))?.mode === "100755";
    changes.push({ path, mode: isExecutable ? "100755" : "100644", sha });
  }
  return changes;
}

function checkPath(path: string): void {
  const isMalformed = path.split("/").some((part) => ["", ".", "..", ".git"].includes(part));
  if (isMalformed) throw problem("UNPROCESSABLE", `The path ${path} is malformed.`);
}
