import type { CriterionReport, ShownCommand, ShownEvidence } from "./criterion-report.ts";
import type { Detail } from "./detail.ts";
import { renderJudgement, renderReferences } from "./judged-text.ts";
import { clip, codeBlock, codeSpan, escapeLine } from "./markdown-escape.ts";
import { resultOf, resultWithoutChange, secondsOf } from "./proof-words.ts";
import { truncateTail } from "./truncate.ts";

/** Characters of a reason below which there is no room for much else. */
const fewReasons = 200;

/** Each criterion with its verdict, why, where that can be looked up, and what commands call it while it is open. */
export function renderChecklist(reports: readonly CriterionReport[], detail: Detail): string {
  return reports.map((one) => renderItem(one, detail)).join("\n");
}

function renderItem(report: CriterionReport, detail: Detail): string {
  const { id, text, priority, required, verdict, reason, evidence } = report;
  const box = verdict === "met" ? "x" : " ";
  const line = `- [${box}] **${escapeLine(text, detail.text)}** · ${priority}${required ? "" : " · optional"} · ${standingWords(report)}`;
  // Of what is met they are the first to go.
  const hasLinks = detail.reason >= (verdict === "met" ? fewReasons : 1);
  const links = hasLinks ? evidence.flatMap(linksTo) : [];
  const drafted = detail.reason > 0 ? renderDrafted(report) : "";
  // What is met needs no command; its name stands with its proof.
  const name = verdict === "met" ? "" : codeSpan(id);
  const parts = [drafted, ...links, name].filter((part) => part !== "").join(" · ");
  const why = [escapeLine(reason, detail.reason), parts].filter((part) => part !== "").join(" ");
  return why === "" ? line : `${line}\n  ${why}`;
}

/** What is worth a word beside the text: the work's own part in it, how it was found, whether that can be trusted. */
function standingWords(report: CriterionReport): string {
  const { before, verdict } = report;
  const isNews = before !== undefined && before.verdict !== verdict && verdict !== "unknown";
  return isNews ? `${before.verdict} at the base → ${verdictWords(report)}` : verdictWords(report);
}

/** `met (proved)`, `unmet · flaky`. */
export function verdictWords({ verdict, proof, flaky }: CriterionReport): string {
  return `${verdict}${proof === undefined ? "" : ` (${proof})`}${flaky === undefined ? "" : " · flaky"}`;
}

/** A check that is a model's and not the author's is shown: people see what `tested` stands for. */
export function renderDrafted({ drafted }: CriterionReport): string {
  if (drafted === undefined) return "";
  const { by, commands, before } = drafted;
  const instead = before === undefined ? "" : `, instead of ${renderCommands(before)}`;
  return `check drafted by ${escapeLine(by, 100)}: ${renderCommands(commands)}${instead}`;
}

function renderCommands(commands: readonly string[]): string {
  return commands.map((command) => codeSpan(clip(command, 500))).join(", ");
}

function linksTo(evidence: ShownEvidence): readonly string[] {
  switch (evidence.kind) {
    case "command":
      return evidence.url === undefined ? [] : [renderLog(evidence.url)];
    case "check-run":
      return [renderLink(evidence.name, evidence.url)];
    case "judgement":
      return renderReferences(evidence);
    case "approval":
      return evidence.url === undefined ? [] : [renderLink("approval", evidence.url)];
  }
}

export function renderLog(url: string | undefined): string {
  return url === undefined ? "" : `[log](${url})`;
}

/** Addresses that others gave are links only when they can be nothing else. */
export function renderLink(text: string, url: string | undefined): string {
  const name = escapeLine(text, 100);
  return url !== undefined && /^https?:\/\/[^\s()<>|]+$/.test(url) ? `[${name}](${url})` : name;
}

/** What was run for each criterion, and the end of what it printed. */
export function renderEvidence(reports: readonly CriterionReport[], longestTail: number): string {
  return reports
    .flatMap(({ id, evidence }) => evidence.flatMap((one) => renderOne(id, one, longestTail)))
    .join("\n\n");
}

function renderOne(id: string, evidence: ShownEvidence, longestTail: number): readonly string[] {
  switch (evidence.kind) {
    case "command":
      return renderCommand(id, evidence, longestTail);
    case "check-run": {
      const head = `**${id}** ${renderLink(evidence.name, evidence.url)} · ${escapeLine(resultOf(evidence), 40)}`;
      return [withOutput(head, evidence.tail ?? "", longestTail)];
    }
    case "judgement":
      return [renderJudgement(id, evidence)];
    case "approval":
      return [`**${id}** approved by ${renderLink(evidence.by, evidence.url)}`];
  }
}

function renderCommand(id: string, evidence: ShownCommand, longestTail: number): readonly string[] {
  const { command, durationMs, tail, url, red } = evidence;
  const name = `**${id}** ${codeSpan(clip(command, 500))}`;
  const facts = [name, resultOf(evidence), secondsOf(durationMs), renderLog(url)];
  const head = facts.filter((part) => part !== "").join(" · ");
  const passed = withOutput(head, tail, longestTail);
  if (red === undefined) return [passed];
  const without = [
    `${name} without the change, at \`${red.sha.slice(0, 9)}\``,
    resultWithoutChange(red),
    renderLog(red.url),
  ];
  return [passed, withOutput(without.filter((part) => part !== "").join(" · "), red.tail, longestTail)];
}

function withOutput(head: string, output: string, longest: number): string {
  const printed = truncateTail(output, longest);
  return printed.trim() === "" ? head : `${head}\n\n${codeBlock(printed)}`;
}
