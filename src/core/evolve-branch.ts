import { headMoved, pathsOf } from "./approval.ts";
import type { BranchChange, EntryOf } from "./event.ts";
import type { MissionState } from "./state.ts";

/** Others moved the branch: a fresh ladder, and a fresh look at the base. */
export function branchMoved(state: MissionState, { to, change }: EntryOf<"branch-moved">): MissionState {
  const fresh = {
    best: 0,
    fruitless: 0,
    climbed: [],
    setAside: [],
    obstacle: undefined,
    merges: 0,
    conflict: undefined,
  };
  return {
    ...state,
    ...fresh,
    ...headMoved(state, { to, paths: pathsOf(change) }),
    head: to,
    joined: joinedWith(state, change),
    reported: false,
    shownAtWork: false,
  };
}

/** More would bury the newest. */
const mostJoined = 5;

/** What others did to the branch, with one change more. */
export function joinedWith(
  { joined = [] }: MissionState,
  change: BranchChange | undefined,
): readonly BranchChange[] {
  return change === undefined ? joined : [...joined, change].slice(-mostJoined);
}

/** As many paths as a report can use; the whole list is in the ledger. */
const keptWithheld = 50;

/** What was taken out of the work so far: each path once, with the last reason. */
export function withheldWith(
  state: MissionState,
  { iteration, withheld, patch }: EntryOf<"work-committed">,
): MissionState["withheld"] {
  const fresh = withheld.map((one) => ({ ...one, iteration, ...(patch === undefined ? {} : { patch }) }));
  const paths = new Set(fresh.map(({ path }) => path));
  const kept = (state.withheld ?? []).filter(({ path }) => !paths.has(path));
  return [...kept, ...fresh].slice(-keptWithheld);
}
