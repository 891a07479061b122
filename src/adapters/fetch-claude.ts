import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { mistakes } from "../core/error.ts";
import { faultText } from "../core/fault-text.ts";
import { pinnedChecksums, pinnedSdk } from "./claude-pin.ts";

export type ClaudeFetch = {
  /** Kept between jobs where the machine is: `RUNNER_TOOL_CACHE`. */
  readonly cache: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Default: the pinned version and its checksum for this platform. */
  readonly wanted?: { readonly version: string; readonly platform: string; readonly checksum: string };
};

const mostTries = 3;

/**
 * The pinned Claude Code, from the cache or from npm: 380 MB, once per machine. What comes is believed only when its
 * checksum is the known one. Throws the user error CLAUDE_UNFETCHED.
 */
export async function fetchClaude({ cache, env, wanted = pinned() }: ClaudeFetch): Promise<string> {
  const name = wanted.platform.startsWith("win32") ? "claude.exe" : "claude";
  const place = join(cache, "claude-code", wanted.version, wanted.platform);
  const executable = join(place, name);
  if (await isThere(executable)) return executable;

  await mkdir(join(place, ".."), { recursive: true });
  const room = await mkdtemp(`${place}-`);
  try {
    const source = `@anthropic-ai/claude-agent-sdk-${wanted.platform}`;
    await installPackage(`${source}@${wanted.version}`, { room, env });
    const folder = join(room, "node_modules", source);
    await verify(join(folder, name), wanted.checksum);
    // Another job on this machine may have been faster; then its copy is as good as ours.
    await rename(folder, place).catch(() => access(executable));
    return executable;
  } finally {
    await rm(room, { recursive: true, force: true });
  }
}

function pinned(): NonNullable<ClaudeFetch["wanted"]> {
  const platform = `${process.platform}-${process.arch}`;
  const checksum = pinnedChecksums[platform];
  if (checksum === undefined) throw mistakes.claudeUnfetched(`there is none for ${platform}`);
  return { version: pinnedSdk, platform, checksum };
}

/** npm checks what it gets against its registry's own checksum, and honours the machine's settings. */
async function installPackage(
  spec: string,
  { room, env }: { readonly room: string; readonly env: ClaudeFetch["env"] },
): Promise<void> {
  const args = [
    "install",
    "--prefix",
    room,
    "--no-save",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    spec,
  ];
  for (let attempt = 1; ; attempt++) {
    try {
      await promisify(execFile)("npm", args, { cwd: room, env, shell: process.platform === "win32" });
      return;
    } catch (error) {
      if (attempt < mostTries) continue;
      throw mistakes.claudeUnfetched(faultText(error));
    }
  }
}

async function verify(path: string, checksum: string): Promise<void> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  const found = hash.digest("hex");
  if (found !== checksum) throw mistakes.claudeUnfetched(`its checksum is ${found}, not ${checksum}`);
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
