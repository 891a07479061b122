import { visibleText } from "./visible-text.ts";

/** Text of others stays text: no tags, no mentions, no references that would notify anybody or close anything. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/([\\`*_~[\]])/g, "\\$1")
    .replace(/@(?=\w)/g, "@\u200b")
    .replace(/#(?=\d)/g, "#\u200b")
    .replace(/(?<=\bGH)-(?=\d)/gi, "-\u200b")
    .replace(/(?<=\/(?:issues|pull|discussions)\/)(?=\d)/g, "\u200b");
}

/** One line of others' text, at most `longest` characters of it. Code in backticks stays code. */
export function escapeLine(text: string, longest = 2000): string {
  const line = clip(visibleText(text).replaceAll(/\s+/g, " ").trim(), longest);
  // Inside of code nothing is a mention or a tag; what could be taken for a marker of ours is not left there.
  return line
    .split(/((?<![\\`])`[^`]+`(?!`))/)
    .map((part, index) => (index % 2 === 1 && !/<!--|-->/.test(part) ? part : escapeMarkdown(part)))
    .join("");
}

/** The same for a cell of a table. */
export function escapeCell(text: string, longest = 2000): string {
  return escapeLine(text, longest).replaceAll("|", "\\|");
}

/** Text as a code span, whatever is in it. */
export function codeSpan(text: string): string {
  const code = visibleText(text).replaceAll(/\s+/g, " ").trim();
  const marks = "`".repeat(longestRun(code) + 1);
  const pad = code.startsWith("`") || code.endsWith("`") ? " " : "";
  return code === "" ? "" : `${marks}${pad}${code}${pad}${marks}`;
}

/** Text as a block of code, whatever is in it. */
export function codeBlock(text: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}text\n${text.trimEnd()}\n${fence}`;
}

/** Text cut to a length, never through a character. */
export function clip(text: string, longest: number): string {
  if (text.length <= longest) return text;
  if (longest < 1) return "";
  const kept = text.slice(0, longest - 1);
  return `${kept.isWellFormed() ? kept : kept.slice(0, -1)}…`;
}

function longestRun(text: string): number {
  return [...text.matchAll(/`+/g)].reduce((longest, [run]) => Math.max(longest, run.length), 0);
}
