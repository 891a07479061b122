import { type Detail, wholeDetail } from "./detail.ts";
import { truncateMarkdown } from "./truncate.ts";

/** From everything to what still fits with a hundred criteria in the longest words. */
const details: readonly Detail[] = [
  wholeDetail,
  { text: 400, reason: 500, rows: 50, proofs: 100 },
  { text: 200, reason: 200, rows: 20, proofs: 40 },
  { text: 120, reason: 80, rows: 5, proofs: 15 },
  { text: 60, reason: 0, rows: 0, proofs: 12 },
  { text: 60, reason: 0, rows: 0, proofs: 0 },
];

/** The most that fits: less of each text first, then fewer iterations, so that every criterion stays in view. */
export function renderFitting(longest: number, render: (detail: Detail) => string): string {
  for (const detail of details) {
    const text = render(detail);
    if (text.length <= longest) return text;
  }
  return truncateMarkdown(render(details.at(-1) ?? wholeDetail), longest);
}

/** Paragraphs, without the empty ones. */
export function joinParagraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}
