import type { Exhibit } from "../core/judge-port.ts";
import type { Sha } from "../core/verdict.ts";
import { git, partsOf, textOf } from "./git.ts";
import { type Change, readCommitChanges } from "./git-change.ts";
import { pageOf } from "./judge-page.ts";

export type MaterialOptions = {
  /** Git directory that has both commits. Only read; no checkout is looked at. */
  readonly gitDir: string;
  readonly sha: Sha;
  readonly base: Sha;
  readonly evidence: readonly Exhibit[];
};

/** What a judge may look at: one commit, its difference to the base, and what checks left. All of it as text. */
export type Material = {
  listFiles(prefix: string): Promise<string>;
  /** Lines count from 1. */
  readFile(path: string, from?: number, to?: number): Promise<string>;
  /** Lines that contain the text, whatever the case. */
  search(text: string, prefix: string): Promise<string>;
  /** Of one path the patch, from one of its lines on; without a path what changed, with numbers. */
  diff(path?: string, from?: number): Promise<string>;
  /** Of one criterion, or of all. */
  evidence(criterion?: string): string;
  /** The paths that differ from the base. */
  changed(): Promise<readonly Changed[]>;
  /** Whether there is such a line in such a file. */
  hasLine(path: string, line: number): Promise<boolean>;
  hasCommand(command: string): boolean;
};

export type Changed = { readonly path: string; readonly isNew: boolean };

/** More of a file is not text that anybody reads. Bytes. */
const largestFile = 1_000_000;
const mostPaths = 300;
const mostHits = 60;
const hitsPerFile = 5;
const longestHit = 300;
const longestTail = 6000;

type File = { readonly mode: string; readonly type: string; readonly id: string };

/** Reads through git's objects alone: no link is followed, and no path leads out of the commit. */
export function createMaterial(options: MaterialOptions): Material {
  const { evidence, ...place } = options;
  const { gitDir, sha, base } = place;
  const tree = once(() => readTree(gitDir, sha));
  const changes = once(() => readCommitChanges(gitDir, base, sha));
  const read = new Map<string, ReturnType<typeof linesOf>>();
  const lines = async (path: string) => {
    const file = (await tree()).get(clean(path));
    // A link and a file can have the same content.
    const key = `${file?.mode} ${file?.id}`;
    const known = read.get(key) ?? linesOf(gitDir, file);
    read.set(key, known);
    return known;
  };
  return {
    listFiles: async (prefix) => listing(await tree(), clean(prefix)),
    readFile: async (path, from = 1, to) => {
      const found = await lines(path);
      return typeof found === "string" ? `${path}: ${found}` : pageOf(found, { from, to, numbered: true });
    },
    search: async (text, prefix) => search(place, text, clean(prefix)),
    diff: async (path, from = 1) =>
      path === undefined || clean(path) === ""
        ? summaryOf(await changes())
        : patchOf(place, await changes(), { path: clean(path), from }),
    evidence: (criterion) => exhibits(evidence, criterion),
    changed: async () =>
      (await changes()).map(({ path, oldMode }) => ({ path: textOf(path), isNew: oldMode === "000000" })),
    hasLine: async (path, line) => {
      const found = await lines(path);
      return typeof found !== "string" && line <= found.length;
    },
    hasCommand: (command) => evidence.some((one) => one.command === command),
  };
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= read();
    return made;
  };
}

/** As people write paths; nothing else is understood, so that none can mean something outside. */
function clean(path: string): string {
  return path.replace(/^(?:\.\/)+/, "").replace(/^\.$|\/+$/, "");
}

async function readTree(gitDir: string, sha: Sha): Promise<ReadonlyMap<string, File>> {
  const { stdout } = await git(["ls-tree", "-r", "-z", "--full-tree", sha], { gitDir });
  return new Map(
    partsOf(stdout).map((line) => {
      const tab = line.indexOf("\t");
      const [mode = "", type = "", id = ""] = line.slice(0, tab).split(" ");
      return [textOf(line.slice(tab + 1)), { mode, type, id }];
    }),
  );
}

function listing(tree: ReadonlyMap<string, File>, prefix: string): string {
  const paths = [...tree.keys()].filter((path) => isBelow(path, prefix));
  if (paths.length === 0) return `There is no file at ${prefix}.`;
  const lines = paths.slice(0, mostPaths).map((path) => `${path}${kindOf(tree.get(path))}`);
  if (paths.length <= mostPaths) return lines.join("\n");
  return `${lines.join("\n")}\n[${paths.length - mostPaths} of ${paths.length} files left out: ask with a longer prefix]`;
}

function isBelow(path: string, prefix: string): boolean {
  return prefix === "" || path === prefix || path.startsWith(`${prefix}/`) || path.startsWith(prefix);
}

function kindOf(file: File | undefined): string {
  if (file?.mode === "120000") return " (a symbolic link, not followed)";
  return file?.type === "commit" ? " (a submodule, not looked into)" : "";
}

/** The lines of a text file, or why there are none. */
async function linesOf(gitDir: string, file: File | undefined): Promise<readonly string[] | string> {
  if (file === undefined) return "there is no such file at this commit.";
  if (file.type !== "blob" || file.mode === "120000")
    return `it is no file:${kindOf(file) || " something else"}.`;
  const size = Number((await git(["cat-file", "-s", file.id], { gitDir })).stdout);
  if (size > largestFile) return `it has ${size} bytes, too many to be shown. search looks into it.`;
  const { stdout } = await git(["cat-file", "blob", file.id], { gitDir });
  if (stdout.includes("\0")) return `it is binary, ${size} bytes.`;
  const lines = textOf(stdout).split("\n");
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

type Place = Pick<MaterialOptions, "gitDir" | "sha" | "base">;

/** Paths mean themselves, whatever signs are in them. */
const literal = { GIT_LITERAL_PATHSPECS: "1" };

async function search({ gitDir, sha }: Place, text: string, prefix: string): Promise<string> {
  if (text.trim() === "" || text.includes("\n")) return "Search for one line of text.";
  const options = ["-I", "-n", "-z", "-i", "-F", "--no-color", "--no-textconv", `--max-count=${hitsPerFile}`];
  const at = prefix === "" ? [] : ["--", prefix];
  const { stdout } = await git(["grep", ...options, "-e", text, sha, ...at], {
    gitDir,
    accept: [1],
    env: literal,
  });
  const hits = textOf(stdout)
    .split("\n")
    .filter((line) => line !== "");
  if (hits.length === 0) return "It occurs nowhere.";
  const shown = hits.slice(0, mostHits).map((hit) => {
    const [path = "", line = "", found = ""] = hit.slice(sha.length + 1).split("\0");
    return `${path}:${line}: ${found.length > longestHit ? `${found.slice(0, longestHit)} [cut]` : found}`;
  });
  const more = hits.length > mostHits ? [`[${hits.length - mostHits} more left out: ask with a prefix]`] : [];
  return [...shown, ...more, `[at most ${hitsPerFile} lines of a file]`].join("\n");
}

function summaryOf(changes: readonly Change[]): string {
  if (changes.length === 0) return "Nothing differs from the base.";
  const lines = changes.slice(0, mostPaths).map(({ path, additions, deletions, newMode }) => {
    const gone = newMode === "000000" ? ", deleted" : "";
    return `${textOf(path)} +${additions} -${deletions}${gone}`;
  });
  const more = changes.length - lines.length;
  return more > 0 ? `${lines.join("\n")}\n[${more} more changed files left out]` : lines.join("\n");
}

async function patchOf(
  { gitDir, sha, base }: Place,
  changes: readonly Change[],
  { path, from }: { readonly path: string; readonly from: number },
): Promise<string> {
  const change = changes.find((one) => textOf(one.path) === path);
  if (change === undefined) return `${path} does not differ from the base.`;
  const args = ["diff-tree", "-p", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-color"];
  // Bytes, as git has them: an argument is written as UTF-8 and read so.
  const { stdout } = await git([...args, base, sha, "--", path], { gitDir, env: literal });
  return pageOf(textOf(stdout).split("\n"), { from, numbered: false });
}

function exhibits(evidence: readonly Exhibit[], criterion: string | undefined): string {
  const found = evidence.filter((one) => criterion === undefined || one.criterion === criterion);
  if (found.length === 0) return "No check was run for it.";
  return found
    .map(({ criterion: id, command, end, tail }) => {
      const cut = tail.length > longestTail ? `[${tail.length - longestTail} characters left out]\n` : "";
      return `${id}: ${command}\n${end}; the end of what it printed:\n${cut}${tail.slice(-longestTail)}`;
    })
    .join("\n\n");
}
