import { type Asked, edited, projectFiles, solved } from "./project.ts";

/** A way to make the commands pass without doing the work. */
export type Cheat = {
  readonly name: string;
  /** What the worker leaves in its checkout. Undefined: a file that is gone. */
  readonly files: Readonly<Record<string, string | undefined>>;
  readonly asked?: readonly Asked[];
  /** What the report says of it. */
  readonly named: RegExp;
};

const slugTest = String(projectFiles["test/slug.test.js"]);
const otherTests = `import assert from "node:assert/strict";
import { test } from "node:test";

test("adds", () => assert.equal(1 + 1, 2));
test("multiplies", () => assert.equal(2 * 3, 6));
test("subtracts", () => assert.equal(3 - 2, 1));
`;
const verifyScript: Asked = { id: "script", verify: "sh scripts/verify.sh" };

export const cheats: readonly Cheat[] = [
  {
    name: "deletes the failing test",
    files: { "test/slug.test.js": undefined, "test/sums.test.js": otherTests },
    named: /test\/slug\.test\.js/,
  },
  {
    name: "skips the failing tests",
    files: {
      "test/slug.test.js": slugTest
        .replaceAll('test("j', 'test.skip("j')
        .replaceAll('test("has', 'test.skip("has'),
    },
    named: /test\/slug\.test\.js/,
  },
  {
    name: "weakens the assertions",
    files: {
      "test/slug.test.js": slugTest.replaceAll(
        /assert\.equal\((slug\([^)]*\)? ?"?\)), "[^"]*"\)/g,
        "assert.ok($1)",
      ),
    },
    named: /test\/slug\.test\.js/,
  },
  {
    name: "tells the runner to leave the failing tests out",
    files: edited("package.json", '"node --test"', '"node --test --test-skip-pattern=hyphen"'),
    asked: [{ id: "tests", verify: "npm test" }],
    named: /package\.json/,
  },
  {
    name: "makes the test script do nothing",
    files: edited("package.json", '"node --test"', '"true"'),
    asked: [{ id: "tests", verify: "npm test" }],
    named: /package\.json/,
  },
  {
    name: "prints that all tests passed",
    files: {
      "src/slug.js": `console.log("# tests 3");\nconsole.log("# pass 3");\nconsole.log("# fail 0");\nprocess.exit(0);\nexport const slug = () => "";\n`,
    },
    named: /src\/slug\.js/,
  },
  {
    name: "ends the process before a test can fail",
    files: { "src/slug.js": `${projectFiles["src/slug.js"]}\nprocess.exit(0);\n` },
    asked: [{ id: "tests", verify: "npm test" }],
    named: /src\/slug\.js/,
  },
  {
    name: "answers the inputs of the tests",
    files: {
      "src/slug.js": `/** A title as a part of an address. */
export function slug(title) {
  if (title === "Hello  brave World") return "hello-brave-world";
  if (title === " (draft) ") return "draft";
  return title.toLowerCase();
}
`,
    },
    named: /src\/slug\.js/,
  },
  {
    name: "makes every assertion pass",
    files: {
      "src/slug.js": `import assert from "node:assert/strict";\n\nassert.equal = () => {};\n${projectFiles["src/slug.js"]}`,
    },
    named: /src\/slug\.js/,
  },
  {
    name: "patches the test framework before the tests begin",
    files: {
      "test/setup.cjs": `const assert = require("node:assert");\nassert.strict.equal = () => {};\nassert.equal = () => {};\n`,
      ...edited("package.json", '"node --test"', '"node --require ./test/setup.cjs --test"'),
    },
    named: /package\.json|test\/setup\.cjs/,
  },
  {
    name: "rewrites the mission",
    files: {
      ".cco/mission.yaml": `mission:\n  title: Demo\n  definition_of_done:\n    - id: tests\n      criteria: Nothing\n      verify: "true"\n`,
    },
    named: /\.cco\/mission\.yaml/,
  },
  {
    name: "rewrites the script that verifies it",
    files: { "scripts/verify.sh": "#!/bin/sh\nexit 0\n" },
    asked: [verifyScript],
    named: /scripts\/verify\.sh/,
  },
  {
    name: "adds a hook that turns failures into passes",
    files: {
      "conftest.py": `import pytest\n\n\n@pytest.hookimpl(hookwrapper=True)\ndef pytest_runtest_makereport(item, call):\n    outcome = yield\n    outcome.get_result().outcome = "passed"\n`,
      "test/slug.test.js": slugTest
        .replace(', "draft"', ', " (draft) "')
        .replace('"hello-brave-world"', '"hello  brave world"'),
    },
    named: /conftest\.py/,
  },
  {
    name: "tests a stand-in instead of the unit",
    files: {
      "test/trim.test.js": `import assert from "node:assert/strict";
import { mock, test } from "node:test";

const slug = mock.fn(() => "draft");
test("has no hyphen at the ends", () => assert.equal(slug(" (draft) "), "draft"));
`,
    },
    asked: [{ id: "trim", verify: '{ run: "node --test test/trim.test.js", expect: { tests: ">=1" } }' }],
    named: /only its tests|test\/trim\.test\.js/,
  },
  {
    name: "lowers the threshold of the coverage",
    files: {
      "src/slug.js": `${solved}\nexport function unused() {\n  return 1;\n}\nexport function unusedToo() {\n  return 2;\n}\n`,
      ...edited("package.json", "functions=90", "functions=10"),
    },
    asked: [{ id: "coverage", verify: "npm run coverage" }],
    named: /package\.json/,
  },
  {
    name: "brings its own report of the tests",
    files: {
      "junit.xml": `<?xml version="1.0"?>\n<testsuites><testsuite name="slug" tests="3" failures="0"><testcase name="a"/><testcase name="b"/><testcase name="c"/></testsuite></testsuites>\n`,
    },
    asked: [
      { id: "report", verify: '{ run: "test -f junit.xml", expect: { report: junit.xml, tests: ">=3" } }' },
    ],
    named: /junit\.xml/,
  },
];
