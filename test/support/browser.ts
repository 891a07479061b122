import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const executablePath = "/usr/bin/chromium";

/** Whether this machine has a browser for tests. */
export const hasBrowser = existsSync(executablePath);

const args = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A browser without a window, closed when the test ends: `await using browser = await openBrowser()`. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath, args });
}
