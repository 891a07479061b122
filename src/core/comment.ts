import type { Place } from "./address.ts";
import { type Annotation, annotationsOf, withFindings } from "./annotation.ts";
import { renderBaseline } from "./baseline.ts";
import { joinParagraphs, renderFitting } from "./comment-fit.ts";
import { type Live, renderLive, renderTextChange } from "./comment-now.ts";
import {
  type Links,
  renderNotices,
  renderPeopleChanges,
  renderPlanProblem,
  renderProgress,
  renderSpend,
  renderWhy,
  titleOf,
  whileAtWork,
} from "./comment-part.ts";
import { wrapSection } from "./comment-section.ts";
import { howToContinue } from "./continuation.ts";
import { renderChecklist, renderDrafted, renderEvidence, verdictWords } from "./criterion-part.ts";
import { type CriterionReport, criterionReports } from "./criterion-report.ts";
import { renderErrors } from "./error-list.ts";
import { findingAnnotations, renderFindings } from "./finding-part.ts";
import { renderHistory } from "./history-part.ts";
import { clip, escapeLine } from "./markdown-escape.ts";
import type { Criterion } from "./mission.ts";
import type { Closing } from "./outcome.ts";
import { renderFoldedProof, renderProof } from "./proof-part.ts";
import { renderSpending } from "./spending.ts";
import { metCount, standingOf } from "./standing.ts";
import { renderStanding } from "./standing-part.ts";
import type { MissionState } from "./state.ts";
import { truncateMarkdown } from "./truncate.ts";
import { renderWithheld } from "./withheld-part.ts";

/**
 * GitHub refuses a comment or a body of more than 65,536 characters, a check's text of more than 65,535 and a job's
 * summary of more than 1 MiB. It is not said what counts as one character; a UTF-16 unit is at most three bytes.
 */
const longest = {
  comment: 60_000,
  section: 30_000,
  check: 60_000,
  summary: 300_000,
  tail: 3000,
  title: 200,
  name: 99,
} as const;

/** What the sticky comment is found again by; and by what a pull request, which mission it is of. */
export function commentMarker(mission: string): string {
  return `<!-- cco:mission:${mission} -->`;
}

/**
 * The one comment that always says where the mission is. A rendering: nothing is ever read back from it.
 *
 * @param live what its worker does at this moment.
 */
export function renderComment(state: MissionState, links: Links, live?: Live): string {
  const reports = criterionReports(state, links);
  return renderFitting(longest.comment, (detail) =>
    joinParagraphs([
      commentMarker(state.mission.id),
      `### ${titleOf(state)}`,
      renderProgress(state, links),
      renderWhy(state, detail),
      live === undefined ? "" : renderLive(live),
      renderPlanProblem(state, detail),
      renderTextChange(state, detail),
      howToContinue(state),
      renderChecklist(reports, detail),
      renderFoldedProof(reports, links, detail),
      renderFindings(state, detail),
      renderBaseline(state),
      renderPeopleChanges(state),
      renderWithheld(state, links, detail),
      renderSpend(state, links),
      howToContinue(state) === "" ? whileAtWork(state) : "",
      renderNotices(links.notices, detail),
      renderHistory(state, links, detail),
      detail.rows === 0 ? "" : renderErrors(state),
    ]),
  );
}

/** The whole text of a pull request that is opened for a mission. */
export function renderPullRequestBody(state: MissionState, links: Links): string {
  const closes = links.issue === undefined ? "" : `Closes #${links.issue}\n\n`;
  return `${closes}${renderPullRequestSection(state, links)}`;
}

/** CCO's part of the pull request's text, between its markers. See `replaceSection`. */
export function renderPullRequestSection(state: MissionState, links: Links): string {
  const reports = criterionReports(state, links);
  const inner = renderFitting(longest.section, (detail) =>
    joinParagraphs([
      `### Definition of Done: ${metCount(state)} of ${state.mission.criteria.length} met`,
      renderChecklist(reports, detail),
      renderFoldedProof(reports, links, detail),
      renderFindings(state, detail),
      renderBaseline(state),
      renderWithheld(state, links, detail),
      renderSpend(state, { ...links, pullRequest: undefined }),
      renderHistory(state, links, detail),
    ]),
  );
  return wrapSection(`${commentMarker(state.mission.id)}\n${inner}`);
}

/** The job's own page. */
export function renderStepSummary(state: MissionState, place: Place = {}): string {
  const reports = criterionReports(state, place);
  const open = reports.filter((one) => one.verdict !== "met");
  const text = renderFitting(longest.summary, (detail) =>
    joinParagraphs([
      `## ${escapeLine(state.mission.title)}`,
      `**${titleOf(state)}**`,
      renderWhy(state, detail),
      howToContinue(state),
      ...renderStanding(state, place, detail),
      renderEvidence(open, longest.tail),
      renderHistory(state, place, detail),
      renderErrors(state),
      renderSpending(state),
    ]),
  );
  return `${text}\n`;
}

/** One check run. */
export type CheckText = {
  readonly name: string;
  readonly status: "in_progress" | "completed";
  /** Of one that is completed. */
  readonly conclusion?: "success" | "failure" | "neutral" | "cancelled" | "action_required" | undefined;
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly annotations: readonly Annotation[];
};

/** The check of the whole Definition of Done at the head, or of one criterion. */
export function renderCheck(state: MissionState, criterion?: Criterion, place: Place = {}): CheckText {
  return criterion === undefined ? checkOfAll(state, place) : checkOfOne(state, criterion, place);
}

const conclusions: Record<Closing, CheckText["conclusion"]> = {
  done: "success",
  "needs-human": "action_required",
  "out-of-budget": "neutral",
  stalled: "failure",
  stopped: "cancelled",
  misconfigured: "failure",
  failed: "failure",
};

/** Open until the mission is closed: where the check is required, it holds back a merge. */
function checkOfAll(state: MissionState, place: Place): CheckText {
  const reports = criterionReports(state, place);
  const met = `${metCount(state)} of ${state.mission.criteria.length} criteria met`;
  return {
    name: "CCO / Definition of Done",
    ...standingOfCheck(state.closed === undefined ? undefined : conclusions[state.closed.outcome]),
    title: clip(`${titleOf(state)}: ${met}`, longest.title),
    summary: renderFitting(longest.check, (detail) =>
      joinParagraphs([
        renderWhy(state, detail),
        howToContinue(state),
        ...renderStanding(state, place, detail),
      ]),
    ),
    text: truncateMarkdown(renderEvidence(reports, longest.tail), longest.check),
    annotations: withFindings(annotationsOf(standingOf(state)), findingAnnotations(state)),
  };
}

/** Of a criterion that was checked on this commit and then taken out of the text: it must not stay red. */
export function renderDroppedCheck(name: string): CheckText {
  const title = "No longer part of the mission";
  const summary = "An edit of the mission's text took this criterion out.";
  return { name, status: "completed", conclusion: "neutral", title, summary, text: "", annotations: [] };
}

/** A check that is over has a conclusion; one without is going on. */
function standingOfCheck(conclusion: CheckText["conclusion"]): Pick<CheckText, "status" | "conclusion"> {
  return conclusion === undefined ? { status: "in_progress" } : { status: "completed", conclusion };
}

function checkOfOne(state: MissionState, { id }: Criterion, place: Place): CheckText {
  const name = clip(`CCO / ${id}`, longest.name);
  const report = criterionReports(state, place).find((one) => one.id === id);
  if (report === undefined) return renderDroppedCheck(name);
  const { text, reason, flaky } = report;
  return {
    name,
    ...standingOfCheck(conclusionOn(report, state)),
    title: clip(`${verdictWords(report)}: ${escapeLine(text, 80)}`, longest.title),
    summary: renderFitting(longest.check, (detail) =>
      joinParagraphs([
        escapeLine(text),
        escapeLine(reason, 5000),
        renderDrafted(report),
        flaky === undefined ? "" : `It is flaky: it ${escapeLine(flaky, 500)}`,
        renderProof([report], place, detail),
      ]),
    ),
    text: truncateMarkdown(renderEvidence([report], longest.tail), longest.check),
    annotations: [],
  };
}

/** Never green but for what is met at this very commit. */
function conclusionOn(
  { verdict, required, awaits }: CriterionReport,
  state: MissionState,
): CheckText["conclusion"] {
  if (verdict === "met") return "success";
  if (!required) return "neutral";
  if (verdict === "unmet") return "failure";
  if (awaits === "ci" && state.closed === undefined) return undefined;
  if (awaits !== undefined) return "action_required";
  return state.closed === undefined ? undefined : "neutral";
}
