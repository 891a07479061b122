import type { Sealed, Work } from "../core/ports.ts";
import type { Sha } from "../core/verdict.ts";
import { describeChange } from "./branch-change.ts";
import { git, textOf } from "./git.ts";
import { readCommitChanges, sizeOf } from "./git-change.ts";
import type { WorkspacePlaces } from "./workspace.ts";
import { parseTrailers } from "./workspace-branch.ts";

/**
 * The commit of an earlier call that was cut off before its result was recorded: between `from` and the head,
 * wherever others put theirs. Undefined when there is none.
 */
export async function findSealed(
  places: WorkspacePlaces,
  work: Work,
  { head, remembered }: { head: Sha | undefined; remembered: Sealed | undefined },
): Promise<Sealed | undefined> {
  if (head === undefined || !(await places.home.reaches(work.from, head))) return undefined;
  const found = await findCommit(places.user.gitDir, work, head);
  if (found === undefined || found.sha === remembered?.sha) return found && remembered;
  const changes = await readCommitChanges(places.user.gitDir, found.parent, found.sha);
  const { sha, parent } = found;
  const others =
    parent === work.from ? {} : { joined: await describeChange(places.user.gitDir, work.from, parent) };
  const merged = work.merge === undefined ? {} : { base: work.merge };
  return { sha, ...sizeOf(changes), withheld: [], ...others, ...merged };
}

type Found = { readonly sha: Sha; readonly parent: Sha };

/** The oldest one: later ones are copies that people made of it. */
async function findCommit(gitDir: string, work: Work, head: Sha): Promise<Found | undefined> {
  const iteration = work.trailers["CCO-Iteration"] ?? "";
  const args = ["--no-commit-header", "--format=%H %P%x00%B%x00", "-F", `--grep=CCO-Iteration: ${iteration}`];
  const range = ["--topo-order", "--reverse", head, `^${work.from}`];
  const { stdout } = await git(["rev-list", ...args, ...range], { gitDir });
  const parts = textOf(stdout).split("\0");
  for (let place = 0; place + 1 < parts.length; place += 2) {
    const [sha = "", parent, ...others] = (parts[place] ?? "").trim().split(" ");
    const trailers = parseTrailers(parts[place + 1] ?? "");
    const isSame = ["CCO-Mission", "CCO-Iteration"].every((key) => trailers[key] === work.trailers[key]);
    const merges = others.length === 0 ? undefined : others.join(" ");
    if (isSame && parent !== undefined && merges === work.merge) return { sha, parent };
  }
  return undefined;
}
