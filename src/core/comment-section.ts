import { truncateMarkdown } from "./truncate.ts";

const begin = "<!-- cco:begin -->";
const end = "<!-- cco:end -->";

/** GitHub refuses a body of more than 65,536 characters. */
const longestBody = 65_000;
/** A section shorter than this says nothing. */
const shortestSection = 500;

/** The mission whose section is in a pull request's text; undefined where there is none. See `commentMarker`. */
export function missionIn(body: string): string | undefined {
  return /<!-- cco:begin -->\n<!-- cco:mission:([^\s<>]+) -->\n/.exec(body.replaceAll("\r", ""))?.[1];
}

export function wrapSection(inner: string): string {
  return `${begin}\n${inner}\n${end}`;
}

/**
 * A pull request's text with our section in the place of the old one, or at the end where there is none. Everything
 * outside of a whole pair of markers is somebody else's and stays, whatever became of the markers: further pairs are
 * ours and go, a marker without its other half goes alone. What has no room is cut from the section.
 */
export function replaceSection(body: string, section: string): string {
  const { kept, at } = takeSections(body);
  const before = kept.slice(0, at ?? kept.length);
  const after = kept.slice(before.length);
  const gap = at === undefined && before.trim() !== "" ? "\n\n" : "";
  const head = at === undefined ? `${before.trimEnd()}${gap}` : before;
  const room = longestBody - head.length - after.length;
  if (room < shortestSection) return `${head.trimEnd()}${after}`;
  return `${head}${fitted(section, room)}${after}`;
}

/** The text without our sections and markers, and where the first of them was. */
function takeSections(body: string): { readonly kept: string; readonly at: number | undefined } {
  const cuts: { readonly from: number; readonly to: number; readonly isPair: boolean }[] = [];
  let open: number | undefined;
  for (const { 0: mark, index } of body.matchAll(/<!-- cco:(?:begin|end) -->/g)) {
    const isBegin = mark === begin;
    if (isBegin && open !== undefined) cuts.push({ from: open, to: open + begin.length, isPair: false });
    if (!isBegin) cuts.push({ from: open ?? index, to: index + end.length, isPair: open !== undefined });
    open = isBegin ? index : undefined;
  }
  if (open !== undefined) cuts.push({ from: open, to: open + begin.length, isPair: false });
  const place = cuts.find((cut) => cut.isPair) ?? cuts[0];
  let kept = "";
  let at: number | undefined;
  let from = 0;
  for (const cut of cuts) {
    kept += body.slice(from, cut.from);
    if (cut === place) at = kept.length;
    from = cut.to;
  }
  return { kept: kept + body.slice(from), at };
}

function fitted(section: string, room: number): string {
  if (section.length <= room) return section;
  const inner = section.slice(begin.length, -end.length).trim();
  return wrapSection(truncateMarkdown(inner, room - begin.length - end.length - 2));
}
