import { unapproved } from "./drafting.ts";
import type { MissionEvent } from "./event.ts";
import { hashOfChecks } from "./hash-of-checks.ts";
import type { MissionState } from "./state.ts";

export type CheckApproval = {
  /** Who approves. */
  readonly actor: string;
  readonly url?: string | undefined;
  /** The hash of what was looked at, when it was named. */
  readonly said?: string | undefined;
  /** Undefined: the checks of all criteria. */
  readonly only?: string | undefined;
};

/** Facts and an answer. The event has the commands themselves: others need another word. */
export function approveChecks(
  state: MissionState,
  { actor, url, said, only }: CheckApproval,
): { readonly events: readonly MissionEvent[]; readonly reply?: string } {
  const waiting = unapproved(state).filter(([id]) => only === undefined || id === only);
  if (waiting.length === 0) return { events: [], reply: "No drafted check waits for a word." };
  const meant = waiting.filter(([, { checks }]) => said === undefined || hashOfChecks(checks) === said);
  if (meant.length === 0) {
    const now = waiting.map(([id, { checks }]) => `\`/cco approve checks ${id} ${hashOfChecks(checks)}\``);
    return { events: [], reply: `They are other ones now than those. Look again, then: ${now.join(", ")}.` };
  }
  const approved = meant.map(([criterion, { checks }]) => ({ criterion, checks }));
  return { events: [{ type: "checks-approved", approved, actor, ...(url === undefined ? {} : { url }) }] };
}
