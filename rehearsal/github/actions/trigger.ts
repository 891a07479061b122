import type { GitHubEvent } from "../actions-backend.ts";
import type { GitSource } from "./git-source.ts";
import { matchesPatterns } from "./glob.ts";
import type { WorkflowFile } from "./workflow-file.ts";

/** Activity types that start a workflow which names none. Events not listed: all of theirs. */
const defaultTypes: Readonly<Record<string, readonly string[]>> = {
  pull_request: ["opened", "synchronize", "reopened"],
  pull_request_target: ["opened", "synchronize", "reopened"],
};

type Filters = Readonly<Record<string, readonly string[] | undefined>>;

/** Whether a workflow listens to the event: its name, type, branch, tag, path and workflow filters. */
export async function isTriggeredBy(
  file: WorkflowFile,
  event: GitHubEvent,
  git: GitSource,
): Promise<boolean> {
  const filters = file.events[event.name] as Filters | undefined;
  if (filters === undefined || !matchesType(filters, event)) return false;
  if (!matchesWorkflow(filters, event) || !matchesRef(filters, event)) return false;
  return matchesPaths(filters, event, git);
}

function matchesType(filters: Filters, { name, action }: GitHubEvent): boolean {
  const types = filters.types ?? defaultTypes[name];
  return types === undefined || (action !== undefined && types.includes(action));
}

function matchesWorkflow({ workflows }: Filters, { name, payload }: GitHubEvent): boolean {
  if (name !== "workflow_run" || workflows === undefined) return true;
  return workflows.includes(textAt(payload, ["workflow_run", "name"]) ?? "");
}

function matchesRef(filters: Filters, event: GitHubEvent): boolean {
  if (event.name === "push" && event.ref.startsWith("refs/tags/")) return matchesTag(filters, event.ref);
  const branch = filteredBranch(event);
  if (branch === undefined) return true;
  if (filters.branches !== undefined) return matchesPatterns(filters.branches, branch);
  const ignored = filters["branches-ignore"];
  if (ignored !== undefined) return !matchesPatterns(ignored, branch);
  // A workflow that filters tags alone does not run for branches.
  return event.name !== "push" || (filters.tags === undefined && filters["tags-ignore"] === undefined);
}

function matchesTag(filters: Filters, ref: string): boolean {
  const tag = ref.slice("refs/tags/".length);
  if (filters.tags !== undefined) return matchesPatterns(filters.tags, tag);
  const ignored = filters["tags-ignore"];
  if (ignored !== undefined) return !matchesPatterns(ignored, tag);
  return filters.branches === undefined && filters["branches-ignore"] === undefined;
}

/** The branch that `branches` speaks of: the pushed one, a pull request's base, or where another run was. */
function filteredBranch({ name, ref, payload }: GitHubEvent): string | undefined {
  if (name === "push") return ref.replace(/^refs\/heads\//, "");
  if (name.startsWith("pull_request")) return textAt(payload, ["pull_request", "base", "ref"]);
  if (name === "workflow_run") return textAt(payload, ["workflow_run", "head_branch"]);
  return undefined;
}

async function matchesPaths(filters: Filters, event: GitHubEvent, git: GitSource): Promise<boolean> {
  const { paths, "paths-ignore": ignored } = filters;
  if ((paths === undefined && ignored === undefined) || event.ref.startsWith("refs/tags/")) return true;
  const range = rangeOf(event);
  if (range === undefined) return true;
  const changed = await git.changedPaths(range.before, range.after);
  if (paths !== undefined) return changed.some((path) => matchesPatterns(paths, path));
  return changed.some((path) => !matchesPatterns(ignored ?? [], path));
}

function rangeOf({ name, payload }: GitHubEvent): { before: string; after: string } | undefined {
  const [before, after] =
    name === "push"
      ? [textAt(payload, ["before"]), textAt(payload, ["after"])]
      : [textAt(payload, ["pull_request", "base", "sha"]), textAt(payload, ["pull_request", "head", "sha"])];
  return before === undefined || after === undefined ? undefined : { before, after };
}

/** The text at a path of keys in an event's body; undefined when something else is there. */
export function textAt(payload: unknown, keys: readonly string[]): string | undefined {
  const value = keys.reduce<unknown>(
    (inner, key) => (inner as Readonly<Record<string, unknown>> | null | undefined)?.[key],
    payload,
  );
  return typeof value === "string" ? value : undefined;
}
