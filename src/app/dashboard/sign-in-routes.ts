import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { createGitHubClient } from "../../adapters/github-client.ts";
import { html } from "../../pages/html.ts";
import { renderNotice } from "../../pages/notice.ts";
import { sendPage, sendRedirect } from "../../pages/page.ts";
import type { Route, Visit } from "../http.ts";
import type { Log } from "../log.ts";
import { returnPath } from "./address.ts";
import { createCookie } from "./cookie.ts";
import { createAttempt, type OAuth } from "./oauth.ts";
import { createSeal } from "./seal.ts";
import type { Sessions } from "./session.ts";

export type SignInOptions = {
  readonly oauth: OAuth;
  readonly sessions: Sessions;
  readonly secret: string;
  readonly apiUrl: string;
  /** The App's own address, without a slash at the end. */
  readonly publicUrl: string;
  readonly clock: () => number;
  readonly log: Log;
};

/** As long as GitHub's code is good for. */
const attemptSeconds = 600;

const attemptSchema = z.object({ state: z.string(), verifier: z.string(), to: z.string() });

/** `/login` sends to GitHub, `/callback` is where GitHub sends back to, `POST /logout` ends it. */
export function createSignInRoutes(options: SignInOptions): readonly Route[] {
  const { oauth, sessions, secret, apiUrl, publicUrl, clock, log } = options;
  const cookie = createCookie("cco-sign-in", publicUrl.startsWith("https:"));
  const seal = createSeal(secret, "dashboard sign-in", clock);

  return [
    { method: "GET", path: "/login", answer: begin },
    { method: "GET", path: "/callback", answer: complete },
    { method: "POST", path: "/logout", answer: end },
  ];

  /** What binds GitHub's answer to this browser stays with this browser. */
  async function begin({ response, url }: Visit): Promise<void> {
    const attempt = createAttempt();
    const to = returnPath(url.searchParams.get("to"));
    cookie.write(response, await seal.close({ ...attempt, to }, attemptSeconds), attemptSeconds);
    sendRedirect(response, oauth.authorizeUrl(attempt));
  }

  async function complete({ request, response, url }: Visit): Promise<void> {
    const attempt = attemptSchema.safeParse(await seal.open(cookie.read(request))).data;
    cookie.clear(response);
    const { code, state } = Object.fromEntries(url.searchParams);
    if (attempt === undefined || state === undefined || !isSame(state, attempt.state))
      return refuse(response, 400, "This sign-in was not begun in this browser, or too long ago.");
    if (code === undefined) return refuse(response, 403, "GitHub was not allowed to say who you are.");
    try {
      const granted = await oauth.exchange(code, attempt);
      if (granted === undefined)
        return refuse(response, 400, "GitHub takes a sign-in once, and not too late.");
      const { token, seconds } = granted;
      await sessions.write(response, { login: await loginOf(token), token }, seconds);
    } catch (error) {
      log.warn({ err: error }, "GitHub did not complete a sign-in");
      return refuse(response, 503, "GitHub did not complete the sign-in. Try again in a minute.");
    }
    sendRedirect(response, returnPath(attempt.to));
  }

  async function end({ request, response }: Visit): Promise<void> {
    if (!isOwn(request, publicUrl)) return refuse(response, 403, "Only this site's own button signs out.");
    const session = await sessions.read(request);
    sessions.clear(response);
    if (session !== undefined)
      await oauth
        .revoke(session.token)
        .catch((error: unknown) => log.warn({ err: error }, "a token was not revoked"));
    sendRedirect(response, "/");
  }

  async function loginOf(token: string): Promise<string> {
    const { octokit } = createGitHubClient({ apiUrl, token, repository: "", isHurried: true });
    const { data } = await octokit.users.getAuthenticated();
    return data.login;
  }
}

function refuse(response: ServerResponse, status: number, why: string): void {
  const again = html`<a class="button" href="/login">Sign in with GitHub</a>`;
  sendPage(response, status, { title: "Not signed in", main: renderNotice("Not signed in", why, again) });
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Browsers say where a form comes from; who says nothing is not believed. */
function isOwn({ headers }: IncomingMessage, publicUrl: string): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  return headers.origin === new URL(publicUrl).origin;
}
