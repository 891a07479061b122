import { draftBullets } from "./issue-criterion.ts";
import { type Section, sectionsNamed } from "./issue-section.ts";
import { type Block, hasTask, tasksIn } from "./markdown-block.ts";

/** Rules, one each: the items of the lists, else whatever stands there. */
export function constraintsOf(sections: readonly Section[]): readonly string[] {
  const blocks = sectionsNamed(sections, "constraints").flatMap((section) => section.blocks);
  const items = blocks.flatMap((block) => (block.kind === "list" ? block.items : []));
  const texts =
    items.length > 0
      ? draftBullets(items).drafts.map((draft) => [draft.text, ...draft.details].join("\n"))
      : blocks.flatMap((block) => (block.kind === "heading" ? [] : [block.source]));
  return texts.filter((text) => !/^(?:none|n\/a|no|-)\.?$/i.test(text.trim()));
}

export type Words = { readonly description: string; readonly context: string };

/**
 * Everything else a worker should know. What stands under headings of no meaning to us is context, with its heading;
 * without any description it is the description. So is what is beside the criteria. Nothing visible is lost.
 */
export function wordsOf(sections: readonly Section[]): Words {
  const ownList = sectionsNamed(sections, "criteria").length > 0;
  const write = (some: readonly Section[], withTitle: boolean) =>
    joinTexts(
      some
        .map((section) => (ownList ? section : withoutTasks(section)))
        .map((one) => writeSection(one, withTitle)),
    );
  const isFirst = (section: Section) => section.name === undefined && section.title === undefined;
  const isOther = (section: Section) => section.name === undefined && section.title !== undefined;
  const description = write([...sections.filter(isFirst), ...sectionsNamed(sections, "description")], false);
  const beside = sectionsNamed(sections, "criteria").map((section) => ({
    ...section,
    blocks: besideCriteria(section.blocks),
  }));
  const context = joinTexts([write(sectionsNamed(sections, "context"), false), write(beside, true)]);
  const other = write(sections.filter(isOther), true);
  return description === ""
    ? { description: other, context }
    : { description, context: joinTexts([context, other]) };
}

function joinTexts(texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join("\n\n");
}

function writeSection({ title, blocks }: Section, withTitle: boolean): string {
  const text = blocks
    .map((block) => block.source)
    .join("\n\n")
    .trim();
  return text === "" || !withTitle || title === undefined ? text : `${title}\n\n${text}`;
}

/** Lists of tasks alone are criteria already. */
function withoutTasks(section: Section): Section {
  const isTasks = (block: Block) => block.kind === "list" && block.items.every(hasTask);
  return { ...section, blocks: section.blocks.filter((block) => !isTasks(block)) };
}

/** What stands with the criteria and is none. */
function besideCriteria(blocks: readonly Block[]): readonly Block[] {
  const rest = blocks.filter((block) => block.kind !== "heading");
  if (tasksIn(rest).length > 0)
    return rest.filter((block) => block.kind !== "list" || !block.items.some(hasTask));
  if (rest.some((block) => block.kind === "list")) return rest.filter((block) => block.kind !== "list");
  return rest.filter((block) => block.kind !== "paragraph");
}
