import { statusOf } from "../../adapters/github-client.ts";
import { type Html, html } from "../../pages/html.ts";
import { renderMission } from "../../pages/mission-page.ts";
import { renderNotice } from "../../pages/notice.ts";
import { type Page, sendMain, sendPage } from "../../pages/page.ts";
import type { AppConfig } from "../app-config.ts";
import type { Route, Visit } from "../http.ts";
import type { Log } from "../log.ts";
import { type MissionAddress, parseAddress, pathOf } from "./address.ts";
import { createOAuth } from "./oauth.ts";
import { renderOverview } from "./overview-page.ts";
import { placeOf } from "./place.ts";
import { createSessions, type Session } from "./session.ts";
import { createSignInRoutes } from "./sign-in-routes.ts";
import { gentlePace, type Pace } from "./viewer.ts";
import { createViewers } from "./viewers.ts";

export type DashboardOptions = {
  readonly log: Log;
  readonly clock?: () => number;
  readonly pace?: Pace;
};

/**
 * The missions of whoever is signed in, at `/`, and each at `/{owner}/{repo}/{mission}`. Everything is asked of GitHub
 * with that person's own token, never with the App's: what GitHub does not show them is not here either.
 * The last route takes every path that is left: these come after all others.
 */
export function createDashboardRoutes(config: AppConfig, options: DashboardOptions): readonly Route[] {
  const { oauth: keys, publicUrl, github } = config;
  if (keys === undefined || publicUrl === undefined) return [closedRoute];
  const { log, clock = Date.now, pace = gentlePace } = options;
  const isSecure = publicUrl.startsWith("https:");
  const sessions = createSessions({ secret: keys.clientSecret, isSecure, clock });
  const oauth = createOAuth({ ...github, ...keys, redirectUri: `${publicUrl}/callback` });
  const viewers = createViewers({ apiUrl: github.apiUrl, clock, pace });
  const signIn = { oauth, sessions, secret: keys.clientSecret, apiUrl: github.apiUrl, publicUrl, clock, log };

  return [
    { method: "GET", path: "/", answer: (visit) => show(visit, undefined) },
    ...createSignInRoutes(signIn),
    { method: "GET", path: "/*", answer: (visit) => show(visit, parseAddress(visit.url.pathname)) },
  ];

  async function show(visit: Visit, address: MissionAddress | undefined): Promise<void> {
    const { request, response, url } = visit;
    const session = await sessions.read(request);
    if (session === undefined) return sendPage(response, statusFor(visit), renderWelcome(url.pathname));
    try {
      const page = await pageFor(session, address, url.pathname === "/");
      if (page === undefined) sendPage(response, 404, { ...lost, login: session.login });
      else if (url.searchParams.get("part") === "main") sendMain(request, response, page.main);
      else sendPage(response, 200, page);
    } catch (error) {
      refuse(visit, session, error);
    }
  }

  async function pageFor(session: Session, address: MissionAddress | undefined, isHome: boolean) {
    const viewer = viewers.of(session.token);
    const { login } = session;
    if (isHome) return listPage(login, renderOverview(await viewer.missions(), clock()));
    const told = address === undefined ? undefined : await viewer.mission(address);
    if (told === undefined) return undefined;
    const { seen, entries } = told;
    const place = placeOf(seen, github.serverUrl);
    return missionPage(login, seen, renderMission({ ...seen, state: seen.view?.state, entries }, place));
  }

  /** GitHub takes the token no more: signed out. Anything else it does is not the visitor's fault. */
  function refuse({ response, url }: Visit, { login }: Session, error: unknown): void {
    if (statusOf(error) === 401) {
      sessions.clear(response);
      sendPage(response, 401, renderWelcome(url.pathname));
    } else {
      log.warn({ err: error, path: url.pathname }, "GitHub did not answer for the dashboard");
      sendPage(response, 503, { ...silent, login });
    }
  }
}

/** The welcome is what is at `/`; elsewhere it stands in the place of what may or may not be there. */
function statusFor({ url }: Visit): number {
  return url.pathname === "/" && !url.searchParams.has("part") ? 200 : 401;
}

function listPage(login: string, main: Html): Page {
  return { title: "Missions", login, main, isLive: true };
}

function missionPage(login: string, address: MissionAddress, main: Html): Page {
  const { repository, mission } = address;
  const name = /^issue-\d+$/.test(mission) ? `#${mission.slice(6)}` : mission;
  const trail = [html`${repository}`, html`<a href="${pathOf(address)}" aria-current="page">${name}</a>`];
  return { title: `${name} · ${repository}`, login, trail, main, isLive: true };
}

function renderWelcome(path: string): Page {
  const address = parseAddress(path);
  const href = address === undefined ? "/login" : `/login?to=${encodeURIComponent(pathOf(address))}`;
  const way = html`<a class="button" href="${href}">Sign in with GitHub</a>`;
  const text =
    "CCO keeps Claude Code at an issue until its Definition of Done is proved. Sign in to see the missions of the repositories that you may read.";
  return { title: "Welcome", main: renderNotice("Missions, and what is proved of them", text, way) };
}

const lost: Page = {
  title: "Not found",
  main: renderNotice(
    "There is nothing here",
    "No such mission, or none that you may see.",
    html`<a href="/">All missions</a>`,
  ),
};

const silent: Page = {
  title: "Try again",
  main: renderNotice(
    "GitHub does not answer",
    "It is busy, or asks to wait. Load the page again in a minute.",
  ),
};

const closedRoute: Route = {
  method: "GET",
  path: "/",
  answer: ({ response }) =>
    sendPage(response, 200, {
      title: "At your service",
      main: renderNotice(
        "CCO listens",
        "There is no dashboard yet. It needs GITHUB_CLIENT_ID and GITHUB_CLIENT_SECRET, from the App's settings page, and APP_URL, the address of this site.",
      ),
    }),
};
