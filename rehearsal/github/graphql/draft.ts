import { isAllowed, need } from "../access.ts";
import { parseNodeId } from "../account.ts";
import { emitIssue, touch } from "../issues.ts";
import { isPull } from "../pulls.ts";
import { pullNode } from "./issue-node.ts";
import { forbidden, problem } from "./problem.ts";
import type { Asker } from "./repository-node.ts";

type Args = { readonly input: { readonly pullRequestId: string; readonly clientMutationId?: string } };

/** A draft becomes ready for review, or the other way round. Nothing happens when it is so already. */
export async function setDraft({ world, identity }: Asker, { input }: Args, isDraft: boolean) {
  const wanted = need("write", "pull_requests=write");
  for (const repository of world.repositories.values()) {
    const issue = [...repository.issues.values()]
      .filter(isPull)
      .find(({ pull }) => pull.id === parseNodeId(input.pullRequestId)?.id);
    if (issue === undefined) continue;
    if (!isAllowed(world, repository, { identity, wanted })) throw forbidden();
    const spot = { world, identity, repository };
    if (issue.pull.isDraft !== isDraft) {
      issue.pull.isDraft = isDraft;
      touch(spot, issue, { event: isDraft ? "converted_to_draft" : "ready_for_review" });
      await emitIssue(spot, issue, isDraft ? "converted_to_draft" : "ready_for_review");
    }
    return { clientMutationId: input.clientMutationId, pullRequest: pullNode(spot, issue) };
  }
  throw problem("NOT_FOUND", `Could not resolve to a node with the global id of '${input.pullRequestId}'`);
}
