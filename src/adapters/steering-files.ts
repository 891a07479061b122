import { lstat } from "node:fs/promises";
import { join } from "node:path";

/** Files by which a cache steers the tool that reads it. */
const steeringFiles = [
  "cargo/bin",
  "cargo/config",
  "cargo/config.toml",
  "gradle/gradle.properties",
  "gradle/init.d",
  "gradle/init.gradle",
  "gradle/init.gradle.kts",
];

/**
 * What has to be removed of a cache so that nothing in it steers. Whoever filled it could have made a directory on the
 * way a link to one of ours, and nothing is to be removed over there: the link is named then.
 */
export async function steeringIn(cache: string): Promise<readonly string[]> {
  const named = await Promise.all(
    steeringFiles.map(async (file) => {
      const tool = join(cache, file.slice(0, file.indexOf("/")));
      return (await isDirectoryItself(tool)) ? join(cache, file) : tool;
    }),
  );
  return [...new Set(named)];
}

/** False, too, for what cannot be looked at. */
async function isDirectoryItself(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isDirectory() ?? false;
}
