import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** The machine's own Chromium; `CHROMIUM` names another one. */
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

export const hasBrowser = existsSync(executablePath);

/** A browser that asks nothing of the network but the pages it is sent to. Its profile is fresh and goes with it. */
export function openBrowser(): Promise<Browser> {
  const quiet = ["background-networking", "component-update", "sync", "gpu", "quic"];
  const args = [...quiet.map((name) => `--disable-${name}`), "--no-sandbox", "--no-first-run"];
  return chromium.launch({ executablePath, args });
}
