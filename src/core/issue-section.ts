import type { Block } from "./markdown-block.ts";

/** What the parts of an issue are called, at any level and in any case. */
const names = {
  criteria:
    /\b(?:definitions? of done|dod|acceptance criteri(?:a|on)|success criteria|done criteria|exit criteria|done when)\b/,
  description: /^(?:(?:mission )?(?:description|objectives?|goals?)|summary|overview|mission|task)$/,
  constraints: /^(?:constraints?(?: .*)?|limitations|rules)$/,
  context: /^(?:(?:additional|more|further) )?(?:context|information|info|notes|details)$|^background$/,
  settings: /^(?:cco|mission) (?:settings|config(?:uration)?)$/,
} as const;
export type SectionName = keyof typeof names;

export type Section = {
  /** Undefined: under a heading that says nothing to us, or before the first one (then without a title). */
  readonly name: SectionName | undefined;
  readonly title?: string;
  readonly level: number;
  readonly blocks: readonly Block[];
};

/** Deeper than any heading: a bold line, or one that ends in a colon. */
const boldLevel = 7;

/**
 * The parts of an issue in their order. A heading that says nothing to us belongs to the part around it when it is
 * deeper than that part's own, so that a list can be divided by headings.
 */
export function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  let inside: Block[] = [];
  let current: Section = { name: undefined, level: 0, blocks: inside };
  const sections = [current];
  for (const block of blocks.flatMap(splitParagraph)) {
    if (block.kind === "heading" && opensSection(block, current)) {
      inside = [];
      current = { name: sectionName(block.text), title: block.source, level: block.level, blocks: inside };
      sections.push(current);
    } else inside.push(block);
  }
  return sections;
}

export function sectionsNamed(sections: readonly Section[], name: SectionName): readonly Section[] {
  return sections.filter((section) => section.name === name);
}

function opensSection(heading: Extract<Block, { kind: "heading" }>, current: Section): boolean {
  if (sectionName(heading.text) !== undefined || current.level === 0) return true;
  return current.name === undefined || heading.level <= current.level;
}

/** A paragraph may hold lines that are headings to people: `**Definition of Done**` or `Constraints:`. */
function splitParagraph(block: Block): readonly Block[] {
  if (block.kind !== "paragraph") return [block];
  const parts: Block[] = [];
  let lines: string[] = [];
  const flush = (before: number) => {
    const text = lines.join("\n").trim();
    if (text !== "") parts.push({ kind: "paragraph", line: before - lines.length, text, source: text });
    lines = [];
  };
  const all = block.text.split("\n");
  for (const [index, text] of all.entries()) {
    const line = block.line + index;
    if (isBoldHeading(text)) {
      flush(line);
      parts.push({ kind: "heading", line, level: boldLevel, text, source: text });
    } else lines.push(text);
  }
  flush(block.line + all.length);
  return parts;
}

function isBoldHeading(line: string): boolean {
  const text = line.trim();
  if (text.length > 60) return false;
  const marked = /^(\*\*|__).+\1:?$/.test(text) || /[^:]:$/.test(text);
  return marked && sectionName(text) !== undefined;
}

/** What a heading announces, whatever its case, emphasis, emoji, number or brackets. */
export function sectionName(heading: string): SectionName | undefined {
  const text = heading
    .replaceAll(
      /\([^)]*\)|:[a-z0-9_+-]{1,40}:|[\p{Extended_Pictographic}\p{Emoji_Modifier}]|\uFE0F|\u20E3|\u200D/gu,
      " ",
    )
    .replaceAll(/[*_`~#"']/g, "")
    .replace(/^[\s\d.)-]+/, "")
    .replaceAll(/\s+/g, " ")
    .replace(/[\s:.!?-]+$/, "")
    .toLowerCase();
  const keys = Object.keys(names) as SectionName[];
  return text.length > 80 ? undefined : keys.find((name) => names[name].test(text));
}
