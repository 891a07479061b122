import type { MissionState } from "./state.ts";
import type { Sha } from "./verdict.ts";

/** Where a mission's commits and records can be looked at. Nothing in it: nowhere. */
export type Place = {
  /** Address of the repository on GitHub, without a slash at the end. */
  readonly repository?: string | undefined;
  /** The records are on somebody's own machine: they have no address there. */
  readonly recordsElsewhere?: boolean | undefined;
  /** What is rendered lies among the records itself: their addresses are relative to it. */
  readonly amongRecords?: boolean | undefined;
};

/** The records of a mission are files of its tracking branch. */
export function recordsOf({ mission }: Pick<MissionState, "mission">, repository: string): string {
  return `${repository}/blob/cco/state/${mission.id}`;
}

/** @param path below the mission's records. */
export function recordAddress(
  path: string,
  state: Pick<MissionState, "mission">,
  { repository, amongRecords, recordsElsewhere }: Place,
): string | undefined {
  if (amongRecords === true) return encodePath(path);
  return repository === undefined || recordsElsewhere === true
    ? undefined
    : `${recordsOf(state, repository)}/${encodePath(path)}`;
}

/** A file at a commit, and a line of it where there is one. */
export function fileAddress(
  { path, line }: { readonly path: string; readonly line?: number | undefined },
  sha: Sha,
  { repository }: Place,
): string | undefined {
  if (repository === undefined) return undefined;
  return `${repository}/blob/${sha}/${encodePath(path)}${line === undefined ? "" : `#L${line}`}`;
}

/** The beginning of a commit's name, as a link where there is an address. Markdown. */
export function renderCommit(sha: Sha, { repository }: Place): string {
  const short = `\`${sha.slice(0, 9)}\``;
  return repository === undefined ? short : `[${short}](${repository}/commit/${sha})`;
}

/** Parentheses would end a link in Markdown. */
function encodePath(path: string): string {
  return path
    .split("/")
    .map(encodeURIComponent)
    .join("/")
    .replace(/[()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
