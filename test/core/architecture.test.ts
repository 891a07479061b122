import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const src = join(import.meta.dirname, "../../src");

async function sourcesIn(
  folder: string,
): Promise<readonly { path: string; text: string; imports: readonly string[] }[]> {
  const names = await readdir(join(src, folder), { recursive: true });
  const paths = names.filter((name) => name.endsWith(".ts")).map((name) => join(folder, name));
  return Promise.all(
    paths.map(async (path) => {
      const text = await readFile(join(src, path), "utf8");
      return {
        path,
        text,
        imports: [...text.matchAll(/\bfrom "([^"]+)"|\bimport\("([^"]+)"\)/g)].map((m) => m[1] ?? m[2] ?? ""),
      };
    }),
  );
}

/** Beside it, or one folder up or down. */
function isOfCore(path: string, name: string): boolean {
  const target = join(path, "..", name);
  return /^\.\.?\//.test(name) && /^core\/(?:tamper\/)?[a-z0-9-]+\.ts$/.test(target.replaceAll("\\", "/"));
}

describe("core", () => {
  it("imports itself and zod, nothing else", async () => {
    const foreign = (await sourcesIn("core")).flatMap(({ path, imports }) =>
      imports.filter((name) => name !== "zod" && !isOfCore(path, name)).map((name) => `${path}: ${name}`),
    );

    expect(foreign).toEqual([]);
  });

  it("is flat, but for the detectors of tampering", async () => {
    const entries = await readdir(join(src, "core"), { withFileTypes: true, recursive: true });

    expect(entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)).toEqual(["tamper"]);
  });

  it("reads no clock, no environment, no randomness, no network, and logs nothing", async () => {
    const impure =
      /\bDate\.now\b|\bnew Date\(\s*\)|\bprocess\.|\bMath\.random\b|\bcrypto\b|\bfetch\(|\bconsole\.|\bsetTimeout\b|\bsetInterval\b|\bperformance\b|\bglobalThis\b/;
    const found = (await sourcesIn("core")).flatMap(({ path, text }) =>
      text
        .split("\n")
        .map((line, index) => ({
          line: line.replace(/^\s*(\*|\/\/).*|\/\*.*\*\//, ""),
          place: `${path}:${index + 1}`,
        }))
        .filter(({ line }) => impure.test(line))
        .map(({ line, place }) => `${place} ${line.trim()}`),
    );

    expect(found).toEqual([]);
  });

  it("keeps the loop short enough to be read in one go", async () => {
    const loop = await readFile(join(src, "core/loop.ts"), "utf8");

    expect(loop.split("\n").length).toBeLessThan(300);
  });
});

describe("the house", () => {
  it.each(["adapters", "listening", "pages"])("has %s that import no door", async (folder) => {
    const sources = await sourcesIn(folder);
    const doors = sources.filter(({ imports }) => imports.some((name) => /\/(cli|action|app)\//.test(name)));

    expect(doors.map(({ path }) => path)).toEqual([]);
  });

  it.each([
    ["action", /\/(cli|app)\//],
    ["app", /\/(cli|action)\//],
    ["cli", /\/(action|app)\//],
  ])("has a door %s that imports no other door's insides", async (folder, others) => {
    const sources = await sourcesIn(folder);
    const found = sources.filter(({ imports }) => imports.some((name) => others.test(name)));

    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it("has adapters that hear nothing", async () => {
    const sources = await sourcesIn("adapters");
    const found = sources.filter(({ imports }) => imports.some((name) => name.includes("/listening/")));

    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it("never ships the rehearsal", async () => {
    const all = await sourcesIn(".");
    const outside = all.filter(({ imports }) => imports.some((name) => /rehearsal|\/test\//.test(name)));

    expect(outside.map(({ path }) => path)).toEqual([]);
  });
});
