import { plainBody } from "../core/issue-body.ts";
import { criterionKey } from "../core/issue-criterion.ts";
import { draftIssue } from "../core/issue-draft.ts";
import { parseMarkdown } from "./markdown.ts";

/** The criteria whose boxes an edit of an issue ticked: those that were there before, unticked. See `criterionKey`. */
export function ticksIn({
  before,
  after,
}: {
  readonly before: string;
  readonly after: string;
}): readonly string[] {
  const open = new Set(boxesOf(before, false));
  return boxesOf(after, true).filter((key) => open.has(key));
}

function boxesOf(body: string, isTicked: boolean): readonly string[] {
  const blocks = parseMarkdown(plainBody(body).text);
  const { criteria } = draftIssue({ title: "", labels: [], blocks });
  return criteria.filter(({ ticked = false }) => ticked === isTicked).map(({ text }) => criterionKey(text));
}
