import type { GitHubEvent } from "../actions-backend.ts";
import type { GitSource } from "./git-source.ts";
import type { RunRecord } from "./run-record.ts";
import { asksToSkip } from "./skip-ci.ts";
import { textAt } from "./trigger.ts";

/** Whether an event may start runs at all: at once, only after an approval, or never. */
export type Admission = "admitted" | "needs-approval" | "refused";

/** Runs that start each other by `workflow_run` end at the third. */
const maxChain = 3;

export async function admit(
  event: GitHubEvent,
  git: GitSource,
  parent: RunRecord | undefined,
): Promise<Admission> {
  // A dispatch makes its run when it is asked for, so that it can answer with it.
  if (event.name === "workflow_dispatch") return "refused";
  if (event.name === "push" && /^0+$/.test(event.sha)) return "refused";
  if (isOfActionsItself(event)) return "refused";
  if (event.name === "workflow_run" && (parent?.trigger.depth ?? 0) >= maxChain) return "refused";
  if (await isSkipped(event, git)) return "refused";
  if (!event.byJobToken || event.name === "repository_dispatch") return "admitted";
  return isPullRequestChange(event) ? "needs-approval" : "refused";
}

/** Checks that Actions made start nothing. */
function isOfActionsItself({ name, payload }: GitHubEvent): boolean {
  if (name !== "check_suite" && name !== "check_run") return false;
  const app = textAt(payload, [name, "app", "slug"]) ?? textAt(payload, [name, "check_suite", "app", "slug"]);
  return app === "github-actions";
}

async function isSkipped({ name, sha, payload }: GitHubEvent, git: GitSource): Promise<boolean> {
  if (name === "push")
    return asksToSkip(textAt(payload, ["head_commit", "message"]) ?? (await git.message(sha)));
  if (name !== "pull_request") return false;
  return asksToSkip(await git.message(textAt(payload, ["pull_request", "head", "sha"]) ?? sha));
}

/** A pull request made or updated with a job's token: its runs wait until a person approves them. */
function isPullRequestChange({ name, action }: GitHubEvent): boolean {
  return name === "pull_request" && ["opened", "synchronize", "reopened"].includes(action ?? "");
}
