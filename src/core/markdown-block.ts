/** A Markdown text as a plain tree: blocks in their order, without what a reader of the page does not see. */
export type Block = {
  /** Line of the text it starts on, from 1; for code, the line of its first line of code. */
  readonly line: number;
  /** As it was written, without comments. */
  readonly source: string;
} & (
  | { readonly kind: "heading"; readonly level: number; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly Item[] }
  | { readonly kind: "code"; readonly language: string; readonly text: string }
  /** Quotes, tables, HTML, rules, link definitions. */
  | { readonly kind: "other" }
);
export type ListBlock = Extract<Block, { kind: "list" }>;

export type Item = {
  readonly line: number;
  /** Undefined for a plain bullet. */
  readonly task?: "open" | "ticked" | undefined;
  /** Its first paragraph, without bullet and box. */
  readonly text: string;
  /** What else is in it. */
  readonly parts: readonly Block[];
};

/** Whether the item, or one under it, is a task. */
export function hasTask(item: Item): boolean {
  return (
    item.task !== undefined || item.parts.some((part) => part.kind === "list" && part.items.some(hasTask))
  );
}

/** All tasks of a tree, at any depth. */
export function tasksIn(blocks: readonly Block[]): readonly Item[] {
  const items = blocks.flatMap((block) => (block.kind === "list" ? block.items : []));
  return items.flatMap((item) => [...(item.task === undefined ? [] : [item]), ...tasksIn(item.parts)]);
}
