import { renderBaseline } from "./baseline.ts";
import { exhausted } from "./budget.ts";
import { commandsOf } from "./drafting.ts";
import { type FindingStanding, findingsOf, renderFindings } from "./finding-part.ts";
import { workedOn } from "./ladder.ts";
import { escapeLine } from "./markdown-escape.ts";
import { renderChecklist, renderHistory, wholeDetail } from "./markdown-state.ts";
import { type Closing, exitCodeOf, type Outcome } from "./outcome.ts";
import { waitSentence } from "./queue.ts";
import { type CriterionStanding, completion, metCount, standingOf } from "./standing.ts";
import type { MissionState } from "./state.ts";

/** Where a mission stands, ready to be shown: rendered from state, never from a model's text alone. */
export type Report = {
  readonly markdown: string;
  /** The same for programs: plain JSON. */
  readonly json: ReportJson;
};

export type ReportJson = {
  readonly mission: string;
  readonly title: string;
  readonly outcome: Outcome;
  readonly why: string;
  readonly done: boolean;
  /** Share of criteria met at the head, 0 to 100. */
  readonly completion: number;
  readonly iteration: number;
  readonly branch: string;
  readonly base: string;
  readonly head: string;
  readonly spend: { readonly usd: number; readonly tokens: number; readonly minutes: number };
  readonly budget: MissionState["mission"]["budget"];
  readonly criteria: readonly {
    readonly id: string;
    readonly text: string;
    readonly priority: string;
    readonly verdict: string;
    readonly reason: string;
    readonly proof?: string | undefined;
    /** What was seen of a check that does not give one answer. */
    readonly flaky?: string | undefined;
    /** The commands that a model drafted for it, and which model. */
    readonly drafted?:
      | {
          readonly by: string;
          readonly commands: readonly string[];
          readonly before?: readonly string[] | undefined;
        }
      | undefined;
    readonly evidence: CriterionStanding["evidence"];
  }[];
  /** What makes the proof of the change doubtful, violations first. */
  readonly findings: readonly FindingStanding[];
  /** What was found before any work. */
  readonly baseline?: MissionState["baseline"];
  readonly iterations: MissionState["past"];
};

export function writeReport(state: MissionState): Report {
  return { markdown: renderMarkdown(state), json: reportJson(state) };
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

export function reportJson(state: MissionState): ReportJson {
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
    spend: { usd: cents(spend.usd), tokens: spend.tokens, minutes: Math.round(spend.ms / 6000) / 10 },
    budget: mission.budget,
    criteria: standingOf(state).map(({ criterion, verdict, reason, proof, flaky, evidence }) => {
      const { id, text, priority, draftedBy: by, draftedBefore: before } = criterion;
      const drafted = by === undefined ? undefined : { by, commands: commandsOf(criterion), before };
      return { id, text, priority, verdict, reason, proof, flaky, drafted, evidence };
    }),
    findings: findingsOf(state),
    baseline: state.baseline,
    iterations: state.past,
  };
}

function renderMarkdown(state: MissionState): string {
  const { mission, iteration, spend } = state;
  const parts = [
    `## ${escapeLine(mission.title)}`,
    `**${escapeLine(headline(state))}**`,
    `${renderBar(completion(state))} · ${metCount(state)} of ${mission.criteria.length} criteria met at \`${state.head.slice(0, 9)}\``,
    `Iteration ${iteration} of ${mission.budget.iterations} · $${spend.usd.toFixed(2)} of $${mission.budget.usd.toFixed(2)} · ${spend.tokens.toLocaleString("en-US")} tokens · ${Math.round(spend.ms / 60_000)} min`,
    renderChecklist(state, {}),
    renderFindings(state, wholeDetail),
    renderBaseline(state),
    howToContinue(state),
    renderHistory(state, {}),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** One sentence that says where the mission is. */
export function headline(state: MissionState): string {
  if (state.closed !== undefined) return `${outcomeWords[state.closed.outcome]}. ${state.closed.why}`;
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

function howToContinue(state: MissionState): string {
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

function cents(usd: number): number {
  return Math.round(usd * 10_000) / 10_000;
}

/** The exit code that a program sees for this state. */
export function exitCodeFor(state: MissionState): number {
  return exitCodeOf(outcomeOf(state));
}
