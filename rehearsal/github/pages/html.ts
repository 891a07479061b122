/** Text that is HTML already. Everything else is escaped where it is put into a page. */
export type Html = { readonly html: string };

type Part = Html | string | number | undefined | readonly (Html | string)[];

/** Builds HTML from a template: what is put in is escaped unless it is HTML itself; undefined is nothing. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const pieces = texts.map((text, place) => `${text}${render(parts[place])}`);
  return { html: pieces.join("") };
}

function render(part: Part): string {
  if (part === undefined) return "";
  if (typeof part === "string" || typeof part === "number") return escapeHtml(`${part}`);
  return "html" in part ? part.html : part.map(render).join("");
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
