import { type Place, renderCommit } from "./address.ts";
import { type Detail, wholeDetail } from "./detail.ts";
import { pastOf } from "./evolve-iteration.ts";
import { isManual } from "./hand-over.ts";
import { nextStrategy } from "./ladder.ts";
import { escapeCell } from "./markdown-escape.ts";
import { plural } from "./plural.ts";
import type { MissionState } from "./state.ts";

/** The iterations that ended, the one that is being reported among them, newest last, folded. */
export function renderHistory(state: MissionState, place: Place, detail: Detail = wholeDetail): string {
  const { open, phase } = state;
  const all = open !== undefined && phase === "planned" ? [...state.past, pastOf(state, open)] : state.past;
  const past = detail.rows === 0 ? [] : all.slice(-detail.rows);
  if (past.length === 0) return "";
  const rows = past.map(
    (one) =>
      `| ${one.iteration} | ${one.strategy} | ${escapeCell(one.summary, 80)} | ${one.ending} | ${one.met} | ${renderCommit(one.sha, place)} | $${one.usd.toFixed(2)} |`,
  );
  const climbs = state.fruitless > 0 && state.closed === undefined && !isManual(state);
  const rung = climbs ? nextStrategy(state) : undefined;
  const fruitless = `${plural(state.fruitless, "iteration")} without progress`;
  const ladder = rung === undefined || rung === "work" ? "" : `\n\n${fruitless}; next: ${rung}.`;
  const head = "| # | how | what | ended | met | commit | cost |\n|--:|---|---|---|--:|---|--:|";
  const ended = past.at(-1)?.iteration ?? 0;
  const shown = past.length < all.length ? `the last ${past.length} iterations` : plural(ended, "iteration");
  return `<details><summary>${shown}</summary>\n\n${head}\n${rows.join("\n")}${ladder}\n\n</details>`;
}
