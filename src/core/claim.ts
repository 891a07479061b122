import type { EntryOf } from "./event.ts";
import type { MissionState } from "./state.ts";

/** What a worker says of a criterion that cannot be met honestly. Its words: data, never a verdict. */
export type Claim = {
  readonly why: string;
  readonly evidence: string;
  readonly iteration: number;
};

/** A person's word against a claim. */
export type Denial = { readonly by: string; readonly times: number; readonly claim: Claim };

/** After so many words against it a claim stops nothing any more: the criterion is work like any other. */
const mostDenials = 2;

const longestWords = 600;

/** The claims of a report about criteria that are there, each with its evidence: without any it is no claim. */
export function claimsIn(
  state: MissionState,
  { report, iteration }: EntryOf<"agent-finished">,
): MissionState["blocked"] {
  const known = new Set(state.mission.criteria.map(({ id }) => id));
  const claims = (report?.blocked ?? []).flatMap(({ criterion, why, evidence }) => {
    const claim = { why: oneLine(why), evidence: oneLine(evidence), iteration };
    if (!known.has(criterion) || claim.why === "" || claim.evidence === "") return [];
    return (state.denials?.[criterion]?.times ?? 0) >= mostDenials ? [] : [[criterion, claim] as const];
  });
  return Object.fromEntries(claims);
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length <= longestWords ? line : `${line.slice(0, longestWords)}…`;
}

/** A person has said something about these criteria, all of them unless named: they are work again. */
export function lifted(
  state: MissionState,
  by: string,
  only?: string,
): Pick<MissionState, "blocked" | "denials"> {
  const all = Object.entries(state.blocked);
  const said = all.filter(([id]) => only === undefined || id === only);
  const fresh = said.map(([id, claim]) => {
    const times = (state.denials?.[id]?.times ?? 0) + 1;
    return [id, { by, times, claim }] as const;
  });
  return {
    blocked: Object.fromEntries(all.filter((one) => !said.includes(one))),
    denials: { ...state.denials, ...Object.fromEntries(fresh) },
  };
}

/** What is proved met can be met. */
export function withoutMet(
  blocked: MissionState["blocked"],
  verdicts: readonly { readonly criterion: string; readonly verdict: string }[],
): MissionState["blocked"] {
  const met = new Set(verdicts.filter(({ verdict }) => verdict === "met").map(({ criterion }) => criterion));
  return Object.fromEntries(Object.entries(blocked).filter(([id]) => !met.has(id)));
}

/** The worker's words, as words of its. */
export function claimSentence({ why, evidence }: Claim, denial: Denial | undefined): string {
  const again = denial === undefined ? "" : `, though ${denial.by} said that it can`;
  return `The worker says that it cannot be met${again}: ${quoted(why)} Its evidence: ${quoted(evidence)}`;
}

/** For the worker: what it is not to say again without looking again. */
export function denialSentence({ by, claim }: Denial): string {
  return `In iteration ${claim.iteration} it was said to be impossible (${quoted(claim.why)}); ${by} asks for it all the same.`;
}

function quoted(words: string): string {
  return `“${words.replaceAll(/[“”]/g, '"')}”`;
}
