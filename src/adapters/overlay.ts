import { matchesAny } from "../core/path-pattern.ts";
import { partlyRunnerConfigs, runnerConfigs } from "../core/runner-config.ts";
import { isFixture, isTestFile } from "../core/tamper/test-path.ts";
import type { Sha } from "../core/verdict.ts";
import { placePaths, removePath } from "./checkout.ts";
import { git, partsOf, textOf } from "./git.ts";
import type { GitSource } from "./git-directory.ts";

/** What of a commit takes the place of another's. Paths are as git prints them, in latin1. */
export type Overlay = {
  readonly sha: Sha;
  readonly paths: readonly string[];
  readonly removed: readonly string[];
};

export type TestChange = {
  readonly base: Sha;
  readonly sha: Sha;
  /** Paths (git glob patterns) that are work, whatever they are called. */
  readonly allow: readonly string[];
};

/**
 * The tests of `sha` for the implementation of `base`, with the runner configuration that is new. Undefined when no
 * test differs between the two, or nothing else does.
 */
export async function testsOf(
  { gitDir }: GitSource,
  { base, sha, allow }: TestChange,
): Promise<Overlay | undefined> {
  const { stdout } = await git(["diff-tree", "-r", "-z", "--no-renames", "--name-status", base, sha], {
    gitDir,
  });
  const parts = partsOf(stdout);
  const changes = parts.flatMap((status, place) => {
    const path = place % 2 === 0 ? parts[place + 1] : undefined;
    return path === undefined ? [] : [{ status, path, kind: kindOf(textOf(path), status, allow) }];
  });
  const tests = changes.filter((one) => one.kind === "test");
  if (tests.length === 0 || !changes.some((one) => one.kind === "work")) return undefined;
  const taken = changes.filter((one) => one.kind !== "work");
  return {
    sha,
    paths: taken.filter((one) => one.status !== "D").map((one) => one.path),
    removed: taken.filter((one) => one.status === "D").map((one) => one.path),
  };
}

function kindOf(path: string, status: string, allow: readonly string[]): "test" | "config" | "work" {
  if (matchesAny(allow, path)) return "work";
  if (isTestFile(path) || isTestMaterial(path)) return "test";
  const isConfig = matchesAny(runnerConfigs, path) && !matchesAny(partlyRunnerConfigs, path);
  return isConfig && status === "A" ? "config" : "work";
}

/** What tests are held against belongs to them. */
function isTestMaterial(path: string): boolean {
  return path.endsWith(".snap") || (isFixture(path) && /test|spec|fixture/i.test(path));
}

export async function placeOverlay(source: GitSource, directory: string, overlay: Overlay): Promise<void> {
  await Promise.all(overlay.removed.map((path) => removePath(directory, path)));
  await placePaths(source, directory, overlay);
}
