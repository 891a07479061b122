import { need } from "../access.ts";
import { emitIssue, touch } from "../issues.ts";
import { pullNode } from "./issue-node.ts";
import { locatePull } from "./locate.ts";
import { demand } from "./permission.ts";
import type { Asker } from "./repository-node.ts";

type Args = { readonly input: { readonly pullRequestId: string; readonly clientMutationId?: string } };

/** A draft becomes ready for review. Nothing happens when it is so already. */
export function markReady(asker: Asker, args: Args) {
  return setDraft(asker, args, { isDraft: false, mutation: "MarkPullRequestReadyForReview" });
}

/** The other way round. */
export function convertToDraft(asker: Asker, args: Args) {
  return setDraft(asker, args, { isDraft: true, mutation: "ConvertPullRequestToDraft" });
}

type Turn = { readonly isDraft: boolean; readonly mutation: string };

async function setDraft(asker: Asker, { input }: Args, { isDraft, mutation }: Turn) {
  const { spot, node: issue } = locatePull(asker, input.pullRequestId);
  // An App needs both here: https://github.com/cli/cli/discussions/6924
  for (const permission of ["pull_requests=write", "contents=write"])
    demand(spot, need("write", permission), mutation);
  if (issue.pull.isDraft !== isDraft) {
    const event = isDraft ? "converted_to_draft" : "ready_for_review";
    issue.pull.isDraft = isDraft;
    touch(spot, issue, { event });
    await emitIssue(spot, issue, event);
  }
  return { clientMutationId: input.clientMutationId, pullRequest: pullNode(spot, issue) };
}
