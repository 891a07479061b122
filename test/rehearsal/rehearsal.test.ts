import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pictureNames, skeletonOf, writePortrait } from "#rehearsal/portrait.ts";
import { openRehearsal, type Rehearsal } from "#rehearsal/rehearse-on-github.ts";
import { createStory } from "#rehearsal/story.ts";
import { buildAction } from "../action/built-action.ts";
import { createTemp } from "../support/temp.ts";
import { hasBrowser, openBrowser } from "./browser.ts";

const criteria = [
  "Words are joined by single hyphens, without punctuation",
  "Accents and umlauts become plain letters",
  "The README shows how to call it",
];
const subjects = [
  "feat: join words with hyphens",
  "fix: drop punctuation before joining words",
  "feat: spell umlauts out and take accents off",
  "docs: show how to call slug()",
];

const lines: string[] = [];
let rehearsal: Rehearsal;
let isDone = false;

beforeAll(async () => {
  await using action = await buildAction();
  const print = (line: string) => void lines.push(line);
  const story = createStory({ print, paint: (_style, text) => text, elapsed: () => 1234 });
  rehearsal = await openRehearsal({ action: action.directory, story });
  isDone = await rehearsal.play();
  // Four iterations with the real Claude Code, on a machine that has other things to do.
}, 300_000);

afterAll(() => rehearsal[Symbol.asyncDispose]());

describe("the rehearsal", () => {
  it("tells the mission from the label to the end, one line a fact, without the runner's own", () => {
    const told = [
      "ada opened issue #1",
      "ada put the label cco:mission on #1",
      "The App: Issue #1: the label was put on. A job starts.",
      "Job 1: CCO 1",
      "The App: gave a job its token for ada/slug.",
      "Before any work",
      "Iteration 1 opened",
      "Bash ls src test",
      "cco opened the draft pull request #2",
      "continuing: 0 of 3 criteria met.",
      "ada commented on #1: /cco steer Let the example",
      "cco reacted with 👀",
      "cco reacted with 👍",
      "The App: ada said /cco steer. The job that is at work sees it.",
      "Job 4: CCO 1, iteration 4",
      "cco marked #2 as ready for review",
      "done: 3 of 3 criteria met.",
    ];
    const places = told.map((part) => lines.findIndex((line) => line.includes(part)));

    expect(isDone).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(lines.filter((line) => !/^ {3}1\.2 s {2}\s*\S/.test(line))).toEqual([]);
    expect(lines.join("\n")).not.toMatch(/##\[|github-token|Cleaning up|Progress was reported|ghs_/);
  });

  it("says once in each job with a worker whether it runs as the same user", () => {
    const { actions } = rehearsal.stage;
    const runs = actions.runs().filter(({ workflow }) => workflow.name === "CCO");
    const jobs = runs.flatMap(({ id }) => actions.jobs(id));
    const ids = jobs.map(({ id }) => id);
    const warned = ids.map((id) => actions.annotations(id).filter(({ level }) => level === "warning").length);
    const noted = ids.map((id) => actions.summary(id).match(/runs as the same user as CCO/g)?.length ?? 0);
    const kept = ids.map((id) => actions.log(id).match(/a Unix user of its own/g)?.length ?? 0);
    const { status } = spawnSync("unshare", ["--pid", "--fork", "--mount-proc", "true"]);
    const isIsolated = process.getuid?.() === 0 && status === 0;

    const once = [1, 1, 1, 1];
    const never = [0, 0, 0, 0];
    expect([warned, noted, kept]).toEqual(isIsolated ? [never, never, once] : [once, once, never]);
  });

  it("goes through the App: every delivery arrives, it dispatches, and what it pushes starts CI", () => {
    const { actions, github, local } = rehearsal.stage;
    const { deliveries = [] } = github.world.apps.get(local.keys.id)?.hook ?? {};
    const ci = actions.runs().filter(({ workflow }) => workflow.name === "ci");
    const others = actions.runs().filter(({ workflow }) => workflow.name !== "ci");

    expect(deliveries.filter(({ status }) => status !== "OK")).toEqual([]);
    expect(others.map(({ event, actor }) => `${event} ${actor}`)).toEqual(
      Array.from({ length: 4 }, () => "workflow_dispatch cco[bot]"),
    );
    expect(ci.map(({ event, actor }) => `${event} ${actor}`)).toEqual(
      Array.from({ length: 4 }, () => "pull_request cco[bot]"),
    );
    expect(ci.map(({ conclusion }) => conclusion)).not.toContain("action_required");
    expect(lines.filter((line) => line.includes("started by what cco pushed: "))).toHaveLength(4);
    expect(github.violations).toEqual([]);
  });

  it("ends with a picture of comment, pull request and checks", async () => {
    const picture = await rehearsal.picture((_style, text) => text);

    expect(picture).toContain("100 % · 3 of 3 criteria met");
    expect(picture).toContain("Pull request #2, ready for review: Finish the slug library");
    expect(picture).toMatch(/✓ CCO \/ Definition of Done/);
    expect(picture).toMatch(
      /The ledger, cco\/state\/issue-1\n {2}(\d+) commits by cco\[bot\], \1 of them verified/,
    );
    for (const part of [...criteria, ...subjects]) expect(picture).toContain(part);
    expect(picture).not.toMatch(/<!--|<details>|\]\(http|\*\*/);
  });

  it("posts what the pictures in docs/pictures show; where it does not, `npm run pictures` takes them again", async () => {
    const posted = writePortrait(await rehearsal.portrait());

    for (const name of pictureNames) {
      const shown = readFileSync(new URL(`../../docs/pictures/${name}.md`, import.meta.url), "utf8");
      expect(skeletonOf(posted[name]), name).toBe(skeletonOf(shown));
    }
  });
});

describe("the pages of a finished mission", () => {
  it("show checklist, progress, checks, commits and history", async () => {
    const [issue = "", pull = ""] = await Promise.all(
      rehearsal.pages.map(async (address) => (await fetch(address)).text()),
    );

    for (const page of [issue, pull]) {
      const [text = ""] = page.split("<strong>CCO /", 1);
      expect(text.match(/<input type="checkbox"[^>]* checked/g)).toHaveLength(3);
      // A row of the proof for each criterion.
      expect(text.match(/<td>unmet → met<\/td>\s*<td>proved<\/td>/g)).toHaveLength(3);
      expect(page).toMatch(/<details><summary>4 iterations<\/summary>/);
      for (const criterion of criteria) expect(page).toContain(criterion);
    }
    expect(issue).toContain("██████████ 100 %");
    for (const subject of subjects) expect(pull).toContain(subject);
    expect(pull.match(/<span class="success">success<\/span> <strong>CCO \//g)).toHaveLength(4);
    expect(pull).toMatch(
      /<strong>CCO \/ Definition of Done<\/strong>[^<]*<span class="label"[^>]*>Re-verify</,
    );
  });

  it("lead nowhere but to pages that are there, the jobs' logs among them", async () => {
    const texts = await Promise.all(rehearsal.pages.map(async (address) => (await fetch(address)).text()));
    const { serverUrl } = rehearsal.stage.github;
    const links = texts.flatMap((text) => [...text.matchAll(/href="([^"]+)"/g)].map(([, link = ""]) => link));
    const ours = [...new Set(links)].map((link) => new URL(link, serverUrl).href);

    const answers = await Promise.all(ours.map(async (link) => ({ link, answer: await fetch(link) })));

    expect(answers.filter(({ answer }) => !answer.ok).map(({ link }) => link)).toEqual([]);
    const job = answers.find(({ link }) => link.includes("/actions/runs/"))?.answer;
    expect(await job?.text()).toContain("Iteration 4 opened");
  });
});

describe.skipIf(!hasBrowser)("in a browser, the pages of a finished mission", () => {
  let browser: Browser;
  let folder: { path: string } & AsyncDisposable;

  beforeAll(async () => {
    [browser, folder] = await Promise.all([openBrowser(), createTemp()]);
  });

  afterAll(async () => {
    await browser.close();
    await folder[Symbol.asyncDispose]();
  });

  it("lead on to the App's dashboard, to sign in and see it", async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(rehearsal.stage.local.url);
    await page.getByRole("link", { name: "Sign in with GitHub" }).click();
    await page.getByRole("button", { name: "Authorize as ada" }).click();
    await page.getByRole("link", { name: "Finish the slug library" }).click();

    await page.getByText("3 of 3 met").waitFor();
    for (const criterion of criteria)
      expect(await page.getByText(criterion).filter({ visible: true }).count()).toBeGreaterThan(0);
    await page.close();
  });

  /** Opens a page, keeps a picture of it, and holds it against its width. */
  async function look(place: number, { width, colorScheme }: Look): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    await page.goto(rehearsal.pages[place] ?? "");
    // `SCREENSHOTS` names a directory to look at them in.
    const directory = process.env.SCREENSHOTS ?? folder.path;
    mkdirSync(directory, { recursive: true });
    const path = join(directory, `${place === 0 ? "issue" : "pull"}-${width}-${colorScheme}.png`);
    await page.screenshot({ path, fullPage: true });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    return page;
  }

  it.each(looks)("can be read $width wide and $colorScheme: the issue", async (view) => {
    const page = await look(0, view);

    await expectVisible(page, ["██████████ 100 %", ...criteria, "@ada"]);
    await expectHistory(page);
    await page.close();
  });

  it.each(looks)("can be read $width wide and $colorScheme: the pull request", async (view) => {
    const page = await look(1, view);

    await expectVisible(page, [...criteria, ...subjects, "CCO / Definition of Done"]);
    await expectHistory(page);
    await page.close();
  });
});

type Look = { readonly width: number; readonly colorScheme: "light" | "dark" };

const looks: readonly Look[] = [1280, 390].flatMap((width) =>
  (["light", "dark"] as const).map((colorScheme) => ({ width, colorScheme })),
);

async function expectVisible(page: Page, texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    expect(await page.getByText(text).filter({ visible: true }).count(), text).toBeGreaterThan(0);
  }
  const boxes = page.locator("input[type=checkbox]:checked").filter({ visible: true });
  expect(await boxes.count()).toBe(3);
}

/** Folded until somebody opens it. */
async function expectHistory(page: Page): Promise<void> {
  const row = page.getByRole("cell", { name: "drop punctuation before joining words" });
  expect(await row.isVisible()).toBe(false);
  await page.getByText("4 iterations").click();
  expect(await row.isVisible()).toBe(true);
}
