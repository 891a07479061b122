import type { JudgeRequest } from "../core/judge-port.ts";
import { asData, inOrder } from "../core/judge-question.ts";
import type { Material } from "./judge-material.ts";
import { bounded } from "./judge-tools.ts";

/** What a judge with tools begins with: what changed, and how the checks ended. */
export async function writeOverview(request: JudgeRequest, material: Material): Promise<string> {
  const ends = request.evidence.map(({ criterion, command, end }) => `${criterion}: ${command}: ${end}`);
  return [
    asData("what differs from the base", bounded(await material.diff())),
    asData("how the checks ended", bounded(inOrder(ends, request.order).join("\n") || "None was run.")),
    "Look with the tools, then call `answer` with one judgement for each criterion.",
  ].join("\n\n");
}

/** What a judge without tools is shown, chosen by code, and what there was no room for. Characters. */
export async function writeMaterial(
  request: JudgeRequest,
  material: Material,
  room: number,
): Promise<string> {
  const changed = inOrder(await material.changed(), request.order);
  const parts = [
    asData("what differs from the base", fitted(await material.diff(), room / 8)),
    asData("what the checks printed", fitted(material.evidence(), room / 4)),
    asData("files at the commit", fitted(await material.listFiles(""), room / 8)),
  ];
  let left = room - parts.join("").length;
  const omitted: string[] = [];
  for (const { path, isNew } of changed) {
    // Small files still fit in when a large one did not.
    if (left < 200) {
      omitted.push(path);
      continue;
    }
    const text = bounded(isNew ? await material.readFile(path) : await material.diff(path));
    const part = asData(isNew ? `the new file ${path}` : `the patch of ${path}`, text);
    if (part.length > left) omitted.push(path);
    else {
      parts.push(part);
      left -= part.length;
    }
  }
  if (omitted.length > 0)
    parts.push(
      `No room for these changed files, of which you know nothing: ${fitted(omitted.join(", "), 2000)}`,
    );
  return parts.join("\n\n");
}

function fitted(text: string, most: number): string {
  const shown = bounded(text);
  const length = Math.floor(most);
  if (shown.length <= length) return shown;
  return `${shown.slice(0, length)}\n[${shown.length - length} more characters left out]`;
}
