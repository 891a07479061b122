import {
  type CriterionReport,
  criterionReports,
  type ShownCommand,
  type ShownEvidence,
  type ShownJudgement,
} from "../core/criterion-report.ts";
import type { Criterion } from "../core/mission.ts";
import { courseOf, resultOf, resultWithoutChange, secondsOf } from "../core/proof-words.ts";
import type { MissionState } from "../core/state.ts";
import { truncateTail } from "../core/truncate.ts";
import { type Html, html } from "./html.ts";
import { icon } from "./icon.ts";
import type { Place } from "./place.ts";
import { line, link } from "./text.ts";

/** How a `met` was found, in words. */
const proofWords = {
  proved: "proved by the author's check",
  tested: "tested by a drafted check",
  judged: "judged by a model",
  approved: "approved by a person",
} as const;

const longestTail = 4000;

/** Every criterion with its verdict at the head, why, and the evidence folded below it. */
export function renderCriteria(state: MissionState, place: Place): Html {
  const means = new Map(state.mission.criteria.map((one) => [one.id, one]));
  const cards = criterionReports(state, { repository: place.home }).map((report, number) =>
    renderCard(report, { place, number, means: means.get(report.id) }),
  );
  return html`<ol class="criteria">${cards}</ol>`;
}

type Context = { readonly place: Place; readonly number: number; readonly means: Criterion | undefined };

function renderCard(report: CriterionReport, { place, number, means }: Context): Html {
  const { id, text, priority, required, verdict, reason, evidence } = report;
  const hasMeans = evidence.length === 0 && means !== undefined;
  return html`<li class="card ${verdict}" data-key="${id}">
<div class="what"><h3>${icon(verdict)}${line(text, 500)}</h3><p class="verdict">${verdict}</p></div>
<p class="why">${line(reason, 800)}</p>
<p class="facts"><span><code>${id}</code></span><span>${priority}${required ? "" : ", optional"}</span>${renderFacts(report, place)}${hasMeans ? renderMeans(means) : undefined}</p>
${evidence.map((one, index) => renderEvidence(one, { place, id: `evidence-${number}-${index}` }))}
</li>
`;
}

/** What is known besides the verdict, each where there is something to say. */
function renderFacts(report: CriterionReport, place: Place): readonly Html[] {
  const { verdict, proof, failsWithoutChange, before, commit, evidence, flaky, drafted } = report;
  const proved = verdict === "met" && proof !== undefined ? proofWords[proof] : undefined;
  const { violations, suspicions } = report.doubts;
  const doubts = violations + suspicions;
  return [
    ...(before === undefined ? [] : [html`<span title="At the base, and now">${courseOf(report)}</span>`]),
    ...(proved === undefined ? [] : [html`<span>${proved}</span>`]),
    ...(failsWithoutChange ? [html`<span>fails without the change, passes with it</span>`] : []),
    ...(flaky === undefined ? [] : [html`<span>flaky: it ${line(flaky, 300)}</span>`]),
    ...(drafted === undefined ? [] : [html`<span>check drafted by ${line(drafted.by, 100)}</span>`]),
    ...(doubts === 0 ? [] : [html`<span><a href="#found">${doubts} found in the change</a></span>`]),
    ...(evidence.length === 0 ? [] : [html`<span>at ${renderCommit(commit, place)}</span>`]),
  ];
}

function renderCommit(sha: string, place: Place): Html {
  return link(place.commit(sha), html`<code>${sha.slice(0, 9)}</code>`);
}

/** What would prove it, where nothing has been tried yet. */
function renderMeans({ checks, approval }: Criterion): readonly Html[] {
  const commands = checks
    .slice(0, 3)
    .map(
      (check) =>
        html`<span><code>${check.kind === "run" ? check.command.slice(0, 120) : check.name}</code></span>`,
    );
  return approval === undefined ? commands : [...commands, html`<span>needs a maintainer's approval</span>`];
}

type Spot = { readonly place: Place; readonly id: string };

function renderEvidence(evidence: ShownEvidence, spot: Spot): Html {
  switch (evidence.kind) {
    case "command":
      return renderCommand(evidence, spot);
    case "check-run": {
      const { name, url, tail } = evidence;
      const summary = html`${link(url, name)} <span class="faint">${resultOf(evidence)}</span>`;
      return renderOutput(summary, { tail, id: spot.id, about: "What it says" });
    }
    case "judgement":
      return renderJudgement(evidence, spot.id);
    case "approval":
      return html`<p class="evidence">Approved by ${link(evidence.url, evidence.by)}</p>`;
  }
}

function renderJudgement(evidence: ShownJudgement, id: string): Html {
  const { model, rationale, references, gaps = [] } = evidence;
  const places = references
    .slice(0, 20)
    .map(({ text, url }) => html`<li>${link(url, html`<code>${text}</code>`)}</li>`);
  const missing = gaps.map((one) => html`<li>Missing: ${line(one, 500)}</li>`);
  return html`<details class="evidence" id="${id}"><summary>Judged by ${line(model, 100)} <span class="faint">${resultOf(evidence)}</span></summary><p>${line(rationale, 4000)}</p>
<ul>${places}${missing}</ul></details>`;
}

function renderCommand(evidence: ShownCommand, { place, id }: Spot): Html {
  const { command, durationMs, tail, url, red } = evidence;
  const facts = [resultOf(evidence), secondsOf(durationMs)].join(" · ");
  const summary = html`<code>${command.slice(0, 300)}</code> <span class="faint">${facts}</span>`;
  const about = "The end of what it printed";
  const passed = renderOutput(summary, { tail, id, about, log: url });
  if (red === undefined) return passed;
  const without = html`<code>${command.slice(0, 300)}</code> <span class="faint">without the change: ${resultWithoutChange(red)} · at ${renderCommit(red.sha, place)}</span>`;
  return html`${passed}${renderOutput(without, { tail: red.tail, id: `${id}-red`, about, log: red.url })}`;
}

type Output = {
  readonly tail: string | undefined;
  readonly id: string;
  readonly about: string;
  readonly log?: string | undefined;
};

function renderOutput(summary: Html, { tail = "", id, about, log }: Output): Html {
  const whole = log === undefined ? undefined : html`<p>${link(log, "Whole log")}</p>`;
  if (tail.trim() === "" && whole === undefined) return html`<p class="evidence">${summary}</p>`;
  return html`<details class="evidence" id="${id}"><summary>${summary}</summary>
<pre tabindex="0" aria-label="${about}">${truncateTail(tail, longestTail)}</pre>${whole}</details>`;
}
