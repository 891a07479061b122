import { buildSchema } from "graphql";
import { checkTypes } from "./schema-checks.ts";
import { mutationTypes } from "./schema-mutations.ts";

/** The part of GitHub's schema that is served; names and nullability as there. */
export const schema = buildSchema(`
  scalar DateTime
  scalar GitObjectID
  scalar URI
  scalar Base64String

  type Query {
    viewer: User!
    rateLimit: RateLimit
    repository(owner: String!, name: String!, followRenames: Boolean = true): Repository
  }

  type Mutation {
    createCommitOnBranch(input: CreateCommitOnBranchInput!): CreateCommitOnBranchPayload
    markPullRequestReadyForReview(input: MarkPullRequestReadyForReviewInput!): MarkPullRequestReadyForReviewPayload
    convertPullRequestToDraft(input: ConvertPullRequestToDraftInput!): ConvertPullRequestToDraftPayload
    updatePullRequest(input: UpdatePullRequestInput!): UpdatePullRequestPayload
    addComment(input: AddCommentInput!): AddCommentPayload
    updateIssueComment(input: UpdateIssueCommentInput!): UpdateIssueCommentPayload
    createCheckRun(input: CreateCheckRunInput!): CreateCheckRunPayload
    updateCheckRun(input: UpdateCheckRunInput!): UpdateCheckRunPayload
  }

  type RateLimit { cost: Int! limit: Int! remaining: Int! used: Int! resetAt: DateTime! nodeCount: Int! }

  interface Node { id: ID! }
  interface Actor { login: String! }
  type User implements Actor { login: String! databaseId: Int name: String }
  type Bot implements Actor { login: String! databaseId: Int }
  type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }

  type Repository {
    id: ID!
    databaseId: Int
    name: String!
    nameWithOwner: String!
    url: URI!
    isPrivate: Boolean!
    isArchived: Boolean!
    hasIssuesEnabled: Boolean!
    defaultBranchRef: Ref
    ref(qualifiedName: String!): Ref
    refs(refPrefix: String!, first: Int, last: Int, after: String): RefConnection
    object(oid: GitObjectID, expression: String): GitObject
    issue(number: Int!): Issue
    pullRequest(number: Int!): PullRequest
    pullRequests(first: Int, last: Int, headRefName: String, baseRefName: String, states: [PullRequestState!], labels: [String!], orderBy: IssueOrder): PullRequestConnection!
  }

  type Ref { id: ID! name: String! prefix: String! target: GitObject refUpdateRule: RefUpdateRule }
  type RefUpdateRule {
    allowsDeletions: Boolean!
    allowsForcePushes: Boolean!
    pattern: String!
    requiredApprovingReviewCount: Int
    requiredStatusCheckContexts: [String]
    requiresSignatures: Boolean!
    viewerCanPush: Boolean!
  }
  type RefConnection { nodes: [Ref] totalCount: Int! pageInfo: PageInfo! }
  interface GitObject { id: ID! oid: GitObjectID! }
  type Commit implements GitObject {
    id: ID!
    oid: GitObjectID!
    url: URI!
    message: String!
    messageHeadline: String!
    committedDate: DateTime!
    tree: Tree!
    file(path: String!): TreeEntry
    signature: GitSignature
    repository: Repository!
    parents(first: Int, last: Int): CommitConnection!
    statusCheckRollup: StatusCheckRollup
  }
  type CommitConnection { nodes: [Commit] totalCount: Int! pageInfo: PageInfo! }
  type GitSignature { isValid: Boolean! wasSignedByGitHub: Boolean! }
  type Tree implements GitObject { id: ID! oid: GitObjectID! entries: [TreeEntry!] }
  type TreeEntry { name: String! path: String mode: Int! type: String! oid: GitObjectID! size: Int! object: GitObject }
  type Blob implements GitObject { id: ID! oid: GitObjectID! byteSize: Int! isBinary: Boolean isTruncated: Boolean! text: String }

  enum IssueOrderField { CREATED_AT UPDATED_AT COMMENTS }
  enum OrderDirection { ASC DESC }
  input IssueOrder { field: IssueOrderField! direction: OrderDirection! }
  enum IssueState { OPEN CLOSED }
  enum PullRequestState { OPEN CLOSED MERGED }
  enum MergeableState { MERGEABLE CONFLICTING UNKNOWN }
  type Issue implements Node {
    id: ID!
    databaseId: Int
    number: Int!
    title: String!
    body: String!
    state: IssueState!
    stateReason: String
    url: URI!
    createdAt: DateTime!
    updatedAt: DateTime!
    lastEditedAt: DateTime
    author: Actor
    authorAssociation: String!
    editor: Actor
    labels(first: Int, last: Int): LabelConnection
    comments(first: Int, last: Int): IssueCommentConnection!
    userContentEdits(first: Int, last: Int): UserContentEditConnection
  }
  type PullRequest implements Node {
    id: ID!
    databaseId: Int
    number: Int!
    title: String!
    body: String!
    state: PullRequestState!
    url: URI!
    createdAt: DateTime!
    updatedAt: DateTime!
    lastEditedAt: DateTime
    author: Actor
    editor: Actor
    labels(first: Int, last: Int): LabelConnection
    comments(first: Int, last: Int): IssueCommentConnection!
    isDraft: Boolean!
    merged: Boolean!
    mergeable: MergeableState!
    headRef: Ref
    headRefName: String!
    isCrossRepository: Boolean!
    headRefOid: GitObjectID!
    baseRefName: String!
    baseRefOid: GitObjectID!
  }
  type PullRequestConnection { nodes: [PullRequest] totalCount: Int! pageInfo: PageInfo! }
  type Label { id: ID! name: String! color: String! description: String }
  type LabelConnection { nodes: [Label] totalCount: Int! pageInfo: PageInfo! }
  type IssueComment implements Node {
    id: ID!
    databaseId: Int
    body: String!
    url: URI!
    author: Actor
    authorAssociation: String!
    createdAt: DateTime!
    updatedAt: DateTime!
    viewerDidAuthor: Boolean!
  }
  type IssueCommentConnection { nodes: [IssueComment] totalCount: Int! pageInfo: PageInfo! }
  type UserContentEdit { id: ID! editor: Actor createdAt: DateTime! editedAt: DateTime! diff: String }
  type UserContentEditConnection { nodes: [UserContentEdit] totalCount: Int! pageInfo: PageInfo! }
${mutationTypes}
${checkTypes}`);
