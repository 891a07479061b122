import { type Annotation, annotationsOf, withFindings } from "./annotation.ts";
import { renderBaseline } from "./baseline.ts";
import { joinParagraphs, renderFitting } from "./comment-fit.ts";
import { type Live, renderLive, renderTextChange } from "./comment-now.ts";
import {
  type Links,
  renderNotices,
  renderPeopleChanges,
  renderProgress,
  renderSpend,
  renderWhy,
  renderWithheld,
  titleOf,
  whileAtWork,
} from "./comment-part.ts";
import { wrapSection } from "./comment-section.ts";
import { howToContinue } from "./continuation.ts";
import { findingAnnotations, renderFindings } from "./finding-part.ts";
import { clip, escapeLine } from "./markdown-escape.ts";
import {
  filesOf,
  type Place,
  renderChecklist,
  renderDrafted,
  renderEvidence,
  renderHistory,
  renderTable,
} from "./markdown-state.ts";
import { type Criterion, isRequired } from "./mission.ts";
import type { Closing } from "./outcome.ts";
import { type CriterionStanding, metCount, standingOf } from "./standing.ts";
import type { MissionState } from "./state.ts";
import { truncateMarkdown } from "./truncate.ts";

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

/** What the sticky comment is found again by. */
export function commentMarker(mission: string): string {
  return `<!-- cco:mission:${mission} -->`;
}

/**
 * The one comment that always says where the mission is. A rendering: nothing is ever read back from it.
 *
 * @param live what its worker does at this moment.
 */
export function renderComment(state: MissionState, links: Links, live?: Live): string {
  return renderFitting(longest.comment, (detail) =>
    joinParagraphs([
      commentMarker(state.mission.id),
      `### ${titleOf(state)}`,
      renderProgress(state, links),
      renderWhy(state, detail),
      live === undefined ? "" : renderLive(live),
      renderTextChange(state, detail),
      howToContinue(state) || whileAtWork(state),
      renderChecklist(state, links, detail),
      renderFindings(state, detail),
      renderBaseline(state),
      renderPeopleChanges(state),
      renderWithheld(state, links, detail),
      renderSpend(state, links),
      renderNotices(links.notices, detail),
      renderHistory(state, links, detail),
    ]),
  );
}

/** CCO's part of the pull request's text, between its markers. See `replaceSection`. */
export function renderPullRequestSection(state: MissionState, links: Links): string {
  const inner = renderFitting(longest.section, (detail) =>
    joinParagraphs([
      `### Definition of Done: ${metCount(state)} of ${state.mission.criteria.length} met`,
      renderChecklist(state, links, detail),
      renderFindings(state, detail),
      renderBaseline(state),
      renderWithheld(state, links, detail),
      renderSpend(state, { ...links, pullRequest: undefined }),
      renderHistory(state, links, detail),
    ]),
  );
  return wrapSection(inner);
}

/** The job's own page. */
export function renderStepSummary(state: MissionState): string {
  const open = standingOf(state).filter((one) => one.verdict !== "met");
  const text = renderFitting(longest.summary, (detail) =>
    joinParagraphs([
      `## ${escapeLine(state.mission.title)}`,
      `**${titleOf(state)}**`,
      renderWhy(state, detail),
      howToContinue(state),
      renderTable(state, detail),
      renderFindings(state, detail),
      renderBaseline(state),
      renderEvidence(open, longest.tail),
      renderHistory(state, {}, detail),
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
  const files = filesOf(state, place.repository);
  return criterion === undefined ? checkOfAll(state, files) : checkOfOne(state, criterion, files);
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
function checkOfAll(state: MissionState, files: string | undefined): CheckText {
  const met = `${metCount(state)} of ${state.mission.criteria.length} criteria met`;
  return {
    name: "CCO / Definition of Done",
    ...standingOfCheck(state.closed === undefined ? undefined : conclusions[state.closed.outcome]),
    title: clip(`${titleOf(state)}: ${met}`, longest.title),
    summary: renderFitting(longest.check, (detail) =>
      joinParagraphs([
        renderWhy(state, detail),
        howToContinue(state),
        renderTable(state, detail),
        renderFindings(state, detail),
        renderBaseline(state),
      ]),
    ),
    text: truncateMarkdown(renderEvidence(standingOf(state), longest.tail, files), longest.check),
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

function checkOfOne(state: MissionState, criterion: Criterion, files: string | undefined): CheckText {
  const standing = standingOf(state).find((one) => one.criterion.id === criterion.id);
  const { verdict, reason, proof } = standing ?? { verdict: "unknown", reason: "", proof: undefined };
  const how = proof === "tested" ? " (tested)" : "";
  const text = standing === undefined ? "" : renderEvidence([standing], longest.tail, files);
  return {
    name: clip(`CCO / ${criterion.id}`, longest.name),
    ...standingOfCheck(standing === undefined ? "neutral" : conclusionOn(standing, state)),
    title: clip(`${verdict}${how}: ${escapeLine(criterion.text, 80)}`, longest.title),
    summary: joinParagraphs([
      escapeLine(criterion.text),
      escapeLine(reason, 5000),
      standing === undefined ? "" : renderDrafted(standing.criterion),
      standing?.flaky === undefined ? "" : `It is flaky: it ${escapeLine(standing.flaky, 500)}`,
    ]),
    text: truncateMarkdown(text, longest.check),
    annotations: [],
  };
}

/** Never green but for what is met at this very commit. */
function conclusionOn(
  { criterion, verdict, awaits }: CriterionStanding,
  state: MissionState,
): CheckText["conclusion"] {
  if (verdict === "met") return "success";
  if (!isRequired(state.mission, criterion)) return "neutral";
  if (verdict === "unmet") return "failure";
  if (awaits === "ci" && state.closed === undefined) return undefined;
  if (awaits !== undefined) return "action_required";
  return state.closed === undefined ? undefined : "neutral";
}
