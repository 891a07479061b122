import { basename } from "node:path";
import { howToContinue } from "../core/continuation.ts";
import type { Entry } from "../core/event.ts";
import { redactStrings } from "../core/redact.ts";
import type { MissionState } from "../core/state.ts";
import { html } from "../pages/html.ts";
import { type ListedMission, renderList } from "../pages/list-page.ts";
import { renderMission } from "../pages/mission-page.ts";
import { renderNotice } from "../pages/notice.ts";
import type { Page } from "../pages/page.ts";
import type { Place as Addresses } from "../pages/place.ts";
import type { Place } from "./place.ts";
import { openLedger, readSession, sessionIds } from "./sessions.ts";
import { howToGoOn } from "./show-end.ts";

/** Entries of a story, the newest. */
const mostEntries = 200;

/** The page at a path. Undefined: there is none. */
export type PageAt = (path: string) => Promise<Page | undefined>;

/** All missions of the repository at `/`, each of them at its id. */
export function createMissionPages(place: Place): PageAt {
  const stories = new Map<string, Story>();
  return async (path) => {
    if (path === "/") return listPage(place);
    // The id is looked for among the sessions: no path is ever made of what was asked for.
    const id = (await sessionIds(place)).find((one) => pathOf(one) === path);
    return id === undefined ? undefined : missionPage(place, id, stories);
  };
}

type Story = { readonly seq: number; readonly entries: readonly Entry[] };

export const lostPage: Page = {
  title: "Not found",
  main: renderNotice("There is nothing here", "No such session.", html`<a href="/">All missions</a>`),
};

function pathOf(id: string): string {
  return `/${encodeURIComponent(id)}`;
}

async function listPage(place: Place): Promise<Page> {
  const ids = await sessionIds(place);
  const all = await Promise.all(ids.map((id) => listed(place, id)));
  const missions = all.filter((one) => one !== undefined);
  const empty = html`<p class="empty">No mission was started in ${place.repository.root} yet: <code>cco start</code>.</p>`;
  const main = renderList(missions, { at: Date.now(), empty });
  return { title: "Missions", trail: [html`${nameOf(place)}`], main, isLive: true };
}

/** Undefined: nothing was recorded. One that cannot be read does not hide the others. */
async function listed(place: Place, id: string): Promise<ListedMission | undefined> {
  const about = { path: pathOf(id), name: id, where: id };
  try {
    const session = await readSession(place, id);
    return session && { ...about, state: redactStrings(session.state, place.redact) };
  } catch {
    return { ...about, state: undefined };
  }
}

async function missionPage(place: Place, id: string, stories: Map<string, Story>): Promise<Page> {
  const told = await read(place, id, stories).catch(() => ({ state: undefined, entries: [] }));
  const main = renderMission(
    { mission: id, repository: nameOf(place), ...redactStrings(told, place.redact) },
    addresses,
  );
  const trail = [html`${nameOf(place)}`, html`<a href="${pathOf(id)}" aria-current="page">${id}</a>`];
  return { title: `${id} · ${nameOf(place)}`, trail, main, isLive: true };
}

/** A page that is open asks again and again: entries are read again only when there are new ones. */
async function read(place: Place, id: string, stories: Map<string, Story>) {
  const ledger = await openLedger(place, id);
  const { seq, state } = await ledger.read();
  const known = stories.get(id);
  const entries = known?.seq === seq ? known.entries : (await ledger.entries()).slice(-mostEntries);
  stories.set(id, { seq, entries });
  return { state, entries };
}

function nameOf({ repository }: Place): string {
  return basename(repository.root);
}

/** Nothing here is anywhere else. */
const addresses: Addresses = {
  home: undefined,
  issue: undefined,
  ledger: undefined,
  pull: () => undefined,
  commit: () => undefined,
  run: () => undefined,
  command: "cco",
  wayOn,
};

function wayOn(state: MissionState): string {
  if (state.closed?.outcome === "needs-human") return howToContinue(state).replaceAll("`/cco ", "`cco ");
  if (state.closed?.outcome === "done" || state.open !== undefined) return "";
  const way = howToGoOn(state);
  return `To go on: ${way.includes("`") ? way : `\`${way}\``}`;
}
