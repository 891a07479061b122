import { setTimeout as pause } from "node:timers/promises";
import type { Sha } from "../core/verdict.ts";
import { GitFailed, git, textOf } from "./git.ts";
import { type GitHubClient, limitedUntil, statusOf } from "./github-client.ts";
import { faultOf } from "./mirror-fault.ts";

/** A commit of git before anybody signed it. Its tree and its parents are at GitHub. */
export type PlainCommit = {
  readonly sha: Sha;
  readonly tree: Sha;
  readonly parents: readonly Sha[];
  readonly message: string;
};

/** Has GitHub sign commits. */
export type Signer = {
  /** Whether it does so now. */
  isReady(): Promise<boolean>;
  /**
   * The same commit, written and signed by GitHub, after `bring` has fetched it; it is on no branch yet. Where that
   * cannot be had, the plain one: work that was paid for is not lost by it. Why is said once.
   */
  sign(commit: PlainCommit, bring: (sha: Sha) => Promise<void>): Promise<Signature>;
  /** From now on nothing is signed: what would be does not come to GitHub. */
  giveUp(why: Error): void;
};

/** `fault`: why the commit has no signature now, and may have one later. */
export type Signature = { readonly sha: Sha; readonly fault?: unknown };

export type SignerOptions = {
  readonly github: GitHubClient;
  /** Whether the token is an App's: GitHub signs what an App writes as itself. */
  readonly isApps: () => Promise<boolean>;
  readonly warn: (text: string) => void;
  /** Milliseconds before GitHub is asked again when it does not know yet of what it was just given. */
  readonly wait?: number;
};

/**
 * One call of GitHub's API for each commit. What is written without author and committer is the App's and is signed.
 * https://docs.github.com/en/authentication/managing-commit-signature-verification/about-commit-signature-verification#signature-verification-for-bots
 */
export function createSigner({ github, isApps, warn, wait = 2000 }: SignerOptions): Signer {
  let isOver = false;
  let isSaid = false;
  const say = (why: Error): void => {
    if (!isSaid) warn(refusalText(why));
    isSaid = true;
  };
  return {
    isReady: async () => !isOver && (await isApps()),
    giveUp: (why) => {
      isOver = true;
      say(why);
    },
    sign: async (commit, bring) => {
      try {
        return { sha: await writePatiently(github, commit, { bring, wait }) };
      } catch (error) {
        if (!isGitHubs(error)) throw error;
        say(error);
        isOver = isRefusal(error);
        return { sha: commit.sha, ...(isOver ? {} : { fault: error }) };
      }
    },
  };
}

/** A commit that a directory of git has. */
export async function readPlain(gitDir: string, sha: Sha): Promise<PlainCommit> {
  const text = textOf((await git(["cat-file", "commit", sha], { gitDir })).stdout);
  const border = text.indexOf("\n\n");
  const fields = text.slice(0, border).split("\n");
  const valuesOf = (name: string) =>
    fields.flatMap((line) => (line.startsWith(`${name} `) ? line.slice(name.length + 1) : []));
  const [tree = ""] = valuesOf("tree");
  return { sha, tree, parents: valuesOf("parent"), message: text.slice(border + 2) };
}

class Unsigned extends Error {}

type Bringing = { readonly bring: (sha: Sha) => Promise<void>; readonly wait: number };

async function writePatiently(github: GitHubClient, commit: PlainCommit, how: Bringing): Promise<Sha> {
  try {
    return await writeSigned(github, commit, how);
  } catch (error) {
    if (!isGitHubs(error) || !/does not exist|not our ref/i.test(reasonOf(error))) throw error;
    await pause(how.wait);
    return writeSigned(github, commit, how);
  }
}

/** A commit that was written and never fetched is on no branch, and harms nobody. */
async function writeSigned(github: GitHubClient, commit: PlainCommit, { bring }: Bringing): Promise<Sha> {
  const { octokit, owner, repo } = github;
  const { tree, parents, message } = commit;
  const { data } = await octokit.git.createCommit({ owner, repo, message, tree, parents: [...parents] });
  if (!data.verification.verified) throw new Unsigned(`it wrote one unsigned (${data.verification.reason})`);
  await bring(data.sha);
  return data.sha;
}

/** With a token that is refused, nothing else can be had either. */
function isGitHubs(error: unknown): error is Error {
  const status = statusOf(error);
  const isKnown = error instanceof Unsigned || error instanceof GitFailed;
  return isKnown || (error instanceof Error && status !== undefined && status !== 401);
}

/** What asking again later would not change. */
function isRefusal(error: Error): boolean {
  if (error instanceof GitFailed) return faultOf(error.stderr) === "other";
  if (error instanceof Unsigned) return true;
  return [403, 404, 409, 422].includes(statusOf(error) ?? 0) && limitedUntil(error) === undefined;
}

function reasonOf(error: Error): string {
  return error instanceof GitFailed ? error.stderr : error.message;
}

function refusalText(error: Error): string {
  const why = reasonOf(error).trim().split("\n").at(-1)?.replace(/\.$/, "");
  return `GitHub does not sign what is committed now: ${why}. It is pushed without a signature.`;
}
