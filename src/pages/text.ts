import { clip } from "../core/markdown-escape.ts";
import { type Html, html } from "./html.ts";

/** One line of others' text, in its own direction, cut to a length. What stands in backticks is code. */
export function line(text: unknown, longest = 1000): Html {
  const parts = clip(String(text).replaceAll(/\s+/g, " ").trim(), longest).split(/`([^`]+)`/);
  return html`<bdi>${parts.map((part, place) => (place % 2 === 1 ? html`<code>${part}</code>` : part))}</bdi>`;
}

/** Several lines of others' text; empty ones are left out. */
export function lines(text: unknown, longest = 1000): Html {
  const all = String(text)
    .split("\n")
    .filter((one) => one.trim() !== "")
    .slice(0, 20);
  return html`${all.map((one) => html`<p>${line(one.replace(/^- /, ""), longest)}</p>`)}`;
}

/** A link that leads out of here; plain text when the address is not one of the web. */
export function link(href: string | undefined, text: Html | string): Html {
  if (href === undefined || !isWebAddress(href)) return html`${text}`;
  return html`<a href="${href}" rel="noopener noreferrer nofollow">${text}</a>`;
}

function isWebAddress(href: string): boolean {
  return typeof href === "string" && URL.canParse(href) && /^https?:$/.test(new URL(href).protocol);
}

/** A moment in UTC; where scripts run, the page says how long ago that was. */
export function moment(ms: number): Html {
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) return html`at an unknown time`;
  const iso = date.toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 16).replace("T", " ")} UTC</time>`;
}

export function dollars(usd: number): string {
  return `$${usd.toFixed(2)}`;
}
