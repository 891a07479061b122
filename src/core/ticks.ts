import { isLookedAt } from "./approval.ts";
import type { MissionEvent } from "./event.ts";
import { criterionKey } from "./issue-criterion.ts";
import type { MissionState } from "./state.ts";

export type Ticks = {
  /** Keys of the criteria that were ticked. See `criterionKey`. */
  readonly ticked: readonly string[];
  readonly actor: string;
  /** Of the issue. */
  readonly url: string;
  /** Tells this edit from others: jobs are repeated, and hear of the same one again. */
  readonly at: string;
};

/** What a person's ticks approve: criteria that ask for it, at the head. A tick proves nothing else. */
export function approvalsByTicks(
  state: MissionState,
  { ticked, actor, url, at }: Ticks,
): readonly MissionEvent[] {
  const { mission, head } = state;
  return mission.criteria
    .filter(({ approval, text }) => approval !== undefined && ticked.includes(criterionKey(text)))
    .filter(({ id }) => !isLookedAt(id, state))
    .map(({ id }) => {
      const place = url === "" ? {} : { url: `${url}#tick-${id}-${at}` };
      return { type: "criterion-approved", criterion: id, sha: head, actor, ...place };
    });
}
