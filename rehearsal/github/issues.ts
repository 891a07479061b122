import { loginOf } from "./access.ts";
import { validationFailed } from "./api-error.ts";
import { actionsAppId } from "./app.ts";
import { emit } from "./events.ts";
import { readRef } from "./git-refs.ts";
import type { Comment, Issue, Label, Pull } from "./issue.ts";
import { isPull } from "./pulls.ts";
import type { Place } from "./refs.ts";
import { renderIssue, renderLabel } from "./render/issue.ts";
import { renderPull } from "./render/pull.ts";
import type { Repository } from "./repository.ts";
import type { Identity } from "./token.ts";
import { now } from "./world.ts";

export type NewIssue = {
  readonly title: string;
  readonly body: string | null;
  readonly labels?: readonly string[];
  readonly assignees?: readonly string[];
  readonly pull?: Pull;
};

export function addIssue({ world, repository, identity }: Place, wish: NewIssue): Issue {
  const at = now(world);
  const issue: Issue = {
    id: world.nextId(),
    number: repository.nextNumber++,
    title: wish.title,
    body: wish.body,
    state: "open",
    stateReason: null,
    labels: new Set(),
    assignees: new Set(wish.assignees ?? []),
    author: loginOf(identity),
    viaApp: appOf(identity),
    isLocked: false,
    closedBy: null,
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    edits: [],
    reactions: [],
    timeline: [],
    pull: wish.pull,
  };
  repository.issues.set(issue.number, issue);
  return issue;
}

/** The App behind a token, as `performed_via_github_app` names it. */
export function appOf(identity: Identity): number | undefined {
  if (identity.kind === "job") return actionsAppId;
  return identity.kind === "installation" ? identity.app : undefined;
}

/** An `issues` event, or the `pull_request` event of the same action. */
export async function emitIssue(
  place: Place,
  issue: Issue,
  action: string,
  more: object = {},
): Promise<void> {
  const { world, repository, identity } = place;
  if (!isPull(issue)) {
    const payload = { issue: renderIssue(world, repository, issue), ...more };
    return emit(world, { name: "issues", action, repository, identity, payload });
  }
  const { number } = issue;
  const payload = { number, pull_request: await renderPull(world, repository, issue), ...more };
  const ref = `refs/pull/${number}/merge`;
  const sha = (await readRef(repository.directory, ref)) ?? issue.pull.headSha;
  await emit(world, { name: "pull_request", action, repository, identity, payload, ref, sha });
}

/** A label, made with a colour of its own when there is none of the name: adding it to an issue is enough on GitHub. */
export async function obtainLabel(place: Place, name: string): Promise<Label> {
  const { world, repository } = place;
  const known = repository.labels.get(name.toLowerCase());
  if (known !== undefined) return known;
  if ([...name].length > 50)
    throw validationFailed({
      resource: "Label",
      field: "name",
      code: "custom",
      message: "name is too long (maximum is 50 characters)",
    });
  const label = { id: world.nextId(), name, color: "ededed", description: null };
  repository.labels.set(name.toLowerCase(), label);
  await emitLabel(place, label, "created");
  return label;
}

export async function emitLabel(
  { world, repository, identity }: Place,
  label: Label,
  action: string,
): Promise<void> {
  const payload = { label: renderLabel(world, repository, label) };
  await emit(world, { name: "label", action, repository, identity, payload });
}

/** Adds what is not there yet; each addition is an event. */
export async function addLabels(place: Place, issue: Issue, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const label = await obtainLabel(place, name);
    const key = label.name.toLowerCase();
    if (issue.labels.has(key)) continue;
    issue.labels.add(key);
    await noteLabel(place, issue, { label, event: "labeled" });
  }
}

export async function removeLabel(place: Place, issue: Issue, key: string): Promise<void> {
  const label = place.repository.labels.get(key);
  if (!issue.labels.delete(key) || label === undefined) return;
  await noteLabel(place, issue, { label, event: "unlabeled" });
}

export async function setLabels(place: Place, issue: Issue, names: readonly string[]): Promise<void> {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  for (const key of [...issue.labels]) if (!wanted.has(key)) await removeLabel(place, issue, key);
  await addLabels(place, issue, names);
}

type LabelNote = { readonly label: Label; readonly event: "labeled" | "unlabeled" };

async function noteLabel(place: Place, issue: Issue, { label, event }: LabelNote): Promise<void> {
  touch(place, issue, { event, label: { name: label.name, color: label.color } });
  await emitIssue(place, issue, event, { label: renderLabel(place.world, place.repository, label) });
}

export type Note = { readonly event: string; readonly [detail: string]: unknown };

/** Notes something in an issue's timeline. */
export function touch({ world, identity }: Place, issue: Issue, { event, ...more }: Note): void {
  issue.updatedAt = now(world);
  issue.timeline.push({ id: world.nextId(), event, actor: loginOf(identity), at: issue.updatedAt, more });
}

/** Replaces the text and keeps who edited it: GitHub's `userContentEdits`. */
export function editBody({ world, identity }: Place, issue: Issue, body: string | null): void {
  const at = now(world);
  if (issue.edits.length === 0)
    issue.edits.push({
      id: world.nextId(),
      editor: issue.author,
      at: issue.createdAt,
      text: issue.body ?? "",
    });
  issue.edits.push({ id: world.nextId(), editor: loginOf(identity), at, text: body ?? "" });
  issue.body = body;
  issue.updatedAt = at;
}

export async function changeState(
  place: Place,
  issue: Issue,
  wish: { readonly state: "open" | "closed"; readonly reason?: Issue["stateReason"] },
): Promise<void> {
  if (issue.state === wish.state) return;
  const isClosing = wish.state === "closed";
  issue.state = wish.state;
  issue.stateReason = isPull(issue) ? null : (wish.reason ?? (isClosing ? "completed" : "reopened"));
  issue.closedAt = isClosing ? now(place.world) : null;
  issue.closedBy = isClosing ? loginOf(place.identity) : null;
  touch(place, issue, { event: isClosing ? "closed" : "reopened" });
  await emitIssue(place, issue, isClosing ? "closed" : "reopened");
}

export function addComment({ world, repository, identity }: Place, issue: Issue, body: string): Comment {
  const at = now(world);
  const comment: Comment = {
    id: world.nextId(),
    issue: issue.number,
    body,
    author: loginOf(identity),
    viaApp: appOf(identity),
    createdAt: at,
    updatedAt: at,
    reactions: [],
  };
  repository.comments.set(comment.id, comment);
  issue.updatedAt = at;
  return comment;
}

export function findIssueById(repository: Repository, id: number): Issue | undefined {
  return [...repository.issues.values()].find((issue) => issue.id === id);
}
