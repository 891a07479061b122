import { type Place, recordAddress } from "./address.ts";
import type { Detail } from "./detail.ts";
import { codeSpan, escapeLine } from "./markdown-escape.ts";
import type { MissionState } from "./state.ts";

/** What was taken out of the work, why, and where a person finds it to apply it. Folded when it is long. */
export function renderWithheld(state: MissionState, place: Place, detail: Detail): string {
  const { withheld = [] } = state;
  if (withheld.length === 0) return "";
  const shown = withheld.slice(detail.rows >= 20 ? -withheld.length : -5);
  const lines = shown.map(
    ({ path, why }) =>
      `- ${path === "." ? "All of it" : codeSpan(path.slice(0, 200))}: ${escapeLine(why, 300)}`,
  );
  const more = withheld.length > shown.length ? [`- … and ${withheld.length - shown.length} more`] : [];
  const patches = new Map(
    withheld.flatMap(({ iteration, patch }) => (patch ? [[iteration, patch] as const] : [])),
  );
  const links = [...patches].slice(-10).map(([iteration, patch]) => {
    const address = recordAddress(patch, state, place);
    return address === undefined ? codeSpan(patch) : `[iteration ${iteration}](${address})`;
  });
  const kept = links.length === 0 ? "" : `\nA person can apply it: patch of ${links.join(", ")}.`;
  const list = `${[...lines, ...more].join("\n")}\n${kept}`.trim();
  if (withheld.length < 4) return `Taken out of the work:\n${list}`;
  return `<details><summary>Taken out of the work (${withheld.length} paths)</summary>\n\n${list}\n\n</details>`;
}
