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
    }
  | { readonly kind: "told"; readonly sentence: string }
  | { readonly kind: "nothing"; readonly sentence: string };

/** Zero for `done`, and for a step that did the one thing it was asked to do. */
export function exitCodeOfStep(end: StepEnd): number {
  return end.kind === "mission" ? exitCodeOf(end.outcome) : 0;
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
  return `${outcome}: ${metCount(state)} of ${state.mission.criteria.length} criteria met. ${whyOf(state)}`.trim();
}

export function missionEnd(state: MissionState, ledger: string | undefined): StepEnd {
  return { kind: "mission", state, outcome: outcomeOf(state), ledger };
}

export function reportOf(end: StepEnd): unknown {
  return end.kind === "mission" ? reportJson(end.state) : { outcome: "continuing", why: end.sentence };
}
