import { findInvisible, visibleText } from "./visible-text.ts";

/** Most characters an issue can have, says GitHub. */
const longestBody = 65_536;

export type IssueBody = { readonly text: string; readonly notices: readonly string[] };

/** The body as a person sees it: line feeds, no invisible characters. Lines keep their numbers. */
export function plainBody(body: string): IssueBody {
  const whole = body
    .toWellFormed()
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[\uE000\uE001]/g, "");
  const notices: string[] = [];
  if (whole.length > longestBody) {
    notices.push(
      `The issue is longer than ${longestBody.toLocaleString("en-US")} characters: the rest was not read.`,
    );
  }
  const lines = whole.slice(0, longestBody).split("\n");
  const hidden = lines.findIndex((line) => findInvisible(line) !== undefined);
  if (hidden >= 0) {
    const found = findInvisible(lines[hidden] ?? "");
    notices.push(
      `Line ${hidden + 1}: invisible characters (${found}) were dropped, here and wherever else they are.`,
    );
  }
  return { text: lines.map(fullyVisible).join("\n"), notices };
}

/** Dropping a filler can leave a joiner that joins nothing any more. */
function fullyVisible(line: string): string {
  let text = line;
  for (let pass = 0; pass < 5 && findInvisible(text) !== undefined; pass++) text = visibleText(text);
  return findInvisible(text) === undefined ? text : text.replaceAll(/[\u200C\u200D]/g, "");
}
