import { Octokit } from "@octokit/rest";
import { createGitHub, type LocalGitHub } from "#rehearsal/github/github.ts";
import type { Act } from "#rehearsal/scripted-model/script.ts";
import { createBranchLedger } from "#src/adapters/branch-ledger.ts";
import { createGitHubClient } from "#src/adapters/github-client.ts";
import { runCli } from "#src/cli/run-cli.ts";
import type { MissionEvent } from "#src/core/event.ts";
import { createStage, type Ended, type Environment, type Stage } from "./stage.ts";

export const owner = "ada";
export const repo = "slug";

/** A clone of a repository on a local GitHub, with the token of its owner in the environment. */
export type IssueStage = {
  readonly stage: Stage;
  readonly github: LocalGitHub;
  readonly ada: Octokit;
  /** Somebody who may read and comment. */
  readonly eve: Octokit;
  /** The repository's address with the owner's token, to push to. */
  readonly remote: string;
  /** Runs `cco` to its end, with other environment variables. */
  run: (args: readonly string[], env?: Environment) => ReturnType<Stage["run"]>;
  /** The same without a process of its own: for what ends before any work. */
  say: (args: readonly string[], env?: Environment) => Promise<Omit<Ended, "code"> & { code: number }>;
  /** Adds events to a mission's ledger on GitHub. */
  tell(mission: string, ...events: readonly MissionEvent[]): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

export async function createIssueStage(acts: readonly Act[] = []): Promise<IssueStage> {
  const [stage, github] = await Promise.all([createStage({ acts }), createGitHub()]);
  const { admin, apiUrl, serverUrl } = github;
  const labels = ["cco:mission", "priority:high"];
  await admin.createRepository({ owner, name: repo, labels, collaborators: { eve: "read" } });
  const token = admin.createToken(owner);
  const { git } = stage.repository;
  const url = `${serverUrl}/${owner}/${repo}.git`;
  const remote = url.replace("://", `://x-access-token:${token}@`);
  await git(["push", "-q", remote, "main"]);
  await git(["remote", "add", "origin", url]);
  const usual = { GITHUB_TOKEN: token, GITHUB_API_URL: apiUrl };
  const as = (login: string) => new Octokit({ auth: admin.createToken(login), baseUrl: apiUrl });
  return {
    stage,
    github,
    remote,
    ada: as(owner),
    eve: as("eve"),
    run: (args, env) => stage.with({ ...usual, ...env }).run(...args),
    say: async (args, env) => {
      const [out, errors]: [string[], string[]] = [[], []];
      const code = await runCli(args, {
        write: (text) => void out.push(text),
        error: (text) => void errors.push(text),
        interactive: false,
        columns: 80,
        env: { PATH: process.env.PATH, ...usual, ...env },
        cwd: stage.repository.path,
      });
      return { code, stdout: out.join(""), stderr: errors.join("") };
    },
    tell: async (mission, ...events) => {
      const ledger = createBranchLedger({
        github: createGitHubClient({ apiUrl, token, repository: `${owner}/${repo}` }),
        mission,
        run: { run: "a job", attempt: 1 },
        clock: Date.now,
        redact: String,
        hasEnded: async () => undefined,
      });
      let view = await ledger.read();
      for (const event of events) view = await ledger.append(event, view);
    },
    async [Symbol.asyncDispose]() {
      await stage[Symbol.asyncDispose]();
      await github.close();
    },
  };
}
