import type { MissionEvent } from "./event.ts";
import type { MissionState } from "./state.ts";

/** An issue's text as it is now, as far as an approval of it needs to know. */
export type TextAtHand = {
  /** Of what it says when its commands count. */
  readonly hash: string;
  /** Everything in it counts already: who wrote and who changed it may write commands. */
  readonly counts: boolean;
  /** Somebody else changed it after the approval was written, or that cannot be known. */
  readonly isNewer: boolean;
};

export type TextApproval = {
  /** Who approves. */
  readonly actor: string;
  readonly url?: string | undefined;
  /** The beginning of the hash that was looked at, when it was named. */
  readonly said?: string | undefined;
  /** Undefined for a mission without an issue. */
  readonly text: TextAtHand | undefined;
};

/** Facts and an answer. What was looked at is approved, and nothing that came after it. */
export function approveText(
  state: MissionState,
  { actor, url, said, text }: TextApproval,
): { readonly events: readonly MissionEvent[]; readonly reply?: string } {
  if (text === undefined) return { events: [], reply: "There is no issue whose text could be approved." };
  const { hash, counts, isNewer } = text;
  if (state.textApproved?.hash === hash) return { events: [] };
  if (said === undefined ? isNewer : !hash.startsWith(said)) {
    const reply = `The text is another one now than the one that was looked at. Look again, then: \`${approvalOf(hash)}\`.`;
    return { events: [], reply };
  }
  if (counts)
    return { events: [], reply: "Everything in the text counts already: nobody has to approve it." };
  return { events: [{ type: "text-approved", hash, actor, ...(url === undefined ? {} : { url }) }] };
}

/** What somebody with write access says to take a text over. */
export function approvalOf(hash: string): string {
  return `/cco approve text ${hash.slice(0, 10)}`;
}
