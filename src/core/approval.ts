import type { BranchChange } from "./event.ts";
import type { MissionState } from "./state.ts";
import type { Sha } from "./verdict.ts";

/** A person's word that a criterion is met. */
export type Approval = {
  /** The commit it counts at: the one that was looked at, or a later one that changed nothing of it. */
  readonly sha: Sha;
  readonly by: string;
  readonly url?: string | undefined;
  /** The commit that was looked at; undefined: `sha`. */
  readonly at?: Sha | undefined;
  /** Paths it is about; undefined: all of them. */
  readonly covers?: readonly string[] | undefined;
  /** What took it back: a path that changed afterwards, or in words what is not known. */
  readonly voidedBy?: string | undefined;
};

/** Paths that differ between the base and the head. Not whole: there are others. */
export type Touched = { readonly paths: readonly string[]; readonly isWhole: boolean };

/** A mission with more has too much in it for an approval to be about a part of it. */
const mostPaths = 1000;

/** What others changed; undefined where not all of it is known. */
export function pathsOf(change: BranchChange | undefined): readonly string[] | undefined {
  if (change === undefined || (change.rewritten && change.paths.length === 0)) return undefined;
  return change.more === 0 ? change.paths : change.all;
}

/** The head moves on: approvals of what stayed as it was go along, the others are void. */
export function headMoved(
  state: MissionState,
  { to, paths }: { readonly to: Sha; readonly paths: readonly string[] | undefined },
): Pick<MissionState, "approvals" | "touched"> {
  if (to === state.head) return { approvals: state.approvals, touched: state.touched };
  const approvals = Object.entries(state.approvals).map(
    ([id, one]) => [id, one.sha === state.head ? carried(one, to, paths) : one] as const,
  );
  return { approvals: Object.fromEntries(approvals), touched: touchedWith(state, paths) };
}

function carried(approval: Approval, to: Sha, paths: readonly string[] | undefined): Approval {
  const { covers, sha, at = sha } = approval;
  const voidedBy = paths === undefined ? "a change whose paths are not known" : touching(paths, covers);
  return voidedBy === undefined ? { ...approval, sha: to, at, voidedBy } : { ...approval, at, voidedBy };
}

/** A path of a change that an approval is about. */
function touching(paths: readonly string[], covers: readonly string[] | undefined): string | undefined {
  if (covers === undefined) return paths[0];
  const known = new Set(covers);
  return paths.find((path) => known.has(path));
}

function touchedWith({ touched, head, base }: MissionState, paths: readonly string[] | undefined): Touched {
  // A branch that had work in it when the mission was opened: nobody said what.
  const before = touched ?? { paths: [], isWhole: head === base };
  const all = [...new Set([...before.paths, ...(paths ?? [])])];
  return {
    paths: all.slice(0, mostPaths),
    isWhole: before.isWhole && paths !== undefined && all.length <= mostPaths,
  };
}

/** The approval that counts at the head: of this very commit, or of an earlier one of which nothing changed since. */
export function approvalAtHead(id: string, { approvals, head }: MissionState): Approval | undefined {
  const approval = approvals[id];
  return approval?.sha === head ? approval : undefined;
}

/** Whether somebody approved this very commit: an approval that went along with later ones has not seen those. */
export function isLookedAt(id: string, state: MissionState): boolean {
  const approval = approvalAtHead(id, state);
  return approval !== undefined && (approval.at ?? state.head) === state.head;
}

/** Why it counts at the head, or does not any more. */
export function approvalSentence({ by, sha, at = sha }: Approval): string {
  return at === sha
    ? `${by} approved this commit.`
    : `${by} approved ${at.slice(0, 9)}; nothing of it changed since.`;
}

/** Undefined for one that nothing took back. */
export function voidSentence({ by, sha, at = sha, voidedBy }: Approval): string | undefined {
  return voidedBy === undefined
    ? undefined
    : `${by} approved ${at.slice(0, 9)}, and ${voidedBy} was changed since.`;
}
