import type { BranchChange } from "../core/event.ts";
import { stripControl } from "../core/redact.ts";
import type { Sha } from "../core/verdict.ts";
import { git, partsOf, textOf } from "./git.ts";

/** As many as a sentence can name. */
const mostPaths = 10;
const longestName = 60;
/** As many as are remembered. */
const mostListed = 500;

/** What lies between two commits of a line, both of them in the repository. */
export async function describeChange(gitDir: string, from: Sha, to: Sha): Promise<BranchChange> {
  const log = await git(["log", "-z", "--format=%an", to, `^${from}`], { gitDir });
  const authors = partsOf(log.stdout);
  return {
    by: namesOf(authors),
    commits: authors.length,
    ...(await pathsBetween(gitDir, from, to)),
    rewritten: false,
  };
}

/** What became of a branch whose history was replaced. `from` may be gone for good: then no path is known. */
export async function describeRewrite(gitDir: string, from: Sha, to: Sha): Promise<BranchChange> {
  const log = await git(["log", "-z", "-1", "--format=%an", to], { gitDir });
  const isThere = (await git(["cat-file", "-e", `${from}^{tree}`], { gitDir, accept: [1, 128] })).code === 0;
  const paths = isThere ? await pathsBetween(gitDir, from, to) : { paths: [], more: 0 };
  return { by: namesOf(partsOf(log.stdout)), commits: 0, ...paths, rewritten: true };
}

async function pathsBetween(
  gitDir: string,
  from: Sha,
  to: Sha,
): Promise<Pick<BranchChange, "paths" | "more" | "all">> {
  const { stdout } = await git(["diff-tree", "-r", "-z", "--name-only", "--no-renames", from, to], {
    gitDir,
  });
  const found = partsOf(stdout);
  const more = Math.max(0, found.length - mostPaths);
  const all = more > 0 && found.length <= mostListed ? { all: found.map(textOf) } : {};
  return { paths: found.slice(0, mostPaths).map(shown), more, ...all };
}

function namesOf(authors: readonly string[]): readonly string[] {
  return [...new Set(authors.map((name) => shown(name).slice(0, longestName)))];
}

/** One line of text: names and paths are whatever somebody wrote. */
function shown(name: string): string {
  return stripControl(textOf(name)).replace(/\s+/g, " ").trim();
}
