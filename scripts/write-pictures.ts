// Plays the sample mission on the local GitHub and takes pictures of what was posted there: docs/pictures/. Needs Chromium.
import { mkdir, mkdtempDisposable, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildAction } from "#rehearsal/build-action.ts";
import { type PictureName, type Portrait, pictureNames, writePortrait } from "#rehearsal/portrait.ts";
import { openRehearsal } from "#rehearsal/rehearse-on-github.ts";
import { createStory } from "#rehearsal/story.ts";
import { hasBrowser, openBrowser } from "#test/rehearsal/browser.ts";
import { renderPages } from "./pictures/page.ts";
import { shrinkPng } from "./pictures/small-png.ts";

if (!hasBrowser) {
  console.error("There is no Chromium at /usr/bin/chromium: install it, or name another one in CHROMIUM.");
  process.exit(1);
}
const directory = new URL("../docs/pictures/", import.meta.url);
await mkdir(directory, { recursive: true });
const portrait = await playMission();
const texts = writePortrait(portrait);
const pages = renderPages(portrait);
for (const name of pictureNames) {
  await writeFile(new URL(`${name}.md`, directory), texts[name]);
  await takePictures(name, pages[name]);
}

async function playMission(): Promise<Portrait> {
  await using action = await mkdtempDisposable(join(tmpdir(), "cco-action-"));
  await buildAction(action.path);
  const story = createStory({ print: () => {}, paint: (_, text) => text, elapsed: () => 0 });
  await using rehearsal = await openRehearsal({ action: action.path, story });
  if (!(await rehearsal.play())) throw new Error("The mission did not end with done: see `npm start`.");
  return await rehearsal.portrait();
}

/** Light and dark, twice as sharp as a page is wide. */
async function takePictures(name: PictureName, page: string): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const browser = await openBrowser();
  stack.defer(() => browser.close());
  for (const colorScheme of ["light", "dark"] as const) {
    const tab = await browser.newPage({
      colorScheme,
      deviceScaleFactor: 2,
      viewport: { width: 864, height: 600 },
    });
    await tab.setContent(page);
    const file = new URL(`${name}-${colorScheme}.png`, directory);
    await writeFile(file, shrinkPng(await tab.screenshot({ fullPage: true })));
    console.log(fileURLToPath(file));
  }
}
