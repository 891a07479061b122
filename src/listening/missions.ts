import type { People } from "../adapters/github-people.ts";
import type { Issue, Situation } from "../adapters/github-situation.ts";
import { pinDocument } from "../adapters/mission-source.ts";
import { parseDocument } from "../adapters/yaml-document.ts";
import { mistakes } from "../core/error.ts";
import type { PinnedMission } from "../core/mission.ts";
import type { MissionOptions } from "../core/parse-mission.ts";
import { slugOf } from "../core/slug.ts";
import type { MissionState } from "../core/state.ts";
import { approvalOf, type TextAtHand } from "../core/text-approval.ts";

/** A mission on GitHub: an issue, or a file of the default branch. */
export type MissionRef = {
  readonly id: string;
  readonly issue: number | undefined;
  readonly file: string | undefined;
};

/** @param text what a person or a dispatch calls it: `42`, `#42`, `issue-42`, a path, or the id of a file's mission. */
export function missionRefOf(text: string): MissionRef {
  const [, number] = /^(?:#|issue-)?(\d+)$/.exec(text) ?? [];
  if (number !== undefined) return { id: `issue-${number}`, issue: Number(number), file: undefined };
  if (text.includes("/")) return { id: slugOf(nameIn(text)), issue: undefined, file: text };
  const file = text === "mission" ? ".cco/mission.yaml" : `.cco/missions/${text}.yaml`;
  return { id: text, issue: undefined, file };
}

function nameIn(path: string): string {
  return path.replace(/^.*\//, "").replace(/\.(ya?ml|json)$/, "");
}

/** How a dispatch names it. */
export function nameOf({ issue, file, id }: MissionRef): string {
  return issue === undefined ? (file ?? id) : String(issue);
}

export type PinnedText = { readonly pinned: PinnedMission | undefined; readonly notices: readonly string[] };

type TextContext = {
  readonly state: MissionState | undefined;
  readonly people: People;
  readonly layers: Layers;
};
type Layers = Pick<MissionOptions, "defaults" | "overrides">;

/**
 * The mission's text as it is now, or undefined when it must not be followed: it is gone, or somebody changed it
 * who may not. Whoever may write to the repository may write commands into an issue; nobody else.
 */
export async function readText(
  ref: MissionRef,
  situation: Situation,
  context: TextContext,
): Promise<PinnedText> {
  if (ref.file !== undefined) return fileText(ref, situation, context);
  if (situation.issue === undefined) return { pinned: undefined, notices: [] };
  const { issue } = situation;
  // Loaded by now, while GitHub was asked.
  const { readIssue, textHash } = await import("../adapters/issue-mission.ts");
  const trusted = readIssue(issue, { ...context.layers, commandsTrusted: true });
  // The text that is pinned already was looked at when it was pinned.
  if (trusted.pinned.hash === context.state?.specHash) return trusted;

  const { people, state } = context;
  const hash = textHash(issue);
  if (hash === state?.textApproved?.hash) return trusted;
  const { authorMay, editorMay } = await writersOf(issue, people);
  if (authorMay && editorMay) return trusted;
  const approval = approvalOf(hash);
  const untrusted = readIssue(issue, { ...context.layers, commandsTrusted: false, approval });
  if (state === undefined || untrusted.pinned.hash === state.specHash) return untrusted;
  const who = editorMay
    ? `The text was changed, but ${issue.author ?? "its author"}, who wrote it,`
    : `${issue.editor ?? issue.author ?? "Somebody"} changed the text and`;
  return {
    pinned: undefined,
    notices: [
      `${who} has no write access: the pinned text holds. Somebody with write access who has looked at it takes it over: \`${approval}\`.`,
    ],
  };
}

async function writersOf(issue: Issue, people: People) {
  const [authorMay, editorMay] = await Promise.all([
    people.hasWriteAccess(issue.author),
    people.hasWriteAccess(issue.editor ?? issue.author),
  ]);
  return { authorMay, editorMay };
}

/**
 * The issue's text for an approval by somebody who said so at a time. What that person changed is what that person
 * looked at. @param said undefined where the time is not known.
 */
export async function textAtHand(
  issue: Issue | undefined,
  people: People,
  said: { readonly actor: string; readonly at: number | undefined },
): Promise<TextAtHand | undefined> {
  if (issue === undefined) return undefined;
  const { textHash } = await import("../adapters/issue-mission.ts");
  const { authorMay, editorMay } = await writersOf(issue, people);
  const { editedAt = 0, editor } = issue;
  const isNewer = said.at === undefined || (editedAt >= said.at && editor !== said.actor);
  return { hash: textHash(issue), counts: authorMay && editorMay, isNewer };
}

/** A file that is gone does not end a mission that was opened: the ledger has its text. */
function fileText(ref: MissionRef, { files }: Situation, { state, layers }: TextContext): PinnedText {
  const { id, file = "" } = ref;
  const text = files[file];
  if (text !== undefined) return pinDocument(parseDocument(text, file), { file, id, ...layers });
  if (state === undefined) throw mistakes.missionMissing(file);
  return {
    pinned: undefined,
    notices: [`${file} is not on the default branch any more: the pinned text holds.`],
  };
}
