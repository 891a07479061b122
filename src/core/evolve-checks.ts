import { brokenBy } from "./baseline.ts";
import { unknownPlanUsd } from "./budget.ts";
import { type DraftedCheck, mostAttempts, type Planned } from "./drafted-check.ts";
import { commandsOf, criteriaOf } from "./drafting.ts";
import { responseTo } from "./ending.ts";
import type { EntryOf } from "./event.ts";
import type { MissionState } from "./state.ts";
import type { Verdict } from "./verdict.ts";

/** Where the service does not say how long. Milliseconds. */
const usualRestMs = 10 * 60_000;

/** A criterion for which nothing usable came is not asked for again until a person says something. */
export function checksPlanned(state: MissionState, entry: EntryOf<"checks-planned">): MissionState {
  const usd = entry.usd ?? unknownPlanUsd;
  const spend = { ...state.spend, usd: state.spend.usd + usd, tokens: state.spend.tokens + entry.tokens };
  const known = new Set(state.mission.criteria.filter(isBare).map(({ id }) => id));
  const fresh = entry.asked
    .filter((id) => known.has(id))
    .map((id) => [id, draftOf(id, state, entry)] as const);
  const replaced = new Set(
    fresh.filter(([id, { checks }]) => checks !== state.drafts?.[id]?.checks).map(([id]) => id),
  );
  return {
    ...state,
    spend,
    managerRests: restOf(entry) ?? state.managerRests,
    drafts: { ...state.drafts, ...Object.fromEntries(fresh) },
    // A verdict is about the commands it was found with.
    verdicts: Object.fromEntries(Object.entries(state.verdicts).filter(([id]) => !replaced.has(id))),
    reported: false,
  };
}

/** How long the manager is left alone whose service refuses for now. Undefined: it does not, or waiting cannot help. */
function restOf({ at, setback }: EntryOf<"checks-planned">): number | undefined {
  if (setback === undefined || responseTo(setback.kind) !== "wait") return undefined;
  return setback.until ?? at + usualRestMs;
}

function isBare({ checks }: { readonly checks: readonly unknown[] }): boolean {
  return checks.length === 0;
}

function draftOf(id: string, state: MissionState, entry: EntryOf<"checks-planned">): DraftedCheck {
  const before = state.drafts?.[id];
  const planned = entry.planned.find((one) => one.criterion === id);
  const attempts = (before?.attempts ?? 0) + 1;
  const { source } = entry;
  if (planned === undefined || planned.checks.length === 0) {
    const problem = entry.problem ?? "No check was drafted for it.";
    // Not in vain: its service answers again.
    const isLater = restOf(entry) !== undefined;
    if (isLater && before !== undefined) return { ...before, attempts };
    return {
      ...{ checks: [], why: "", source, standing: "poor", problem },
      attempts: isLater ? attempts : mostAttempts,
    };
  }
  const { checks, regression, why } = planned;
  const replaced = replacedBy(planned, { id, state });
  return { checks, regression, why, source, attempts, standing: "planned", replaced };
}

/** What counted until now, once there is work that it was held against. */
function replacedBy(
  { checks }: Planned,
  { id, state }: { readonly id: string; readonly state: MissionState },
): readonly string[] | undefined {
  const before = state.drafts?.[id];
  if (before === undefined) return undefined;
  const counted = before.standing === "good" ? commandsOf(before) : before.replaced;
  return counted === undefined || counted.join() === commandsOf({ checks }).join() ? undefined : counted;
}

/** A drafted check counts when it was seen to fail before the work, or was said to guard what passes. */
export function checksTried(state: MissionState, { sha, verdicts }: EntryOf<"checks-tried">): MissionState {
  const drafts = { ...state.drafts };
  const found: MissionState["verdicts"][string][] = [];
  for (const verdict of verdicts) {
    const draft = drafts[verdict.criterion];
    if (draft?.standing !== "planned") continue;
    const problem = problemIn(verdict, draft);
    drafts[verdict.criterion] =
      problem === undefined ? { ...draft, standing: "good" } : { ...draft, standing: "poor", ...problem };
    if (problem === undefined) found.push({ ...verdict, proof: proofOf(verdict), sha });
  }
  const proved = Object.fromEntries(found.map((one) => [one.criterion, one]));
  const before = found.map(({ criterion: id, verdict }) => {
    const { checks = [] } = drafts[id] ?? {};
    return [id, { sha, verdict, commands: commandsOf({ checks }) }] as const;
  });
  return {
    ...state,
    before: { ...state.before, ...Object.fromEntries(before) },
    ...brokenBaseline(state, { sha, verdicts }),
    drafts,
    verdicts: { ...state.verdicts, ...proved },
    reported: false,
  };
}

/** Where the author wrote no command, a drafted one is the first to see that `setup` fails. */
function brokenBaseline(
  state: MissionState,
  { sha, verdicts }: Pick<EntryOf<"checks-tried">, "sha" | "verdicts">,
): Pick<MissionState, "baseline"> {
  const { baseline, iteration } = state;
  const broken = brokenBy(verdicts.filter(isSetupBroken), state);
  if (iteration > 0 || broken.length === 0) return { baseline };
  return { baseline: { sha, met: baseline?.met ?? [], broken } };
}

function isSetupBroken({ evidence }: Verdict): boolean {
  return evidence.some((one) => one.kind === "command" && one.setup === true);
}

function proofOf({ verdict }: Verdict): Verdict["proof"] {
  return verdict === "met" ? "tested" : undefined;
}

function problemIn(
  found: Verdict,
  { regression }: DraftedCheck,
): { readonly problem: string; readonly attempts?: number } | undefined {
  const { verdict, reason, evidence } = found;
  // No other command would fare better.
  if (isSetupBroken(found)) return { problem: reason, attempts: mostAttempts };
  if (verdict === "unknown") return { problem: `It could not be run on the base: ${reason}` };
  const isMisspelt = evidence.some(
    (one) => one.kind === "command" && one.exitCode === 2 && /syntax error/i.test(one.tail),
  );
  if (isMisspelt) return { problem: `It is no command that a shell understands: ${reason}` };
  if (verdict === "met" && regression !== true)
    return { problem: `It is too weak: it passes before any work. ${reason}` };
  return undefined;
}

/** These very commands, and no others: what was drafted anew meanwhile waits for a word of its own. */
export function draftsApproved(
  state: MissionState,
  entry: EntryOf<"checks-approved">,
): MissionState["drafts"] {
  const drafts = { ...state.drafts };
  for (const { criterion, checks } of entry.approved) {
    const draft = drafts[criterion];
    if (draft === undefined || JSON.stringify(draft.checks) !== JSON.stringify(checks)) continue;
    drafts[criterion] = { ...draft, approved: { by: entry.actor, url: entry.url } };
  }
  return drafts;
}

/** What a person does not take for met, though the drafted check passes, needs a better check. */
export function draftsAfterRejection(
  state: MissionState,
  { criterion, actor, why }: EntryOf<"criterion-rejected">,
): MissionState["drafts"] {
  const draft = state.drafts?.[criterion];
  if (draft === undefined) return state.drafts;
  const isDrafted = criteriaOf(state).some(
    ({ id, draftedBy }) => id === criterion && draftedBy !== undefined,
  );
  const found = state.verdicts[criterion];
  if (isDrafted && found?.sha === state.head && found.verdict === "unmet") return state.drafts;
  const problem = `${actor} rejected it: ${why}`;
  return {
    ...state.drafts,
    [criterion]: {
      ...draft,
      standing: "poor",
      attempts: 0,
      approved: undefined,
      replaced: isDrafted ? commandsOf(draft) : draft.replaced,
      problem,
    },
  };
}

/** Somebody asks for another try: what failed before may have been mended. */
export function draftsAsked({ drafts }: MissionState): MissionState["drafts"] {
  if (drafts === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(drafts).map(([id, one]) => [id, one.standing === "poor" ? { ...one, attempts: 0 } : one]),
  );
}
