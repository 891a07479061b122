import { need } from "../access.ts";
import { ApiError, notFound, validationFailed } from "../api-error.ts";
import { type Answer, created, noContent, ok, page, type RepositoryCall, repositoryRoute } from "../call.ts";
import { asObject, list, text, textOrNull } from "../fields.ts";
import type { Issue, Label } from "../issue.ts";
import { addLabels, emitLabel, removeLabel, setLabels } from "../issues.ts";
import { labelsOf, renderLabel } from "../render/issue.ts";
import { findIssue } from "./issues.ts";

const read = need("read", "issues=read", "pull_requests=read");
const write = need("triage", "issues=write", "pull_requests=write");
const own = need("write", "issues=write", "pull_requests=write");

export const labelRoutes = [
  repositoryRoute("GET /labels", read, listLabels),
  repositoryRoute("POST /labels", own, createLabel),
  repositoryRoute("GET /labels/{name}", read, getLabel),
  repositoryRoute("PATCH /labels/{name}", own, updateLabel),
  repositoryRoute("DELETE /labels/{name}", own, deleteLabel),
  repositoryRoute("GET /issues/{issue_number}/labels", read, listIssueLabels),
  repositoryRoute("POST /issues/{issue_number}/labels", write, addIssueLabels),
  repositoryRoute("PUT /issues/{issue_number}/labels", write, setIssueLabels),
  repositoryRoute("DELETE /issues/{issue_number}/labels", write, clearIssueLabels),
  repositoryRoute("DELETE /issues/{issue_number}/labels/{name}", write, removeIssueLabel),
];

function listLabels(call: RepositoryCall): Answer {
  const labels = [...call.repository.labels.values()].toSorted((one, other) =>
    one.name.localeCompare(other.name),
  );
  return page(call, labels, (label) => renderLabel(call.world, call.repository, label));
}

function findLabel({ repository, params }: RepositoryCall): Label {
  const label = repository.labels.get((params.name ?? "").toLowerCase());
  if (label === undefined) throw notFound();
  return label;
}

function getLabel(call: RepositoryCall): Answer {
  return ok(renderLabel(call.world, call.repository, findLabel(call)));
}

async function createLabel(call: RepositoryCall): Promise<Answer> {
  const { world, repository, body } = call;
  const name = text(body, "name") ?? "";
  if (repository.labels.has(name.toLowerCase()))
    throw validationFailed({ resource: "Label", code: "already_exists", field: "name" });
  const label = {
    id: world.nextId(),
    ...checked({
      name,
      color: text(body, "color") ?? "ededed",
      description: text(body, "description") ?? null,
    }),
  };
  repository.labels.set(name.toLowerCase(), label);
  await emitLabel(call, label, "created");
  return created(renderLabel(world, repository, label));
}

type LabelText = Pick<Label, "name" | "color" | "description">;

function checked(label: LabelText): LabelText {
  const wrong = (field: string, message?: string) =>
    validationFailed({
      resource: "Label",
      field,
      code: message === undefined ? "invalid" : "custom",
      ...(message === undefined ? {} : { message }),
    });
  if ([...label.name].length > 50) throw wrong("name", "name is too long (maximum is 50 characters)");
  if ([...(label.description ?? "")].length > 100)
    throw wrong("description", "description is too long (maximum is 100 characters)");
  if (!/^[0-9a-fA-F]{6}$/.test(label.color)) throw wrong("color");
  return label;
}

async function updateLabel(call: RepositoryCall): Promise<Answer> {
  const { world, repository, body } = call;
  const label = findLabel(call);
  const before = label.name.toLowerCase();
  const description = textOrNull(body, "description");
  const wish = checked({
    name: text(body, "new_name") ?? label.name,
    color: text(body, "color") ?? label.color,
    description: description === undefined ? label.description : description,
  });
  const after = wish.name.toLowerCase();
  if (after !== before && repository.labels.has(after))
    throw validationFailed({ resource: "Label", code: "already_exists", field: "name" });
  Object.assign(label, wish);
  repository.labels.delete(before);
  repository.labels.set(after, label);
  for (const { labels } of repository.issues.values()) if (labels.delete(before)) labels.add(after);
  await emitLabel(call, label, "edited");
  return ok(renderLabel(world, repository, label));
}

async function deleteLabel(call: RepositoryCall): Promise<Answer> {
  const label = findLabel(call);
  const key = label.name.toLowerCase();
  call.repository.labels.delete(key);
  for (const { labels } of call.repository.issues.values()) labels.delete(key);
  await emitLabel(call, label, "deleted");
  return noContent;
}

function renderLabels(call: RepositoryCall, issue: Issue): Answer {
  return ok(labelsOf(call.repository, issue).map((label) => renderLabel(call.world, call.repository, label)));
}

function listIssueLabels(call: RepositoryCall): Answer {
  const labels = labelsOf(call.repository, findIssue(call));
  return page(call, labels, (label) => renderLabel(call.world, call.repository, label));
}

/** `{labels: […]}` or the bare array, of names or of objects with one. */
function namesIn({ body }: RepositoryCall): readonly string[] {
  const items = list(body, "labels") ?? list(body, "array") ?? [];
  const names = items.map((item) => (typeof item === "string" ? item : asObject(item)?.name));
  if (names.some((name) => typeof name !== "string" || name === ""))
    throw validationFailed({ resource: "Label", field: "name", code: "missing_field" });
  return names.map(String);
}

async function addIssueLabels(call: RepositoryCall): Promise<Answer> {
  const issue = findIssue(call);
  await addLabels(call, issue, namesIn(call));
  return renderLabels(call, issue);
}

async function setIssueLabels(call: RepositoryCall): Promise<Answer> {
  const issue = findIssue(call);
  await setLabels(call, issue, namesIn(call));
  return renderLabels(call, issue);
}

async function clearIssueLabels(call: RepositoryCall): Promise<Answer> {
  await setLabels(call, findIssue(call), []);
  return noContent;
}

async function removeIssueLabel(call: RepositoryCall): Promise<Answer> {
  const issue = findIssue(call);
  const key = (call.params.name ?? "").toLowerCase();
  if (!issue.labels.has(key)) throw new ApiError(404, "Label does not exist");
  await removeLabel(call, issue, key);
  return renderLabels(call, issue);
}
