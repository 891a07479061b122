import { appendFile, mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { git, textOf } from "./git.ts";
import type { Staging, Withholding } from "./seal-rules.ts";
import type { WorkspacePlaces } from "./workspace.ts";

/** Git takes so many paths as arguments on every system. */
const pathsAtOnce = 200;

const format = ["--cached", "--binary", "--full-index", "--no-renames", "--no-ext-diff", "--no-textconv"];

/** Keeps what is withheld for a human to apply; secrets are not kept. */
export async function keepWithheld(
  places: WorkspacePlaces,
  staging: Staging,
  withheld: ReadonlyMap<string, Withholding>,
): Promise<{ patch?: string }> {
  const kept = [...withheld].filter(([, { secret }]) => secret === undefined).map(([path]) => path);
  return keepPatch(places, staging, new Set(kept));
}

/** Keeps the whole work for a human to apply, without secrets: it could not be published. */
export async function keepWork(
  places: WorkspacePlaces,
  staging: Staging,
  withheld: ReadonlyMap<string, Withholding>,
): Promise<{ patch?: string }> {
  const paths = staging.changes.map(({ path }) => path);
  return keepPatch(
    places,
    staging,
    new Set(paths.filter((path) => withheld.get(path)?.secret === undefined)),
  );
}

/** Reads the changes where nothing was put back yet. */
async function keepPatch(
  places: WorkspacePlaces,
  { call, work, changes, whole }: Staging,
  wanted: ReadonlySet<string>,
): Promise<{ patch?: string }> {
  const patch = `withheld/iteration-${work.trailers["CCO-Iteration"] ?? "0"}.patch`;
  const file = join(places.records, patch);
  await rm(file, { force: true });
  const kept = changes.filter(({ path }) => wanted.has(path));
  if (kept.length === 0) return {};
  await mkdir(dirname(file), { recursive: true });
  for (let place = 0; place < kept.length; place += pathsAtOnce) {
    const paths = kept.slice(place, place + pathsAtOnce).map(({ path }) => textOf(path));
    const args = ["--literal-pathspecs", "diff-index", ...format, work.from, "--", ...paths];
    const { stdout } = await git(args, { ...call, index: whole });
    await appendFile(file, Buffer.from(stdout, "latin1"));
  }
  return { patch };
}
