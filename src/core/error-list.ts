import { z } from "zod";
import { endingKinds, responseTo } from "./ending.ts";
import { escapeLine } from "./markdown-escape.ts";
import { plural } from "./plural.ts";
import type { MissionState } from "./state.ts";
import { truncateHead } from "./truncate.ts";

export const errorListSchema = z.object({
  count: z.int().min(0).describe("How many sessions failed, by no fault of the work, in all."),
  last: z
    .array(z.object({ iteration: z.int().min(0), kind: z.enum(endingKinds), detail: z.string() }))
    .readonly()
    .describe("The last of them, oldest first."),
});
/** What failed on the way: sessions that died, stalled or were refused. Limits and unmet criteria are no errors. */
export type ErrorList = z.infer<typeof errorListSchema>;

/** Of more it is only counted how many there were. */
const kept = 5;

/** Characters of one that are kept: the ledger has all of it. */
const longest = 300;

/** The list after a fact that made `next` of `before`; empty when it was no error. */
export function erred(before: MissionState, next: MissionState): Pick<MissionState, "errors"> {
  const { setback } = next;
  if (setback === undefined || setback === before.setback) return {};
  const response = responseTo(setback.kind);
  if (response !== "retry" && response !== "stop") return {};
  const { count, last } = errorsOf(before);
  const { kind, detail } = setback;
  const error = { iteration: next.iteration, kind, detail: truncateHead(detail, longest) };
  return { errors: { count: count + 1, last: [...last, error].slice(-kept) } };
}

export function errorsOf({ errors }: MissionState): ErrorList {
  return errors ?? { count: 0, last: [] };
}

/** One line: how many, and the last. Empty when there was none. */
export function errorLine(state: MissionState): string {
  const { count, last } = errorsOf(state);
  const error = last.at(-1);
  if (error === undefined) return "";
  const [what = ""] = error.detail.split("\n", 1);
  return `${plural(count, "error")}, the last in iteration ${error.iteration}: ${error.kind}. ${what}`;
}

/** The last of them, folded, as Markdown. */
export function renderErrors(state: MissionState): string {
  const { count, last } = errorsOf(state);
  if (count === 0) return "";
  const lines = last.map(
    ({ iteration, kind, detail }) => `- iteration ${iteration}, ${kind}: ${escapeLine(detail, longest)}`,
  );
  const shown =
    count > last.length ? `${plural(count, "error")}, the last ${last.length}` : plural(count, "error");
  return `<details><summary>${shown}</summary>\n\n${lines.join("\n")}\n\n</details>`;
}
