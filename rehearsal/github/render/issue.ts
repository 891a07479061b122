import { nodeId, renderAccount } from "../account.ts";
import { type Comment, type Issue, type Label, type Reaction, reactionContents } from "../issue.ts";
import type { Repository } from "../repository.ts";
import type { World } from "../world.ts";
import { renderViaApp } from "./app.ts";
import { repositoryHtmlUrl, repositoryUrl } from "./repository.ts";

export function renderIssue(world: World, repository: Repository, issue: Issue) {
  const url = `${repositoryUrl(world, repository)}/issues/${issue.number}`;
  const author = renderAccount(world, issue.author);
  return {
    id: issue.id,
    node_id: nodeId("I", issue.id),
    url,
    repository_url: repositoryUrl(world, repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: issueHtmlUrl(world, repository, issue),
    number: issue.number,
    state: issue.state,
    state_reason: issue.stateReason,
    title: issue.title,
    body: issue.body,
    user: author,
    labels: labelsOf(repository, issue).map((label) => renderLabel(world, repository, label)),
    assignee: [...issue.assignees].map((login) => renderAccount(world, login))[0] ?? null,
    assignees: [...issue.assignees].map((login) => renderAccount(world, login)),
    milestone: null,
    locked: issue.isLocked,
    active_lock_reason: null,
    comments: commentsOf(repository, issue.number).length,
    ...(issue.pull === undefined ? {} : { pull_request: pullLinks(world, repository, issue) }),
    closed_at: issue.closedAt,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_by: issue.closedBy === null ? null : renderAccount(world, issue.closedBy),
    author_association: associationOf(repository, issue.author),
    performed_via_github_app: renderViaApp(world, issue.viaApp),
    reactions: renderRollup(issue.reactions, `${url}/reactions`),
  };
}

export function issueHtmlUrl(world: World, repository: Repository, { number, pull }: Issue): string {
  return `${repositoryHtmlUrl(world, repository)}/${pull === undefined ? "issues" : "pull"}/${number}`;
}

export function labelsOf(repository: Repository, issue: Issue): readonly Label[] {
  return [...issue.labels].flatMap((key) => repository.labels.get(key) ?? []);
}

export function commentsOf(repository: Repository, number: number): readonly Comment[] {
  return [...repository.comments.values()].filter(({ issue }) => issue === number);
}

function pullLinks(world: World, repository: Repository, issue: Issue) {
  const htmlUrl = issueHtmlUrl(world, repository, issue);
  return {
    url: `${repositoryUrl(world, repository)}/pulls/${issue.number}`,
    html_url: htmlUrl,
    diff_url: `${htmlUrl}.diff`,
    patch_url: `${htmlUrl}.patch`,
    merged_at: issue.pull?.mergedAt ?? null,
  };
}

export function renderLabel(world: World, repository: Repository, label: Label) {
  return {
    id: label.id,
    node_id: nodeId("LA", label.id),
    url: `${repositoryUrl(world, repository)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    description: label.description,
    color: label.color,
    default: false,
  };
}

export function renderComment(world: World, repository: Repository, comment: Comment) {
  const url = `${repositoryUrl(world, repository)}/issues/comments/${comment.id}`;
  const issue = repository.issues.get(comment.issue);
  return {
    id: comment.id,
    node_id: nodeId("IC", comment.id),
    url,
    html_url: `${issue === undefined ? "" : issueHtmlUrl(world, repository, issue)}#issuecomment-${comment.id}`,
    issue_url: `${repositoryUrl(world, repository)}/issues/${comment.issue}`,
    body: comment.body,
    user: renderAccount(world, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: associationOf(repository, comment.author),
    performed_via_github_app: renderViaApp(world, comment.viaApp),
    reactions: renderRollup(comment.reactions, `${url}/reactions`),
  };
}

export function renderReaction(world: World, reaction: Reaction) {
  return {
    id: reaction.id,
    node_id: nodeId("REA", reaction.id),
    user: renderAccount(world, reaction.author),
    content: reaction.content,
    created_at: reaction.createdAt,
  };
}

function renderRollup(reactions: readonly Reaction[], url: string) {
  const counts = reactionContents.map((content) => [
    content,
    reactions.filter((reaction) => reaction.content === content).length,
  ]);
  return { url, total_count: reactions.length, ...Object.fromEntries(counts) };
}

export function associationOf(repository: Repository, login: string): string {
  if (login.toLowerCase() === repository.owner.toLowerCase()) return "OWNER";
  if (login.endsWith("[bot]")) return "NONE";
  return repository.collaborators.has(login.toLowerCase()) ? "COLLABORATOR" : "NONE";
}
