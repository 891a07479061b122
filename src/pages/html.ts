import { visibleText } from "../core/visible-text.ts";

/** A symbol, so that nothing that was read as JSON can pass for HTML. */
const brand: unique symbol = Symbol("html");

/** Text that is HTML already. Everything else is escaped where it is put into a page. */
export type Html = { readonly [brand]: string };

export type Part = Html | string | number | undefined | readonly Part[];

/**
 * Builds HTML from a template: what is put in is escaped, and freed of what a reader does not see, unless it is HTML
 * itself; undefined is nothing. Attributes have to be quoted.
 */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return trusted(texts.map((text, place) => `${text}${render(parts[place])}`).join(""));
}

/** Only for text that is part of this program. */
export function trusted(text: string): Html {
  return { [brand]: text };
}

export function sourceOf(page: Html): string {
  return page[brand];
}

function render(part: Part): string {
  if (part === undefined || part === null) return "";
  if (Array.isArray(part)) return part.map(render).join("");
  return isHtml(part) ? part[brand] : escapeHtml(String(part));
}

function isHtml(part: Part): part is Html {
  return typeof part === "object" && brand in part;
}

function escapeHtml(text: string): string {
  return visibleText(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
