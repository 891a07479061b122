import { type CheckedCriterion, commandsOf } from "./drafting.ts";
import { pastOf } from "./evolve-iteration.ts";
import { type JudgementEvidence, renderJudgement, renderReferences } from "./judged-text.ts";
import { nextStrategy } from "./ladder.ts";
import { clip, codeBlock, codeSpan, escapeCell, escapeLine } from "./markdown-escape.ts";
import { isRequired } from "./mission.ts";
import { type CriterionStanding, standingOf } from "./standing.ts";
import type { MissionState } from "./state.ts";
import { truncateTail } from "./truncate.ts";
import type { Evidence } from "./verdict.ts";

/** Where a mission's commits and records can be looked at, an address without a slash at the end. */
export type Place = { readonly repository?: string | undefined };

/** How much of a mission is shown: most characters of a text, of a reason; most iterations. */
export type Detail = { readonly text: number; readonly reason: number; readonly rows: number };

export const wholeDetail: Detail = { text: 1000, reason: 2000, rows: 50 };

/** Each criterion with its verdict, why, where that can be looked up, and what commands call it. */
export function renderChecklist(state: MissionState, place: Place, detail = wholeDetail): string {
  return standingOf(state)
    .map((one) => {
      const { criterion, verdict, reason, proof } = one;
      const how = `${proof === undefined ? "" : ` (${proof})`}${one.flaky === undefined ? "" : " · flaky"}`;
      const optional = isRequired(state.mission, criterion) ? "" : " · optional";
      const box = verdict === "met" ? "x" : " ";
      const text = escapeLine(criterion.text, detail.text);
      const line = `- [${box}] **${text}** · ${criterion.priority}${optional} · ${verdict}${how}`;
      const links = evidenceLinks(one, state, place);
      const drafted = detail.reason > 0 ? renderDrafted(criterion) : "";
      const why = [escapeLine(reason, detail.reason), drafted, ...(detail.reason > 0 ? links : [])];
      return `${line}\n  ${[...why, codeSpan(criterion.id)].filter((part) => part !== "").join(" · ")}`;
    })
    .join("\n");
}

/** A check that is a model's and not the author's is shown: people see what `tested` stands for. */
export function renderDrafted({ checks, draftedBy, draftedBefore }: CheckedCriterion): string {
  if (draftedBy === undefined) return "";
  const now = renderCommands(commandsOf({ checks }));
  const before = draftedBefore === undefined ? "" : `, instead of ${renderCommands(draftedBefore)}`;
  return `check drafted by ${escapeLine(draftedBy, 100)}: ${now}${before}`;
}

function renderCommands(commands: readonly string[]): string {
  return commands.map((command) => codeSpan(clip(command, 500))).join(", ");
}

/** The records of a mission are files of its tracking branch. */
export function recordsOf({ mission }: Pick<MissionState, "mission">, repository: string): string {
  return `${repository}/blob/cco/state/${mission.id}`;
}

export function renderCommit(sha: string, { repository }: Place): string {
  const short = `\`${sha.slice(0, 9)}\``;
  return repository === undefined ? short : `[${short}](${repository}/commit/${sha})`;
}

function evidenceLinks(
  { evidence }: CriterionStanding,
  state: MissionState,
  { repository }: Place,
): readonly string[] {
  const records = repository === undefined ? undefined : recordsOf(state, repository);
  const commit = filesOf(state, repository);
  return evidence.flatMap((one) =>
    one.kind === "judgement" ? renderReferences(one, commit) : linksTo(one, records),
  );
}

/** Where the files of the head can be looked at. */
export function filesOf({ head }: MissionState, repository: string | undefined): string | undefined {
  return repository === undefined ? undefined : `${repository}/blob/${head}`;
}

function linksTo(
  evidence: Exclude<Evidence, JudgementEvidence>,
  records: string | undefined,
): readonly string[] {
  switch (evidence.kind) {
    case "command": {
      if (evidence.log === undefined || records === undefined) return [];
      return [`[log](${records}/${evidence.log.split("/").map(encodeURIComponent).join("/")})`];
    }
    case "check-run":
      return [linked(evidence.name, evidence.url)];
    case "approval":
      return evidence.url === undefined ? [] : [linked("approval", evidence.url)];
  }
}

function linked(text: string, url: string): string {
  const name = escapeLine(text, 100);
  return /^https?:\/\/[^\s()<>]+$/.test(url) ? `[${name}](${url})` : name;
}

/**
 * What was run for each criterion, and the end of what it printed.
 *
 * @param commit address of the head's files, for links.
 */
export function renderEvidence(
  standings: readonly CriterionStanding[],
  longestTail: number,
  commit?: string,
): string {
  return standings
    .flatMap(({ criterion, evidence }) =>
      evidence.map((one) =>
        one.kind === "judgement"
          ? renderJudgement(criterion.id, one, commit)
          : renderOne(criterion.id, one, longestTail),
      ),
    )
    .join("\n\n");
}

function renderOne(id: string, evidence: Exclude<Evidence, JudgementEvidence>, longestTail: number): string {
  switch (evidence.kind) {
    case "command": {
      const { command, ending, exitCode, durationMs, tail } = evidence;
      const end = ending === "exited" ? `exit ${exitCode}` : ending;
      const head = `**${id}** ${codeSpan(clip(command, 500))} · ${end} · ${(durationMs / 1000).toFixed(1)} s`;
      const printed = truncateTail(tail, longestTail);
      return printed.trim() === "" ? head : `${head}\n\n${codeBlock(printed)}`;
    }
    case "check-run": {
      const head = `**${id}** ${linked(evidence.name, evidence.url)} · ${escapeLine(evidence.conclusion, 40)}`;
      const said = truncateTail(evidence.tail ?? "", longestTail);
      return said.trim() === "" ? head : `${head}\n\n${codeBlock(said)}`;
    }
    case "approval":
      return `**${id}** approved by ${escapeLine(evidence.by, 60)}`;
  }
}

/** All criteria in a table. */
export function renderTable(state: MissionState, detail = wholeDetail): string {
  const rows = standingOf(state).map(({ criterion, verdict, reason, proof }) => {
    const text = `**${criterion.id}** ${escapeCell(criterion.text, detail.text)}`;
    return `| ${text} | ${criterion.priority} | ${verdict} | ${proof ?? ""} | ${escapeCell(reason, detail.reason)} |`;
  });
  return ["| criterion | priority | verdict | how | why |", "|---|---|---|---|---|", ...rows].join("\n");
}

/** The iterations that ended, the one that is being reported among them, newest last, folded. */
export function renderHistory(state: MissionState, place: Place, detail = wholeDetail): string {
  const { open, phase } = state;
  const all = open !== undefined && phase === "planned" ? [...state.past, pastOf(state, open)] : state.past;
  const past = detail.rows === 0 ? [] : all.slice(-detail.rows);
  if (past.length === 0) return "";
  const rows = past.map(
    (one) =>
      `| ${one.iteration} | ${one.strategy} | ${escapeCell(one.summary, 80)} | ${one.ending} | ${one.met} | ${renderCommit(one.sha, place)} | $${one.usd.toFixed(2)} |`,
  );
  const rung = state.fruitless > 0 && state.closed === undefined ? nextStrategy(state) : undefined;
  const ladder = rung === undefined ? "" : `\n\n${state.fruitless} without progress; next: ${rung}.`;
  const head = "| # | how | what | ended | met | commit | cost |\n|--:|---|---|---|--:|---|--:|";
  const ended = past.at(-1)?.iteration ?? 0;
  const count = `${ended} ${ended === 1 ? "iteration" : "iterations"}`;
  const shown = past.length < all.length ? `the last ${past.length} iterations` : count;
  return `<details><summary>${shown}</summary>\n\n${head}\n${rows.join("\n")}${ladder}\n\n</details>`;
}
