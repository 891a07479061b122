import type { Entry } from "./event.ts";
import type { MissionState } from "./state.ts";

/** As many words of people as are remembered: GitHub tells an event again within days, not after a hundred others. */
const keptWords = 100;

/** Whether the same word of a person came before: a job that is repeated hears it a second time. */
export function isHeard(state: MissionState, entry: Entry): boolean {
  const word = wordOf(entry);
  return word !== undefined && state.heard?.includes(word) === true;
}

/** Whether anything that a person said at this address counts already. */
export function isHeardAt({ heard = [] }: MissionState, url: string): boolean {
  return heard.some((word) => word.endsWith(` ${url}`));
}

/** The state that remembers the entry, if it is a person's word. */
export function remembered(state: MissionState, entry: Entry): MissionState {
  const word = wordOf(entry);
  return word === undefined ? state : { ...state, heard: [...(state.heard ?? []), word].slice(-keptWords) };
}

/** A comment by its address; with what it came to, as one comment can ask for two things. */
function wordOf(entry: Entry): string | undefined {
  return "actor" in entry && "url" in entry && entry.url !== undefined
    ? `${entry.type} ${entry.url}`
    : undefined;
}
