import type { Place } from "./address.ts";
import { exhausted } from "./budget.ts";
import { criterionReports } from "./criterion-report.ts";
import { wholeDetail } from "./detail.ts";
import { errorsOf, renderErrors } from "./error-list.ts";
import { findingsOf } from "./finding-part.ts";
import { renderHistory } from "./history-part.ts";
import { workedOn } from "./ladder.ts";
import { escapeLine } from "./markdown-escape.ts";
import { type Closing, exitCodeOf, type Outcome } from "./outcome.ts";
import { waitSentence } from "./queue.ts";
import type { ReportJson } from "./report-schema.ts";
import { renderSpending, roundedUsd, spendingOf } from "./spending.ts";
import { completion, criticalCount, metCount } from "./standing.ts";
import { renderStanding } from "./standing-part.ts";
import type { MissionState } from "./state.ts";

/** Where a mission stands, ready to be shown: rendered from state, never from a model's text alone. */
export type Report = {
  readonly markdown: string;
  /** The same for programs: plain JSON. */
  readonly json: ReportJson;
};

/** Rendered to lie among the mission's records. */
export function writeReport(state: MissionState): Report {
  const place = { amongRecords: true };
  return { markdown: renderMarkdown(state, place), json: reportJson(state, place) };
}

/** What the mission, or the step that was taken, ended with. */
export function outcomeOf(state: MissionState): Outcome {
  if (state.closed !== undefined) return state.closed.outcome;
  if (state.queued !== undefined) return "queued";
  return state.parked === undefined ? "continuing" : "parked";
}

export function whyOf(state: MissionState): string {
  return state.closed?.why ?? state.parked?.why ?? waitSentence(state);
}

export function reportJson(state: MissionState, place: Place = {}): ReportJson {
  const { mission, spend } = state;
  return {
    mission: mission.id,
    title: mission.title,
    outcome: outcomeOf(state),
    why: whyOf(state),
    done: state.closed?.outcome === "done",
    completion: completion(state),
    iteration: state.iteration,
    branch: mission.branch.name,
    base: state.base,
    head: state.head,
    spend: { usd: roundedUsd(spend.usd), tokens: spend.tokens, minutes: Math.round(spend.ms / 6000) / 10 },
    budget: mission.budget,
    criteria: criterionReports(state, place),
    findings: findingsOf(state),
    ...(state.baseline === undefined ? {} : { baseline: state.baseline }),
    withheld: state.withheld ?? [],
    iterations: state.past,
    errors: errorsOf(state),
    spending: spendingOf(state),
  };
}

function renderMarkdown(state: MissionState, place: Place): string {
  const { mission, iteration, spend } = state;
  const critical = criticalCount(state);
  const parts = [
    `## ${escapeLine(mission.title)}`,
    `**${escapeLine(headline(state))}**`,
    `${renderBar(completion(state))} · ${metCount(state)} of ${mission.criteria.length} criteria met at \`${state.head.slice(0, 9)}\`${critical && ` · ${critical}`}`,
    `Iteration ${iteration} of ${mission.budget.iterations} · $${spend.usd.toFixed(2)} of $${mission.budget.usd.toFixed(2)} · ${spend.tokens.toLocaleString("en-US")} tokens · ${Math.round(spend.ms / 60_000)} min`,
    adviceFor(state),
    ...renderStanding(state, place, wholeDetail),
    renderHistory(state, place),
    renderErrors(state),
    renderSpending(state),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** One sentence that says where the mission is. */
export function headline(state: MissionState): string {
  if (state.closed !== undefined) return `${outcomeWords[state.closed.outcome]}. ${state.closed.why}`;
  if (state.parked?.awaits === "person") return `Waiting for commits. ${state.parked.why}`;
  if (state.parked?.awaits === "ci") return `Waiting for CI. ${state.parked.why}`;
  if (state.parked !== undefined) {
    const until = state.parked.until;
    const time = until === undefined ? "until it is resumed" : `until ${new Date(until).toISOString()}`;
    return `Waiting ${time}. ${state.parked.why}`;
  }
  if (state.queued !== undefined) return `Queued. ${waitSentence(state)}`;
  if (state.open !== undefined) return `Iteration ${state.iteration} is at work on ${workedOn(state.open)}.`;
  return state.iteration === 0 ? "About to start." : `Iteration ${state.iteration} has ended.`;
}

export const outcomeWords: Record<Closing, string> = {
  done: "Done",
  "needs-human": "A human is needed",
  "out-of-budget": "The budget is used up",
  stalled: "Stalled",
  stopped: "Stopped",
  misconfigured: "Misconfigured",
  failed: "Failed",
};

/** Ten cells, never rounded up: a full bar means everything. */
export function renderBar(percent: number): string {
  const full = Math.floor(percent / 10);
  return `${"█".repeat(full)}${"░".repeat(10 - full)} ${percent} %`;
}

/** In words alone: a report is read anywhere, also where no command is heard. See `howToContinue`. */
function adviceFor(state: MissionState): string {
  switch (state.closed?.outcome) {
    case undefined:
    case "done":
      return "";
    case "out-of-budget":
      return `To continue, raise the budget and resume. ${exhausted(state) ?? ""}`.trim();
    case "needs-human":
      return "To continue, answer above and resume.";
    case "stalled":
      return "To continue, steer it with what it does not know, and resume.";
    case "misconfigured":
    case "failed":
      return "To continue, mend the cause above and resume.";
    case "stopped":
      return "To continue, resume it.";
  }
}

/** The exit code that a program sees for this state. */
export function exitCodeFor(state: MissionState): number {
  return exitCodeOf(outcomeOf(state));
}
