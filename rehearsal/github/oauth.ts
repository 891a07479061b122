import type { IncomingMessage } from "node:http";
import type { Answer } from "./call.ts";
import { createCode, readWish, tradeCode } from "./oauth-grant.ts";
import { type Html, html } from "./pages/html.ts";
import { renderPage } from "./pages/page.ts";
import type { World } from "./world.ts";

/** Whether the request is about signing in with GitHub. */
export function isOAuthRequest({ pathname }: URL): boolean {
  return pathname === "/login/oauth/authorize" || pathname === "/login/oauth/access_token";
}

/**
 * Signing in for an App. Nobody is signed in here: the page asks who one is, and a test may post `login` at once.
 * https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-user-access-token-for-a-github-app
 */
export function answerOAuth(
  world: World,
  { method, headers }: Pick<IncomingMessage, "method" | "headers">,
  { url, body }: { readonly url: URL; readonly body: Buffer },
): Answer {
  if (url.pathname === "/login/oauth/access_token") {
    if (method !== "POST") return page(404, html`<h1>There is no such page.</h1>`);
    return tokenAnswer(headers.accept, tradeCode(world, fieldsOf(headers["content-type"], body)));
  }
  const query = method === "POST" ? fieldsOf(headers["content-type"], body) : url.searchParams;
  try {
    return authorize(world, query, method === "POST");
  } catch (error) {
    return page(400, html`<h1>${error instanceof Error ? error.message : String(error)}</h1>`);
  }
}

function authorize(world: World, query: URLSearchParams, isAnswered: boolean): Answer {
  const wish = readWish(world, query);
  if (wish === undefined) return page(404, html`<h1>There is no such page.</h1>`);
  if (!isAnswered) return page(200, renderQuestion(world, query, wish.app.name));
  const target = new URL(wish.redirectUri);
  const login = query.get("login") ?? "";
  const account = world.accounts.get(login.toLowerCase());
  if (account?.type === "User") target.searchParams.set("code", createCode(world, wish, account.login));
  else {
    target.searchParams.set("error", "access_denied");
    target.searchParams.set("error_description", "The user has denied your application access.");
  }
  if (wish.state !== undefined) target.searchParams.set("state", wish.state);
  return { status: 302, headers: { location: target.href } };
}

/** One button for each person there is. */
function renderQuestion(world: World, query: URLSearchParams, app: string): Html {
  const asked = [...query].filter(([name]) => name !== "login");
  const fields = asked.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  const people = [...world.accounts.values()].filter(({ type }) => type === "User");
  const buttons = people.map(
    ({ login }) => html`<p><button name="login" value="${login}">Authorize as ${login}</button></p>`,
  );
  return html`<h1>Authorize ${app}</h1>
<p>${app} would like to know who you are, and to act on your behalf.</p>
<form method="post" action="/login/oauth/authorize">${fields}${buttons}<p><button name="login" value="">Cancel</button></p></form>`;
}

function page(status: number, content: Html): Answer {
  return {
    status,
    body: renderPage({ title: "Authorize", trail: [], content }),
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  };
}

function tokenAnswer(accept: string | undefined, answer: Readonly<Record<string, string | number>>): Answer {
  if (accept?.includes("json") === true) return { status: 200, body: answer };
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(answer)) fields.set(name, `${value}`);
  return {
    status: 200,
    body: fields.toString(),
    headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
  };
}

function fieldsOf(type: string | undefined, body: Buffer): URLSearchParams {
  const text = body.toString("utf8");
  if (type?.includes("json") !== true) return new URLSearchParams(text);
  return new URLSearchParams(JSON.parse(text) as Record<string, string>);
}
