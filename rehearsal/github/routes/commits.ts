import { need } from "../access.ts";
import { ApiError, notFound, unprocessable } from "../api-error.ts";
import { ok, page, type RepositoryCall, repositoryRoute } from "../call.ts";
import { readCommit, resolveRevision } from "../git-objects.ts";
import { git, tryGit } from "../git-process.ts";
import { renderCommit } from "../render/commit.ts";
import { repositoryHtmlUrl, repositoryUrl } from "../render/repository.ts";

const read = need("read", "contents=read");

export const commitRoutes = [
  repositoryRoute("GET /compare/{basehead}", read, compare),
  repositoryRoute("GET /commits", read, listCommits),
  repositoryRoute("GET /commits/{ref}", read, getCommit),
];

async function commitsOf({ world, repository }: RepositoryCall, range: readonly string[]) {
  const { directory } = repository;
  const shas = (await git(directory, ["rev-list", ...range])).split("\n").filter(Boolean);
  const commits = await Promise.all(shas.map((sha) => readCommit(directory, sha)));
  return commits.flatMap((commit) => (commit === undefined ? [] : [renderCommit(world, repository, commit)]));
}

async function listCommits(call: RepositoryCall) {
  const { repository, query } = call;
  const start = await resolveRevision(repository.directory, query.get("sha") ?? repository.defaultBranch);
  if (start === undefined)
    throw query.has("sha") ? notFound() : new ApiError(409, "Git Repository is empty.");
  const path = query.get("path");
  return page(
    call,
    await commitsOf(call, [start, ...(path === null ? [] : ["--", path])]),
    (commit) => commit,
  );
}

async function getCommit(call: RepositoryCall) {
  const { world, repository, params } = call;
  const name = params.ref ?? "";
  const sha = await resolveRevision(repository.directory, name.replace(/^(refs\/)?heads\//, ""));
  const commit = sha === undefined ? undefined : await readCommit(repository.directory, sha);
  if (commit === undefined) throw unprocessable(`No commit found for SHA: ${name}`);
  const [parent] = commit.parents;
  const files = await filesOf(call, parent ?? emptyTree, commit.sha);
  const sum = (key: "additions" | "deletions") => files.reduce((total, file) => total + file[key], 0);
  const stats = {
    additions: sum("additions"),
    deletions: sum("deletions"),
    total: sum("additions") + sum("deletions"),
  };
  return ok({ ...renderCommit(world, repository, commit), stats, files });
}

const emptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

async function compare(call: RepositoryCall) {
  const { world, repository, params } = call;
  const { directory } = repository;
  const [, baseName = "", headName = ""] = /^(.+?)\.\.\.(.+)$/.exec(params.basehead ?? "") ?? [];
  const local = (name: string) => resolveRevision(directory, name.replace(/^[^/:]+:/, ""));
  const [base, head] = await Promise.all([local(baseName), local(headName)]);
  if (base === undefined || head === undefined) throw notFound();
  const merge = (await tryGit(directory, ["merge-base", base, head])).stdout.toString().trim();
  if (merge === "") throw new ApiError(404, `No common ancestor between ${baseName} and ${headName}.`);
  const counts = await git(directory, ["rev-list", "--left-right", "--count", `${base}...${head}`]);
  const [behind = 0, ahead = 0] = counts.split("\t").map(Number);
  const commits = await commitsOf(call, ["--reverse", `${base}..${head}`]);
  const url = `${repositoryUrl(world, repository)}/compare/${params.basehead}`;
  const htmlUrl = `${repositoryHtmlUrl(world, repository)}/compare/${params.basehead}`;
  return ok({
    url,
    html_url: htmlUrl,
    permalink_url: htmlUrl,
    diff_url: `${htmlUrl}.diff`,
    patch_url: `${htmlUrl}.patch`,
    base_commit: (await commitsOf(call, ["-1", base]))[0],
    merge_base_commit: (await commitsOf(call, ["-1", merge]))[0],
    status: statusOf(ahead, behind),
    ahead_by: ahead,
    behind_by: behind,
    total_commits: ahead,
    commits: commits.slice(0, 250),
    files: (await filesOf(call, merge, head)).slice(0, 300),
  });
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) return "diverged";
  if (ahead > 0) return "ahead";
  return behind > 0 ? "behind" : "identical";
}

const statuses: Readonly<Record<string, string>> = { A: "added", D: "removed", M: "modified", T: "changed" };

async function filesOf({ world, repository }: RepositoryCall, from: string, to: string) {
  const { directory } = repository;
  const range = ["--no-renames", "-z", from, to];
  const raw = (await git(directory, ["diff", "--raw", "--no-abbrev", ...range])).split("\0").filter(Boolean);
  const counts = (await git(directory, ["diff", "--numstat", ...range])).split("\0").filter(Boolean);
  return counts.map((row, place) => {
    const [additions = "", deletions = "", filename = ""] = row.split("\t");
    const [, , before = "", after = "", letter = "M"] = (raw[place * 2] ?? "").split(" ");
    const url = repositoryHtmlUrl(world, repository);
    return {
      sha: /^0+$/.test(after) ? before : after,
      filename,
      status: statuses[letter] ?? "modified",
      additions: Number(additions) || 0,
      deletions: Number(deletions) || 0,
      changes: (Number(additions) || 0) + (Number(deletions) || 0),
      blob_url: `${url}/blob/${to}/${filename}`,
      raw_url: `${url}/raw/${to}/${filename}`,
      contents_url: `${repositoryUrl(world, repository)}/contents/${filename}?ref=${to}`,
    };
  });
}
