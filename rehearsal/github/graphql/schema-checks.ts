/** Check runs, and what their mutations take and give. */
export const checkTypes = `
  enum CheckStatusState { COMPLETED IN_PROGRESS PENDING QUEUED REQUESTED WAITING }
  enum RequestableCheckStatusState { COMPLETED IN_PROGRESS PENDING QUEUED WAITING }
  enum CheckConclusionState {
    ACTION_REQUIRED CANCELLED FAILURE NEUTRAL SKIPPED STALE STARTUP_FAILURE SUCCESS TIMED_OUT
  }
  enum CheckAnnotationLevel { FAILURE NOTICE WARNING }
  enum StatusState { ERROR EXPECTED FAILURE PENDING SUCCESS }
  type App implements Node { id: ID! databaseId: Int name: String! slug: String! }
  type Workflow implements Node { id: ID! databaseId: Int name: String! }
  type WorkflowRun implements Node {
    id: ID!
    databaseId: Int
    event: String!
    runNumber: Int!
    url: URI!
    createdAt: DateTime!
    updatedAt: DateTime!
    checkSuite: CheckSuite!
    workflow: Workflow!
  }
  type CheckSuite implements Node {
    id: ID!
    databaseId: Int
    status: CheckStatusState!
    conclusion: CheckConclusionState
    createdAt: DateTime!
    updatedAt: DateTime!
    app: App
    workflowRun: WorkflowRun
  }
  type StatusCheckRollup implements Node {
    id: ID!
    state: StatusState!
    contexts(first: Int, last: Int, after: String): StatusCheckRollupContextConnection!
  }
  type StatusCheckRollupContextConnection { nodes: [StatusCheckRollupContext] totalCount: Int! pageInfo: PageInfo! }
  union StatusCheckRollupContext = CheckRun | StatusContext
  type StatusContext implements Node {
    id: ID!
    context: String!
    state: StatusState!
    description: String
    targetUrl: URI
    createdAt: DateTime!
    creator: Actor
  }
  type CheckAnnotation {
    path: String!
    annotationLevel: CheckAnnotationLevel
    message: String!
    title: String
    rawDetails: String
    location: CheckAnnotationSpan!
  }
  type CheckAnnotationSpan { start: CheckAnnotationPosition! end: CheckAnnotationPosition! }
  type CheckAnnotationPosition { line: Int! column: Int }
  type CheckAnnotationConnection { nodes: [CheckAnnotation] totalCount: Int! pageInfo: PageInfo! }
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
    annotations(first: Int, last: Int, after: String): CheckAnnotationConnection
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
