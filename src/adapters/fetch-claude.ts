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
  /** Ends it before it is there. */
  readonly signal?: AbortSignal | undefined;
  /** Told when it has to be fetched, and not when it is in the cache. */
  readonly onFetch?: (() => void) | undefined;
};

const mostTries = 3;

/**
 * The pinned Claude Code, from the cache or from npm: 380 MB on disk, once per machine. What comes is believed only when its
 * checksum is the known one. Throws the user error CLAUDE_UNFETCHED.
 */
export async function fetchClaude(options: ClaudeFetch): Promise<string> {
  const { cache, wanted = pinned(), onFetch } = options;
  const { place, name } = placeOf(cache, wanted);
  const executable = join(place, name);
  if (await isThere(executable)) return executable;

  onFetch?.();
  await mkdir(join(place, ".."), { recursive: true });
  const room = await mkdtemp(`${place}-`);
  try {
    const source = `@anthropic-ai/claude-agent-sdk-${wanted.platform}`;
    await installPackage(`${source}@${wanted.version}`, { ...options, room });
    const folder = join(room, "node_modules", source);
    await verify(join(folder, name), wanted.checksum);
    // Another job on this machine may have been faster; then its copy is as good as ours.
    await rename(folder, place).catch(() => access(executable));
    return executable;
  } finally {
    await rm(room, { recursive: true, force: true });
  }
}

/** The one that was fetched before; undefined when there is none. */
export async function cachedClaude(cache: string): Promise<string | undefined> {
  const { place, name } = placeOf(cache, pinned());
  const executable = join(place, name);
  return (await isThere(executable)) ? executable : undefined;
}

type Wanted = NonNullable<ClaudeFetch["wanted"]>;

function placeOf(cache: string, { version, platform }: Wanted) {
  const name = platform.startsWith("win32") ? "claude.exe" : "claude";
  return { place: join(cache, "claude-code", version, platform), name };
}

function pinned(): Wanted {
  const platform = `${process.platform}-${process.arch}${usesMusl() ? "-musl" : ""}`;
  const checksum = pinnedChecksums[platform];
  if (checksum === undefined) throw mistakes.claudeUnfetched(`there is none for ${platform}`);
  return { version: pinnedSdk, platform, checksum };
}

/** Such as Alpine Linux, on which a program for the usual C library does not start. */
function usesMusl(): boolean {
  if (process.platform !== "linux") return false;
  const { header } = process.report.getReport() as { readonly header: Readonly<Record<string, unknown>> };
  return header.glibcVersionRuntime === undefined;
}

/** npm checks what it gets against its registry's own checksum, and honours the machine's settings. */
async function installPackage(
  spec: string,
  { room, env, signal }: Pick<ClaudeFetch, "env" | "signal"> & { readonly room: string },
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
      await promisify(execFile)("npm", args, { cwd: room, env, signal, shell: process.platform === "win32" });
      return;
    } catch (error) {
      if (attempt < mostTries && !signal?.aborted) continue;
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
