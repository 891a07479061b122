import { loginOf } from "./access.ts";
import { findAccount, noreplyEmail } from "./account.ts";
import { ApiError } from "./api-error.ts";
import { writeCommit } from "./git-objects.ts";
import { emitIssue, touch } from "./issues.ts";
import { mergeability } from "./mergeability.ts";
import { moveRef, type Place } from "./refs.ts";
import type { PullIssue } from "./render/pull.ts";
import { fullName } from "./repository.ts";
import { now } from "./world.ts";

export type MergeWish = {
  /** `merge`, `squash` or `rebase`; a rebase is made as one commit here. */
  readonly method: string;
  /** The head it must still have. */
  readonly sha: string | undefined;
  readonly title: string | undefined;
  readonly message: string | undefined;
};

/** Merges as the green button does. 405 when it may not be merged, 409 when the head has moved. */
export async function mergePull(place: Place, issue: PullIssue, wish: MergeWish): Promise<string> {
  const { world, repository, identity } = place;
  const { pull } = issue;
  if (wish.sha !== undefined && wish.sha !== pull.headSha)
    throw new ApiError(409, "Head branch was modified. Review and try the merge again.");
  if (pull.isDraft) throw new ApiError(405, "Pull Request is still a draft");
  const merge = issue.state === "open" ? await mergeability(repository, pull) : undefined;
  if (merge === undefined || !merge.isClean) throw new ApiError(405, "Pull Request is not mergeable");

  const sha = await writeMerge(place, issue, { ...merge, wish });
  const ref = `refs/heads/${pull.baseBranch}`;
  const update = { ref, before: merge.baseSha, after: sha, isForced: false, merges: pull.headSha };
  repository.verified.add(sha);
  const refusal = await moveRef(place, update);
  if (refusal === "moved")
    throw new ApiError(405, "Base branch was modified. Review and try the merge again.");
  if (refusal !== undefined)
    throw new ApiError(405, "reasons" in refusal ? refusal.reasons.join(" ") : "Merge refused");

  const at = now(world);
  Object.assign(pull, { mergedAt: at, mergedBy: loginOf(identity), mergeSha: sha });
  Object.assign(issue, { state: "closed", closedAt: at, closedBy: loginOf(identity) });
  touch(place, issue, { event: "merged", commit_id: sha });
  await emitIssue(place, issue, "closed");
  await closeNamedIssues(place, issue);
  return sha;
}

type Merge = { readonly tree: string; readonly baseSha: string; readonly wish: MergeWish };

function writeMerge(
  { world, repository, identity }: Place,
  issue: PullIssue,
  { tree, baseSha, wish }: Merge,
): Promise<string> {
  const account = findAccount(world, loginOf(identity));
  const date = now(world);
  const author = { name: account.name ?? account.login, email: noreplyEmail(account), date };
  const isMerge = wish.method === "merge";
  const usualTitle = isMerge
    ? `Merge pull request #${issue.number} from ${repository.owner}/${issue.pull.headBranch}`
    : `${issue.title} (#${issue.number})`;
  const message = `${wish.title ?? usualTitle}\n\n${wish.message ?? (isMerge ? issue.title : "")}`.trimEnd();
  return writeCommit(repository.directory, {
    tree,
    parents: isMerge ? [baseSha, issue.pull.headSha] : [baseSha],
    author,
    committer: { name: "GitHub", email: "noreply@github.com", date },
    message,
  });
}

const closing = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+(?:([\w.-]+\/[\w.-]+))?#(\d+)/gi;

/** `Closes #42` closes when the base is the default branch. */
async function closeNamedIssues(place: Place, { body, pull }: PullIssue): Promise<void> {
  const { world, repository, identity } = place;
  if (pull.baseBranch !== repository.defaultBranch) return;
  for (const [, name, number] of (body ?? "").matchAll(closing)) {
    const issue = repository.issues.get(Number(number));
    if (issue === undefined || issue.state === "closed") continue;
    if (name !== undefined && name.toLowerCase() !== fullName(repository).toLowerCase()) continue;
    Object.assign(issue, {
      state: "closed",
      stateReason: "completed",
      closedAt: now(world),
      closedBy: loginOf(identity),
    });
    touch(place, issue, { event: "closed" });
    await emitIssue(place, issue, "closed");
  }
}
