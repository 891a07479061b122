import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { claudeVersion, findClaude } from "#src/adapters/claude-executable.ts";

const root = await mkdtemp(path.join(os.tmpdir(), "cco-executable-"));
afterAll(() => rm(root, { recursive: true }));

async function writeClaude(directory: string, mode = 0o755): Promise<string> {
  await mkdir(path.join(root, directory), { recursive: true });
  const file = path.join(root, directory, "claude");
  await writeFile(file, "#!/bin/sh\necho '2.0.1 (Claude Code)'\n");
  await chmod(file, mode);
  return file;
}

test("the configured one is taken before any other", async () => {
  const configured = await writeClaude("configured");
  const other = await writeClaude("other");

  const found = await findClaude({ configured, env: { PATH: path.dirname(other) } });

  expect(found).toEqual({ path: configured, source: "configured" });
});

test("a configured one that is not there is not replaced by another", async () => {
  expect(await findClaude({ configured: "/nowhere/claude", env: process.env })).toBeUndefined();
});

test("the first on PATH that can be run is taken", async () => {
  const broken = await writeClaude("broken", 0o644);
  const working = await writeClaude("working");
  const PATH = [path.dirname(broken), "relative", path.dirname(working)].join(path.delimiter);

  expect(await findClaude({ env: { PATH } })).toEqual({ path: working, source: "path" });
});

test("the package's own is taken when there is none on PATH, and tells its version", async () => {
  const found = await findClaude({ env: { PATH: root } });

  expect(found?.source).toBe("package");
  expect(await claudeVersion(found?.path ?? "")).toMatch(/^2\.1\.\d+$/);
});

test("a program that is not Claude Code has no version", async () => {
  expect(await claudeVersion("/bin/ls")).toBeUndefined();
  expect(await claudeVersion("/nowhere/claude")).toBeUndefined();
});
