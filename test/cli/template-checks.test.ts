import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createProver } from "#src/adapters/prover.ts";
import { parseDocument } from "#src/adapters/yaml-document.ts";
import { findTemplate } from "#src/cli/templates.ts";
import { judgeCriterion } from "#src/core/judge.ts";
import type { Mission } from "#src/core/mission.ts";
import { parseMission } from "#src/core/parse-mission.ts";
import { createRepository, type Files } from "#test/support/repository.ts";

type Play = { readonly template: string; readonly files: Files; readonly setup?: readonly string[] };

/**
 * What the checks of a template say about a project, by criterion: proved as a mission would prove it, on a clean
 * checkout, after setup. Only the named criteria: the others need tools that are not here.
 */
async function verdictsOn({ template, files, setup }: Play, ids: readonly string[]) {
  const spec = missionOf(template);
  const criteria = spec.criteria.filter((criterion) => ids.includes(criterion.id));
  await using repository = await createRepository(files);
  const sha = await repository.git(["rev-parse", "HEAD"]);
  const prover = createProver({
    gitDir: join(repository.path, ".git"),
    root: repository.beside("rooms"),
    records: repository.beside("records"),
    redact: (text) => text,
  });
  const proof = await prover.prove({
    ...{ sha, base: sha, criteria, setup: setup ?? spec.setup, protect: spec.protect, iteration: 1 },
    interrupt: new AbortController().signal,
  });
  const verdicts = criteria.map((criterion) => judgeCriterion(criterion, proof[criterion.id] ?? []));
  return Object.fromEntries(verdicts.map(({ criterion, verdict }) => [criterion, verdict]));
}

function missionOf(template: string): Mission {
  const file = `${template}.yaml`;
  return parseMission(parseDocument(findTemplate(template).text, file), { file }).mission;
}

/** A package with no dependency but those in `vendor`, and the lock file that fits it. */
function packageFiles(
  scripts: Readonly<Record<string, string>>,
  vendor: Readonly<Record<string, string>> = {},
): Files {
  const dependencies = Object.fromEntries(Object.keys(vendor).map((name) => [name, `file:vendor/${name}`]));
  const locked = Object.entries(vendor).flatMap(([name, version]) => [
    [`node_modules/${name}`, { resolved: `vendor/${name}`, link: true }],
    [`vendor/${name}`, { version }],
  ]);
  const root = { name: "shop", version: "1.0.0", dependencies };
  const lock = { ...root, lockfileVersion: 3, packages: { "": root, ...Object.fromEntries(locked) } };
  const packages = Object.entries(vendor).map(([name, version]) => [
    `vendor/${name}/package.json`,
    JSON.stringify({ name, version }),
  ]);
  return {
    "package.json": JSON.stringify({ ...root, scripts }),
    "package-lock.json": JSON.stringify(lock),
    ".gitignore": "node_modules\n",
    ...Object.fromEntries(packages),
  };
}

const passes = 'import test from "node:test";\ntest("adds", () => {});\n';

it.concurrent("the fix of a bug is met with its test and its line in the changelog, and not without", async () => {
  const base = packageFiles({ test: "node --test", lint: "node --check src/price.js" });
  const before = {
    ...base,
    "src/price.js": "export {};\n",
    "test/unit/a.test.js": passes,
    "CHANGELOG.md": "# 2.4.0\n",
  };
  const fixed = {
    ...before,
    "test/regression/discount.test.js": passes,
    "CHANGELOG.md": "# 2.4.1\n\n- The higher discount counts (#123): both were taken off.\n",
  };
  const ids = ["reproduced", "suite", "lint", "changelog"];

  const [broken, mended] = await Promise.all([
    verdictsOn({ template: "bug-fix", files: before }, ["reproduced", "changelog"]),
    verdictsOn({ template: "bug-fix", files: fixed }, ids),
  ]);

  expect(broken).toEqual({ reproduced: "unmet", changelog: "unmet" });
  expect(mended).toEqual({ reproduced: "met", suite: "met", lint: "met", changelog: "met" });
});

it.concurrent("an upgrade is met when the new version is installed and nothing deprecated is called", async () => {
  const scripts = { test: "node --test", build: "node --check test/a.test.js" };
  const old = {
    ...packageFiles(scripts, { express: "4.21.2" }),
    "test/a.test.js": `${passes}new Buffer(1);\n`,
  };
  const upgraded = {
    ...packageFiles(scripts, { express: "5.1.0" }),
    "test/a.test.js": passes,
    "CHANGELOG.md": "# 2.0.0\n\n- Uses Express 5: nothing changes for users.\n",
  };
  const ids = ["version", "lock-file", "build", "suite", "deprecated", "changelog"];

  const [before, after] = await Promise.all([
    verdictsOn({ template: "dependency-upgrade", files: old }, ["version", "deprecated"]),
    verdictsOn({ template: "dependency-upgrade", files: upgraded }, ids),
  ]);

  expect(before).toEqual({ version: "unmet", deprecated: "unmet" });
  expect(after).toEqual(Object.fromEntries(ids.map((id) => [id, "met"])));
});

it.concurrent("the smallest mission is met by a version and a README that mentions it", async () => {
  const files = {
    ...packageFiles({ test: "node --test" }),
    "test/version.test.js": passes,
    "README.md": "`shop --version` prints the version.\n",
  };

  const verdicts = await verdictsOn(
    { template: "minimal", files, setup: [] },
    missionOf("minimal").criteria.map(({ id }) => id),
  );

  expect(Object.values(verdicts)).toEqual(["met", "met"]);
});

it.concurrent("a library is met with enough tests that cover it, and not with fewer", async () => {
  const source = "export const days = (count: number): number => (count > 0 ? count : 0);\n";
  const suite = (count: number) =>
    [
      'import { strictEqual } from "node:assert";\nimport { test } from "node:test";\nimport { days } from "../src/index.ts";',
      ...Array.from({ length: count }, (_, at) => `test("${at}", () => strictEqual(days(${at}), ${at}));`),
    ].join("\n");
  const files = (count: number): Files => ({
    ...packageFiles({ build: "node --check src/index.ts" }),
    "package.json": JSON.stringify({ name: "ranges", version: "0.1.0", type: "module" }),
    "src/index.ts": source,
    "test/range.test.ts": suite(count),
    "test/parse.test.ts": suite(10),
    "test/readme.test.ts": suite(1),
    "CHANGELOG.md": "## [0.1.0]\n",
  });
  const ids = ["ranges", "parsing", "coverage", "examples", "changelog"];

  const [enough, fewer] = await Promise.all([
    verdictsOn({ template: "library", files: files(15), setup: [] }, ids),
    verdictsOn({ template: "library", files: files(3), setup: [] }, ids),
  ]);

  expect(Object.values(enough)).toEqual(["met", "met", "met", "met", "met"]);
  expect(fewer).toMatchObject({ ranges: "unmet", parsing: "met", coverage: "unmet" });
});

it.concurrent("a refactoring is met by short files without the old entry, and not by the old file", async () => {
  const base = { ...packageFiles({ test: "node --test" }), "test/orders.test.js": passes };
  const before = {
    ...base,
    "src/orders/everything.ts": "// a line\n".repeat(201),
    "src/api.ts": 'import { processOrder } from "./orders/everything.ts";\n',
  };
  const after = {
    ...base,
    "src/orders/price.ts": "// a line\n".repeat(200),
    "src/orders/mail.ts": "export {};\n",
  };
  const ids = ["behaviour", "size", "old-entry"];

  const [long, short] = await Promise.all([
    verdictsOn({ template: "refactoring", setup: [], files: before }, ["size", "old-entry"]),
    verdictsOn({ template: "refactoring", setup: [], files: after }, ids),
  ]);

  expect(long).toEqual({ size: "unmet", "old-entry": "unmet" });
  expect(short).toEqual({ behaviour: "met", size: "met", "old-entry": "met" });
});

it.concurrent("missing tests are met by enough of them, one file for each source, and none skipped", async () => {
  const many = (count: number, call: string) =>
    `import { ${call.split(".")[0]} } from "node:test";\n${`${call}("adds", () => {});\n`.repeat(count)}`;
  const base = {
    ...packageFiles({ test: "node --test" }),
    "src/payments/refund.js": "export {};\n",
    "src/payments/charge.js": "export {};\n",
    "test/payments/charge.test.js": many(20, "test"),
  };
  const ids = ["suite", "each-file", "all-run"];

  const [few, enough] = await Promise.all([
    verdictsOn(
      { template: "testing", setup: [], files: { ...base, "test/old.test.js": many(1, "test.skip") } },
      ids,
    ),
    verdictsOn(
      {
        template: "testing",
        setup: [],
        files: { ...base, "test/payments/refund.test.js": many(20, "test") },
      },
      ids,
    ),
  ]);

  expect(few).toEqual({ suite: "unmet", "each-file": "unmet", "all-run": "unmet" });
  expect(enough).toEqual({ suite: "met", "each-file": "met", "all-run": "met" });
});

it.concurrent("documentation is met when its pages are there and name each variable that the code reads", async () => {
  const page = (text: string) => `# A page\n\n${text}\n`;
  const base = {
    ...packageFiles({ test: "node --test" }),
    "src/queue.js": "export const url = process.env.QUEUE_URL ?? process.env.FALLBACK_URL;\n",
    "test/examples.test.js": `${passes}test("again", () => {});\ntest("more", () => {});\n`,
    "docs/getting-started.md": page("Install it."),
    "docs/configuration.md": page("`QUEUE_URL` is where the queue is."),
  };
  const whole = {
    ...base,
    "docs/configuration.md": page("`QUEUE_URL` is where the queue is, `FALLBACK_URL` another."),
    "docs/troubleshooting.md": page("Nothing is done: is it started?"),
  };
  const ids = ["pages", "examples", "variables", "suite"];

  const [some, all] = await Promise.all([
    verdictsOn({ template: "documentation", setup: [], files: base }, ["pages", "variables"]),
    verdictsOn({ template: "documentation", setup: [], files: whole }, ids),
  ]);

  expect(some).toEqual({ pages: "unmet", variables: "unmet" });
  expect(all).toEqual({ pages: "met", examples: "met", variables: "met", suite: "met" });
});

const hasPytest = spawnSync("python3", ["-m", "pytest", "--version"]).status === 0;

it.skipIf(!hasPytest)("a Python service is met with enough tests, and not with fewer", async () => {
  const suite = (count: number) =>
    Array.from({ length: count }, (_, at) => `def test_${at}():\n    assert True\n`).join("\n");
  const files = { "tests/test_links.py": suite(8), "tests/test_validation.py": suite(3) };
  // What is installed here instead of what the project would ask for.
  const setup = ["python3 -m venv --system-site-packages --without-pip .venv"];

  const verdicts = await verdictsOn({ template: "python-service", files, setup }, ["links", "validation"]);

  expect(verdicts).toEqual({ links: "met", validation: "unmet" });
});
