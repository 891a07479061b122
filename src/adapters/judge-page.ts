/** What one look shows at most. Characters. */
export const longestPage = 16_000;
const mostLines = 400;
const longestLine = 600;

type Page = {
  /** Counts from 1. */
  readonly from: number;
  readonly to?: number | undefined;
  readonly numbered: boolean;
};

/** Some lines of a text, and what was left out of it: nothing is cut without a word. */
export function pageOf(lines: readonly string[], { from, to, numbered }: Page): string {
  if (lines.length === 0) return "[empty]";
  const first = Math.min(Math.max(1, Math.floor(from)), lines.length);
  const wished = Math.min(lines.length, to === undefined ? lines.length : Math.max(first, Math.floor(to)));
  const shown: string[] = [];
  let length = 0;
  for (let line = first; line <= wished && shown.length < mostLines; line++) {
    const text = `${numbered ? `${line}: ` : ""}${cut(lines[line - 1] ?? "")}`;
    if (length + text.length > longestPage) break;
    length += text.length + 1;
    shown.push(text);
  }
  const last = first + shown.length - 1;
  if (first === 1 && last === lines.length) return shown.join("\n");
  const next = last < lines.length ? `; ask again with from ${last + 1}` : "";
  return `${shown.join("\n")}\n[lines ${first} to ${last} of ${lines.length}${next}]`;
}

function cut(line: string): string {
  if (line.length <= longestLine) return line;
  return `${line.slice(0, longestLine)} [${line.length - longestLine} more characters in this line left out]`;
}
