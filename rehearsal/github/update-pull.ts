import { validationFailed } from "./api-error.ts";
import { readRef } from "./git-refs.ts";
import { changeText, type TextWish } from "./issue-text.ts";
import { changeState } from "./issues.ts";
import type { Place } from "./refs.ts";
import type { PullIssue } from "./render/pull.ts";
import type { Repository } from "./repository.ts";

export type PullWish = TextWish & {
  /** Name of another base branch. */
  readonly base: string | undefined;
  /** `open` or `closed`. */
  readonly state: string | undefined;
};

/** What people do on a pull request's page: its texts, its base, closed or open again. */
export async function updatePull(place: Place, issue: PullIssue, wish: PullWish): Promise<void> {
  await changeText(place, issue, wish);
  if (wish.base !== undefined) await changeBase(place.repository, issue, wish.base);
  const { state } = wish;
  if (state === "open" && issue.state === "closed") await checkMayReopen(place.repository, issue);
  if (state === "open" || state === "closed") await changeState(place, issue, { state });
}

async function changeBase({ directory }: Repository, { pull }: PullIssue, base: string): Promise<void> {
  const baseSha = await readRef(directory, `refs/heads/${base}`);
  if (baseSha === undefined)
    throw validationFailed({ resource: "PullRequest", field: "base", code: "invalid" });
  Object.assign(pull, { baseBranch: base, baseSha });
}

async function checkMayReopen({ directory }: Repository, { pull }: PullIssue): Promise<void> {
  const head = await readRef(directory, `refs/heads/${pull.headBranch}`);
  if (pull.mergedAt === null && head !== undefined) return;
  throw validationFailed({
    resource: "PullRequest",
    field: "state",
    code: "custom",
    message: "state cannot be changed. The pull request cannot be reopened.",
  });
}
