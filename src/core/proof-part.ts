import { type Place, renderCommit } from "./address.ts";
import { renderLink } from "./criterion-part.ts";
import type { CriterionReport, ShownCommand, ShownEvidence } from "./criterion-report.ts";
import type { Detail } from "./detail.ts";
import { renderReferences } from "./judged-text.ts";
import { clip, codeSpan, escapeCell } from "./markdown-escape.ts";
import { plural } from "./plural.ts";
import { courseOf, howOf, resultOf, resultWithoutChange, secondsOf } from "./proof-words.ts";

/** One look at a criterion. Cells in Markdown. */
type Row = {
  readonly by: string;
  /** With how long it took, and as a link where it can be looked up. */
  readonly result: string;
  readonly commit: string;
};

/** No more columns than fit beside each other in a comment. */
const head = "| criterion | base → now | how | by | result | commit |\n|---|---|---|---|---|---|";
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
  return rows.map(({ by, result, commit }, index) => {
    const [course, how] = index === 0 ? [`${courseOf(report)}${flaky}`, howOf(report)] : ["", ""];
    return `| ${[index === 0 ? name : "", course, how, by, result, commit].join(" | ")} |`;
  });
}

function rowsOf(report: CriterionReport, place: Place): readonly Row[] {
  const commit = renderCommit(report.commit, place);
  const looks = report.evidence.flatMap((one) => rowsOfOne(one, { commit, place }));
  const found = doubtsOf(report);
  const doubts = found === "" ? [] : [{ by: "what the change shows", result: found, commit }];
  const nothing = { by: "", result: "", commit: "" };
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
      const timed = linked(`${result}, ${secondsOf(durationMs)}`, url);
      return [{ by: commandCell(evidence), result: timed, commit }, ...withoutChange(evidence, place)];
    }
    case "check-run": {
      const by = renderLink(evidence.name, evidence.url).replaceAll("|", "\\|");
      return [{ by, result, commit }];
    }
    case "judgement": {
      const places = renderReferences(evidence).join(", ").replaceAll("|", "\\|");
      const looked = [result, places].filter((part) => part !== "").join(": ");
      return [{ by: escapeCell(evidence.model, longestCell), result: looked, commit }];
    }
    case "approval": {
      const by = escapeCell(evidence.by, longestCell);
      return [{ by, result: renderLink(result, evidence.url), commit }];
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
      result: linked(resultWithoutChange(red), red.url),
      commit: renderCommit(red.sha, place),
    },
  ];
}

/** The address is ours. */
function linked(text: string, url: string | undefined): string {
  return url === undefined ? text : `[${text}](${url})`;
}

function commandCell({ command }: ShownCommand): string {
  return codeSpan(clip(command, longestCell)).replaceAll("|", "\\|");
}
