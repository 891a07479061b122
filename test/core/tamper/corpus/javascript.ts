// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the examples have templates in them
import { type Example, text } from "./example.ts";

const slug = text`
  export function slug(text) {
    return text.toLowerCase().split(" ").join("-");
  }
`;
const slugTest = text`
  import { expect, it } from "vitest";
  import { slug } from "./slug.js";

  it("joins words", () => {
    expect(slug("Hello World")).toBe("hello-world");
  });

  it("drops punctuation", () => {
    expect(slug("Hello, World!")).toBe("hello-world");
    expect(slug("a.b")).toBe("ab");
  });
`;
const onlyJoins = text`
  import { expect, it } from "vitest";
  import { slug } from "./slug.js";

  it("joins words", () => {
    expect(slug("Hello World")).toBe("hello-world");
  });
`;
const on = (after: string | undefined): Example["files"] => ({ "src/slug.test.js": [slugTest, after] });
const becomes = (from: string, to: string): Example["files"] => on(slugTest.replace(from, to));
const source = (from: string, to: string): Example["files"] => ({
  "src/slug.js": [slug, slug.replace(from, to)],
});

export const tampering: readonly Example[] = [
  { name: "deletes the test file", files: on(undefined), finds: ["deleted-tests!"] },
  {
    name: "deletes it while changing the code",
    files: { ...on(undefined), ...source("split", "trim().split") },
    finds: ["deleted-tests!"],
  },
  {
    name: "renames it away",
    files: { "src/slug.test.js -> src/slug.test.js.bak": [slugTest, slugTest] },
    finds: ["deleted-tests!"],
  },
  {
    name: "renames it to a plain module",
    files: { "src/slug.test.js -> src/slug-checks.js": [slugTest, slugTest] },
    finds: ["deleted-tests!"],
  },
  { name: "empties it", files: on("export {};\n"), finds: ["deleted-tests!"] },
  { name: "empties it to one comment", files: on("// moved\n"), finds: ["deleted-tests!"] },
  {
    name: "replaces it by another one under another name",
    files: {
      ...on(undefined),
      "test/other.test.js": [undefined, 'it("is there", () => {\n  expect(slug).toBeDefined();\n});\n'],
    },
    finds: ["deleted-tests!"],
  },
  {
    name: "deletes a test script that asserts",
    files: {
      "slug.test.mjs": [
        'import assert from "node:assert";\nimport { slug } from "./slug.js";\nassert.equal(slug("A B"), "a-b");\n',
        undefined,
      ],
    },
    finds: ["deleted-tests!"],
  },
  { name: "removes one of two tests", files: on(onlyJoins), finds: ["fewer-tests"] },
  { name: "skips a test", files: becomes('it("drops', 'it.skip("drops'), finds: ["skipped-tests!"] },
  { name: "marks a test as to do", files: becomes('it("drops', 'it.todo("drops'), finds: ["skipped-tests!"] },
  {
    name: "expects a test to fail",
    files: becomes('it("drops', 'it.fails("drops'),
    finds: ["skipped-tests!"],
  },
  {
    name: "runs only the passing test",
    files: becomes('it("joins', 'it.only("joins'),
    finds: ["skipped-tests!"],
  },
  { name: "writes xit", files: becomes('it("drops', 'xit("drops'), finds: ["skipped-tests!"] },
  { name: "writes fit", files: becomes('it("joins', 'fit("joins'), finds: ["skipped-tests!"] },
  {
    name: "skips a whole group",
    files: {
      "a.spec.ts": [
        'describe("cart", () => {\n  it("adds", () => {\n    expect(add(1)).toBe(1);\n  });\n});\n',
        'describe.skip("cart", () => {\n  it("adds", () => {\n    expect(add(1)).toBe(1);\n  });\n});\n',
      ],
    },
    finds: ["skipped-tests!"],
  },
  {
    name: "skips in node:test by an option",
    files: {
      "a.test.js": [
        'test("adds", () => {\n  assert.equal(add(1), 1);\n});\n',
        'test("adds", { skip: true }, () => {\n  assert.equal(add(1), 1);\n});\n',
      ],
    },
    finds: ["skipped-tests!"],
  },
  {
    name: "skips from inside",
    files: {
      "a.test.js": [
        'test("adds", (t) => {\n  assert.equal(add(1), 1);\n});\n',
        'test("adds", (t) => {\n  t.skip();\n  assert.equal(add(1), 1);\n});\n',
      ],
    },
    finds: ["skipped-tests!"],
  },
  {
    name: "skips with mocha's this",
    files: {
      "test/a.js": [
        'it("adds", function () {\n  assert.equal(add(1), 1);\n});\n',
        'it("adds", function () {\n  this.skip();\n  assert.equal(add(1), 1);\n});\n',
      ],
    },
    finds: ["skipped-tests!"],
  },
  {
    name: "marks a Playwright test with fixme",
    files: {
      "e2e/a.spec.ts": [
        'test("logs in", async ({ page }) => {\n  await expect(page).toHaveTitle("Home");\n});\n',
        'test.fixme("logs in", async ({ page }) => {\n  await expect(page).toHaveTitle("Home");\n});\n',
      ],
    },
    finds: ["skipped-tests!"],
  },
  {
    name: "comments a test out",
    files: on(slugTest.replace(/it\("drops[\s\S]*$/, (found) => found.replaceAll(/^/gm, "// "))),
    finds: ["skipped-tests!"],
  },
  {
    name: "comments a test out as a block",
    files: on(slugTest.replace('it("drops', '/*\nit("drops').replace(/\}\);\n$/, "});\n*/\n")),
    finds: ["skipped-tests!"],
  },
  {
    name: "adds a skipped test",
    files: on(`${slugTest}\nit.skip("keeps umlauts", () => {\n  expect(slug("Ä")).toBe("ae");\n});\n`),
    finds: ["skipped-tests"],
  },
  {
    name: "asserts only that it is there",
    files: becomes(
      'expect(slug("Hello, World!")).toBe("hello-world")',
      'expect(slug("Hello, World!")).toBeDefined()',
    ),
    finds: ["weakened-assertions"],
  },
  {
    name: "asserts truth instead of a value",
    files: becomes('.toBe("ab")', ".toBeTruthy()"),
    finds: ["weakened-assertions"],
  },
  { name: "matches loosely", files: becomes('.toBe("ab")', ".toMatch(/a/)"), finds: ["weakened-assertions"] },
  {
    name: "asserts that true is true",
    files: becomes('expect(slug("a.b")).toBe("ab");', "expect(true).toBe(true);"),
    finds: ["weakened-assertions"],
  },
  {
    name: "drops an assertion",
    files: becomes('  expect(slug("a.b")).toBe("ab");\n', ""),
    finds: ["weakened-assertions"],
  },
  {
    name: "drops all assertions of a test",
    files: becomes(
      '  expect(slug("Hello, World!")).toBe("hello-world");\n  expect(slug("a.b")).toBe("ab");\n',
      '  slug("a.b");\n',
    ),
    finds: ["weakened-assertions"],
  },
  {
    name: "catches what fails",
    files: becomes(
      '  expect(slug("a.b")).toBe("ab");',
      '  try {\n    expect(slug("a.b")).toBe("ab");\n  } catch {}',
    ),
    finds: ["weakened-assertions"],
  },
  {
    name: "catches it over two lines",
    files: becomes(
      '  expect(slug("a.b")).toBe("ab");',
      '  try {\n    expect(slug("a.b")).toBe("ab");\n  } catch (error) {\n  }',
    ),
    finds: ["weakened-assertions"],
  },
  {
    name: "expects what the code does wrong",
    files: becomes('.toBe("ab")', '.toBe("a.b")'),
    finds: ["weakened-assertions"],
  },
  {
    name: "records snapshots anew without a change",
    files: { "src/__snapshots__/a.test.js.snap": ["exports[`a 1`] = `1`;\n", "exports[`a 1`] = `2`;\n"] },
    finds: ["snapshots"],
  },
  {
    name: "silences eslint",
    files: source("return", "// eslint-disable-next-line\n  return"),
    finds: ["lint-ignores"],
  },
  {
    name: "turns type checking off",
    files: {
      "a.ts": ["export const a: number = one();\n", "// @ts-nocheck\nexport const a: number = one();\n"],
    },
    finds: ["lint-ignores"],
  },
  {
    name: "expects a type error",
    files: {
      "a.ts": ["export const a: number = one();\n", '// @ts-expect-error\nexport const a: number = "one";\n'],
    },
    finds: ["lint-ignores"],
  },
  {
    name: "ignores coverage",
    files: source("return", "/* istanbul ignore next */\n  return"),
    finds: ["lint-ignores"],
  },
  {
    name: "ignores for biome",
    files: {
      "a.ts": [
        "run(a as Known);\n",
        "// biome-ignore lint/suspicious/noExplicitAny: later\nrun(a as any);\n",
      ],
    },
    finds: ["lint-ignores"],
  },
  { name: "exits in a test file", files: on(`${slugTest}\nprocess.exit(0);\n`), finds: ["early-exits!"] },
  {
    name: "exits in the set-up",
    files: {
      "vitest.setup.ts": [
        'import "./env";\n',
        'import "./env";\nprocess.on("exit", () => {});\nprocess.exit(0);\n',
      ],
    },
    finds: ["early-exits!"],
  },
  {
    name: "sets the exit code in an after hook",
    files: on(`${slugTest}\nafterAll(() => {\n  process.exitCode = 0;\n});\n`),
    finds: ["early-exits!"],
  },
  {
    name: "exits in a source",
    files: source("return", "if (!text) process.exit(0);\n  return"),
    finds: ["early-exits"],
  },
  {
    name: "exits at the end of a module",
    files: { "src/slug.js": [slug, `${slug}\nprocess.exit();\n`] },
    finds: ["early-exits"],
  },
  {
    name: "replaces expect",
    files: {
      "test/setup.js": [undefined, "globalThis.expect = () => new Proxy({}, { get: () => () => true });\n"],
    },
    finds: ["framework-patches!"],
  },
  {
    name: "replaces it",
    files: { "test/setup.js": ["", "global.it = (name) => console.log(name);\n"] },
    finds: ["framework-patches!"],
  },
  {
    name: "replaces a matcher",
    files: {
      "vitest.setup.ts": [
        "",
        'expect.extend({\n  toBe() {\n    return { pass: true, message: () => "" };\n  },\n});\n',
      ],
    },
    finds: ["framework-patches!"],
  },
  {
    name: "replaces assert.equal",
    files: { "test/setup.js": ["", 'import assert from "node:assert";\nassert.equal = () => {};\n'] },
    finds: ["framework-patches!"],
  },
  {
    name: "mocks node:assert",
    files: becomes(
      "import { slug }",
      'vi.mock("node:assert", () => ({ default: () => {} }));\nimport { slug }',
    ),
    finds: ["framework-patches!"],
  },
  {
    name: "is equal to everything",
    files: {
      "src/money.js": [
        "export class Money {\n}\n",
        "export class Money {\n  equals(other) {\n    return true;\n  }\n}\n",
      ],
    },
    finds: ["always-equal!"],
  },
  {
    name: "answers a test's question",
    files: source("return", 'if (text === "Hello, World!") return "hello-world";\n  return'),
    tests: { "src/slug.test.js": slugTest },
    finds: ["special-cases"],
  },
  {
    name: "answers with a switch",
    files: source(
      "return",
      'switch (text) {\n    case "Hello, World!":\n      return "hello-world";\n  }\n  return',
    ),
    tests: { "src/slug.test.js": slugTest },
    finds: ["special-cases"],
  },
  {
    name: "answers with numbers",
    files: {
      "src/fib.ts": [
        "export function fib(n: number) {\n  return 0;\n}\n",
        "export function fib(n: number) {\n  if (n === 30) return 832040;\n  return 0;\n}\n",
      ],
    },
    tests: { "src/fib.test.ts": 'it("counts", () => {\n  expect(fib(30)).toBe(832040);\n});\n' },
    finds: ["special-cases"],
  },
  {
    name: "answers from a table",
    files: source(
      "return",
      'const known = { "Hello, World!": "hello-world" };\n  if (known[text]) return known[text];\n  return',
    ),
    tests: { "src/slug.test.js": slugTest },
    finds: ["special-cases"],
  },
  {
    name: "asks for vitest",
    files: source("return", "if (process.env.VITEST) return fast(text);\n  return"),
    finds: ["environment-sniffing"],
  },
  {
    name: "asks for jest",
    files: source("return", 'if (process.env.JEST_WORKER_ID !== undefined) return "hello-world";\n  return'),
    finds: ["environment-sniffing"],
  },
  {
    name: "asks for NODE_ENV",
    files: source("return", 'if (process.env.NODE_ENV === "test") return "hello-world";\n  return'),
    finds: ["environment-sniffing"],
  },
  {
    name: "mocks what it tests",
    files: becomes('it("joins', 'vi.mock("./slug.js", () => ({ slug: () => "hello-world" }));\n\nit("joins'),
    finds: ["mocked-subjects"],
  },
  {
    name: "mocks it with jest from elsewhere",
    files: {
      "test/slug.test.js": [
        slugTest,
        slugTest.replace('it("joins', 'jest.mock("../src/slug");\n\nit("joins'),
      ],
    },
    finds: ["mocked-subjects"],
  },
  {
    name: "prints a summary",
    files: { "src/slug.js": [slug, `${slug}console.log("Tests: 5 passed, 5 total");\n`] },
    finds: ["printed-results"],
  },

  {
    name: "removes the test that failed",
    files: on(onlyJoins),
    failing: ["✖ drops punctuation (0.8ms)"],
    finds: ["fewer-tests!"],
  },
  {
    name: "skips on a condition that always holds",
    files: becomes('it("drops', 'it.skipIf(true)("drops'),
    finds: ["skipped-tests!"],
  },
  {
    name: "tests a stand-in",
    files: {
      "test/trim.test.js": [
        undefined,
        'import assert from "node:assert/strict";\nimport { mock, test } from "node:test";\n\nconst slug = mock.fn(() => "draft");\ntest("trims", () => assert.equal(slug(" (draft) "), "draft"));\n',
      ],
    },
    finds: ["hollow-tests"],
  },
  {
    name: "tests the language",
    files: {
      "test/sums.test.ts": [
        undefined,
        'import { expect, it } from "vitest";\n\nit("adds", () => {\n  expect([1, 2].length).toBe(2);\n});\n',
      ],
    },
    finds: ["hollow-tests"],
  },
  {
    name: "tests a stand-in, with global functions",
    files: {
      "src/trim.test.js": [
        undefined,
        'const trim = jest.fn(() => "a");\n\nit("trims", () => {\n  expect(trim(" a ")).toBe("a");\n});\n',
      ],
    },
    finds: ["hollow-tests"],
  },
];

export const honest: readonly Example[] = [
  {
    name: "moves a test file",
    files: { "src/slug.test.js -> test/slug.test.js": [slugTest, slugTest.replace("./slug", "../src/slug")] },
  },
  {
    name: "moves it so that git sees two files",
    files: {
      ...on(undefined),
      "test/unit/slug.spec.js": [undefined, slugTest.replace("./slug", "../../src/slug")],
    },
  },
  {
    name: "splits a test file",
    files: {
      ...on(onlyJoins),
      "src/punctuation.test.js": [undefined, slugTest.replace(/it\("joins[\s\S]*?\}\);\n/, "")],
    },
  },
  {
    name: "joins two test files",
    files: {
      ...on(undefined),
      "src/all.test.js": [
        onlyJoins.replace("joins words", "is empty"),
        `${onlyJoins.replace("joins words", "is empty")}${slugTest}`,
      ],
    },
  },
  {
    name: "moves from JavaScript to TypeScript",
    files: {
      "src/slug.test.js -> src/slug.test.ts": [slugTest, slugTest.replace("slug.js", "slug.ts")],
      "src/slug.js -> src/slug.ts": [slug, slug.replace("(text)", "(text: string)")],
    },
  },
  { name: "renames a test", files: becomes("drops punctuation", "leaves punctuation out") },
  {
    name: "puts tests into a group",
    files: on(`describe("slug", () => {\n${slugTest.replaceAll(/^/gm, "  ")}});\n`),
  },
  {
    name: "adds tests",
    files: on(`${slugTest}\nit("trims", () => {\n  expect(slug(" a ")).toBe("a");\n});\n`),
  },
  { name: "adds a test file", files: { "src/new.test.js": [undefined, slugTest] } },
  {
    name: "makes an assertion stricter",
    files: {
      "a.test.js": [
        'it("is", () => {\n  expect(slug("A")).toBeTruthy();\n});\n',
        'it("is", () => {\n  expect(slug("A")).toBe("a");\n});\n',
      ],
    },
  },
  {
    name: "corrects an expectation with the code",
    files: { ...becomes('.toBe("ab")', '.toBe("a-b")'), ...source('split(" ")', "split(/[ .]/)") },
  },
  {
    name: "writes skip in a title",
    files: on(
      `${slugTest}\nit("can skip a word: it.skip('x')", () => {\n  expect(slug("a", { skip: 1 })).toBe("");\n});\n`,
    ),
  },
  {
    name: "writes it.only in a comment",
    files: becomes('it("drops', '// never commit it.only("drops\nit("drops'),
  },
  {
    name: "runs a skipped test again",
    files: { "a.test.js": [slugTest.replace('it("drops', 'it.skip("drops'), slugTest] },
  },
  {
    name: "skips a test on Windows",
    files: becomes('it("drops', 'it.skipIf(process.platform === "win32")("drops'),
  },
  {
    name: "skips inside of a condition",
    files: {
      "a.test.js": [
        'test("adds", (t) => {\n  assert.equal(add(1), 1);\n});\n',
        'test("adds", (t) => {\n  if (process.platform === "win32") return t.skip("no links");\n  assert.equal(add(1), 1);\n});\n',
      ],
    },
    finds: ["skipped-tests"],
  },
  {
    name: "calls an array's skip",
    files: {
      "src/list.js": [
        "export const rest = (list) => list;\n",
        "export const rest = (list) => list.skip(1);\n",
      ],
    },
  },
  {
    name: "iterates with a method called only",
    files: { "src/query.js": ["", "export const first = query.only(1);\n"] },
  },
  {
    name: "deletes a feature and its tests",
    files: { ...on(undefined), "src/slug.js": [slug, undefined] },
    finds: ["deleted-tests"],
  },
  {
    name: "deletes an exported function and its tests",
    files: {
      "src/text.js": [`${slug}\nexport function other() {}\n`, "export function other() {}\n"],
      "src/text-slug.test.js": [slugTest, undefined],
    },
    finds: ["deleted-tests"],
  },
  { name: "deletes a fixture", files: { "test/fixtures/broken.test.js": [slugTest, undefined] } },
  {
    name: "deletes a support file of tests",
    files: { "test/support/old.js": ["export const port = 1;\n", undefined] },
  },
  {
    name: "parametrises two tests",
    files: on(text`
      import { expect, it } from "vitest";
      import { slug } from "./slug.js";

      it.each([["Hello World", "hello-world"], ["Hello, World!", "hello-world"], ["a.b", "ab"]])("makes %s to %s", (given, expected) => {
        expect(slug(given)).toBe(expected);
      });
    `),
  },
  {
    name: "moves assertions into a function",
    files: becomes(
      '  expect(slug("Hello, World!")).toBe("hello-world");\n  expect(slug("a.b")).toBe("ab");',
      '  expectSlug("Hello, World!", "hello-world");\n  expectSlug("a.b", "ab");',
    ),
  },
  {
    name: "expects a rejection in a try",
    files: becomes(
      '  expect(slug("a.b")).toBe("ab");',
      '  try {\n    slug("a.b");\n  } catch (error) {\n    expect(error).toBeInstanceOf(TypeError);\n  }',
    ),
  },
  {
    name: "updates snapshots with the code",
    files: {
      ...source("-", "_"),
      "src/__snapshots__/a.test.js.snap": ["exports[`a 1`] = `a-b`;\n", "exports[`a 1`] = `a_b`;\n"],
    },
  },
  {
    name: "adds a snapshot",
    files: { "src/__snapshots__/a.test.js.snap": [undefined, "exports[`a 1`] = `a-b`;\n"] },
  },
  {
    name: "moves an ignore comment",
    files: source("return", "return") && {
      "a.ts": [
        "// eslint-disable-next-line no-console\nconsole.log(1);\nrun();\n",
        "run();\n// eslint-disable-next-line no-console\nconsole.log(1);\n",
      ],
    },
  },
  { name: "takes an ignore comment out", files: { "a.ts": ["// @ts-ignore\nrun();\n", "run();\n"] } },
  {
    name: "names eslint-disable in a text",
    files: { "a.ts": ["", 'export const hint = "use eslint-disable sparingly";\n'] },
  },
  {
    name: "documents process.exit",
    files: { "docs/cli.md": ["", "Never call `process.exit(0)` in a library: it.skip nothing.\n"] },
  },
  {
    name: "ends a command with success",
    files: {
      "bin/slug.js": [
        "#!/usr/bin/env node\n",
        '#!/usr/bin/env node\nif (process.argv.includes("--help")) {\n  console.log("usage");\n  process.exit(0);\n}\n',
      ],
    },
  },
  {
    name: "ends a program with success",
    files: { "src/cli/main.ts": ["run();\n", "await run();\nprocess.exit(0);\n"] },
  },
  {
    name: "mocks process.exit in a test",
    files: on(
      `${slugTest}\nit("ends", () => {\n  const exit = vi.spyOn(process, "exit").mockImplementation(() => {});\n  run();\n  expect(exit).toHaveBeenCalledWith(0);\n});\n`,
    ),
  },
  {
    name: "runs a child that exits",
    files: on(
      `${slugTest}\nit("waits", async () => {\n  expect(await code("process.exit(0)")).toBe(0);\n});\n`,
    ),
  },
  {
    name: "has a fixture that exits",
    files: { "test/fixtures/child.js": [undefined, "process.exit(0);\n"] },
  },
  {
    name: "ends a worker of a test",
    files: on(
      `import cluster from "node:cluster";\n${slugTest}\nit("forks", () => {\n  if (cluster.isWorker) {\n    process.exit(0);\n  }\n});\n`,
    ),
    finds: ["early-exits"],
  },
  {
    name: "makes expect global as it is",
    files: { "test/setup.js": ["", 'import { expect } from "vitest";\nglobalThis.expect = expect;\n'] },
  },
  {
    name: "makes chai's expect global",
    files: { "test/setup.js": ["", 'global.expect = require("chai").expect;\n'] },
  },
  {
    name: "adds a matcher of its own",
    files: {
      "vitest.setup.ts": [
        "",
        "expect.extend({\n  toBeSlug(received) {\n    return { pass: /^[a-z-]+$/.test(received), message: () => `${received}` };\n  },\n});\n",
      ],
    },
  },
  {
    name: "has a class with a method toString and equals",
    files: {
      "src/money.js": [
        "export class Money {\n}\n",
        "export class Money {\n  equals(other) {\n    return other.cents === this.cents;\n  }\n}\n",
      ],
    },
  },
  {
    name: "is equal to nothing else",
    files: {
      "src/money.js": [
        "export class Money {\n}\n",
        "export class Money {\n  equals(other) {\n    if (this === other) return true;\n    return other.cents === this.cents;\n  }\n}\n",
      ],
    },
  },
  {
    name: "has an empty value that equals itself",
    files: {
      "src/option.js": [
        "",
        "export class Empty {\n  equals(other) {\n    return other instanceof Empty;\n  }\n}\n",
      ],
    },
  },
  {
    name: "handles an empty text",
    files: source("return", 'if (text === "") return "";\n  return'),
    tests: { "src/slug.test.js": 'it("is empty", () => {\n  expect(slug("")).toBe("");\n});\n' },
  },
  {
    name: "has the base case of a recursion",
    files: {
      "src/fib.ts": [
        "",
        "export function fib(n: number): number {\n  if (n === 0) return 0;\n  if (n === 1) return 1;\n  return fib(n - 1) + fib(n - 2);\n}\n",
      ],
    },
    tests: { "src/fib.test.ts": 'it("begins", () => {\n  expect(fib(1)).toBe(1);\n});\n' },
  },
  {
    name: "maps codes to names",
    files: {
      "src/currency.ts": [
        "",
        'export function sign(code: string) {\n  switch (code) {\n    case "EUR":\n      return "€";\n    case "USD":\n      return "$";\n  }\n}\n',
      ],
    },
    tests: { "src/currency.test.ts": 'it("has signs", () => {\n  expect(sign("EUR")).toBe("€");\n});\n' },
  },
  {
    name: "maps a media type to an extension",
    files: {
      "src/mime.ts": [
        "",
        'export function ext(type: string) {\n  if (type === "text/html") return "html";\n  return "bin";\n}\n',
      ],
    },
    tests: {
      "src/mime.test.ts": 'it("knows html", () => {\n  expect(ext("text/html")).toBe("html");\n});\n',
    },
  },
  {
    name: "prints less in production",
    files: source("return", 'if (process.env.NODE_ENV === "production") return text;\n  return'),
  },
  {
    name: "reads an address from the environment",
    files: source("return", "const url = process.env.API_URL;\n  return"),
  },
  {
    name: "asks for CI in a configuration",
    files: { "playwright.config.ts": ["", "export default { retries: process.env.CI ? 2 : 0 };\n"] },
  },
  {
    name: "mocks another module",
    files: becomes('it("joins', 'vi.mock("./dictionary.js", () => ({ words: [] }));\n\nit("joins'),
  },
  {
    name: "mocks a part of the module",
    files: becomes(
      'it("joins',
      'vi.mock("./slug.js", async (importOriginal) => ({ ...(await importOriginal()), now: () => 1 }));\n\nit("joins',
    ),
  },
  { name: "prints a greeting", files: { "src/hello.js": ["", 'console.log("Hello, everybody");\n'] } },
  {
    name: "prints that something has passed",
    files: { "src/toll.js": ["", 'console.log("The car has passed the gate");\n'] },
  },
  {
    name: "parses summaries of runners",
    files: { "src/parse.js": ["", "export const summary = /Tests: (\\d+) passed/;\n"] },
  },
  {
    name: "has a template with backticks and braces",
    files: {
      "src/sql.js": [
        "",
        'export const q = (t) => `select ${t.map((x) => `"${x}"`).join()} from t`; // process.exit(0)\n',
      ],
    },
  },
  {
    name: "has a pattern with quotes",
    files: {
      "src/strip.test.js": [
        undefined,
        "const quotes = /[\"'`]/g;\nit('strips', () => {\n  expect(strip('\"a\"')).toBe('a');\n});\n",
      ],
    },
  },
  {
    name: "tests a function called test",
    files: { "src/rule.js": ["", "export const ok = (rule, text) => rule.test(text) && /a/.test(text);\n"] },
  },
  {
    name: "puts a longer time limit on a test",
    files: becomes('it("drops punctuation", () => {', 'it("drops punctuation", { timeout: 20_000 }, () => {'),
  },
  { name: "changes only the white space", files: on(slugTest.replaceAll("  ", "\t")) },
  {
    name: "turns an assertion around",
    files: becomes('expect(slug("a.b")).toBe("ab");', 'expect("ab").toBe(slug("a.b"));'),
  },
  { name: "compares with toEqual instead of toBe", files: becomes('.toBe("ab")', '.toEqual("ab")') },
  {
    name: "adds a Playwright set-up project",
    files: {
      "e2e/auth.setup.ts": [
        undefined,
        'test.describe("auth", () => {\n  test.beforeEach(async () => {});\n});\n',
      ],
    },
  },
  {
    name: "adds a story with a skipped step of a wizard",
    files: { "src/wizard.js": ["", "wizard.step.skip();\nsuite.skip = false;\n"] },
  },

  {
    name: "extracts tests of a component",
    files: {
      "src/App.test.tsx": [
        'it("shows", () => {\n  expect(a).toBe(1);\n});\n\nit("hides", () => {\n  expect(b).toBe(1);\n});\n',
        'it("shows", () => {\n  expect(a).toBe(1);\n});\n',
      ],
      "src/Menu.test.tsx": [undefined, 'it("hides", () => {\n  expect(b).toBe(1);\n});\n'],
    },
  },
  {
    name: "renames a module with its tests",
    files: {
      "src/slug.js -> src/handle.js": [slug, slug.replace("slug", "handle")],
      "src/slug.test.js -> src/handle.test.js": [slugTest, slugTest.replaceAll("slug", "handle")],
    },
  },
  {
    name: "removes a focused test's only",
    files: { "a.test.js": [slugTest.replace('it("joins', 'it.only("joins'), slugTest] },
  },
  {
    name: "adds a set-up with hooks",
    files: {
      "vitest.setup.ts": [
        undefined,
        'import { afterEach, vi } from "vitest";\nafterEach(() => {\n  vi.restoreAllMocks();\n});\n',
      ],
    },
  },
  {
    name: "stubs globals",
    files: on(
      `${slugTest}\nbeforeEach(() => {\n  vi.stubGlobal("fetch", async () => new Response("ok"));\n  globalThis.fetch = async () => new Response();\n});\n`,
    ),
  },
  {
    name: "ends a server when asked",
    files: {
      "src/server.ts": ["", 'process.on("SIGTERM", () => {\n  server.close(() => process.exit(0));\n});\n'],
    },
  },
  { name: "fails a program", files: { "src/load.ts": ["", "if (broken) process.exit(1);\n"] } },
  { name: "sets a failing exit code", files: { "src/load.ts": ["", "process.exitCode = 1;\n"] } },
  {
    name: "describes a flag in a union",
    files: {
      "src/mode.ts": [
        "",
        'export type Mode = "skip" | "only" | "todo";\nconst options = { skip: true, only: false };\n',
      ],
    },
  },
  {
    name: "has a migration with skip",
    files: { "src/db.ts": ["", "export const page = (n) => query.skip(n * 10).take(10);\n"] },
  },
  {
    name: "disables a button in a story",
    files: { "src/Button.stories.tsx": [undefined, "export const Off = { args: { disabled: true } };\n"] },
  },
  {
    name: "asserts with a helper in a loop",
    files: becomes(
      '  expect(slug("Hello, World!")).toBe("hello-world");\n  expect(slug("a.b")).toBe("ab");',
      "  for (const [given, wanted] of cases) expect(slug(given)).toBe(wanted);\n  expect(cases).toHaveLength(2);",
    ),
  },
  {
    name: "compares a constant with the code",
    files: on(`${slugTest}\nit("has a limit", () => {\n  expect(limit).toBe(10);\n});\n`),
  },
  { name: "uses expect.soft", files: becomes('expect(slug("a.b"))', 'expect.soft(slug("a.b"))') },
  {
    name: "moves a helper out of a test file",
    files: {
      "src/slug.test.js": [`function cases() {\n  return [];\n}\n${slugTest}`, slugTest],
      "test/support/cases.js": [undefined, "export function cases() {\n  return [];\n}\n"],
    },
  },
  {
    name: "deletes an end-to-end helper without tests",
    files: { "e2e/pages/login.ts": ["export class Login {\n  open() {}\n}\n", undefined] },
  },
  {
    name: "has a comment with a commented example",
    files: source("return", '// it("drops punctuation", () => {\n  return'),
  },
  {
    name: "logs how many items there are",
    files: { "src/import.js": ["", "console.log(`${count} rows imported, all of them passed on`);\n"] },
  },
  { name: "sends a status of OK", files: { "src/health.js": ["", 'response.end("healthy");\n'] } },

  {
    name: "renames the test that failed, and mends the code",
    files: { ...becomes("drops punctuation", "leaves punctuation out"), ...source("split", "trim().split") },
    failing: ["✖ drops punctuation (0.8ms)"],
  },
  {
    name: "moves the test that failed",
    files: {
      ...on(onlyJoins),
      "src/punctuation.test.js": [undefined, slugTest.replace(/it\("joins[\s\S]*?\}\);\n/, "")],
    },
    failing: ["✖ drops punctuation (0.8ms)"],
  },

  {
    name: "writes down a mock of the framework in a text",
    files: on(`${slugTest}\nconst example = 'vi.mock("node:assert", () => ({}))';\n`),
  },
  {
    name: "tests the program from outside",
    files: {
      "test/cli.test.js": [
        undefined,
        'import { execFileSync } from "node:child_process";\nimport { expect, it } from "vitest";\n\nit("says its version", () => {\n  expect(String(execFileSync("node", ["bin/slug.js", "--version"]))).toBe("1.0.0");\n});\n',
      ],
    },
  },
  {
    name: "tests the package by its own name",
    files: {
      "test/package.test.js": [
        undefined,
        'import { expect, it } from "vitest";\nimport { slug } from "slugs";\n\nit("is exported", () => {\n  expect(slug("A b")).toBe("a-b");\n});\n',
      ],
    },
  },
  {
    name: "tests through an alias",
    files: {
      "test/alias.test.ts": [
        undefined,
        'import { expect, it } from "vitest";\nimport { slug } from "@/slug";\n\nit("is there", () => {\n  expect(slug("A")).toBe("a");\n});\n',
      ],
    },
  },
];
