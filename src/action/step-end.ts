import type { Place } from "../core/address.ts";
import { exitCodeOf, type Outcome } from "../core/outcome.ts";
import { outcomeOf, reportJson, whyOf } from "../core/report.ts";
import { completion, metCount } from "../core/standing.ts";
import type { MissionState } from "../core/state.ts";

/** What a step ended with. `nothing`: it was started for something that asks nothing of CCO. */
export type StepEnd =
  | {
      readonly kind: "mission";
      readonly state: MissionState;
      readonly outcome: Outcome;
      /** Commit of the ledger. */
      readonly ledger?: string | undefined;
      /** It was closed before this step began, which left it so. */
      readonly isOld?: boolean;
    }
  | {
      readonly kind: "told";
      readonly sentence: string;
      /** What else the job's page says: paragraphs of Markdown. */
      readonly details?: readonly string[];
    }
  | { readonly kind: "nothing"; readonly sentence: string };

/**
 * Zero for `done`, and for a step that did the one thing it was asked to do. To look whether something is to be done
 * is one: red in the list of jobs is for what people have to see to, and the outcome was red when it came about.
 */
export function exitCodeOfStep(end: StepEnd): number {
  return end.kind === "mission" && end.isOld !== true ? exitCodeOf(end.outcome) : 0;
}

/** The outputs of action.yml, besides the report's path. */
export function outputsOf(end: StepEnd): Readonly<Record<string, string>> {
  if (end.kind !== "mission") return { outcome: "continuing", done: "false" };
  const { state, outcome, ledger } = end;
  return {
    mission: state.mission.id,
    outcome,
    iteration: String(state.iteration),
    done: String(outcome === "done"),
    completion: String(completion(state)),
    branch: state.mission.branch.name,
    "pull-request": String(state.shown.pullRequest ?? ""),
    "cost-usd": state.spend.usd.toFixed(4),
    "ledger-sha": ledger ?? "",
  };
}

export function sentenceOf(end: StepEnd): string {
  if (end.kind !== "mission") return end.sentence;
  const { state, outcome } = end;
  const why = whyOf(state);
  if (end.isOld) return `The mission was closed before this job, as ${outcome}, and stays so. ${why}`.trim();
  return `${outcome}: ${metCount(state)} of ${state.mission.criteria.length} criteria met. ${why}`.trim();
}

/** @param known the mission as the step found it. */
export function missionEnd(
  state: MissionState,
  { ledger, known }: { readonly ledger: string | undefined; readonly known: MissionState | undefined },
): Extract<StepEnd, { kind: "mission" }> {
  const isOld =
    state.closed !== undefined && known?.closed !== undefined && known.closings === state.closings;
  return { kind: "mission", state, outcome: outcomeOf(state), ledger, isOld };
}

/** The job's page of a step that was no work on a mission: only where there is more than the sentence to say. */
export function renderTold(
  end: Exclude<StepEnd, { kind: "mission" }>,
  deeds: readonly string[] | undefined,
): string {
  const details = end.kind === "told" ? (end.details ?? []) : [];
  if (details.length === 0 && deeds === undefined) return "";
  const dry =
    deeds === undefined ? [] : ["A dry run: nothing was written.", ...deeds.map((deed) => `- Would ${deed}`)];
  return `${[end.sentence, ...details, ...dry].join("\n\n")}\n`;
}

export function reportOf(end: StepEnd, place: Place): unknown {
  return end.kind === "mission" ? reportJson(end.state, place) : { outcome: "continuing", why: end.sentence };
}
