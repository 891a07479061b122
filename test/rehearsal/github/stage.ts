import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Octokit } from "@octokit/rest";
import type { GitHubEvent, Permissions } from "#rehearsal/github/actions-backend.ts";
import { answerProblem } from "#rehearsal/github/description.ts";
import { createGitHub, type GitHubOptions, type LocalGitHub } from "#rehearsal/github/github.ts";
import type { NewRepository } from "#rehearsal/github/new-repository.ts";

const run = promisify(execFile);

export const repo = { owner: "ada", repo: "engine" } as const;

/** A local GitHub with one repository, `ada/engine`, and who may do what in it. */
export type Stage = {
  readonly github: LocalGitHub;
  readonly events: readonly GitHubEvent[];
  /** Ada owns it, Bob may write, Eve may read. */
  readonly ada: Octokit;
  readonly bob: Octokit;
  readonly eve: Octokit;
  readonly token: (login: string) => string;
  client(token: string): Octokit;
  jobToken(permissions?: Permissions): string;
  git(directory: string, ...args: readonly string[]): Promise<string>;
  /** Clones with a token and returns the directory. */
  clone(token: string, ...args: readonly string[]): Promise<string>;
  head(branch?: string): Promise<string>;
  [Symbol.asyncDispose](): Promise<void>;
};

export async function createStage(
  more: Partial<NewRepository> = {},
  options: GitHubOptions = {},
): Promise<Stage> {
  const github = await createGitHub(options);
  const scratch = await mkdtemp(join(tmpdir(), "stage-"));
  const events: GitHubEvent[] = [];
  github.onEvent((event) => events.push(event));
  await github.admin.createRepository({
    owner: repo.owner,
    name: repo.repo,
    files: { "README.md": "# Engine\n", "src/a.txt": "one\n" },
    collaborators: { bob: "write", tess: "triage" },
    ...more,
  });
  const tokens = new Map(
    ["ada", "bob", "eve", "tess"].map((login) => [login, github.admin.createToken(login)]),
  );
  const token = (login: string) => tokens.get(login) ?? "";
  const problems: string[] = [];
  let clones = 0;

  function client(auth: string): Octokit {
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    const octokit = new Octokit({ auth, baseUrl: github.apiUrl, log });
    octokit.hook.after("request", ({ status, data }, { method, url }) => {
      const operation = `${method} ${url}`;
      const problem = operation === misdescribed ? undefined : answerProblem(operation, status, data);
      if (problem !== undefined && typeof data !== "string") problems.push(problem);
    });
    return octokit;
  }

  async function git(directory: string, ...args: readonly string[]): Promise<string> {
    const env = {
      PATH: process.env.PATH ?? "",
      HOME: scratch,
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_TERMINAL_PROMPT: "0",
    };
    const person = [
      "-c",
      "user.name=Ada",
      "-c",
      "user.email=ada@example.org",
      "-c",
      "init.defaultBranch=main",
    ];
    const { stdout } = await run("git", [...person, ...args], { cwd: directory, env });
    return stdout.trim();
  }

  async function clone(secret: string, ...args: readonly string[]): Promise<string> {
    const directory = join(scratch, `clone-${++clones}`);
    const url = github.serverUrl.replace("//", `//x-access-token:${secret}@`);
    await git(scratch, "clone", "--quiet", ...args, `${url}/ada/engine.git`, directory);
    return directory;
  }

  return {
    github,
    events,
    token,
    client,
    ada: client(token("ada")),
    bob: client(token("bob")),
    eve: client(token("eve")),
    jobToken: (permissions) =>
      github.actions.createJobToken({
        repository: { owner: repo.owner, name: repo.repo },
        runId: 1,
        ...(permissions === undefined ? {} : { permissions }),
      }),
    git,
    clone,
    async head(branch = "main") {
      const { data } = await client(token("ada")).git.getRef({ ...repo, ref: `heads/${branch}` });
      return data.object.sha;
    },
    async [Symbol.asyncDispose]() {
      await github.close();
      await rm(scratch, { recursive: true, force: true });
      if (problems.length > 0)
        throw new Error(`Not as GitHub describes it:\n${[...new Set(problems)].join("\n")}`);
    },
  };
}

/** The description wants an account there that is a user and an enterprise at once. */
const misdescribed = "GET /app/installations";

/** What a refused call was answered. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ status: number; message: string; headers: Record<string, unknown> }> {
  try {
    await call;
  } catch (error) {
    const { status, response } = error as {
      status: number;
      response?: { data: { message: string }; headers: Record<string, unknown> };
    };
    return { status, message: response?.data.message ?? "", headers: response?.headers ?? {} };
  }
  throw new Error("The call was not refused.");
}

/** A commit on top of `parent` through the API, without a branch. */
export async function commitOn(
  octokit: Octokit,
  parent: string,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const tree = Object.entries(files).map(
    ([path, content]) => ({ path, content, mode: "100644", type: "blob" }) as const,
  );
  const written = await octokit.git.createTree({ ...repo, base_tree: parent, tree });
  const commit = await octokit.git.createCommit({
    ...repo,
    message: "Change",
    tree: written.data.sha,
    parents: [parent],
  });
  return commit.data.sha;
}
