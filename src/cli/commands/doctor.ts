import { access, constants, mkdir, statfs } from "node:fs/promises";
import { styleText } from "node:util";
import { chooseJudge } from "../../adapters/choose-judge.ts";
import { chooseManager } from "../../adapters/choose-manager.ts";
import { credentialFor } from "../../adapters/claude-credential.ts";
import { claudeVersion, type FoundClaude, findClaude } from "../../adapters/claude-executable.ts";
import { cachedClaude } from "../../adapters/fetch-claude.ts";
import { describeRepository, requireGit } from "../../adapters/git-repository.ts";
import { unlistedModels } from "../../adapters/missing-model.ts";
import { newerNode, nodeTooOld } from "../../adapters/oldest-node.ts";
import { UserError } from "../../core/error.ts";
import { cacheDirectory, openPlace, type Place, sessionPaths } from "../place.ts";
import type { Terminal } from "../terminal.ts";

type Finding = {
  readonly name: string;
  readonly state: "ok" | "warning" | "problem";
  readonly found: string;
  readonly fix?: string | undefined;
};

/** Room that a checkout, a proof and their dependencies need. Bytes. */
const leastDisk = 2 * 1024 ** 3;

/** `cco doctor`: what a mission needs, whether it is there, and how to get it. Exit 40 when something is missing. */
export async function doctor(
  options: { readonly config?: string | undefined },
  terminal: Terminal,
): Promise<number> {
  const findings = [nodeFinding(), await gitFinding()];
  const place = await openPlace({ directory: terminal.cwd, config: options.config, env: terminal.env }).catch(
    asFinding,
  );
  if ("state" in place) findings.push(place);
  else findings.push(...(await findingsOf(place)));
  for (const finding of findings) terminal.write(lineOf(finding));
  return findings.some((one) => one.state === "problem") ? 40 : 0;
}

async function findingsOf(place: Place): Promise<readonly Finding[]> {
  return [
    await repositoryFinding(place),
    await claudeFinding(place),
    await credentialFinding(place),
    await managerFinding(place),
    ...(await judgeFindings(place)),
    isolationFinding(),
    await folderFinding("records", place.folder),
    await folderFinding("work directory", sessionPaths(place, "doctor").work),
    await diskFinding(place),
  ];
}

function nodeFinding(): Finding {
  const found = `Node ${process.versions.node}`;
  return nodeTooOld(process.versions.node) === undefined
    ? { name: "node", state: "ok", found }
    : { name: "node", state: "problem", found, fix: newerNode };
}

async function gitFinding(): Promise<Finding> {
  try {
    return { name: "git", state: "ok", found: `git ${await requireGit()}` };
  } catch (error) {
    return asFinding(error, "git");
  }
}

async function repositoryFinding({ repository }: Place): Promise<Finding> {
  const { head, branch, bare, shallow, submodules } = await describeRepository(repository.root);
  if (head === undefined) {
    return {
      name: "repository",
      state: "problem",
      found: `${repository.root} has no commit`,
      fix: "Make a first commit.",
    };
  }
  const traits = [
    bare ? "bare" : "",
    shallow ? "shallow" : "",
    submodules ? "with submodules (they stay empty)" : "",
  ];
  const where = `${repository.root} on ${branch ?? `detached ${head.slice(0, 9)}`}`;
  return {
    name: "repository",
    state: "ok",
    found: [where, ...traits.filter((one) => one !== "")].join(", "),
  };
}

async function claudeFinding({ env, config }: Place): Promise<Finding> {
  if (config.defaults.worker?.mode === "manual")
    return { name: "claude code", state: "ok", found: "not needed: people work (mode manual)" };
  const configured = config.worker.executable;
  const found = (await findClaude({ configured, env })) ?? (await fetchedBefore(configured, env));
  const version = found === undefined ? undefined : await claudeVersion(found.path);
  if (found !== undefined && version !== undefined) {
    return { name: "claude code", state: "ok", found: `${version} (${found.source}: ${found.path})` };
  }
  const fix = "npm install -g @anthropic-ai/claude-code, or set `worker.executable` in .cco/config.yaml.";
  if (found === undefined && configured === undefined) {
    const brought = "not on this machine: `cco start` brings it from npm, once (380 MB on disk)";
    return { name: "claude code", state: "warning", found: brought, fix: `To have your own: ${fix}` };
  }
  return {
    name: "claude code",
    state: "problem",
    found: found ? `${found.path} does not run` : "not found",
    fix,
  };
}

async function fetchedBefore(
  configured: string | undefined,
  env: Place["env"],
): Promise<FoundClaude | undefined> {
  const path =
    configured === undefined ? await cachedClaude(cacheDirectory(env)).catch(() => undefined) : undefined;
  return path === undefined ? undefined : { path, source: "fetched" };
}

async function credentialFinding({ env, config }: Place): Promise<Finding> {
  const mode = config.defaults.worker?.mode;
  if (mode === "manual") return { name: "worker's key", state: "ok", found: "not needed in mode manual" };
  const credential = credentialFor(mode, env);
  if ("missing" in credential) {
    const fix = "Set ANTHROPIC_API_KEY or CLAUDE_CODE_OAUTH_TOKEN (in .env, too), or log in with `claude`.";
    return { name: "worker's key", state: "problem", found: credential.missing, fix };
  }
  const found = `mode ${credential.mode}`;
  if (credential.needs !== "login") return { name: "worker's key", state: "ok", found };
  const fix = "Without a login of `claude`, set ANTHROPIC_API_KEY or CLAUDE_CODE_OAUTH_TOKEN (in .env, too).";
  return { name: "worker's key", state: "warning", found: `${found}: none, so the login of claude`, fix };
}

async function managerFinding(place: Place): Promise<Finding> {
  const { manager = {} } = place.config.defaults;
  try {
    const { name } = await chooseManager(place, { manager });
    const missing = await unlistedModels(manager, place);
    if (missing.length > 0)
      return {
        name: "manager",
        state: "problem",
        found: missing.join(" "),
        fix: "Set `manager.model` to one of them.",
      };
    return { name: "manager", state: "ok", found: name === "none" ? "none: plain code plans" : name };
  } catch (error) {
    return asFinding(error, "manager");
  }
}

/** Only where the judge is not the manager's model: else there is nothing more to find out. */
async function judgeFindings(place: Place): Promise<readonly Finding[]> {
  const { manager = {}, worker = {}, judge } = place.config.defaults;
  if (judge === undefined) return [];
  const warnings: string[] = [];
  const warn = (text: string) => warnings.push(text);
  try {
    const mission = { manager, worker, judge };
    const { name } = await chooseJudge(place, mission, { gitDir: "", warn });
    const found = [name, ...warnings].join(". ");
    return [{ name: "judge", state: warnings.length > 0 ? "warning" : "ok", found }];
  } catch (error) {
    return [asFinding(error, "judge")];
  }
}

/** Said every time: it is what a person decides on where to run this. */
function isolationFinding(): Finding {
  const user = process.getuid?.() === 0 ? "as root" : "as this user";
  const fix = "For repositories you do not trust, run cco in a container or as a user of its own.";
  return {
    name: "isolation",
    state: "warning",
    found: `the worker runs ${user}, and can read what it can read`,
    fix,
  };
}

async function folderFinding(name: string, path: string): Promise<Finding> {
  try {
    await mkdir(path, { recursive: true });
    await access(path, constants.W_OK);
    return { name, state: "ok", found: path };
  } catch (error) {
    return { name, state: "problem", found: String(error), fix: `Make ${path} writable for this user.` };
  }
}

async function diskFinding(place: Place): Promise<Finding> {
  const { bavail, bsize } = await statfs(place.repository.root);
  const free = bavail * bsize;
  const found = `${(free / 1024 ** 3).toFixed(1)} GiB free`;
  if (free >= leastDisk) return { name: "disk", state: "ok", found };
  return {
    name: "disk",
    state: "warning",
    found,
    fix: "Free some space: checkouts and dependencies need about 2 GiB.",
  };
}

function asFinding(error: unknown, name = "repository"): Finding {
  if (!(error instanceof UserError)) throw error;
  return { name, state: "problem", found: error.message, fix: error.fix };
}

function lineOf({ name, state, found, fix }: Finding): string {
  const mark = {
    ok: styleText("green", "✔"),
    warning: styleText("yellow", "!"),
    problem: styleText("red", "✘"),
  }[state];
  return `${mark} ${name.padEnd(14)} ${found}\n${fix === undefined ? "" : `  ${" ".repeat(14)} ${fix}\n`}`;
}
