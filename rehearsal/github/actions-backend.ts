/** The part of GitHub that runs workflows, behind its REST endpoints and its event stream. */
export type ActionsBackend = {
  /** An active workflow by its numeric id, its file name or its path, as the default branch has it. */
  workflow(repository: RepositoryName, idOrFile: string): Promise<Workflow | undefined>;
  workflows(repository: RepositoryName): Promise<readonly Workflow[]>;
  /** Refused with GitHub's sentence when the workflow, the ref, its trigger or an input is not as it must be (422). */
  dispatch(request: DispatchRequest): Promise<Run | Refusal>;
  /** Newest first. */
  runs(repository: RepositoryName): Promise<readonly Run[]>;
  run(repository: RepositoryName, id: number): Promise<Run | undefined>;
  /** Asks a run to end (202). Refused when it has ended (409). */
  cancel(repository: RepositoryName, id: number): Promise<Refusal | undefined>;
  /** Starts a new attempt (201). Refused when the run is still going or was cancelled while it queued (403). */
  rerun(repository: RepositoryName, id: number, actor: string): Promise<Refusal | undefined>;
  /** Jobs of the latest attempt. */
  jobs(repository: RepositoryName, run: number): Promise<readonly Job[]>;
  /** A job's log as text, for `actions/jobs/{id}/logs`. */
  jobLog?(repository: RepositoryName, job: number): Promise<string | undefined>;
};

export type RepositoryName = { readonly owner: string; readonly name: string };

/** Why GitHub would not: its status and its sentence. */
export type Refusal = { readonly status: number; readonly message: string };

export function isRefusal<T extends object>(answer: T | Refusal): answer is Refusal {
  return "message" in answer && "status" in answer && typeof answer.status === "number";
}

export type DispatchRequest = {
  readonly repository: RepositoryName;
  /** Numeric id, file name or path. */
  readonly workflow: string;
  /** A branch or tag, with or without `refs/heads/`. */
  readonly ref: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Login of who asked: `github-actions[bot]` for a job token. */
  readonly actor: string;
};

export type Workflow = {
  readonly id: number;
  readonly name: string;
  /** Such as `.github/workflows/cco.yml`. */
  readonly path: string;
  readonly state: "active" | "disabled_manually" | "disabled_inactivity";
};

export type RunStatus = "queued" | "in_progress" | "completed" | "waiting" | "requested" | "pending";

export type RunConclusion =
  | "success"
  | "failure"
  | "neutral"
  | "cancelled"
  | "skipped"
  | "timed_out"
  | "action_required"
  | "startup_failure";

export type Run = {
  readonly id: number;
  /** From 1, per workflow. */
  readonly number: number;
  readonly attempt: number;
  readonly workflow: Workflow;
  /** What `run-name` came to. */
  readonly title: string;
  readonly event: string;
  readonly branch: string;
  readonly sha: string;
  readonly status: RunStatus;
  readonly conclusion: RunConclusion | null;
  readonly actor: string;
  readonly triggeringActor: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly startedAt: string;
  readonly updatedAt: string;
};

export type Job = {
  readonly id: number;
  readonly runId: number;
  readonly attempt: number;
  readonly name: string;
  readonly status: RunStatus;
  readonly conclusion: RunConclusion | null;
  readonly sha: string;
  readonly branch: string;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
  readonly steps: readonly JobStep[];
  /** What the job's check run shows, once the runner knows: as in the Checks API. */
  readonly annotations?: readonly JobAnnotation[];
  /** Markdown of the steps' summaries. */
  readonly summary?: string;
};

export type JobAnnotation = {
  readonly level: "notice" | "warning" | "failure";
  readonly message: string;
  readonly title?: string;
  readonly path?: string;
  readonly startLine?: number;
  readonly endLine?: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
};

export type JobStep = {
  readonly name: string;
  readonly number: number;
  readonly status: RunStatus;
  readonly conclusion: RunConclusion | null;
};

/**
 * Something happened in a repository. The local GitHub sends it as a webhook and hands it to the workflow runner,
 * which decides what starts.
 */
export type GitHubEvent = {
  /** As in `X-GitHub-Event`: `issues`, `push`, `workflow_dispatch`, … */
  readonly name: string;
  /** The webhook's `action`, where the event has one. */
  readonly action: string | undefined;
  /** The webhook's body: what `github.event` is in a workflow. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly repository: RepositoryName;
  /** Login of who did it. */
  readonly sender: string;
  /** Done with a job's token: starts no workflow, `workflow_dispatch` and `repository_dispatch` excepted. */
  readonly byJobToken: boolean;
  /** What `GITHUB_REF` is for a workflow of this event. */
  readonly ref: string;
  /** What `GITHUB_SHA` is; 40 zeros when the ref was deleted. */
  readonly sha: string;
};

/**
 * What a workflow runner reports back, so that the event stream and the webhooks carry it.
 * `LocalGitHub.actions` offers these to the runner.
 */
export type ActionsHost = {
  /** Sends `workflow_run` (`requested`, `in_progress` or `completed`). */
  runChanged(
    repository: RepositoryName,
    run: Run,
    action: "requested" | "in_progress" | "completed",
  ): void | Promise<void>;
  /** Sends `workflow_job` and keeps the check run GitHub shows for a job. */
  jobChanged(
    repository: RepositoryName,
    run: Run,
    job: Job,
    action: "queued" | "in_progress" | "completed",
  ): void;
  /** A `GITHUB_TOKEN` for one job. Undefined permissions mean the repository's default. */
  createJobToken(request: JobTokenRequest): string;
  /** Where a job with `id-token: write` asks for its identity, and with what: good until it is revoked. */
  idTokenRequest(request: IdTokenRequest): { readonly url: string; readonly token: string };
  revokeToken(token: string): void;
  /** Listens to everything that happens. Returns how to stop. */
  onEvent(listener: (event: GitHubEvent) => void): () => void;
  /** The bare repository on disk, to read workflow files at a commit. */
  gitDirectory(repository: RepositoryName): string;
  defaultBranch(repository: RepositoryName): string;
  /** Secrets of the repository by name, without `GITHUB_TOKEN`. */
  secrets(repository: RepositoryName): Readonly<Record<string, string>>;
  /** Configuration variables of the repository: the `vars` context. */
  variables(repository: RepositoryName): Readonly<Record<string, string>>;
  /** `repository` as webhooks carry it. */
  describe(repository: RepositoryName): Readonly<Record<string, unknown>>;
  /** Registers who answers the endpoints of Actions. */
  connect(backend: ActionsBackend): void;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
};

export type Access = "none" | "read" | "write" | "admin";

/** GitHub's names: `contents`, `issues`, `pull_requests`, `checks`, `actions`, `statuses`, `workflows`, `metadata`, … */
export type Permissions = Readonly<Record<string, Access>>;

/** The job that an identity is about. */
export type IdTokenRequest = {
  readonly repository: RepositoryName;
  /** The `github` context. */
  readonly github: Readonly<Record<string, unknown>>;
  /** The deployment environment that the job names. */
  readonly environment?: string | undefined;
};

export type JobTokenRequest = {
  readonly repository: RepositoryName;
  readonly permissions?: Permissions;
  readonly runId: number;
};
