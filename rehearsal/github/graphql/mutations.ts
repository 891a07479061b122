import { createCheck, updateCheck } from "./check-mutations.ts";
import { addComment, updateIssueComment } from "./comment-mutations.ts";
import { createCommitOnBranch } from "./create-commit.ts";
import { convertToDraft, markReady } from "./draft.ts";
import { refusing } from "./problem.ts";
import type { Asker } from "./repository-node.ts";
import { updatePullRequest } from "./update-pull-request.ts";

/** Those of one document run one after another; one that is refused leaves the others as they are. */
export function mutationsFor(asker: Asker) {
  const as =
    <A>(perform: (asker: Asker, args: A) => Promise<object>) =>
    (args: A) =>
      refusing(() => perform(asker, args));
  return {
    createCommitOnBranch: as(createCommitOnBranch),
    markPullRequestReadyForReview: as(markReady),
    convertPullRequestToDraft: as(convertToDraft),
    updatePullRequest: as(updatePullRequest),
    addComment: as(addComment),
    updateIssueComment: as(updateIssueComment),
    createCheckRun: as(createCheck),
    updateCheckRun: as(updateCheck),
  };
}
