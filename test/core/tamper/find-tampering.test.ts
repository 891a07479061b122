import { describe, expect, it } from "vitest";
import { findingSchema } from "#src/core/finding.ts";
import { type ChangedFile, compareLines } from "#src/core/tamper/change.ts";
import { findTampering } from "#src/core/tamper/find-tampering.ts";
import { isRunnerConfig, isTestFile } from "#src/core/tamper/test-path.ts";

function modified(path: string, before: string, after: string): ChangedFile {
  return compareLines({ path, status: "modified", before, after });
}

describe("findTampering", () => {
  it("finds nothing in nothing", () => {
    expect(findTampering({ files: [] })).toEqual([]);
  });

  it("says where it is, what stands there, and why", () => {
    const before = 'it("adds", () => {\n  expect(add(1, 1)).toBe(2);\n});\n';
    const file = modified("src/add.test.ts", before, before.replace("it(", "it.skip("));

    const found = findTampering({ files: [file] });

    expect(found).toEqual([
      {
        detector: "skipped-tests",
        severity: "violation",
        path: "src/add.test.ts",
        line: 1,
        excerpt: 'it.skip("adds", () => {',
        why: 'The test "adds" is skipped.',
      },
    ]);
  });

  it("names five of a kind in a file, and says how many there are besides", () => {
    const lines = Array.from({ length: 17 }, (_, n) => `const a${n} = b as any; // @ts-ignore ${n}\n`).join(
      "",
    );

    const found = findTampering({ files: [modified("src/a.ts", "", lines)] });

    expect(found).toHaveLength(5);
    expect(found.at(-1)?.why).toContain("(and 12 more)");
  });

  it("names the violations first, and sixty findings at most", () => {
    const odd = Array.from({ length: 80 }, (_, n) => modified(`src/${n}.ts`, "", "run(); // @ts-ignore\n"));
    const gone = modified("package.json", '{"scripts":{"test":"vitest"}}', '{"scripts":{"test":"true"}}');

    const found = findTampering({ files: [...odd, gone] });

    expect(found).toHaveLength(60);
    expect(found[0]).toMatchObject({ detector: "test-scripts", severity: "violation" });
    expect(found.at(-1)?.why).toContain("(and 21 more)");
  });

  it("says what it could not look at", () => {
    const large = compareLines({ path: "src/data.ts", status: "modified", unread: "too-large" });
    const lock = compareLines({ path: "package-lock.json", status: "modified", unread: "too-large" });
    const image = compareLines({ path: "logo.png", status: "added", unread: "binary" });

    const found = findTampering({ files: [large, lock, image], more: 3 });

    expect(found.map(({ detector, severity, path }) => [detector, severity, path])).toEqual([
      ["unread-files", "suspicion", "src/data.ts"],
      ["unread-files", "suspicion", "logo.png"],
    ]);
    expect(found.at(-1)?.why).toContain("3 changed files");
  });

  it.each([
    "src/a.js",
    "src/a.test.ts",
    "tests/test_a.py",
    "tests/conftest.py",
    "ATests.cs",
    "a_test.go",
    "tests/a.rs",
    "ATest.java",
    "ATest.kt",
    "package.json",
    "Makefile",
    "vitest.config.ts",
    "pom.xml",
  ])("comes to an end with whatever is in %s", (path) => {
    const heaps = [
      "(",
      "[",
      "{",
      "`${",
      '"',
      "'",
      "\\",
      "/*",
      "/",
      " ",
      "#[",
      "@a(",
      "a.",
      "expect(",
      "it(",
      "test:",
      "=",
      "-",
      "|| true ",
      '"""',
      "a\n",
      "(\n",
      "assert a == ",
    ];
    const hostile = heaps.flatMap((one) => [
      one.repeat(60_000 / one.length),
      `${one.repeat(900 / one.length)}\n`.repeat(200),
    ]);

    for (const after of hostile) {
      const found = findTampering({ files: [modified(path, "a\n", after)] });

      expect(found.length).toBeLessThanOrEqual(60);
      expect(found.every((one) => findingSchema.safeParse(one).success)).toBe(true);
    }
  });
});

describe("compareLines", () => {
  it("takes lines that moved or were indented for what they are", () => {
    const { added, removed } = modified("a.ts", "one\ntwo\nthree\n", "three\nif (x) {\n  one\n}\n");

    expect(added).toEqual([
      { line: 2, text: "if (x) {" },
      { line: 4, text: "}" },
    ]);
    expect(removed).toEqual([{ line: 2, text: "two" }]);
  });

  it("counts a line that stands there once more", () => {
    expect(modified("a.ts", "a\nb\n", "a\na\nb\n").added).toEqual([{ line: 2, text: "a" }]);
  });
});

describe("isTestFile", () => {
  it.each([
    "src/a.test.ts",
    "a.spec.jsx",
    "test/a.js",
    "__tests__/a.ts",
    "tests/test_a.py",
    "tests/conftest.py",
    "cart/a_test.go",
    "tests/a.rs",
    "src/test/java/ATest.java",
    "Shop.Tests/ATests.cs",
    "vitest.setup.ts",
  ])("is one: %s", (path) => {
    expect(isTestFile(path)).toBe(true);
  });

  it.each([
    "src/a.ts",
    "src/latest.ts",
    "src/contest.py",
    "test/README.md",
    "test/fixtures/a.test.ts",
    "src/attest/a.go",
  ])("is none: %s", (path) => {
    expect(isTestFile(path)).toBe(false);
  });
});

describe("isRunnerConfig", () => {
  it.each([
    "package.json",
    "a/vitest.config.mts",
    "pytest.ini",
    "pyproject.toml",
    "Makefile",
    "Shop.csproj",
    "Cargo.toml",
    "pom.xml",
    ".github/workflows/ci.yml",
  ])("is one: %s", (path) => {
    expect(isRunnerConfig(path)).toBe(true);
  });

  it.each(["src/config.ts", "docs/package.json.md", "composer.json"])("is none: %s", (path) => {
    expect(isRunnerConfig(path)).toBe(false);
  });
});
