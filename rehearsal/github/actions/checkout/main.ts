import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";

const workspace = variable("GITHUB_WORKSPACE");
const repository = input("repository");
const own = repository === variable("GITHUB_REPOSITORY");
const directory = join(workspace, input("path"));
const url = `${variable("GITHUB_SERVER_URL")}/${repository}`;
const header = `http.${variable("GITHUB_SERVER_URL")}/.extraheader`;
const credentials = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${input("token")}`).toString("base64")}`;

mkdirSync(directory, { recursive: true });
git("init", "--quiet", "--initial-branch", "main");
git("remote", "add", "origin", url);
git("config", "--local", header, credentials);
const source = wanted();
fetch(source.fetch);
git(
  "checkout",
  "--quiet",
  "--force",
  ...(source.branch === undefined ? ["--detach"] : ["-B", source.branch]),
  "FETCH_HEAD",
);
if (input("persist-credentials") !== "true") git("config", "--local", "--unset-all", header);
const commit = git("rev-parse", "HEAD").trim();
console.log(`${repository} is at ${commit}`);
appendFileSync(
  variable("GITHUB_OUTPUT"),
  `commit=${commit}\nref=${input("ref") || variable("GITHUB_REF")}\n`,
);

/** What to fetch, and the branch it is to be on: a commit or a pull request is checked out detached. */
function wanted(): { readonly fetch: string; readonly branch: string | undefined } {
  const ref = input("ref");
  if (ref === "" && own) {
    const branch = /^refs\/heads\/(.+)$/.exec(variable("GITHUB_REF"))?.[1];
    return { fetch: variable("GITHUB_SHA"), branch };
  }
  if (ref === "") return { fetch: "HEAD", branch: undefined };
  if (/^[0-9a-f]{40}$/.test(ref)) return { fetch: ref, branch: undefined };
  const isBranch = git("ls-remote", "--heads", "origin", ref.replace(/^refs\/heads\//, "")) !== "";
  return { fetch: ref, branch: isBranch ? ref.replace(/^refs\/heads\//, "") : undefined };
}

function fetch(ref: string): void {
  const depth = Number(input("fetch-depth"));
  const all = ["+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*"];
  if (depth === 0) git("fetch", "--quiet", "--prune", "origin", ...all);
  git("fetch", "--quiet", ...(depth === 0 ? [] : ["--no-tags", `--depth=${depth}`]), "origin", ref);
}

function git(...args: readonly string[]): string {
  const env = { ...process.env, GIT_TERMINAL_PROMPT: "0" };
  return execFileSync("git", args, {
    cwd: directory,
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
}

function input(name: string): string {
  return process.env[`INPUT_${name.toUpperCase()}`] ?? "";
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set.`);
  return value;
}
