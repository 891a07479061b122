import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { mistakes } from "../core/error.ts";
import { parseRemoteAddress } from "../core/remote-address.ts";
import { git, textOf } from "./git.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** A repository on GitHub. Addresses without a slash at the end. */
export type GitHubPlace = {
  /** `owner/name`. */
  readonly repository: string;
  readonly apiUrl: string;
  /** Of its pages, and of git. */
  readonly serverUrl: string;
};

/**
 * The repository that is named, or the one that `origin` of the clone points to. A token is sent to github.com, or to
 * the server that somebody named in `GITHUB_API_URL`: never to wherever a clone happens to come from.
 * Throws the mistakes ORIGIN_UNKNOWN and GITHUB_UNREACHABLE.
 */
export async function findGitHubPlace(
  gitDir: string,
  { named, env }: { readonly named: string | undefined; readonly env: Environment },
): Promise<GitHubPlace> {
  const apiUrl = (env.GITHUB_API_URL || "https://api.github.com").replace(/\/+$/, "");
  if (!URL.canParse(apiUrl)) throw mistakes.githubUnreachable(apiUrl, "that is no web address.");
  const serverUrl = serverOf(apiUrl);
  return { repository: named ?? (await originOf(gitDir, serverUrl)), apiUrl, serverUrl };
}

/** GitHub Enterprise Server has its API below the address of its pages; the others have it at a host of its own. */
function serverOf(apiUrl: string): string {
  return apiUrl.replace(/\/api\/v3$/, "").replace(/^(https?:\/\/)api\./, "$1");
}

async function originOf(gitDir: string, serverUrl: string): Promise<string> {
  const { stdout } = await git(["config", "--get", "remote.origin.url"], { gitDir, accept: [1] });
  const url = textOf(stdout).trim();
  const { host, hostname } = new URL(serverUrl);
  const address = parseRemoteAddress(url);
  const found = address?.host.replace(/:\d+$/, "").replace(/^(?:www|ssh)\./, "");
  if (address === undefined || found !== hostname)
    throw mistakes.originUnknown(url === "" ? undefined : withoutKeys(url), host);
  return address.repository;
}

/** What stands before the host may be a password. */
function withoutKeys(url: string): string {
  return url.replace(/\/\/[^@/]*@/, "//");
}

/** The token at hand: the environment's, or the one that `gh` is logged in with. Throws the mistake TOKEN_MISSING. */
export async function findGitHubToken({ serverUrl }: GitHubPlace, env: Environment): Promise<string> {
  const token = env.GITHUB_TOKEN || env.GH_TOKEN || (await askGh(new URL(serverUrl).host, env));
  if (token === "") throw mistakes.tokenMissing(serverUrl);
  return token;
}

/** Empty where `gh` is not there or not logged in. https://cli.github.com/manual/gh_auth_token */
async function askGh(host: string, env: Environment): Promise<string> {
  const asked = promisify(execFile)("gh", ["auth", "token", "--hostname", host], { env, timeout: 10_000 });
  return (await asked.catch(() => ({ stdout: "" }))).stdout.trim();
}
