import type { Survey } from "../core/ports.ts";
import { stripControl } from "../core/redact.ts";
import type { Sha } from "../core/verdict.ts";
import { git, partsOf, textOf } from "./git.ts";
import { readBlobs } from "./git-blob.ts";

/** As many as tell what kind of repository it is. */
const mostPaths = 200;
const mostManifests = 4;
const longestManifest = 3000;
/** Larger ones were not written by a person. Bytes. */
const largestManifest = 100_000;

/** At the top of a repository: what says how it is built and tested. */
const manifests =
  /^(?:package\.json|Makefile|justfile|pyproject\.toml|setup\.cfg|tox\.ini|Cargo\.toml|go\.mod|pom\.xml|build\.gradle(?:\.kts)?|composer\.json|Gemfile|mix\.exs|[^/]+\.sln|[^/]+\.csproj)$/;

/** What a repository is like at a commit. Paths and texts are whatever somebody wrote. */
export async function surveyCommit(gitDir: string, at: Sha): Promise<Survey> {
  const { stdout } = await git(["ls-tree", "-r", "-l", "-z", at], { gitDir });
  const files = partsOf(stdout).map((entry) => {
    const [meta = "", path = ""] = entry.split("\t");
    const [, , id = "", size = ""] = meta.split(/ +/);
    return { path: stripControl(textOf(path)), id, size: Number(size) };
  });
  const chosen = files
    .filter(({ path, size }) => manifests.test(path) && size <= largestManifest)
    .slice(0, mostManifests);
  const blobs = await readBlobs(
    gitDir,
    chosen.map(({ id }) => id),
  );
  return {
    paths: files.slice(0, mostPaths).map(({ path }) => path),
    more: Math.max(0, files.length - mostPaths),
    manifests: chosen.map(({ path, id }) => ({
      path,
      text: stripControl(blobs.get(id)?.toString("utf8") ?? "").slice(0, longestManifest),
    })),
  };
}
