import type { World } from "../world.ts";
import { type Html, html } from "./html.ts";
import { style } from "./style.ts";

export type Page = {
  readonly title: string;
  /** Where the page is, from the outside in: text and address. */
  readonly trail: readonly (readonly [string, string])[];
  readonly content: Html;
};

export function renderPage({ title, trail, content }: Page): string {
  const links = trail.map(
    ([text, href], place) => html`${place === 0 ? "" : " / "}<a href="${href}">${text}</a>`,
  );
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ html: style }}</style>
</head>
<body>
<header><nav aria-label="Place">${links}</nav></header>
<main>
${content}
</main>
</body>
</html>
`.html;
}

export function renderTime(iso: string): Html {
  return html`<time datetime="${iso}">${iso.replace("T", " ").replace("Z", " UTC")}</time>`;
}

export function renderLogin(world: World, login: string): Html {
  const isBot = world.accounts.get(login.toLowerCase())?.type === "Bot";
  return isBot
    ? html`<strong>${login.replace(/\[bot\]$/, "")}</strong> <span class="faint">bot</span>`
    : html`<strong>${login}</strong>`;
}
