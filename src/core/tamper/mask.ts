import { type Language, tokensOf } from "./language.ts";

/** A text three ways, line by line, each with the same columns. */
export type Masked = {
  /** As it is. */
  readonly raw: readonly string[];
  /** Without comments, and without what is between quotes; the quotes stay. */
  readonly code: readonly string[];
  /** Nothing but comments. */
  readonly comments: readonly string[];
};

/** Longer lines are made by machines: nobody reads them, and no pattern has to. */
const longestLine = 1000;

/** Tells code from comments and literals, so that a word in a text is never taken for a call. Linear. */
export function maskText(text: string, language: Language): Masked {
  const raw = text.split(/\r?\n/).map((line) => (line.length > longestLine ? "" : line));
  const whole = raw.join("\n");
  const code: string[] = [];
  const comments: string[] = [];
  const tokens = tokensOf(language);
  let place = 0;
  for (let found = tokens.exec(whole); found !== null; found = tokens.exec(whole)) {
    const start = found.index;
    const end = found[0] === "`" ? endOfTemplate(whole, start) : start + found[0].length;
    const token = whole.slice(start, end);
    const isComment = /^(?:\/\/|\/\*|#)/.test(token);
    code.push(whole.slice(place, start), isComment ? blank(token) : emptied(token));
    comments.push(blank(whole.slice(place, start)), isComment ? token : blank(token));
    place = end;
    tokens.lastIndex = Math.max(end, start + 1);
  }
  code.push(whole.slice(place));
  return { raw, code: code.join("").split("\n"), comments: comments.join("").split("\n") };
}

function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, " ");
}

/** A literal without what is in it. */
function emptied(literal: string): string {
  return literal.length < 2 ? literal : `${literal[0]}${blank(literal.slice(1, -1))}${literal.at(-1)}`;
}

/** Where a template that begins here ends; templates can stand in the expressions of templates. */
function endOfTemplate(text: string, start: number): number {
  /** For each open template, the braces that are open in its expression; -1: in its text. */
  const open: number[] = [-1];
  let place = start + 1;
  while (place < text.length && open.length > 0) {
    const depth = open.at(-1) ?? -1;
    const next = text[place];
    if (next === "\\") place += 1;
    else if (depth < 0) place += inTemplate(open, text, place);
    else inExpression(open, depth, next);
    place += 1;
  }
  return Math.min(place, text.length);
}

/** How many characters more it took. */
function inTemplate(open: number[], text: string, place: number): number {
  if (text[place] === "`") open.pop();
  if (text[place] !== "$" || text[place + 1] !== "{") return 0;
  open[open.length - 1] = 0;
  return 1;
}

function inExpression(open: number[], depth: number, next: string | undefined): void {
  if (next === "`") open.push(-1);
  else if (next === "{") open[open.length - 1] = depth + 1;
  else if (next === "}") open[open.length - 1] = depth - 1;
}
