import type { Raise } from "./state.ts";

const units = [
  [/^(?:usd|dollars?|\$)$/, "usd"],
  [/^(?:iterations?|its?)$/, "iterations"],
  [/^(?:minutes?|mins?|m)$/, "minutes"],
  [/^(?:hours?|h)$/, "hours"],
  [/^(?:tokens?|tok)$/, "tokens"],
] as const;
type Unit = (typeof units)[number][1];

/** More than anybody means by one comment. */
const most: Record<Unit, number> = {
  usd: 10_000,
  iterations: 1000,
  minutes: 100_000,
  hours: 1000,
  tokens: 10_000_000_000,
};

const usage = "Say by how much, such as `/cco budget +5usd +10iterations`.";

type Parsed =
  | { readonly raise: Raise; readonly problem?: undefined }
  | { readonly raise?: undefined; readonly problem: string };

const amounts =
  /\+?\s*(\$?)\s*(\d{1,12}(?:[.,]\d{1,4})?)\s*(?:([km])(?=\s*tok))?\s*([a-z]*)[\s,;]*(?:and\s+)?/iy;

/** `+5usd +10iterations +60minutes +100000tokens`, also `+$5`, `+2h`, `+100k tokens`. The same unit twice adds up. */
export function parseRaise(line: string): Parsed {
  const text = line.replaceAll(/\s+/g, " ").replace(/[ .!;,]+$/, "");
  let raise: Raise = {};
  let at = 0;
  while (at < text.length) {
    amounts.lastIndex = at;
    const found = amounts.exec(text);
    if (found === null)
      return { problem: /^[-−–]/.test(text.slice(at)) ? "A budget can only be raised." : usage };
    const amount = amountOf(found);
    if (typeof amount === "string") return { problem: amount };
    raise = { ...raise, [amount.key]: (raise[amount.key] ?? 0) + amount.count };
    at = amounts.lastIndex;
  }
  return at === 0 ? { problem: usage } : { raise };
}

/** The amount, or the sentence that says why it is none. */
function amountOf(found: RegExpExecArray): { readonly key: keyof Raise; readonly count: number } | string {
  const [, dollar = "", number = "", scale = "", word = ""] = found;
  const unit = unitOf(dollar || word);
  const contradicts = dollar !== "" && word !== "" && unitOf(word) !== "usd";
  if (unit === undefined || contradicts) return usage;
  const count = roundOff(Number(number.replace(",", ".")) * (scalesOf(scale) ?? 1));
  const isPart = (unit === "iterations" || unit === "tokens") && !Number.isInteger(count);
  if (isPart || count <= 0) return `\`${number} ${unit}\` is no amount. ${usage}`;
  if (count > most[unit]) return `At most ${most[unit].toLocaleString("en-US")} ${unit} at once.`;
  return unit === "hours" ? { key: "minutes", count: count * 60 } : { key: unit, count };
}

function unitOf(word: string): Unit | undefined {
  return units.find(([pattern]) => pattern.test(word.toLowerCase()))?.[1];
}

function scalesOf(letter: string): number | undefined {
  return { k: 1000, m: 1_000_000 }[letter.toLowerCase()];
}

/** 4.35k is 4,350, whatever floating point makes of it. */
function roundOff(count: number): number {
  return Math.round(count * 10_000) / 10_000;
}
