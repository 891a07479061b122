import { once } from "node:events";
import { readEnvFile } from "../adapters/env-file.ts";
import { UserError } from "../core/error.ts";
import { startApp } from "./app.ts";
import { isFirstStart, parseAppConfig } from "./app-config.ts";
import type { AppEnvironment } from "./app-environment.ts";
import { firstStart } from "./first-start.ts";
import { createAppLog } from "./log.ts";

/** Runs the App until it is told to end. Returns the exit code. */
export async function runApp(env: AppEnvironment): Promise<number> {
  const ending = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => ending.abort());
  try {
    const known = { ...(await readEnvFile(".env")), ...withoutEmpty(env) };
    const app = await startApp(parseAppConfig(await introduce(known, ending.signal)));
    if (!ending.signal.aborted) await once(ending.signal, "abort");
    await app.close();
    return 0;
  } catch (error) {
    if (ending.signal.aborted) return 0;
    process.stderr.write(`${sayError(error)}\n`);
    return error instanceof UserError ? 40 : 50;
  }
}

/** A variable that is set to nothing, as compose files do, hides no line of the file. */
function withoutEmpty(env: AppEnvironment): AppEnvironment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
}

/** The first start on a developer's machine makes the App in the browser; any other has its environment. */
async function introduce(env: AppEnvironment, signal: AbortSignal): Promise<AppEnvironment> {
  if (!isFirstStart(env)) return env;
  const announce = (url: string) => process.stdout.write(`Open ${url} to make your App.\n`);
  return firstStart({ env, log: createAppLog("warn", String), announce, signal });
}

function sayError(error: unknown): string {
  if (error instanceof UserError) return `${error.message}\n${error.fix}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
