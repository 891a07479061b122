import type { Run } from "./actions-backend.ts";

export type CheckSuite = {
  readonly id: number;
  readonly app: number;
  readonly sha: string;
  readonly branch: string | null;
  readonly createdAt: string;
  updatedAt: string;
  /** The run of a workflow that it belongs to, as it was last told. */
  run?: Run;
};

export type CheckRun = {
  readonly id: number;
  readonly suite: number;
  readonly app: number;
  readonly sha: string;
  name: string;
  externalId: string;
  detailsUrl: string;
  status: string;
  conclusion: string | null;
  startedAt: string;
  completedAt: string | null;
  output: CheckOutput;
  readonly annotations: Annotation[];
  actions: readonly CheckAction[];
};

export type CheckOutput = {
  readonly title: string | null;
  readonly summary: string | null;
  readonly text: string | null;
};

export type Annotation = Readonly<Record<string, unknown>>;

export type CheckAction = {
  readonly label: string;
  readonly description: string;
  readonly identifier: string;
};

export type CommitStatus = {
  readonly id: number;
  readonly sha: string;
  readonly state: "error" | "failure" | "pending" | "success";
  readonly context: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: string;
  readonly createdAt: string;
};
