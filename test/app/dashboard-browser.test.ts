import { existsSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gallery, news } from "./dashboard-missions.ts";
import { createStage, type Stage } from "./dashboard-stage.ts";

const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const quiet = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Missions of the first of November, looked at two hours later. */
const clock = () => Date.UTC(2026, 10, 1, 2);

describe.skipIf(!existsSync(executablePath))("the dashboard in a browser", () => {
  let stage: Stage;
  let browser: Browser;
  let shots: string;
  const problems: string[] = [];

  beforeAll(async () => {
    shots = process.env.SCREENSHOTS ?? (await mkdtemp(join(tmpdir(), "dashboard-")));
    stage = await createStage();
    await stage.createRepository({ owner: "ada", name: "tasks", isPrivate: true });
    stage.install("ada");
    for (const [mission, events] of Object.entries(gallery))
      await stage.tell("ada/tasks", mission, ...events);
    browser = await chromium.launch({ executablePath, args: quiet });
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.[Symbol.asyncDispose]();
  });

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.on("pageerror", (error) => problems.push(`${error}`));
    page.on("console", (said) => {
      // What a browser says of a page that was answered 401 or 404 is no mistake of the page.
      if (said.type() === "error" && !said.text().startsWith("Failed to load resource"))
        problems.push(said.text());
    });
    return page;
  }

  async function signIn(page: Page, path = "/", login = "ada"): Promise<void> {
    await page.goto(`${stage.url}${path}`);
    await page.getByRole("link", { name: "Sign in with GitHub" }).click();
    await page.getByRole("button", { name: `Authorize as ${login}` }).click();
    await page.waitForURL(`${stage.url}${path}`);
  }

  it("is signed in to, lists, shows a mission, and changes while somebody looks", async () => {
    const page = await open({ colorScheme: "light" });
    await page.clock.install({ time: clock() });
    await page.goto(stage.url);
    await page.screenshot({ path: join(shots, "welcome.png") });
    await signIn(page);
    await page.screenshot({ path: join(shots, "list-light.png"), fullPage: true });
    const groups = await page.getByRole("heading", { level: 2 }).allTextContents();

    await page.getByRole("link", { name: "Build a REST API for task management" }).click();
    const errors = page.getByRole("listitem").filter({ hasText: "Wrong input is answered" });
    await errors.getByText("npm test -- errors").last().click();
    await page.screenshot({ path: join(shots, "mission-light.png"), fullPage: true });
    const before = await page.locator(".standing .count").textContent();
    await stage.tell("ada/tasks", "issue-42", ...news);
    await page.clock.runFor(6000);
    await page.locator(".standing .count", { hasText: "3 of 4 met" }).waitFor();
    await page.screenshot({ path: join(shots, "mission-live.png"), fullPage: true });

    expect(groups).toEqual(["Needs you 1", "At work 1", "Queued 1", "Waits 1", "Ended 1"]);
    expect(before).toBe("2 of 4 met");
    expect(await page.getByRole("status").textContent()).toBe("At work, 75 %");
    // What was unfolded stays so, and the reader is where the reader was.
    expect(await errors.locator("details[open]").count()).toBe(1);
    expect(await page.getByText("Live", { exact: true }).isVisible()).toBe(true);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("link", { name: "Sign in with GitHub" }).waitFor();
    expect(problems).toEqual([]);
  });

  it("fits a phone and a desk, in the light and in the dark", async () => {
    const page = await open({ viewport: { width: 360, height: 740 } });
    await signIn(page);
    for (const path of ["/", "/ada/tasks/issue-42"])
      for (const colorScheme of ["light", "dark"] as const)
        for (const width of [360, 1280]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 800 });
          await page.goto(`${stage.url}${path}`);
          const name = `${path.split("/").at(-1) || "list"}-${colorScheme}-${width}.png`;
          await page.screenshot({ path: join(shots, name), fullPage: true });
          const widths = await page.locator("html").evaluate((root) => [root.scrollWidth, root.clientWidth]);
          expect(widths, name).toEqual([width, width]);
        }
    expect(problems).toEqual([]);
  });

  it("shows somebody who may not read the repository nothing of it", async () => {
    stage.github.admin.createUser("mallory");
    const page = await open({ viewport: { width: 360, height: 740 } });
    await signIn(page, "/", "mallory");
    const list = await page.content();
    const answer = await page.goto(`${stage.url}/ada/tasks/issue-42`);
    await page.screenshot({ path: join(shots, "nothing.png"), fullPage: true });

    expect(answer?.status()).toBe(404);
    for (const text of [list, (await page.content()).replaceAll("/ada/tasks/issue-42", "")])
      expect(text).not.toMatch(/Build a REST API|ada\/tasks|issue-42/);
    expect(problems).toEqual([]);
  });

  it("is whole without scripts, and can be walked through with the keyboard", async () => {
    const page = await open({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    await signIn(page, "/ada/tasks/issue-61");
    await page.screenshot({ path: join(shots, "asks.png"), fullPage: true });

    expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
    expect(await page.getByRole("main").getByText("/cco approve look", { exact: true }).isVisible()).toBe(
      true,
    );
    expect(await page.locator("time").first().textContent()).toMatch(/^2026-11-01 00:0\d UTC$/);
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").textContent()).toBe("Skip to the content");
    expect(problems).toEqual([]);
  });
});
