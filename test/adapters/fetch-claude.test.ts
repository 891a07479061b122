import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { pinnedChecksums, pinnedSdk } from "#src/adapters/claude-pin.ts";
import { fetchClaude } from "#src/adapters/fetch-claude.ts";
import { createRegistry } from "#test/support/registry.ts";
import { createTemp } from "#test/support/temp.ts";

const name = "@anthropic-ai/claude-agent-sdk-test-cpu";
const program = "#!/bin/sh\necho small\n";
const checksum = createHash("sha256").update(program).digest("hex");
const wanted = { version: "1.2.3", platform: "test-cpu", checksum };

/** A registry on loopback with one small package. */
async function createSmallRegistry(directory: string) {
  const source = join(directory, "source");
  await mkdir(source, { recursive: true });
  const manifest = { name, version: wanted.version };
  await writeFile(join(source, "package.json"), JSON.stringify(manifest));
  await writeFile(join(source, "claude"), program, { mode: 0o755 });
  await promisify(execFile)("npm", ["pack", "--pack-destination", directory], { cwd: source });
  const tarball = await readFile(join(directory, "anthropic-ai-claude-agent-sdk-test-cpu-1.2.3.tgz"));
  const registry = await createRegistry({ manifest, tarball });
  const env = { ...process.env, ...registry.env, npm_config_cache: join(directory, "npm") };
  return { ...registry, env };
}

describe("fetching Claude Code", () => {
  it("brings the wanted version once, and finds it again", async () => {
    await using temp = await createTemp();
    await using registry = await createSmallRegistry(temp.path);
    const cache = join(temp.path, "cache");
    const first = await fetchClaude({ cache, env: registry.env, wanted });
    const calls = registry.asked.length;
    const second = await fetchClaude({ cache, env: registry.env, wanted });

    expect(await readFile(first, "utf8")).toBe(program);
    expect(second).toBe(first);
    expect(registry.asked).toHaveLength(calls);
  });

  it("refuses what has another checksum", async () => {
    await using temp = await createTemp();
    await using registry = await createSmallRegistry(temp.path);
    const fetching = fetchClaude({
      cache: join(temp.path, "cache"),
      env: registry.env,
      wanted: { ...wanted, checksum: "0".repeat(64) },
    });

    await expect(fetching).rejects.toMatchObject({ code: "CLAUDE_UNFETCHED" });
  });

  it("is pinned to the Agent SDK that is installed", async () => {
    const sdk = dirname(createRequire(import.meta.url).resolve("@anthropic-ai/claude-agent-sdk"));
    const manifest = JSON.parse(await readFile(join(sdk, "manifest.json"), "utf8"));
    const { version } = JSON.parse(await readFile(join(sdk, "package.json"), "utf8"));
    const checksums = Object.entries<{ checksum: string }>(manifest.platforms).map(([key, one]) => [
      key,
      one.checksum,
    ]);

    expect(pinnedSdk).toBe(version);
    expect(pinnedChecksums).toEqual(Object.fromEntries(checksums));
  });
});
