import { nodeId, renderAccount } from "../account.ts";
import { fullName, type Repository } from "../repository.ts";
import type { World } from "../world.ts";

/** What most answers and every webhook carry of a repository. */
export function renderRepository(world: World, repository: Repository) {
  const name = fullName(repository);
  const url = repositoryUrl(world, repository);
  const htmlUrl = repositoryHtmlUrl(world, repository);
  return {
    id: repository.id,
    node_id: nodeId("R", repository.id),
    name: repository.name,
    full_name: name,
    private: repository.isPrivate,
    owner: renderAccount(world, repository.owner),
    html_url: htmlUrl,
    description: repository.description,
    fork: repository.isFork,
    url,
    ...Object.fromEntries(links.map(([key, rest]) => [`${key}_url`, `${url}${rest}`])),
    created_at: repository.createdAt,
    updated_at: repository.pushedAt,
    pushed_at: repository.pushedAt,
    git_url: `${htmlUrl.replace(/^http/, "git")}.git`,
    ssh_url: `git@127.0.0.1:${name}.git`,
    clone_url: `${htmlUrl}.git`,
    svn_url: htmlUrl,
    mirror_url: null,
    homepage: null,
    size: 0,
    stargazers_count: 0,
    watchers_count: 0,
    watchers: 0,
    language: null,
    has_issues: repository.hasIssues,
    has_projects: false,
    has_downloads: false,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    forks_count: 0,
    forks: 0,
    archived: repository.isArchived,
    disabled: false,
    open_issues_count: openIssues(repository),
    open_issues: openIssues(repository),
    license: null,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: [],
    visibility: repository.isPrivate ? "private" : "public",
    default_branch: repository.defaultBranch,
  };
}

export function renderMinimalRepository(world: World, { id, owner, name }: Repository) {
  const url = `${world.urls.api}/repos/${owner}/${name}`;
  return { id, url, name };
}

export function repositoryUrl(world: World, repository: Repository): string {
  return `${world.urls.api}/repos/${fullName(repository)}`;
}

export function repositoryHtmlUrl(world: World, repository: Repository): string {
  return `${world.urls.server}/${fullName(repository)}`;
}

function openIssues({ issues }: Repository): number {
  return [...issues.values()].filter(({ state }) => state === "open").length;
}

const links: readonly (readonly [string, string])[] = [
  ["archive", "/{archive_format}{/ref}"],
  ["assignees", "/assignees{/user}"],
  ["blobs", "/git/blobs{/sha}"],
  ["branches", "/branches{/branch}"],
  ["collaborators", "/collaborators{/collaborator}"],
  ["comments", "/comments{/number}"],
  ["commits", "/commits{/sha}"],
  ["compare", "/compare/{base}...{head}"],
  ["contents", "/contents/{+path}"],
  ["contributors", "/contributors"],
  ["deployments", "/deployments"],
  ["downloads", "/downloads"],
  ["events", "/events"],
  ["forks", "/forks"],
  ["git_commits", "/git/commits{/sha}"],
  ["git_refs", "/git/refs{/sha}"],
  ["git_tags", "/git/tags{/sha}"],
  ["hooks", "/hooks"],
  ["issue_comment", "/issues/comments{/number}"],
  ["issue_events", "/issues/events{/number}"],
  ["issues", "/issues{/number}"],
  ["keys", "/keys{/key_id}"],
  ["labels", "/labels{/name}"],
  ["languages", "/languages"],
  ["merges", "/merges"],
  ["milestones", "/milestones{/number}"],
  ["notifications", "/notifications{?since,all,participating}"],
  ["pulls", "/pulls{/number}"],
  ["releases", "/releases{/id}"],
  ["stargazers", "/stargazers"],
  ["statuses", "/statuses/{sha}"],
  ["subscribers", "/subscribers"],
  ["subscription", "/subscription"],
  ["tags", "/tags"],
  ["teams", "/teams"],
  ["trees", "/git/trees{/sha}"],
];
