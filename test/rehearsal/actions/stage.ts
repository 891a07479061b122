import { execFile } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Actions, createActions } from "#rehearsal/github/actions/actions.ts";
import type { RunnerHost } from "#rehearsal/github/actions/host.ts";
import type { ActionsOptions } from "#rehearsal/github/actions/settings.ts";
import type { GitHubEvent, Job, JobTokenRequest, Run } from "#rehearsal/github/actions-backend.ts";
import { type Files, runGit, writeFiles } from "#test/support/repository.ts";

export const widgets = { owner: "acme", name: "widgets" };

/** A GitHub small enough to test the runner with: one real bare repository, and everything it is told. */
export type Stage = AsyncDisposable & {
  readonly actions: Actions;
  /** Commits to `main` of the bare repository. Returns the commit. */
  commit(files: Files, message?: string): Promise<string>;
  git(...args: readonly string[]): Promise<string>;
  /** Something happens; by default a person labels issue 7. */
  emit(event?: Partial<GitHubEvent>): void;
  push(sha: string, more?: Partial<GitHubEvent>): void;
  /** Emits the event, waits until all is done, and gives the runs it made. */
  runsAfter(event?: Partial<GitHubEvent>): Promise<readonly Run[]>;
  dispatch(workflow: string, inputs?: Readonly<Record<string, unknown>>): Promise<Run>;
  /** The log of a run's only job, or of the named one. */
  log(run: Run | undefined, job?: string): string;
  job(run: Run | undefined, name?: string): Job;
  /** Resolves when the log of a running job has the text. */
  logged(text: string): Promise<Run>;
  /** A named pipe: `read < $path` in a job waits until `open` is called. */
  gate(): Promise<{ readonly path: string; open(): Promise<void> }>;
  readonly tokens: readonly (JobTokenRequest & { readonly token: string; readonly revoked: boolean })[];
  readonly reports: readonly { readonly action: string; readonly job: Job }[];
  readonly announced: readonly string[];
  readonly directory: string;
};

type StageOptions = ActionsOptions & {
  readonly secrets?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
};

export async function createStage(workflows: Files, options: StageOptions = {}): Promise<Stage> {
  const directory = await realpath(await mkdtemp(join(tmpdir(), "cco-actions-")));
  const bare = join(directory, "server", "acme", "widgets");
  const checkout = join(directory, "checkout");
  await mkdir(checkout, { recursive: true });
  await runGit(["init", "-q", "--bare", "-b", "main", bare], directory);
  await runGit(["init", "-q", "-b", "main"], checkout);
  const git = (...args: readonly string[]) => runGit(args, checkout);
  const commit = async (files: Files, message = "Change files") => {
    await writeFiles(checkout, files);
    await git("add", "-A");
    await git("commit", "-q", "--allow-empty", "-m", message);
    await git("push", "-q", "--all", bare);
    return git("rev-parse", "HEAD");
  };
  const asWorkflows = Object.entries(workflows).map(([name, text]) => [`.github/workflows/${name}`, text]);
  const head = await commit(Object.fromEntries(asWorkflows), "Initial commit");

  const tokens: { token: string; revoked: boolean; repository: typeof widgets; runId: number }[] = [];
  const reports: { action: string; job: Job }[] = [];
  const announced: string[] = [];
  const listeners = new Set<(event: GitHubEvent) => void>();
  const emit = (event: Partial<GitHubEvent> = {}) => {
    const whole = { ...labeled, ref: "refs/heads/main", sha: head, ...event };
    for (const listener of listeners) listener(whole);
  };
  const host: RunnerHost = {
    serverUrl: `file://${join(directory, "server")}`,
    apiUrl: "http://127.0.0.1:1/api/v3",
    graphqlUrl: "http://127.0.0.1:1/api/graphql",
    runChanged(_repository, run, action) {
      announced.push(`${run.workflow.name} ${action} ${run.conclusion ?? ""}`.trim());
      emit({
        name: "workflow_run",
        action,
        payload: { workflow_run: { id: run.id, name: run.workflow.name, head_branch: run.branch } },
      });
    },
    jobChanged: (_repository, _run, job, action) => void reports.push({ action, job }),
    createJobToken(request) {
      const token = `ghs_${tokens.length}_${"t".repeat(36)}`;
      tokens.push({ ...request, token, revoked: false });
      return token;
    },
    revokeToken(token) {
      for (const one of tokens) if (one.token === token) one.revoked = true;
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    describe: () => repository,
    gitDirectory: () => bare,
    defaultBranch: () => "main",
    connect() {},
    secrets: () => options.secrets ?? {},
    variables: () => options.variables ?? {},
    idTokenRequest: () => ({ url: "http://127.0.0.1:1/token", token: "oidc-request" }),
  };
  const actions = createActions(host, {
    directory: join(directory, "machines"),
    ladder: { interruptMs: 5000, terminateMs: 5000 },
    ...options,
  });
  const job = (run: Run | undefined, name?: string): Job => {
    const jobs = actions.jobs(run?.id ?? 0);
    const found = name === undefined ? jobs[0] : jobs.find((one) => one.name === name);
    if (found === undefined) throw new Error(`No job ${name ?? ""} in ${jobs.map((one) => one.name)}.`);
    return found;
  };
  let gates = 0;
  return {
    actions,
    commit,
    git,
    emit,
    push: (sha, more = {}) =>
      emit({
        name: "push",
        action: undefined,
        sha,
        payload: { before: head, after: sha, ref: "refs/heads/main", repository },
        ...more,
      }),
    async runsAfter(event) {
      const before = actions.runs().length;
      emit(event);
      await actions.idle();
      return actions.runs().slice(before);
    },
    async dispatch(workflow, inputs = {}) {
      const answer = await actions.backend.dispatch({
        repository: widgets,
        workflow,
        ref: "main",
        inputs,
        actor: "ada",
      });
      if ("status" in answer && "message" in answer) throw new Error(answer.message);
      return answer;
    },
    job,
    log: (run, name) => actions.log(job(run, name).id),
    logged: (text) =>
      actions.waitFor(() =>
        actions.runs().find((run) => actions.jobs(run.id).some(({ id }) => actions.log(id).includes(text))),
      ),
    async gate() {
      const path = join(directory, `gate-${++gates}`);
      await promisify(execFile)("mkfifo", [path]);
      return { path, open: () => writeFile(path, "go\n") };
    },
    tokens,
    reports,
    announced,
    directory,
    async [Symbol.asyncDispose]() {
      await actions.close();
      await rm(directory, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

const repository = {
  id: 4711,
  name: "widgets",
  full_name: "acme/widgets",
  owner: { id: 12, login: "acme" },
  default_branch: "main",
};

const labeled: GitHubEvent = {
  name: "issues",
  action: "labeled",
  payload: {
    action: "labeled",
    issue: { number: 7, title: "Build it" },
    label: { name: "cco:mission" },
    repository,
    sender: { id: 99, login: "ada" },
  },
  repository: widgets,
  sender: "ada",
  byJobToken: false,
  ref: "refs/heads/main",
  sha: "",
};

/** A workflow with one job of the given steps, one line each, that runs when an issue is labelled. */
export function workflow(
  steps: string,
  { on = "{issues: {types: [labeled]}}", top = "", job = "" } = {},
): string {
  return `on: ${on}\n${top}\njobs:\n  work:\n    runs-on: ubuntu-latest\n${indent(job, 4)}\n    steps:\n${indent(steps, 6)}\n`;
}

function indent(text: string, by: number): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? line : " ".repeat(by) + line))
    .join("\n");
}

/** Writes a JavaScript action. Returns its directory. */
export async function writeAction(
  directory: string,
  action: { main: string; post?: string; yml?: string },
): Promise<string> {
  const post = action.post === undefined ? "" : "  post: post.mjs\n";
  await writeFiles(directory, {
    "action.yml":
      action.yml ??
      `name: Fixture\ndescription: A fixture\ninputs:\n  greeting:\n    description: What to say\n    default: hello\n  github token:\n    description: Its token\n    default: \${{ github.token }}\nruns:\n  using: node24\n  main: main.mjs\n${post}`,
    "main.mjs": action.main,
    ...(action.post === undefined ? {} : { "post.mjs": action.post }),
  });
  return directory;
}
