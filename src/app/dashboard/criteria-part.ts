import { type Criterion, isRequired } from "../../core/mission.ts";
import { type CriterionStanding, standingOf } from "../../core/standing.ts";
import type { MissionState } from "../../core/state.ts";
import { truncateTail } from "../../core/truncate.ts";
import type { CommandEvidence, Evidence } from "../../core/verdict.ts";
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
  const cards = standingOf(state).map((one, number) => renderCard(one, { state, place, number }));
  return html`<ol class="criteria">${cards}</ol>`;
}

type Context = { readonly state: MissionState; readonly place: Place; readonly number: number };

function renderCard(
  { criterion, verdict, reason, proof, evidence }: CriterionStanding,
  context: Context,
): Html {
  const { state, place, number } = context;
  const how = proof === undefined ? undefined : html`<span>${proofWords[proof] ?? proof}</span>`;
  const isOptional = !isRequired(state.mission, criterion);
  return html`<li class="card ${verdict}" data-key="${criterion.id}">
<div class="what"><h3>${icon(verdict)}${line(criterion.text, 500)}</h3><p class="verdict">${verdict}</p></div>
<p class="why">${line(reason, 800)}</p>
<p class="facts"><span><code>${criterion.id}</code></span><span>${criterion.priority}${isOptional ? ", optional" : ""}</span>${how}${evidence.length === 0 ? renderMeans(criterion) : undefined}</p>
${evidence.map((one, index) => renderEvidence(one, { place, id: `evidence-${number}-${index}` }))}
</li>
`;
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

type CheckEvidence = Extract<Evidence, { readonly kind: "check-run" }>;

type Spot = { readonly place: Place; readonly id: string };

function renderEvidence(evidence: Evidence, spot: Spot): Html {
  switch (evidence.kind) {
    case "command":
      return renderCommand(evidence, spot);
    case "check-run":
      return renderCheckRun(evidence, spot);
    case "judgement":
      return html`<details class="evidence" id="${spot.id}"><summary>Judged by ${line(evidence.model, 100)}</summary><p>${line(evidence.rationale, 4000)}</p>
<ul>${evidence.references.slice(0, 20).map((one) => html`<li><code>${one}</code></li>`)}${(evidence.gaps ?? []).map((one) => html`<li>Missing: ${line(one, 500)}</li>`)}</ul></details>`;
    case "approval":
      return html`<p class="evidence">Approved by ${link(evidence.url, evidence.by)}</p>`;
  }
}

function renderCheckRun({ name, conclusion, url, tail = "" }: CheckEvidence, { id }: Spot): Html {
  const summary = html`${link(url, name)} <span class="faint">${conclusion.replaceAll("_", " ")}</span>`;
  return tail.trim() === ""
    ? html`<p class="evidence">${summary}</p>`
    : html`<details class="evidence" id="${id}"><summary>${summary}</summary>
<pre tabindex="0" aria-label="What it says">${truncateTail(tail, longestTail)}</pre></details>`;
}

function renderCommand(evidence: CommandEvidence, { place, id }: Spot): Html {
  const { command, ending, exitCode, durationMs, tests, tail, log, setup } = evidence;
  const facts = [
    ending === "exited" ? `exit ${exitCode}` : ending.replaceAll("-", " "),
    secondsOf(durationMs),
    ...(tests === undefined ? [] : [`${tests} tests`]),
    ...(setup === true ? ["setup"] : []),
  ];
  const summary = html`<code>${command.slice(0, 300)}</code> <span class="faint">${facts.join(" · ")}</span>`;
  const whole = log === undefined ? undefined : html`<p>${link(place.record(log), "Whole log")}</p>`;
  if (tail.trim() === "" && whole === undefined) return html`<p class="evidence">${summary}</p>`;
  return html`<details class="evidence" id="${id}"><summary>${summary}</summary>
<pre tabindex="0" aria-label="The end of what it printed">${truncateTail(tail, longestTail)}</pre>${whole}</details>`;
}

function secondsOf(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
