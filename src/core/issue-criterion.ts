import { type CommandLimits, readDirectives, type WrittenCheck } from "./issue-directive.ts";
import { higherPriority, priorityNamed, takePriority } from "./issue-priority.ts";
import { type Block, hasTask, type Item } from "./markdown-block.ts";
import { dropBold, unmask } from "./markdown-inline.ts";
import type { Priority } from "./mission.ts";
import { limits } from "./mission-file.ts";

/** A criterion as an issue has it. */
export type CriterionDraft = {
  readonly line: number;
  readonly text: string;
  readonly priority?: Priority | undefined;
  readonly checks: readonly WrittenCheck[];
  readonly approval: boolean;
  /** Somebody ticked its box. */
  readonly ticked?: boolean;
  /** What stands under it: what a judge measures it by. */
  readonly details: readonly string[];
};
export type Drafted = { readonly drafts: readonly CriterionDraft[]; readonly notices: readonly string[] };

/** What a list of criteria lies in: the words of its group, and the priority its heading says. */
type Group = { readonly words: string; readonly priority?: Priority | undefined };

/** More of one item would be an essay: it is not read on. */
const longestItem = 4000;
/** As many checks as one criterion may have. */
const mostChecks = 20;

/**
 * The tasks of a list as criteria. A task that says how it is proved is one criterion, and what is under it are its
 * details. Any other item that has tasks under it is a group: they are the criteria, named `group: task`. Struck
 * tasks are left out.
 */
export function draftTasks(items: readonly Item[], group: Group = { words: "" }): Drafted {
  return joinDrafts(
    items.filter(hasTask).map((item) => {
      const { draft, notices } = draftItem(item, group);
      if (draft === undefined) return { drafts: [], notices: [] };
      const isProved = item.task !== undefined && (draft.checks.length > 0 || draft.approval);
      const nested = item.parts.flatMap((part) => (part.kind === "list" ? part.items : []));
      if (isProved || !nested.some(hasTask)) return { drafts: [draft], notices };
      return draftTasks(nested, groupOf(draft, group));
    }),
  );
}

/** Each item of a list as a criterion, whatever is under it its details. */
export function draftBullets(items: readonly Item[], group: Group = { words: "" }): Drafted {
  return joinDrafts(
    items.map((item) => {
      const { draft, notices } = draftItem(item, group);
      return draft === undefined ? { drafts: [], notices: [] } : { drafts: [draft], notices };
    }),
  );
}

export function joinDrafts(all: readonly Drafted[]): Drafted {
  return { drafts: all.flatMap((one) => one.drafts), notices: all.flatMap((one) => one.notices) };
}

function groupOf(draft: CriterionDraft, outer: Group): Group {
  const named = priorityNamed(draft.text);
  const priority = named ?? draft.priority ?? outer.priority;
  return named === undefined ? { words: `${draft.text}: `, priority } : { words: outer.words, priority };
}

/** No draft: it is empty or struck through. */
function draftItem(item: Item, group: Group): { draft?: CriterionDraft; notices: readonly string[] } {
  const own = proseOf({ line: item.line, text: item.text, isTitle: true });
  const under = item.parts.map(readPart);
  const spoken = [own, ...under];
  const title = takePriority(own.words[0]?.replace(/[:\s]+$/, "") ?? "");
  const checks = settleLimits(spoken).slice(0, mostChecks);
  const command = checks.find((check) => "run" in check);
  const text = title.rest || (command === undefined ? (own.words[0] ?? "") : `\`${command.run}\` succeeds`);
  if (text === "" || own.isStruck) return { notices: [] };
  const whole = `${group.words}${text}`;
  const draft = {
    line: item.line,
    text: clip(whole),
    priority: title.priority ?? group.priority,
    checks,
    approval: spoken.some((one) => one.approval),
    ...(item.task === "ticked" ? { ticked: true } : {}),
    details: [...own.words.slice(1), ...under.flatMap((one) => one.words)],
  };
  const long = whole.length > limits.criterion || item.text.length > longestItem;
  const notice = `Line ${item.line}: the criterion is longer than ${limits.criterion} characters and was cut.`;
  return { draft, notices: [...spoken.flatMap((one) => one.notices), ...(long ? [notice] : [])] };
}

/** What a piece of an item says. */
type Spoken = {
  readonly words: readonly string[];
  readonly checks: readonly WrittenCheck[];
  readonly limits: CommandLimits;
  readonly approval: boolean;
  readonly isStruck: boolean;
  readonly notices: readonly string[];
};
const silence = { words: [], checks: [], limits: {}, approval: false, isStruck: false, notices: [] };

function readPart(part: Block): Spoken {
  if (part.kind === "paragraph") return proseOf({ line: part.line, text: part.text, isTitle: false });
  if (part.kind !== "list") return { ...silence, words: [part.source] };
  return joinSpoken(
    part.items.map((item) => {
      const own = proseOf({ line: item.line, text: item.text, isTitle: false });
      const under = item.parts.map(readPart);
      const words = own.words.map((text, index) => (index === 0 ? `- ${text}` : text));
      return joinSpoken([{ ...own, words }, ...under]);
    }),
  );
}

type Prose = { readonly line: number; readonly text: string; readonly isTitle: boolean };

/** The lines of a paragraph. Those of a title that say nothing about the proof are one sentence. */
function proseOf({ line, text, isTitle }: Prose): Spoken {
  const lines = text
    .slice(0, longestItem)
    .split("\n")
    .map((one, index) => ({ at: line + index, read: readDirectives(one, isTitle && index === 0) }));
  const words = lines.map(({ read }) => unmask(dropBold(read.rest), read.spans)).filter((one) => one !== "");
  return {
    words: words.length === 0 ? [] : [words.join(" ")],
    checks: lines.flatMap(({ read }) => read.checks),
    limits: Object.assign({}, ...lines.map(({ read }) => read.limits)),
    approval: lines.some(({ read }) => read.approval),
    isStruck: lines[0]?.read.isStruck === true,
    notices: lines.flatMap(({ at, read }) => read.notices.map((notice) => `Line ${at}: ${notice}`)),
  };
}

function joinSpoken(all: readonly Spoken[]): Spoken {
  return {
    words: all.flatMap((one) => one.words),
    checks: all.flatMap((one) => one.checks),
    limits: Object.assign({}, ...all.map((one) => one.limits)),
    approval: all.some((one) => one.approval),
    isStruck: false,
    notices: all.flatMap((one) => one.notices),
  };
}

/** A limit on a line of its own is for every command that has none. */
function settleLimits(all: readonly Spoken[]): readonly WrittenCheck[] {
  const { checks, limits: common } = joinSpoken(all);
  const settled = checks.map((check) => ("run" in check ? { ...common, ...check } : check));
  return [...new Map(settled.map((check) => [JSON.stringify(check), check])).values()];
}

/** The same criterion said twice is one, with all its checks and the higher priority. */
export function mergeRepeated(drafts: readonly CriterionDraft[]): Drafted {
  const merged = new Map<string, CriterionDraft>();
  const notices: string[] = [];
  for (const draft of drafts) {
    const key = criterionKey(draft.text);
    const before = merged.get(key);
    merged.set(key, before === undefined ? draft : mergeTwo(before, draft));
    if (before !== undefined) {
      notices.push(
        `Line ${draft.line}: the same criterion as on line ${before.line}; they were taken as one.`,
      );
    }
  }
  return { drafts: [...merged.values()], notices };
}

/** Equal for texts that say the same in other letters. */
export function criterionKey(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/\s+/g, " ")
    .replace(/[\s.,;:!]+$/, "");
}

function mergeTwo(one: CriterionDraft, other: CriterionDraft): CriterionDraft {
  const checks = [...one.checks, ...other.checks].map((check) => [JSON.stringify(check), check] as const);
  return {
    ...one,
    priority: higherPriority(one.priority, other.priority),
    checks: [...new Map(checks).values()].slice(0, mostChecks),
    approval: one.approval || other.approval,
    details: [...new Set([...one.details, ...other.details])],
  };
}

function clip(text: string): string {
  if (text.length <= limits.criterion) return text;
  return `${text
    .slice(0, limits.criterion - 2)
    .toWellFormed()
    .replace(/\uFFFD$/, "")}…`;
}
