import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Html, html, sourceOf, trusted } from "./html.ts";
import { script } from "./script.ts";
import { send } from "./send.ts";
import { style } from "./style.ts";

export type Page = {
  readonly title: string;
  /** Who is signed in. */
  readonly login?: string | undefined;
  /** Where the page is, below the list of missions. */
  readonly trail?: readonly Html[];
  readonly main: Html;
  /** Whether it is kept up to date while somebody looks. */
  readonly isLive?: boolean;
};

/** Nothing is loaded from anywhere, and only this style and this script count: whatever else gets in is dead. */
const policy = [
  "default-src 'none'",
  `style-src '${hashOf(style)}'`,
  `script-src '${hashOf(script)}'`,
  "connect-src 'self'",
  "img-src data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const headers = {
  "content-security-policy": policy,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

const type = "text/html; charset=utf-8";

export function sendPage(response: ServerResponse, status: number, page: Page): void {
  send(response, status, { type, text: sourceOf(renderPage(page)), headers });
}

/** The changing part of a page alone; 304 while it is what the page has already. */
export function sendMain(request: IncomingMessage, response: ServerResponse, main: Html): void {
  const etag = etagOf(main);
  if (request.headers["if-none-match"] === etag)
    send(response, 304, { type, text: "", headers: { ...headers, etag } });
  else send(response, 200, { type, text: sourceOf(main), headers: { ...headers, etag } });
}

/** 303: whatever was asked for, the browser goes on with a GET. */
export function sendRedirect(response: ServerResponse, location: string): void {
  send(response, 303, { type: "text/plain; charset=utf-8", text: "", headers: { location } });
}

function renderPage({ title, login, trail = [], main, isLive = false }: Page): Html {
  const live = isLive ? html` data-live="${etagOf(main)}"` : undefined;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · CCO</title>
<link rel="icon" href="${favicon}">
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top"><nav aria-label="Place"><a class="home" href="/">${mark}CCO</a>${trail.map((one) => html`<span class="crumb">${one}</span>`)}</nav>
<p id="live" hidden><i></i><span></span></p>
${login === undefined ? undefined : renderPerson(login)}</header>
<main id="main"${live}>${main}</main>
<p id="said" class="unseen" role="status"></p>
<script>${trusted(script)}</script>
</body>
</html>
`;
}

function renderPerson(login: string): Html {
  return html`<form class="person" method="post" action="/logout"><span>${login}</span><button>Sign out</button></form>`;
}

const mark = html`<svg class="mark" viewBox="0 0 20 20" aria-hidden="true"><path d="M16.2 6.4A7.4 7.4 0 1 0 17.4 10"/><path d="M6.4 9.8l3 3 7.4-8"/></svg>`;

const favicon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" stroke="#2f7d5b" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"><path d="M16.2 6.4A7.4 7.4 0 1 0 17.4 10"/><path d="M6.4 9.8l3 3 7.4-8"/></svg>',
)}`;

function etagOf(main: Html): string {
  return `"${createHash("sha256").update(sourceOf(main)).digest("base64url")}"`;
}

/** https://www.w3.org/TR/CSP3/#grammardef-hash-source */
function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
