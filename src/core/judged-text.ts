import type { Annotation } from "./annotation.ts";
import type { ShownJudgement } from "./criterion-report.ts";
import { parsePlace } from "./judgement.ts";
import { clip, codeSpan, escapeLine } from "./markdown-escape.ts";
import type { Evidence } from "./verdict.ts";
import { visibleText } from "./visible-text.ts";

export type JudgementEvidence = Extract<Evidence, { readonly kind: "judgement" }>;

/** More would bury the first. */
const mostReferences = 5;

/** What the judge found, as the worker and the manager are told it. Plain text; undefined unless it found it not met. */
export function writeJudgement({ verdict, rationale, gaps = [], references }: JudgementEvidence) {
  if (verdict !== "not_met") return undefined;
  const missing = gaps.map((gap) => `- ${gap}`);
  return [
    rationale,
    ...(missing.length === 0 ? [] : ["What is missing:", ...missing]),
    ...(references.length === 0 ? [] : [`It looked at: ${references.join(", ")}`]),
  ].join("\n");
}

/** The same for people, in Markdown. */
export function renderJudgement(id: string, evidence: ShownJudgement): string {
  const { model, rationale, votes, gaps = [] } = evidence;
  const counted = votes === undefined ? "" : ` (${escapeLine(votes.join(", ").replaceAll("_", " "), 200)})`;
  const missing = gaps.map((gap) => `- ${escapeLine(gap, 500)}`);
  const links = renderReferences(evidence);
  return [
    `**${id}** judged by ${escapeLine(model, 100)}${counted}: ${escapeLine(rationale, 2000)}`,
    ...(links.length === 0 ? [] : [`It refers to ${links.join(", ")}.`]),
    ...(missing.length === 0 ? [] : [`What is missing:\n${missing.join("\n")}`]),
  ].join("\n\n");
}

/** What it refers to, as links where its commit can be looked at. */
export function renderReferences({ references }: ShownJudgement): readonly string[] {
  return references.slice(0, mostReferences).map(({ text, path, url }) => {
    if (path === undefined) return codeSpan(clip(text.replace(/^`|`$/g, ""), 120));
    const shown = codeSpan(clip(text, 120));
    return url === undefined ? shown : `[${shown}](${url})`;
  });
}

/** Where the judge says that a criterion is not met, as annotations beside the code. */
export function judgedPlaces(criterion: string, evidence: JudgementEvidence): readonly Annotation[] {
  if (evidence.verdict !== "not_met") return [];
  const message = visibleText(evidence.rationale);
  return evidence.references.flatMap((reference) => {
    const place = parsePlace(reference);
    return place === undefined ? [] : [{ ...place, message, criterion }];
  });
}
