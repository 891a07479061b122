import { expect, it } from "vitest";
import { parseAppConfig } from "#src/app/app-config.ts";
import { hasBrowser, openBrowser } from "../rehearsal/browser.ts";
import { createFirstStartStage } from "./first-start-stage.ts";

it.skipIf(!hasBrowser)("is done in a browser: two buttons from the first page to the App", async () => {
  await using stage = await createFirstStartStage();
  await using browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !message.location().url.endsWith("/favicon.ico"))
      complaints.push(message.text());
  });

  await page.goto(stage.url);
  const isTooWide = await page.evaluate("document.documentElement.scrollWidth > innerWidth");
  await page.getByText("What it may do, and why").click();
  await page.getByText("workflows: write").waitFor();
  await page.getByRole("button", { name: "Continue on GitHub" }).click();
  await page.getByLabel("GitHub App name").fill("Keeper of engines");
  await page.getByRole("button", { name: "Create GitHub App for ada" }).click();
  await page.getByRole("heading", { name: "Keeper of engines is ready" }).waitFor();
  const install = await page.getByRole("link", { name: "Install it" }).getAttribute("href");
  const { appId } = parseAppConfig(await stage.made);

  expect(isTooWide).toBe(false);
  expect(stage.github.world.apps.get(appId)).toMatchObject({ slug: "keeper-of-engines", owner: "ada" });
  expect(install).toBe(`${stage.github.serverUrl}/apps/keeper-of-engines/installations/new`);
  expect(complaints).toEqual([]);
});
