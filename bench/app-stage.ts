import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { Octokit } from "@octokit/rest";
import { createGitHub, type LocalGitHub } from "#rehearsal/github/github.ts";
import { sampleIssue } from "#rehearsal/sample-issue.ts";
import { sampleFiles } from "#rehearsal/sample-project.ts";
import { missionLabel } from "#src/core/label.ts";
import { workflowFile, workflowPath } from "#src/core/workflow-file.ts";
import { type Event, signEvent } from "./deliveries.ts";

const owner = "ada";
const repo = "slug";
const secret = "4c1f09e7ab52d8360b9e";
const permissions = {
  actions: "write",
  checks: "write",
  contents: "write",
  issues: "write",
  metadata: "read",
  pull_requests: "write",
} as const;

/** A local GitHub with an App on a repository, and the two servers beside it, each on the same core. */
export type AppStage = {
  readonly github: LocalGitHub;
  readonly servers: { readonly ours: BenchServer; readonly bare: BenchServer };
  /** Whether the servers have one core for themselves, or the system decides. */
  readonly isPinned: boolean;
  /** What concerns no mission: an issue, and a check run of somebody's. */
  readonly idleEvents: readonly Event[];
  /** Makes an issue and puts the label on it. Resolves with the delivery that says so. */
  label(): Promise<Event>;
  [Symbol.asyncDispose](): Promise<void>;
};

export type BenchServer = {
  readonly url: string;
  /** Microseconds of processor time it has used so far. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
};

export async function createAppStage(): Promise<AppStage> {
  const github = await createGitHub();
  await github.admin.createRepository({
    owner,
    name: repo,
    files: { ...sampleFiles, [workflowPath]: workflowFile },
    labels: [missionLabel],
  });
  const keys = github.admin.createApp({ slug: "cco", owner, permissions });
  const installation = github.admin.install(keys.id, owner);
  const payloads = payloadsOf(github, installation);
  const octokit = new Octokit({
    auth: github.admin.createToken(owner),
    baseUrl: github.apiUrl,
    throttle: { enabled: false },
  });
  const env = {
    PATH: process.env.PATH,
    APP_ID: `${keys.id}`,
    PRIVATE_KEY: keys.privateKey,
    WEBHOOK_SECRET: secret,
    GHE_HOST: new URL(github.serverUrl).host,
    GHE_PROTOCOL: "http",
    PORT: "0",
    NODE_ENV: "production",
  };
  const isPinned = canPin();
  const [ours, bare] = await Promise.all([start("ours", env, isPinned), start("bare", env, isPinned)]);
  const { data: issue } = await octokit.issues.create({ owner, repo, ...sampleIssue });
  const opened = await payloads("issues", "opened");

  return {
    github,
    servers: { ours, bare },
    isPinned,
    idleEvents: [
      signEvent("issues", opened, secret),
      signEvent("check_run", checkRunOf(opened, issue.number), secret),
    ],
    label: async () => {
      const { data } = await octokit.issues.create({ owner, repo, ...sampleIssue });
      await octokit.issues.addLabels({ owner, repo, issue_number: data.number, labels: [missionLabel] });
      return signEvent("issues", await payloads("issues", "labeled"), secret);
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([ours.stop(), bare.stop()]);
      await github.close();
    },
  };
}

/** The newest payload of an event, as the App would get it. */
function payloadsOf(github: LocalGitHub, installation: number) {
  const newest = new Map<string, object>();
  github.onEvent(({ name, action, payload }) =>
    newest.set(`${name}.${action}`, { ...payload, installation: { id: installation } }),
  );
  return async (name: string, action: string): Promise<object> => {
    await github.settled();
    const found = newest.get(`${name}.${action}`);
    if (found === undefined) throw new Error(`The local GitHub sent no ${name}.${action}.`);
    return found;
  };
}

/** CI on a branch of people's: about as long as GitHub's own, whose check runs carry their suite and their App. */
function checkRunOf(opened: object, number: number): object {
  const { repository, sender, installation } = opened as Record<string, unknown>;
  const check_suite = { id: 2, head_branch: "feature", head_sha: "0".repeat(40), status: "completed" };
  const check_run = {
    id: 1,
    name: "ci / test",
    external_id: "",
    status: "completed",
    conclusion: "success",
    output: { title: "All tests passed", summary: "It was proved. ".repeat(100) },
    check_suite,
    pull_requests: [{ number }],
  };
  return { action: "completed", check_run, repository, sender, installation };
}

function canPin(): boolean {
  try {
    execFileSync("taskset", ["-c", "0", "true"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

async function start(
  which: "ours" | "bare",
  env: NodeJS.ProcessEnv,
  isPinned: boolean,
): Promise<BenchServer> {
  const command = [process.execPath, join(import.meta.dirname, "app-server.ts"), which];
  const [program = "", ...args] = isPinned ? ["taskset", "-c", "0", ...command] : command;
  const child = spawn(program, args, { env, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const [url] = (await Promise.race([once(child, "message"), endOf(child)])) as [string];
  const cpu = async () => {
    const answer = once(child, "message");
    child.send("cpu");
    return ((await answer) as [number])[0];
  };
  return { url, cpu, stop: () => stop(child) };
}

async function endOf(child: ChildProcess): Promise<never> {
  const [code] = await once(child, "exit");
  throw new Error(`A server ended with ${code} before it listened.`);
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill();
  await gone;
}
