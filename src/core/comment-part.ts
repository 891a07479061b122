import { recordsOf, renderCommit } from "./address.ts";
import { renderJoined } from "./branch-change.ts";
import type { Detail } from "./detail.ts";
import { escapeLine } from "./markdown-escape.ts";
import { waitSentence } from "./queue.ts";
import { headline, outcomeWords, renderBar, whyOf } from "./report.ts";
import { completion, criticalCount, metCount } from "./standing.ts";
import type { MissionState } from "./state.ts";

/** Where things are on GitHub, for links. Addresses without a slash at the end. */
export type Links = {
  readonly repository: string;
  /** The ledger is on somebody's own machine. */
  readonly recordsElsewhere?: boolean | undefined;
  /** The job's own page. */
  readonly run?: string | undefined;
  readonly issue?: number | undefined;
  readonly pullRequest?: number | undefined;
  /** What the mission's author should know about how the text was understood. */
  readonly notices: readonly string[];
};

/** What the mission is at, in a few words. */
export function titleOf(state: MissionState): string {
  if (state.closed !== undefined) return outcomeWords[state.closed.outcome];
  if (state.queued !== undefined) return "Queued";
  if (state.parked?.awaits === "person") return "Waiting for commits";
  if (state.parked !== undefined) return state.parked.awaits === "ci" ? "Waiting for CI" : "Waiting";
  if (state.open === undefined) return escapeLine(headline(state), 200).replace(/\.$/, "");
  // This is what people read while the next one is at work.
  if (state.phase === "planned") return `Iteration ${state.iteration} has ended`;
  return `Iteration ${state.iteration} is at work`;
}

/** Why it stopped or waits, or what it does now. */
export function renderWhy(state: MissionState, detail: Detail): string {
  if (state.queued !== undefined) return waitSentence(state);
  if (state.closed === undefined && state.parked === undefined) return activityOf(state);
  // When CI concludes, nobody knows.
  const isTimed = state.closed === undefined && state.parked?.awaits === undefined;
  const until = isTimed ? state.parked?.until : undefined;
  const time =
    until === undefined ? "" : `Until ${new Date(until).toISOString().slice(0, 16).replace("T", " ")} UTC. `;
  const room = Math.max(200, detail.reason);
  const lines = whyOf(state)
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, 20)
    .map((line) => escapeLine(line, room));
  return lines.length < 2
    ? `${time}${lines.join("")}`
    : `${time}\n${lines.map((line) => `- ${line}`).join("\n")}`.trim();
}

/** The step of the iteration at work, for people. */
export function activityOf({ phase, open, head, plan }: MissionState): string {
  switch (phase) {
    case "idle":
      return "";
    case "opened": {
      const focus = focusOf(open);
      // The ordinary way needs no word.
      const ways = [
        ...(open === undefined || open.strategy === "work" ? [] : [open.strategy]),
        ...(open !== undefined && open.attempt > 1 ? [`attempt ${open.attempt}`] : []),
      ];
      return `The worker is at ${focus}${ways.length === 0 ? "" : ` (${ways.join(", ")})`}.`;
    }
    case "ran":
      return "The worker has ended; its work is being committed.";
    case "sealed":
      return `The criteria are being proved at \`${head.slice(0, 9)}\`.`;
    case "judged":
      return "The next iteration is being planned.";
    case "planned":
      return `Next: ${plan?.focus.map((id) => `\`${id}\``).join(", ") || "another iteration"}.`;
  }
}

function focusOf(open: MissionState["open"]): string {
  if (open?.strategy === "resolve-conflict") return "a conflict with the base";
  return open?.focus.map((id) => `\`${id}\``).join(", ") || "what the maintainers said";
}

/** A manager that does not plan is no reason to stop, but somebody may have to mend it. */
export function renderPlanProblem({ phase, closed, plan }: MissionState, detail: Detail): string {
  if (closed !== undefined || phase !== "planned" || plan?.planner !== "rules" || plan.problem === undefined)
    return "";
  return `Plain code planned this; the manager did not: ${escapeLine(plan.problem, Math.max(200, detail.reason))}`;
}

/** What can be said to it now. */
export function whileAtWork({ closed }: MissionState): string {
  return closed === undefined
    ? "`/cco steer <text>` tells it something, `/cco pause` and `/cco stop` halt it."
    : "";
}

/** The bar, and the commit it is about. */
export function renderProgress(state: MissionState, links: Links): string {
  const { head, base, mission } = state;
  const critical = criticalCount(state);
  const where = head === base ? "" : ` at ${renderCommit(head, links)}`;
  return `${renderBar(completion(state))} · ${metCount(state)} of ${mission.criteria.length} criteria met${where}${critical && ` · ${critical}`}`;
}

/** What was used of what there is, and where to look further. */
export function renderSpend(state: MissionState, links: Links): string {
  const { mission, spend, iteration } = state;
  const { budget } = mission;
  const tokens = budget.tokens === undefined ? "" : ` of ${budget.tokens.toLocaleString("en-US")}`;
  const { repository, run, pullRequest, recordsElsewhere = false } = links;
  return [
    `Iteration ${iteration} of ${budget.iterations}`,
    `$${spend.usd.toFixed(2)} of $${budget.usd.toFixed(2)}`,
    `${Math.round(spend.ms / 60_000)} of ${budget.minutes} min`,
    `${spend.tokens.toLocaleString("en-US")}${tokens} tokens`,
    ...(pullRequest === undefined ? [] : [`[pull request](${repository}/pull/${pullRequest})`]),
    ...(run === undefined ? [] : [`[last job](${run})`]),
    ...(recordsElsewhere ? [] : [`[ledger](${recordsOf(state, repository).replace("/blob/", "/tree/")})`]),
  ].join(" · ");
}

/** Folded when it is long. */
export function renderNotices(notices: readonly string[], detail: Detail): string {
  if (notices.length === 0) return "";
  const most = detail.reason >= 500 ? 30 : 5;
  const shown = notices
    .slice(0, most)
    .map((notice) => `- ${escapeLine(notice, Math.max(200, detail.reason))}`);
  const more = notices.length > most ? [`- … and ${notices.length - most} more`] : [];
  const list = [...shown, ...more].join("\n");
  const title = "How the text was understood";
  if (notices.length < 4) return `${title}:\n${list}`;
  return `<details><summary>${title} (${notices.length} notes)</summary>\n\n${list}\n\n</details>`;
}

/** What people pushed and no worker was told yet: they see that it was seen. */
export function renderPeopleChanges(state: MissionState): string {
  const lines = renderJoined(state)
    .split("\n")
    .filter((line) => line.startsWith("- "))
    .map((line) => `- ${escapeLine(line.slice(2), 500)}`);
  return lines.length === 0 ? "" : `On the branch, and kept:\n${lines.join("\n")}`;
}
