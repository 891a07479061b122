/** Check runs, and what their mutations take and give. */
export const checkTypes = `
  enum CheckStatusState { COMPLETED IN_PROGRESS PENDING QUEUED REQUESTED WAITING }
  enum RequestableCheckStatusState { COMPLETED IN_PROGRESS PENDING QUEUED WAITING }
  enum CheckConclusionState {
    ACTION_REQUIRED CANCELLED FAILURE NEUTRAL SKIPPED STALE STARTUP_FAILURE SUCCESS TIMED_OUT
  }
  enum CheckAnnotationLevel { FAILURE NOTICE WARNING }
  type CheckSuite implements Node { id: ID! databaseId: Int }
  type CheckRun implements Node {
    id: ID!
    databaseId: Int
    name: String!
    status: CheckStatusState!
    conclusion: CheckConclusionState
    detailsUrl: URI
    externalId: String
    permalink: URI!
    url: URI!
    startedAt: DateTime
    completedAt: DateTime
    title: String
    summary: String
    text: String
    checkSuite: CheckSuite!
  }

  input CreateCheckRunInput {
    repositoryId: ID!
    headSha: GitObjectID!
    name: String!
    status: RequestableCheckStatusState
    conclusion: CheckConclusionState
    detailsUrl: URI
    externalId: String
    startedAt: DateTime
    completedAt: DateTime
    output: CheckRunOutput
    actions: [CheckRunAction!]
    clientMutationId: String
  }
  type CreateCheckRunPayload { checkRun: CheckRun clientMutationId: String }
  input UpdateCheckRunInput {
    repositoryId: ID!
    checkRunId: ID!
    name: String
    status: RequestableCheckStatusState
    conclusion: CheckConclusionState
    detailsUrl: URI
    externalId: String
    startedAt: DateTime
    completedAt: DateTime
    output: CheckRunOutput
    actions: [CheckRunAction!]
    clientMutationId: String
  }
  type UpdateCheckRunPayload { checkRun: CheckRun clientMutationId: String }

  input CheckRunAction { label: String! description: String! identifier: String! }
  input CheckRunOutput {
    title: String!
    summary: String!
    text: String
    annotations: [CheckAnnotationData!]
    images: [CheckRunOutputImage!]
  }
  input CheckRunOutputImage { alt: String! caption: String imageUrl: URI! }
  input CheckAnnotationData {
    path: String!
    location: CheckAnnotationRange!
    annotationLevel: CheckAnnotationLevel!
    message: String!
    title: String
    rawDetails: String
  }
  input CheckAnnotationRange { startLine: Int! startColumn: Int endLine: Int! endColumn: Int }
`;
