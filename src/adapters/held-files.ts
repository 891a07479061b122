import { lstat, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { holdConfig, usedScripts } from "../core/held-config.ts";
import { matchesAny } from "../core/path-pattern.ts";
import { partlyRunnerConfigs, runnerConfigs } from "../core/runner-config.ts";
import { scriptFiles } from "../core/script-file.ts";
import { type GitCall, git, textOf } from "./git.ts";

/** Which runner configuration is proved as it is on the base. */
export type Hold = {
  /** Paths (git glob patterns) that the mission is about: they stay as the branch has them. */
  readonly allow: readonly string[];
  /** What is run: the scripts that it names or uses are held. */
  readonly commands: readonly string[];
};

/** What is to be done about the paths of a listing. Paths are as git prints them, in latin1. */
export type Sorted = {
  /** To be removed. */
  readonly strays: readonly string[];
  /** To be written as they are in the index. */
  readonly restored: readonly string[];
  /** Those among them that are runner configuration. */
  readonly held: readonly string[];
  /** Files with parts that are held, as they are in the index; those that differ from it. */
  readonly manifests: readonly string[];
  readonly changed: readonly string[];
};

/** Whole files that are held, as git glob patterns: runner configuration, and the scripts that commands name. */
export function heldFiles(hold: Hold | undefined): readonly string[] {
  return hold === undefined ? [] : [...runnerConfigs, ...scriptFiles(hold.commands)];
}

/** Sorts what `git ls-files -t -c -o -m` lists: `H` is in the index, `C` differs from it, `?` is not in it. */
export function sortListing(
  lines: readonly string[],
  patterns: readonly string[],
  hold: Hold | undefined,
): Sorted {
  const tagged = (tag: string) =>
    lines.filter((line) => line.startsWith(`${tag} `)).map((line) => line.slice(2));
  const files = heldFiles(hold);
  const kindOf = (path: string) => kindOfPath(textOf(path), patterns, { hold, files });
  const cached = tagged("H").map((path) => ({ path, kind: kindOf(path) }));
  const changed = new Set(tagged("C"));
  const configs = cached.filter(({ path, kind }) => kind === "config" && changed.has(path));
  const manifests = cached.filter(({ kind }) => kind === "manifest").map(({ path }) => path);
  return {
    strays: tagged("?").filter((path) => kindOf(path) === "protected"),
    restored: [...cached.filter(({ kind }) => kind === "protected"), ...configs].map(({ path }) => path),
    held: configs.map(({ path }) => textOf(path)),
    manifests,
    changed: manifests.filter((path) => changed.has(path)),
  };
}

type Kind = "protected" | "config" | "manifest" | "allowed";

/** What is not runner configuration is listed for one reason only: it is protected. */
function kindOfPath(
  path: string,
  patterns: readonly string[],
  { hold, files }: { readonly hold: Hold | undefined; readonly files: readonly string[] },
): Kind {
  const isConfig = matchesAny(files, path);
  const isManifest = matchesAny(partlyRunnerConfigs, path);
  if (hold === undefined || !(isConfig || isManifest) || matchesAny(patterns, path)) return "protected";
  if (matchesAny(hold.allow, path)) return "allowed";
  return isConfig ? "config" : "manifest";
}

type Parts = Pick<Sorted, "manifests" | "changed"> & {
  readonly call: GitCall;
  readonly directory: string;
  readonly hold: Hold | undefined;
};

/** Puts the parts of package.json and its like back that steer tests. */
export async function holdParts({ call, directory, hold, manifests, changed }: Parts) {
  const written: string[] = [];
  const held: string[] = [];
  if (hold === undefined || changed.length === 0) return { written, held };
  const before = await textsOfIndex(changed, call);
  const unchanged = manifests.filter((path) => !changed.includes(path));
  const others = await Promise.all(unchanged.map((path) => readRegular(directory, path)));
  const all = [...before.values(), ...others.filter((text) => text !== undefined)];
  const scripts = usedScripts(hold.commands, all);
  for (const [path, base] of before) {
    const head = await readRegular(directory, path);
    const found = head === undefined ? undefined : holdConfig(textOf(path), { base, head }, scripts);
    if (found === undefined) continue;
    const place = join(directory, textOf(path));
    // Never through a link to whatever else has the same file.
    await rm(place);
    await writeFile(place, found.text);
    written.push(path);
    held.push(...found.parts.map((part) => `${textOf(path)}#${part}`));
  }
  return { written, held };
}

async function textsOfIndex(paths: readonly string[], call: GitCall): Promise<ReadonlyMap<string, string>> {
  const place = await mkdtemp(join(tmpdir(), "cco-base-"));
  try {
    const input = paths.map((path) => `${path}\0`).join("");
    await git(["checkout-index", "-f", "-z", "--stdin", `--prefix=${place}/`], { ...call, input });
    const texts = paths.map(async (path) => [path, await readRegular(place, path)] as const);
    const found = (await Promise.all(texts)).flatMap(([path, text]) =>
      text === undefined ? [] : [[path, text] as const],
    );
    return new Map(found);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** Undefined for what is no regular file of the directory itself: a link could lead anywhere. */
async function readRegular(directory: string, path: string): Promise<string | undefined> {
  const place = join(directory, textOf(path));
  try {
    const isHere =
      (await realpath(dirname(place))) === join(await realpath(directory), dirname(textOf(path)));
    return isHere && (await lstat(place)).isFile() ? await readFile(place, "utf8") : undefined;
  } catch {
    return undefined;
  }
}
