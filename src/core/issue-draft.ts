import {
  type CriterionDraft,
  type Drafted,
  draftBullets,
  draftTasks,
  joinDrafts,
  mergeRepeated,
} from "./issue-criterion.ts";
import { defaultCriteria } from "./issue-default.ts";
import { priorityNamed } from "./issue-priority.ts";
import { type Section, sectionsNamed, sectionsOf } from "./issue-section.ts";
import { type SettingsBlock, settingsIn } from "./issue-settings.ts";
import { constraintsOf, wordsOf } from "./issue-words.ts";
import { type Block, hasTask, tasksIn } from "./markdown-block.ts";
import { limits } from "./mission-file.ts";

/** What an issue says, before its settings are read. */
export type IssueDraft = {
  readonly title: string;
  readonly description: string;
  readonly criteria: readonly CriterionDraft[];
  readonly constraints: readonly string[];
  readonly context: string;
  readonly settings: readonly SettingsBlock[];
  readonly notices: readonly string[];
};

export type IssueText = {
  /** Without a `[CCO]` mark. */
  readonly title: string;
  readonly labels: readonly string[];
  readonly blocks: readonly Block[];
};

const mostConstraints = 100;

/**
 * Reads an issue the way a maintainer would. Criteria are the tasks under *Definition of Done* (its bullets or, at
 * last, its paragraphs, if it has no tasks), else all tasks of the issue, else the usual ones of its labels.
 * Nothing that is sloppy is refused: what cannot be used is a notice.
 */
export function draftIssue({ title, labels, blocks }: IssueText): IssueDraft {
  const { settings, rest, notices: unread } = settingsIn(sectionsOf(blocks));
  const sections = rest.filter((section) => !isNoResponse(section.blocks));
  const listed = listedCriteria(sections);
  const merged = mergeRepeated(listed.drafts);
  const constraints = constraintsOf(sections);
  const words = wordsOf(sections);
  const isBare =
    merged.drafts.length === 0 && !settings.some((block) => /^\s*definition_?of_?done:/im.test(block.text));
  const usual =
    isBare && (title !== "" || words.description !== "")
      ? defaultCriteria(title || firstLine(words.description), labels)
      : undefined;
  return {
    title,
    ...words,
    criteria: usual?.drafts ?? merged.drafts,
    constraints: constraints.slice(0, mostConstraints),
    settings,
    notices: [
      ...unread,
      ...(usual === undefined ? [] : [usual.notice]),
      ...listed.notices,
      ...merged.notices,
      ...ticked(blocks),
      ...spaceless(blocks),
      ...(constraints.length > mostConstraints
        ? [`Only the first ${mostConstraints} constraints were taken of ${constraints.length}.`]
        : []),
    ],
  };
}

/** What an issue form writes for a field that was left empty. */
function isNoResponse(blocks: readonly Block[]): boolean {
  const text = blocks.map((block) => block.source).join("\n");
  return /^[\s_*]*(?:no response)?[\s_*.]*$/i.test(text.slice(0, 200)) && text.length < 200;
}

function listedCriteria(sections: readonly Section[]): Drafted {
  const asked = sectionsNamed(sections, "criteria");
  const own = joinDrafts(asked.map((section) => criteriaUnder(section.blocks)));
  if (own.drafts.length > 0) return own;
  const blocks = sections.filter((section) => section.name !== "constraints").flatMap((one) => one.blocks);
  const all = tasksUnder(blocks);
  const isPledge = (draft: CriterionDraft) => pledge.test(draft.text);
  const pledges = all.drafts.filter(isPledge);
  const lines = renderLines(pledges.map((draft) => draft.line));
  const notice = `A promise of the author (line ${lines}) was not taken as a criterion.`;
  return {
    drafts: all.drafts.filter((draft) => !isPledge(draft)),
    notices: [...own.notices, ...all.notices, ...(pledges.length > 0 ? [notice] : [])],
  };
}

/** The boxes of issue forms that ask for a promise: "I have searched the existing issues". */
const pledge =
  /(?:^|: )I(?:['’]ve| have| agree| am| confirm| understand| searched| read| checked| will|['’]m|['’]d)\b/i;

function criteriaUnder(blocks: readonly Block[]): Drafted {
  const tasks = tasksUnder(blocks);
  if (tasksIn(blocks).length > 0) return { ...tasks, notices: [...tasks.notices, ...bulletsBeside(blocks)] };
  const bullets = underHeadings(blocks, (block, priority) =>
    block.kind === "list" ? draftBullets(block.items, { words: "", priority }) : undefined,
  );
  if (bullets.drafts.length > 0) return bullets;
  return underHeadings(blocks, (block, priority) =>
    block.kind === "paragraph"
      ? draftBullets([{ line: block.line, text: block.text, parts: [] }], { words: "", priority })
      : undefined,
  );
}

function bulletsBeside(blocks: readonly Block[]): readonly string[] {
  const items = blocks.flatMap((block) => (block.kind === "list" ? block.items : []));
  const lines = items.filter((item) => !hasTask(item)).map((item) => item.line);
  if (lines.length === 0) return [];
  return [`Bullets without a box are not criteria where others have one (line ${renderLines(lines)}).`];
}

function tasksUnder(blocks: readonly Block[]): Drafted {
  return underHeadings(blocks, (block, priority) =>
    block.kind === "list" ? draftTasks(block.items, { words: "", priority }) : undefined,
  );
}

/** A heading such as `### Critical` gives what is under it its priority. */
function underHeadings(
  blocks: readonly Block[],
  read: (block: Block, priority: ReturnType<typeof priorityNamed>) => Drafted | undefined,
): Drafted {
  let priority: ReturnType<typeof priorityNamed>;
  const all: Drafted[] = [];
  for (const block of blocks) {
    if (block.kind === "heading") priority = priorityNamed(block.text);
    const drafted = read(block, priority);
    if (drafted !== undefined) all.push(drafted);
  }
  return joinDrafts(all);
}

function ticked(blocks: readonly Block[]): readonly string[] {
  const lines = tasksIn(blocks).flatMap((item) => (item.task === "ticked" ? [item.line] : []));
  if (lines.length === 0) return [];
  return [`A tick is not evidence (line ${renderLines(lines)}): what is ticked is proved like the rest.`];
}

/** GitHub shows `-[ ]` as text. */
function spaceless(blocks: readonly Block[]): readonly string[] {
  const lines = blocks.flatMap((block) =>
    block.kind === "paragraph"
      ? block.text
          .split("\n")
          .flatMap((line, index) => (/^\s*[-*+]\[[ xX]?\]/.test(line) ? [block.line + index] : []))
      : [],
  );
  if (lines.length === 0) return [];
  return [`A task needs a space after its dash, \`- [ ]\`: line ${renderLines(lines)} is no task.`];
}

function renderLines(lines: readonly number[]): string {
  return lines.length > 10 ? `${lines.slice(0, 10).join(", ")}, …` : lines.join(", ");
}

function firstLine(text: string): string {
  return (text.trim().split("\n", 1)[0] ?? "").slice(0, limits.title);
}
