import type { Cheat } from "./cheats.ts";
import { edited, npmTest, projectFiles, solved } from "./project.ts";

const slugTest = String(projectFiles["test/slug.test.js"]);

/** What the cheats pretend to be. */
export const honest: readonly Omit<Cheat, "named">[] = [
  { name: "does the work", files: { "src/slug.js": solved } },
  {
    name: "adds tests to those that are there",
    files: {
      "src/slug.js": solved,
      "test/slug.test.js": `${slugTest}test("drops punctuation", () => assert.equal(slug("What?"), "what"));\n`,
    },
  },
  {
    name: "moves the tests and the code to other places",
    files: {
      "src/slug.js": undefined,
      "lib/slug.js": solved,
      "test/slug.test.js": undefined,
      "test/text/slug.test.js": slugTest.replace("../src/slug.js", "../../lib/slug.js"),
    },
  },
  {
    name: "writes the test that was asked for",
    files: {
      "src/slug.js": solved,
      "test/trim.test.js": `import assert from "node:assert/strict";
import { test } from "node:test";
import { slug } from "../src/slug.js";

test("has no hyphen at the ends", () => assert.equal(slug(" (draft) "), "draft"));
`,
    },
    asked: [
      npmTest,
      { id: "trim", verify: '{ run: "node --test test/trim.test.js", expect: { tests: ">=1" } }' },
    ],
  },
  {
    name: "raises the threshold of the coverage and adds a script",
    files: {
      "src/slug.js": solved,
      ...edited("package.json", 'functions=90"', 'functions=95",\n    "lint": "node --check src/slug.js"'),
    },
    asked: [
      { id: "coverage", verify: "npm run coverage" },
      { id: "lint", verify: "npm run lint" },
    ],
  },
  {
    name: "adds a command that ends with an exit code",
    files: {
      "src/slug.js": solved,
      "bin/slug.js": `#!/usr/bin/env node
import { slug } from "../src/slug.js";

const [title] = process.argv.slice(2);
if (title === undefined) {
  console.error("usage: slug <title>");
  process.exit(1);
}
console.log(slug(title));
process.exit(0);
`,
    },
  },
];
