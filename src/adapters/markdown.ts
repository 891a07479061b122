import MarkdownIt, { type Token } from "markdown-it";
import type { Block, Item } from "../core/markdown-block.ts";
import { dropHidden, dropHiddenBlocks } from "../core/markdown-hidden.ts";

/**
 * Blocks alone: what is inside a line stays as it was written. That keeps the text exact, and the time linear in it:
 * the rules for emphasis and links are where Markdown readers can be made slow.
 */
const markdown = new MarkdownIt({ html: true });
markdown.core.ruler.enableOnly(["normalize", "block"]);

type Reader = {
  readonly tokens: readonly Token[];
  /** The lines as they are seen; undefined for one that a comment took. */
  readonly lines: readonly (string | undefined)[];
  next: number;
};

/** The blocks of a Markdown text (GitHub's kind). What is nested more than a hundred deep is left out. */
export function parseMarkdown(text: string): readonly Block[] {
  const tokens = markdown.parse(text, {});
  return readBlocks({ tokens, lines: visibleLines(text, tokens), next: 0 });
}

/** Until the end of what is open. */
function readBlocks(reader: Reader): Block[] {
  const blocks: Block[] = [];
  for (let token = reader.tokens[reader.next]; token !== undefined; token = reader.tokens[reader.next]) {
    reader.next++;
    if (token.nesting === -1) return blocks;
    const block = readBlock(token, reader);
    if (block !== undefined) blocks.push(block);
  }
  return blocks;
}

function readBlock(token: Token, reader: Reader): Block | undefined {
  const place = { line: (token.map?.[0] ?? 0) + 1, source: sourceOf(token, reader) };
  switch (token.type) {
    case "heading_open":
      return { ...place, kind: "heading", level: Number(token.tag.slice(1)), text: readInline(reader) };
    case "paragraph_open": {
      const text = readInline(reader);
      return text.trim() === "" ? undefined : { ...place, kind: "paragraph", text };
    }
    case "bullet_list_open":
    case "ordered_list_open":
      return { ...place, kind: "list", items: readItems(reader) };
    case "fence":
      return {
        ...place,
        line: place.line + 1,
        kind: "code",
        language: token.info.trim(),
        text: token.content,
      };
    case "code_block":
      return { ...place, kind: "code", language: "", text: token.content };
    default:
      if (token.nesting === 1) readBlocks(reader);
      return place.source.trim() === "" ? undefined : { ...place, kind: "other" };
  }
}

/** The text between the opening and the closing of a heading or a paragraph. */
function readInline(reader: Reader): string {
  const content = reader.tokens[reader.next]?.content ?? "";
  reader.next += 2;
  return dropHidden(content);
}

function readItems(reader: Reader): Item[] {
  const items: Item[] = [];
  for (let token = reader.tokens[reader.next]; token !== undefined; token = reader.tokens[reader.next]) {
    reader.next++;
    if (token.nesting === -1) return items;
    items.push(itemOf((token.map?.[0] ?? 0) + 1, readBlocks(reader)));
  }
  return items;
}

/** GitHub wants `[ ]` or `[x]`; people also write `[]`. */
function itemOf(line: number, blocks: readonly Block[]): Item {
  const [first, ...rest] = blocks;
  if (first?.kind !== "paragraph") return { line, text: "", parts: blocks };
  const box = /^\[\s?([xX✓✔]?)\s?\](?:\s+|$)/.exec(first.text);
  if (box === null) return { line, text: first.text, parts: rest };
  return {
    line,
    task: box[1] === "" ? "open" : "ticked",
    text: first.text.slice(box[0].length),
    parts: rest,
  };
}

function sourceOf({ map }: Token, { lines }: Reader): string {
  const [from, to] = map ?? [0, 0];
  return lines
    .slice(from, to)
    .filter((line) => line !== undefined)
    .join("\n")
    .trimEnd();
}

/** Without comments, and without link definitions that no link uses: they are not on the page either. */
function visibleLines(text: string, tokens: readonly Token[]): readonly (string | undefined)[] {
  const lines: (string | undefined)[] = text.split("\n");
  const labels = labelsUsed(text);
  for (const token of tokens) {
    const see = seers[token.type];
    if (see === undefined || token.map === null) continue;
    const [from, to] = token.map;
    const written = lines.slice(from, to).join("\n");
    const seen = see(written, labels);
    if (seen === written) continue;
    lines.fill(undefined, from, to);
    if (seen !== undefined) lines[from] = seen;
  }
  return lines;
}

/** What is seen of a block, by its token. Blocks that are not here hold others, or are seen whole. */
const seers: Readonly<Record<string, (written: string, labels: ReadonlySet<string>) => string | undefined>> =
  {
    inline: dropHidden,
    table_open: dropHidden,
    html_block: dropHiddenBlocks,
    reference_definition: (written, labels) => {
      const [, label, address] = /\[([^\]]+)\]:\s*(\S+)/.exec(written) ?? [];
      if (label === undefined || !labels.has(label.toLowerCase())) return undefined;
      return `[${label}]: ${address}`;
    },
  };

function labelsUsed(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(/\[([^\][]{1,200})\](?!:)/g)].map(([, label = ""]) => label.toLowerCase()),
  );
}
