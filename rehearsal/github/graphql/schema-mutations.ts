/** What mutations take and give, besides those of check runs. */
export const mutationTypes = `
  input CreateCommitOnBranchInput {
    branch: CommittableBranch!
    fileChanges: FileChanges
    message: CommitMessage!
    expectedHeadOid: GitObjectID!
    clientMutationId: String
  }
  input CommittableBranch { id: ID repositoryNameWithOwner: String branchName: String }
  input CommitMessage { headline: String! body: String }
  input FileChanges { additions: [FileAddition!] deletions: [FileDeletion!] }
  input FileAddition { path: String! contents: Base64String! }
  input FileDeletion { path: String! }
  type CreateCommitOnBranchPayload { clientMutationId: String commit: Commit ref: Ref }

  input MarkPullRequestReadyForReviewInput { pullRequestId: ID! clientMutationId: String }
  type MarkPullRequestReadyForReviewPayload { clientMutationId: String pullRequest: PullRequest }
  input ConvertPullRequestToDraftInput { pullRequestId: ID! clientMutationId: String }
  type ConvertPullRequestToDraftPayload { clientMutationId: String pullRequest: PullRequest }

  enum PullRequestUpdateState { OPEN CLOSED }
  input UpdatePullRequestInput {
    pullRequestId: ID!
    baseRefName: String
    title: String
    body: String
    state: PullRequestUpdateState
    clientMutationId: String
  }
  type UpdatePullRequestPayload { actor: Actor clientMutationId: String pullRequest: PullRequest }

  input AddCommentInput { subjectId: ID! body: String! clientMutationId: String }
  type AddCommentPayload { clientMutationId: String commentEdge: IssueCommentEdge subject: Node }
  type IssueCommentEdge { cursor: String! node: IssueComment }
  input UpdateIssueCommentInput { id: ID! body: String! clientMutationId: String }
  type UpdateIssueCommentPayload { clientMutationId: String issueComment: IssueComment }
`;
