import { type Place, renderCommit } from "./address.ts";
import { renderLink, renderLog } from "./criterion-part.ts";
import type { CriterionReport, ShownCommand, ShownEvidence } from "./criterion-report.ts";
import type { Detail } from "./detail.ts";
import { renderReferences } from "./judged-text.ts";
import { clip, codeSpan, escapeCell } from "./markdown-escape.ts";
import { plural } from "./plural.ts";
import { courseOf, howOf, resultOf, resultWithoutChange, secondsOf } from "./proof-words.ts";

/** One look at a criterion. Cells in Markdown. */
type Row = {
  readonly by: string;
  readonly result: string;
  readonly time: string;
  readonly commit: string;
  readonly look: string;
};

const head =
  "| criterion | base → now | how | by | result | time | commit | evidence |\n|---|---|---|---|---|--:|---|---|";
const longestCell = 120;

/** How each criterion was proved: what looked at it, at which commit, and where that can be looked up. One row a look. */
export function renderProof(reports: readonly CriterionReport[], place: Place, detail: Detail): string {
  const groups = reports.map((report) => ({ report, rows: rowsOf(report, place) }));
  const shown = new Set<CriterionReport>();
  let room = detail.proofs;
  for (const { report, rows } of groups.toSorted((a, b) => rankOf(a.report) - rankOf(b.report))) {
    if (rows.length > room) break;
    room -= rows.length;
    shown.add(report);
  }
  const kept = groups.filter(({ report }) => shown.has(report));
  if (kept.every(({ report }) => report.evidence.length === 0)) return "";
  const lines = kept.flatMap(({ report, rows }) => renderGroup(report, rows));
  const left = reports.length - kept.length;
  const more = left === 0 ? "" : `\n\n… and ${plural(left, "criterion", "criteria")} more`;
  return `${head}\n${lines.join("\n")}${more}`;
}

/** Folded, for where people read other things first. */
export function renderFoldedProof(reports: readonly CriterionReport[], place: Place, detail: Detail): string {
  const table = renderProof(reports, place, detail);
  return table === "" ? "" : `<details><summary>How each was proved</summary>\n\n${table}\n\n</details>`;
}

/** What is missing comes first, and the more it matters the earlier. */
function rankOf({ verdict, required, priority }: CriterionReport): number {
  const isMissing = verdict !== "met" && required;
  return (isMissing ? 0 : 10) + { critical: 0, high: 1, medium: 2, low: 3 }[priority];
}

function renderGroup(report: CriterionReport, rows: readonly Row[]): readonly string[] {
  const name = codeSpan(clip(report.id, longestCell)).replaceAll("|", "\\|");
  const flaky = report.flaky === undefined ? "" : ", flaky";
  return rows.map(({ by, result, time, commit, look }, index) => {
    const [course, how] = index === 0 ? [`${courseOf(report)}${flaky}`, howOf(report)] : ["", ""];
    return `| ${[index === 0 ? name : "", course, how, by, result, time, commit, look].join(" | ")} |`;
  });
}

function rowsOf(report: CriterionReport, place: Place): readonly Row[] {
  const commit = renderCommit(report.commit, place);
  const looks = report.evidence.flatMap((one) => rowsOfOne(one, { commit, place }));
  const found = doubtsOf(report);
  const doubts =
    found === "" ? [] : [{ by: "what the change shows", result: found, time: "", commit, look: "" }];
  const nothing = { by: "", result: "", time: "", commit: "", look: "" };
  return looks.length + doubts.length === 0 ? [nothing] : [...looks, ...doubts];
}

function doubtsOf({ doubts: { violations, suspicions } }: CriterionReport): string {
  const parts = [
    ...(violations === 0 ? [] : [plural(violations, "violation")]),
    ...(suspicions === 0 ? [] : [plural(suspicions, "suspicion")]),
  ];
  return parts.join(", ");
}

type Spot = { readonly commit: string; readonly place: Place };

function rowsOfOne(evidence: ShownEvidence, { commit, place }: Spot): readonly Row[] {
  const result = escapeCell(resultOf(evidence), longestCell);
  switch (evidence.kind) {
    case "command": {
      const { durationMs, url } = evidence;
      const by = commandCell(evidence);
      const passed = { by, result, time: secondsOf(durationMs), commit, look: renderLog(url) };
      return [passed, ...withoutChange(evidence, place)];
    }
    case "check-run": {
      const by = renderLink(evidence.name, evidence.url).replaceAll("|", "\\|");
      return [{ by, result, time: "", commit, look: "" }];
    }
    case "judgement": {
      const look = renderReferences(evidence).join(", ").replaceAll("|", "\\|");
      return [{ by: escapeCell(evidence.model, longestCell), result, time: "", commit, look }];
    }
    case "approval": {
      const look = evidence.url === undefined ? "" : renderLink("approval", evidence.url);
      return [{ by: escapeCell(evidence.by, longestCell), result, time: "", commit, look }];
    }
  }
}

/** The same command, the tests of now, and everything else as it was. */
function withoutChange(evidence: ShownCommand, place: Place): readonly Row[] {
  const { red } = evidence;
  if (red === undefined) return [];
  return [
    {
      by: `${commandCell(evidence)} without the change`,
      result: resultWithoutChange(red),
      time: "",
      commit: renderCommit(red.sha, place),
      look: renderLog(red.url),
    },
  ];
}

function commandCell({ command }: ShownCommand): string {
  return codeSpan(clip(command, longestCell)).replaceAll("|", "\\|");
}
