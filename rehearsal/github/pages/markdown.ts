import MarkdownIt, { type Token } from "markdown-it";
import { escapeHtml, type Html } from "./html.ts";

/** Line breaks count in comments and bodies on GitHub, other than in files. */
const markdown = new MarkdownIt({ html: true, linkify: true, breaks: true });
// Texts such as `package.json` are no addresses; GitHub links what begins with a scheme or www.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
markdown.core.ruler.after("inline", "tasks", (state) => markTasks(state.tokens, state.Token));
markdown.core.ruler.after("inline", "references", (state) =>
  linkReferences(state.tokens, `${state.env.repositoryUrl}`),
);
markdown.renderer.rules.html_block = (tokens, place) => cleanHtml(tokens[place]?.content ?? "");
markdown.renderer.rules.html_inline = (tokens, place) => cleanHtml(tokens[place]?.content ?? "");
markdown.renderer.rules.table_open = () => '<div class="wide"><table>';
markdown.renderer.rules.table_close = () => "</table></div>";

/** A body or a comment as GitHub shows it. @param repositoryUrl where `#42` leads */
export function renderMarkdown(text: string, repositoryUrl: string): Html {
  return { html: `<div class="markdown">${markdown.render(text, { repositoryUrl })}</div>` };
}

const allowed = new Set([
  "details",
  "summary",
  "sub",
  "sup",
  "br",
  "kbd",
  "b",
  "i",
  "strong",
  "em",
  "code",
  "p",
]);

/** Only a few tags pass, without attributes; comments vanish and the rest is shown as it was written. */
function cleanHtml(source: string): string {
  const text = source.replace(/<!--[\s\S]*?(?:-->|$)/g, "");
  return text.replace(/<(\/?)([a-z][a-z0-9-]*)\b([^>]*)>|</gi, (whole, slash, name, attributes) => {
    const tag = `${name ?? ""}`.toLowerCase();
    if (!allowed.has(tag)) return escapeHtml(whole);
    const isOpen = tag === "details" && slash === "" && /\sopen\b/i.test(`${attributes}`);
    return `<${slash}${tag}${isOpen ? " open" : ""}>`;
  });
}

/** `- [x]` is a box that nobody can tick here. */
function markTasks(tokens: readonly Token[], New: typeof Token): void {
  for (const [place, token] of tokens.entries()) {
    const item = tokens[place - 2];
    const [first] = token.children ?? [];
    if (token.type !== "inline" || item?.type !== "list_item_open" || first?.type !== "text") continue;
    const [mark, tick] = /^\[([ xX])\](?=\s)/.exec(first.content) ?? [];
    if (mark === undefined || tick === undefined) continue;
    item.attrJoin("class", "task");
    first.content = first.content.slice(mark.length);
    const input = new New("task", "input", 0);
    const isDone = tick !== " ";
    input.attrs = [
      ["type", "checkbox"],
      ["disabled", ""],
      ["aria-label", isDone ? "done" : "not done"],
      ...(isDone ? ([["checked", ""]] as [string, string][]) : []),
    ];
    token.children?.unshift(input);
  }
}

/** `#42` leads to the issue or the pull request. */
function linkReferences(tokens: readonly Token[], repositoryUrl: string): void {
  for (const token of tokens) {
    let depth = 0;
    for (const child of token.children ?? []) {
      if (child.type === "link_open") depth++;
      if (child.type === "link_close") depth--;
      if (child.type !== "text" || depth > 0 || !/(^|[\s(])#\d+\b/.test(child.content)) continue;
      child.type = "html_reference";
      child.meta = { repositoryUrl };
    }
  }
}

markdown.renderer.rules.html_reference = (tokens, place) => {
  const { content = "", meta } = tokens[place] ?? {};
  return escapeHtml(content).replace(
    /(^|[\s(])#(\d+)\b/g,
    (_, before, number) =>
      `${before}<a href="${escapeHtml(`${meta?.repositoryUrl}`)}/issues/${number}">#${number}</a>`,
  );
};
