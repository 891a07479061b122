const prefix = "cco/mission/";

/** The branch of a mission that names none of its own. */
export function missionBranch(mission: string): string {
  return `${prefix}${mission}`;
}

/** The mission whose branch it is; undefined: it is none of ours. */
export function missionOn(branch: string): string | undefined {
  return branch.startsWith(prefix) && branch.length > prefix.length ? branch.slice(prefix.length) : undefined;
}
