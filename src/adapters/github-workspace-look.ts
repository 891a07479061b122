import { setTimeout as pause } from "node:timers/promises";
import { mistakes } from "../core/error.ts";
import type { BranchName, BranchStanding } from "../core/ports.ts";
import type { Sha } from "../core/verdict.ts";
import { git } from "./git.ts";
import { recallBranch, rememberBranch } from "./github-workspace-memory.ts";
import { askRefs, type Mirror } from "./mirror.ts";
import { isUnspeakable, refOf, requireSpeakable } from "./workspace-branch.ts";

/**
 * Where the branch and its base stand at the remote: one call. Right after a push a server may still tell what was
 * there before it, so that answer is asked for again before it is believed.
 */
export async function lookAtRemote(
  mirror: Mirror,
  root: string,
  branch: BranchName,
): Promise<BranchStanding> {
  requireSpeakable(branch);
  const memory = await recallBranch(root, branch.name);
  const standing = await askAfter(mirror, branch, memory?.pushed?.over);
  const { head = memory?.opened } = standing;
  const isNews = standing.head !== undefined && !memory?.seen;
  if (head !== undefined && (isNews || memory?.pushed !== undefined))
    await rememberBranch(root, { name: branch.name, opened: memory?.opened ?? head, seen: true });
  return standing;
}

/** `replaced`: what the last push replaced, the empty text for nothing; undefined when no push is in doubt. */
async function askAfter(
  mirror: Mirror,
  branch: BranchName,
  replaced: string | undefined,
): Promise<BranchStanding> {
  let standing = await askStanding(mirror, branch);
  for (const wait of mirror.remote.pauses) {
    if (replaced !== (standing.head ?? "")) break;
    await pause(wait);
    standing = await askStanding(mirror, branch);
  }
  return standing;
}

/** Throws the mistake `BRANCH_REFUSED` where the branch could never be pushed: nothing is spent on it then. */
export async function requireRoom(mirror: Mirror, branch: BranchName): Promise<void> {
  const { name } = branch;
  requireSpeakable(branch);
  const { code } = await git(["check-ref-format", refOf(branch)], { accept: [1] });
  if (code !== 0) throw mistakes.branchRefused(name, "it is not a name that git allows.");
  const parts = name.split("/").slice(0, -1);
  const above = parts.map((_, place) => `refs/heads/${parts.slice(0, place + 1).join("/")}`);
  const found = await askRefs(mirror, [...above, `${refOf(branch)}/*`]);
  const inTheWay = [...found.keys()].find(
    (ref) => above.includes(ref) || ref.startsWith(`${refOf(branch)}/`),
  );
  if (inTheWay === undefined) return;
  throw mistakes.branchRefused(name, `there is a branch \`${inTheWay.replace("refs/heads/", "")}\`.`);
}

async function askStanding(mirror: Mirror, branch: BranchName): Promise<BranchStanding> {
  const bases = baseRefs(branch);
  const refs = await askRefs(mirror, [...new Set([refOf(branch), "HEAD", ...bases])]);
  const base = pinnedBase(branch) ?? bases.map((name) => refs.get(name)).find((sha) => sha !== undefined);
  if (base !== undefined) return { head: refs.get(refOf(branch)), base };
  const { url } = mirror.remote;
  throw branch.base === undefined || refs.get("HEAD") === undefined
    ? mistakes.repositoryEmpty(url)
    : mistakes.baseMissing(branch.base, url);
}

function pinnedBase({ base }: BranchName): Sha | undefined {
  return base !== undefined && /^[0-9a-f]{40}$/.test(base) ? base : undefined;
}

/** Without a named base: the default branch. Of an annotated tag, the commit it is for. */
function baseRefs({ base }: BranchName): readonly string[] {
  if (base === undefined) return ["HEAD"];
  if (isUnspeakable(base) || /[*?[]/.test(base)) return [];
  return [`refs/heads/${base}`, `refs/tags/${base}^{}`, `refs/tags/${base}`];
}
