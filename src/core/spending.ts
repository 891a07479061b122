import { spentInDay } from "./day-budget.ts";
import { escapeCell } from "./markdown-escape.ts";
import type { Spending } from "./spending-schema.ts";
import type { MissionState } from "./state.ts";

/** For programs. */
export function spendingOf({ accounts, mission, lastAt }: MissionState): Spending {
  const { iterations = [], criteria = {}, models = [] } = accounts ?? {};
  return {
    iterations: iterations.map((one) => ({
      ...one,
      worker: roundedUsd(one.worker),
      manager: roundedUsd(one.manager),
      judge: roundedUsd(one.judge),
    })),
    criteria: mission.criteria.flatMap(({ id }) => {
      const own = criteria[id];
      return own === undefined ? [] : [{ id, usd: roundedUsd(own.usd), tokens: Math.round(own.tokens) }];
    }),
    models: models.map((one) => ({ ...one, usd: roundedUsd(one.usd) })),
    dayUsd: roundedUsd(spentInDay({ accounts }, lastAt)),
  };
}

/** The same for people, folded. Empty while nothing was spent. */
export function renderSpending(state: MissionState): string {
  const { iterations, criteria, models } = spendingOf(state);
  if (models.length === 0) return "";
  const tables = [
    table(
      ["model", "as", "tokens", "cost"],
      models.map((one) => [one.model, one.role, count(one.tokens), dollars(one.usd)]),
    ),
    table(
      ["criterion", "tokens", "cost"],
      criteria.map((one) => [one.id, count(one.tokens), dollars(one.usd)]),
    ),
    table(
      ["iteration", "for", "worker", "manager", "judge", "tokens"],
      iterations.map((one) => [
        `${one.iteration}`,
        one.focus.join(", "),
        dollars(one.worker),
        dollars(one.manager),
        dollars(one.judge),
        count(one.tokens),
      ]),
    ),
  ];
  const shown = tables.filter((one) => one !== "").join("\n\n");
  return `<details><summary>where the money went</summary>\n\n${shown}\n\n</details>`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => escapeCell(cell, 100)).join(" | ")} |`;
  return [line(heads), `|${"---|".repeat(heads.length)}`, ...rows.map(line)].join("\n");
}

function count(tokens: number): string {
  return tokens.toLocaleString("en-US");
}

function dollars(usd: number): string {
  return `$${usd.toFixed(4)}`;
}

/** Dollars to a hundredth of a cent. */
export function roundedUsd(usd: number): number {
  return Math.round(usd * 10_000) / 10_000;
}
