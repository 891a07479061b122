import { readdirSync, readFileSync } from "node:fs";
import MarkdownIt from "markdown-it";

const root = new URL("../../", import.meta.url);
const names = [
  ...readdirSync(root).filter((name) => name.endsWith(".md")),
  ...readdirSync(new URL("docs/", root))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
  "mission-examples/README.md",
];

/** A block of code: its language, what stands in it, and where, for messages. */
export type Block = { readonly language: string; readonly text: string; readonly place: string };

/** A page as its readers see it. */
export type Page = {
  readonly name: string;
  readonly blocks: readonly Block[];
  /** Code within a line. */
  readonly codes: readonly string[];
  readonly links: readonly string[];
  readonly headings: readonly string[];
};

/** Every page of ours that people read. */
export const pages: readonly Page[] = names.map(readPage);

export function pageOf(name: string): Page {
  const found = pages.find((page) => page.name === name);
  if (found === undefined) throw new Error(`There is no page ${name}.`);
  return found;
}

function readPage(name: string): Page {
  const tokens = new MarkdownIt().parse(readFileSync(new URL(name, root), "utf8"), {});
  const inline = tokens.flatMap(({ children }) => children ?? []);
  return {
    name,
    blocks: tokens
      .filter(({ type }) => type === "fence")
      .map(({ info, content, map }) => ({
        language: info.trim(),
        text: content,
        place: `${name}:${(map?.[0] ?? 0) + 1}`,
      })),
    codes: inline.filter(({ type }) => type === "code_inline").map(({ content }) => content),
    links: inline.filter(({ type }) => type === "link_open").map((token) => String(token.attrGet("href"))),
    headings: tokens.flatMap(({ type }, place) =>
      type === "heading_open" ? [tokens[place + 1]?.content ?? ""] : [],
    ),
  };
}
