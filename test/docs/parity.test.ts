import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createProgram } from "#src/cli/program.ts";
import { cco, createTerminal } from "#test/cli/in-process.ts";
import { vitestArgs } from "../../scripts/vitest-args.ts";
import { readCommandLine } from "./command-line.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** The rows of the tables, without their heads. */
const rows = read("docs/parity.md")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (?:---|Version 1 \|)/.test(line))
  .map((line) => line.slice(2, -2).split(" | "));

const codesOf = (row: readonly string[]) =>
  [
    ...row
      .slice(0, 2)
      .join(" ")
      .matchAll(/`([^`]+)`/g),
  ].map(([, code = ""]) => code);

describe("docs/parity.md", () => {
  it("has rows of three cells, each shown by a test that exists", () => {
    const { length } = rows.filter((row) => row.length !== 3);
    const lost = rows.flatMap(([promise, , tests = ""]) => {
      const named = tests.split("<br>").map((one) => /^`(test\/[\w./-]+\.test\.ts)` › (.+)$/.exec(one));
      return named
        .filter((one) => one === null || !hasTest(one[1] ?? "", one[2] ?? ""))
        .map((one) => `${promise}: ${one?.[0] ?? tests}`);
    });

    expect(length).toBe(0);
    expect(lost).toEqual([]);
    expect(rows.length).toBeGreaterThan(45);
  });

  it("names commands and options that cco takes", async () => {
    const codes = rows.flatMap(codesOf);
    const lines = codes.filter((code) => /^cco (?!--)/.test(code));
    const known = createProgram(createTerminal(".").terminal, () => {}).commands.flatMap(({ options }) =>
      options.map(({ long }) => long),
    );

    for (const line of lines) await expect(readCommandLine(line), line).resolves.toBeUndefined();
    const options = codes.filter((code) => /^--[a-z-]+$/.test(code) && code !== "--grep");
    expect(options.filter((option) => !known.includes(option))).toEqual([]);
    expect(lines.length).toBeGreaterThan(15);
  });
});

describe("cco", () => {
  it("answers what is asked of every command line tool", async () => {
    const [version, help] = await Promise.all([cco(".", ["--version"]), cco(".", ["--help"])]);

    expect(version).toEqual({ code: 0, stdout: `${JSON.parse(read("package.json")).version}\n`, stderr: "" });
    expect(help.stdout).toMatch(/^Usage: cco [\s\S]*\n {2}start \[options\]/);
  });
});

describe("the scripts of version 1", () => {
  const { scripts } = JSON.parse(read("package.json"));

  it("are scripts of the package", () => {
    const names = ["dev", "test", "test:coverage", "lint", "typecheck", "clean", "build"];

    expect(names.filter((name) => !(name in scripts))).toEqual([]);
  });

  it("takes --grep as it stands in the README", () => {
    expect(scripts.test).toBe("node scripts/test.ts");
    expect(vitestArgs(["--grep", "ledger", "test/core", "--grep=a", "--greps"])).toEqual([
      ...["--testNamePattern", "ledger", "test/core", "--testNamePattern=a", "--greps"],
    ]);
  });
});

/** Whether there is such a test, or a group of them, or one whose name begins so. */
function hasTest(file: string, name: string): boolean {
  const url = new URL(`../../${file}`, import.meta.url);
  return existsSync(url) && ['"', "`"].some((quote) => readFileSync(url, "utf8").includes(quote + name));
}
