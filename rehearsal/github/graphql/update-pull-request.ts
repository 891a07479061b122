import { need } from "../access.ts";
import { updatePull } from "../update-pull.ts";
import { actorNode, pullNode } from "./issue-node.ts";
import { locatePull } from "./locate.ts";
import { demand } from "./permission.ts";
import type { Asker } from "./repository-node.ts";

type Args = { readonly input: Input };

type Input = {
  readonly pullRequestId: string;
  readonly title?: string | null;
  readonly body?: string | null;
  readonly baseRefName?: string | null;
  readonly state?: "OPEN" | "CLOSED" | null;
  readonly clientMutationId?: string;
};

export async function updatePullRequest(asker: Asker, { input }: Args) {
  const { spot, node: issue } = locatePull(asker, input.pullRequestId);
  demand(spot, need("write", "pull_requests=write"), "UpdatePullRequest");
  await updatePull(spot, issue, {
    title: input.title ?? undefined,
    body: input.body ?? undefined,
    base: input.baseRefName ?? undefined,
    state: input.state?.toLowerCase(),
  });
  const actor = actorNode(spot, spot.identity.login);
  return { clientMutationId: input.clientMutationId, actor, pullRequest: pullNode(spot, issue) };
}
