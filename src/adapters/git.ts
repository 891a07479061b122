import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { delimiter, isAbsolute } from "node:path";
import { mistakes } from "../core/error.ts";

/** Where one git call works. Paths are absolute. */
export type GitCall = {
  /** The git directory; without it git looks for one from `cwd` upwards. */
  readonly gitDir?: string;
  readonly cwd?: string;
  readonly workTree?: string;
  /** The index file, where it is not the git directory's own. */
  readonly index?: string;
  /** Standard input. A string is written byte by byte (latin1), as `GitResult.stdout` is read. */
  readonly input?: string | Uint8Array;
  /** Takes standard output as it comes, for what may be larger than memory; `GitResult.stdout` is empty then. */
  readonly take?: (chunk: Buffer) => void;
  /** Exit codes that are an answer and not a failure, besides 0. */
  readonly accept?: readonly number[];
  readonly env?: Readonly<Record<string, string>>;
  /** Configuration of this one call. It reaches git through the environment, never on the command line. */
  readonly config?: readonly GitSetting[];
};

export type GitSetting = readonly [key: string, value: string];

/**
 * Standard output is decoded byte by byte (latin1), so that paths survive whatever their encoding is;
 * `textOf` makes it readable.
 */
export type GitResult = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** A git command that failed. Not a mistake of the user: those are recognised by the caller. */
export class GitFailed extends Error {
  override name = "GitFailed";
  readonly code: number | null;
  readonly stderr: string;

  constructor(args: readonly string[], code: number | null, stderr: string) {
    super(`git ${args[0]} ended with ${code ?? "a signal"}: ${stderr.trim() || "no message"}`);
    this.code = code;
    this.stderr = stderr;
  }
}

/**
 * Runs git on its own terms: no configuration of the machine or of the user, no hook, no filter, no helper,
 * no transport, no prompt. What a repository's own configuration says is read, but nothing in it can run.
 * Rejects with `GitFailed`, or with the mistake `GIT_MISSING`.
 */
export async function git(args: readonly string[], call: GitCall): Promise<GitResult> {
  const child = start(args, call);
  child.stdin.end(typeof call.input === "string" ? Buffer.from(call.input, "latin1") : call.input);
  const stdout: Buffer[] = [];
  child.stdout.on("data", call.take ?? ((chunk: Buffer) => stdout.push(chunk)));
  const { code, stderr } = await ended(child);
  if (code === null || (code !== 0 && !call.accept?.includes(code))) throw new GitFailed(args, code, stderr);
  return { code, stdout: Buffer.concat(stdout).toString("latin1"), stderr };
}

/** Runs two git commands with the output of the first as the input of the second. */
export async function gitPipe(
  first: { readonly args: readonly string[]; readonly call: GitCall },
  second: { readonly args: readonly string[]; readonly call: GitCall },
): Promise<void> {
  const source = start(first.args, first.call);
  const sink = start(second.args, second.call);
  source.stdin.end(first.call.input);
  source.stdout.pipe(sink.stdin);
  sink.stdout.resume();
  const [made, taken] = await Promise.all([ended(source), ended(sink)]);
  if (made.code !== 0) throw new GitFailed(first.args, made.code, made.stderr);
  if (taken.code !== 0) throw new GitFailed(second.args, taken.code, taken.stderr);
}

/** Bytes that were read as latin1, as the text they are. */
export function textOf(raw: string): string {
  return Buffer.from(raw, "latin1").toString("utf8");
}

/** The parts of NUL-terminated output. */
export function partsOf(stdout: string): readonly string[] {
  return stdout.split("\0").slice(0, -1);
}

/** A worker can leave a named pipe where git reads a file: no call may wait for ever. */
const timeoutMs = 600_000;

function start(args: readonly string[], call: GitCall): ChildProcessWithoutNullStreams {
  const child = spawn("git", args, {
    cwd: call.cwd ?? call.gitDir,
    env: environment(call),
    windowsHide: true,
  });
  // Not spawn's own time limit: it keeps the process alive for as long when git is not there.
  const timer = setTimeout(() => child.kill("SIGKILL"), timeoutMs);
  timer.unref();
  child.once("close", () => clearTimeout(timer));
  // A command that ends before it has read everything says why with its exit code.
  child.stdin.on("error", () => {});
  return child;
}

function ended(child: ChildProcessWithoutNullStreams): Promise<{ code: number | null; stderr: string }> {
  const stderr: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
  return new Promise((resolve, reject) => {
    child.on("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "ENOENT" ? mistakes.gitMissing(error) : error),
    );
    child.on("close", (code) => resolve({ code, stderr: Buffer.concat(stderr).toString("utf8") }));
  });
}

const inherited = ["HOME", "USERPROFILE", "SystemRoot", "TEMP", "TMP", "TMPDIR", "DEVELOPER_DIR"];

function environment(call: GitCall): Record<string, string> {
  const kept = inherited.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(kept),
    PATH: absolutePath(process.env.PATH ?? ""),
    ...fixed,
    ...renderSettings([...configuration, ...(call.config ?? [])]),
    ...(call.gitDir === undefined ? {} : { GIT_DIR: call.gitDir }),
    ...(call.workTree === undefined ? {} : { GIT_WORK_TREE: call.workTree }),
    ...(call.index === undefined ? {} : { GIT_INDEX_FILE: call.index }),
    ...call.env,
  };
}

/** A relative entry would find programs in whatever directory git happens to work in. */
function absolutePath(path: string): string {
  return path
    .split(delimiter)
    .filter((entry) => isAbsolute(entry))
    .join(delimiter);
}

/**
 * Command-line configuration, which wins over every file. `/dev/null` on Windows too: git knows the name there.
 * `core.protectHFS` and `core.protectNTFS`: a path that is `.git` on any system is refused on all.
 */
const configuration: readonly GitSetting[] = [
  ["core.hooksPath", "/dev/null"],
  ["core.fsmonitor", "false"],
  ["core.untrackedCache", "false"],
  ["core.splitIndex", "false"],
  ["core.sparseCheckout", "false"],
  ["core.attributesFile", "/dev/null"],
  ["core.excludesFile", "/dev/null"],
  ["core.autocrlf", "false"],
  ["core.safecrlf", "false"],
  ["core.protectHFS", "true"],
  ["core.protectNTFS", "true"],
  ["core.longpaths", "true"],
  ["commit.gpgSign", "false"],
  ["credential.helper", ""],
  ["gc.auto", "0"],
  ["log.showSignature", "false"],
  ["maintenance.auto", "false"],
  ["safe.bareRepository", "all"],
  ["safe.directory", "*"],
  ["submodule.recurse", "false"],
];

const fixed: Readonly<Record<string, string>> = {
  LC_ALL: "C",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_ATTR_NOSYSTEM: "1",
  GIT_NO_REPLACE_OBJECTS: "1",
  GIT_NO_LAZY_FETCH: "1",
  // A list of the allowed transports, above all configuration; this one does not exist.
  GIT_ALLOW_PROTOCOL: "none",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_TERMINAL_PROMPT: "0",
  GIT_PAGER: "cat",
  GIT_EDITOR: ":",
};

function renderSettings(settings: readonly GitSetting[]): Record<string, string> {
  const pairs = settings.flatMap(([key, value], place) => [
    [`GIT_CONFIG_KEY_${place}`, key],
    [`GIT_CONFIG_VALUE_${place}`, value],
  ]);
  return { GIT_CONFIG_COUNT: String(settings.length), ...Object.fromEntries(pairs) };
}
