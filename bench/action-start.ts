import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGitHub, type LocalGitHub } from "#rehearsal/github/github.ts";
import { workflowPath } from "#src/core/workflow-file.ts";
import { atMost, median, show, timed } from "./figures.ts";

const owner = "ada";
const name = "slug";
const starts = 15;

/** From the start of the Action's process to its first request's arrival, beside the start of Node alone. */
export async function benchActionStart(action: string): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "cco-bench-"));
  try {
    await using github = await createGitHub();
    await github.admin.createRepository({ owner, name, files: { "README.md": "# slug\n" } });
    const env = await environmentOf(github, directory);
    const entry = join(action, "dist", "action.js");
    const nodeTimes: number[] = [];
    const times: number[] = [];
    // In turns, so that whatever else the machine does meets both alike. The first of each warms the disk's cache.
    for (let n = 0; n <= starts; n++) {
      nodeTimes.push(await timed(() => run(["-e", ""], env)));
      times.push(await timeToFirstCall(github, () => run([entry], env)));
    }
    const time = median(times.slice(1));
    show("Action start to first GitHub call", `${time.toFixed(0)} ms`, atMost(300, time, "ms"));
    show("  the fastest", `${Math.min(...times).toFixed(0)} ms`);
    show("  of it, the start of Node alone", `${median(nodeTimes.slice(1)).toFixed(0)} ms`);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Milliseconds until the first request arrives. Resolves when the process has ended. */
async function timeToFirstCall({ faults }: LocalGitHub, start: () => Promise<void>): Promise<number> {
  let arrived: number | undefined;
  const begin = performance.now();
  faults.beforeCall = () => {
    arrived ??= performance.now();
    return undefined;
  };
  await start();
  faults.clear();
  if (arrived === undefined) throw new Error("The Action asked nothing of GitHub.");
  return arrived - begin;
}

async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, args, { env, stdio: "ignore" });
  await once(child, "exit");
}

/** What a runner sets for a job that was dispatched for a mission. */
async function environmentOf(github: LocalGitHub, directory: string): Promise<NodeJS.ProcessEnv> {
  const temp = join(directory, "temp");
  await mkdir(temp);
  const files = ["GITHUB_EVENT_PATH", "GITHUB_OUTPUT", "GITHUB_STATE", "GITHUB_STEP_SUMMARY"] as const;
  const paths = Object.fromEntries(files.map((file) => [file, join(directory, file)]));
  const event = JSON.stringify({ inputs: { mission: "1", reason: "bench", by: owner } });
  for (const file of files) await writeFile(join(directory, file), file === "GITHUB_EVENT_PATH" ? event : "");
  return {
    PATH: process.env.PATH,
    HOME: directory,
    ...paths,
    GITHUB_ACTIONS: "true",
    GITHUB_ACTOR: owner,
    GITHUB_API_URL: github.apiUrl,
    GITHUB_EVENT_NAME: "workflow_dispatch",
    GITHUB_GRAPHQL_URL: github.graphqlUrl,
    GITHUB_REF: "refs/heads/main",
    GITHUB_REPOSITORY: `${owner}/${name}`,
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_RUN_ID: "1",
    GITHUB_SERVER_URL: github.serverUrl,
    GITHUB_WORKFLOW_REF: `${owner}/${name}/${workflowPath}@refs/heads/main`,
    // Named, so that none is fetched.
    "INPUT_CLAUDE-CODE-PATH": process.execPath,
    "INPUT_GITHUB-TOKEN": github.admin.createToken(owner),
    RUNNER_TEMP: temp,
  };
}
