import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A small library with its tests, as somebody would have it who wants it finished. */
export const sampleFiles: Readonly<Record<string, string>> = {
  "package.json": `{
  "name": "slug",
  "version": "0.1.0",
  "type": "module",
  "scripts": { "test": "node --test" }
}
`,
  "README.md": "# slug\n\nMakes addresses out of titles.\n",
  "src/slug.js": `/** A title as a part of an address. */
export function slug(title) {
  return title;
}
`,
  "test/words.test.js": `import assert from "node:assert/strict";
import { test } from "node:test";
import { slug } from "../src/slug.js";

test("joins words with one hyphen", () => assert.equal(slug("Hello  brave World"), "hello-brave-world"));
test("drops punctuation", () => assert.equal(slug("What's new?"), "whats-new"));
test("has no hyphen at the ends", () => assert.equal(slug(" (draft) "), "draft"));
`,
  "test/accents.test.js": `import assert from "node:assert/strict";
import { test } from "node:test";
import { slug } from "../src/slug.js";

test("takes accents off", () => assert.equal(slug("Crème brûlée"), "creme-brulee"));
test("spells umlauts out", () => assert.equal(slug("Größe und Länge"), "groesse-und-laenge"));
`,
  ".cco/mission.yaml": `mission:
  title: "Finish the slug library"
  description: |
    slug(title) turns the title of an article into a part of its address.
  definition_of_done:
    - id: words
      criteria: "Words are joined by single hyphens, without punctuation"
      priority: critical
      verify: { run: "node --test test/words.test.js", timeout: 1m, expect: { tests: ">=3" } }
    - id: accents
      criteria: "Accents and umlauts become plain letters"
      priority: high
      verify: { run: "node --test test/accents.test.js", timeout: 1m, expect: { tests: ">=2" } }
    - id: readme
      criteria: "The README shows how to call it"
      verify: { run: "node -e \\"process.exit(require('fs').readFileSync('README.md','utf8').includes('slug(') ? 0 : 1)\\"", timeout: 1m }
  constraints: ["No dependencies"]
  protect: ["test/**"]
  budget: { iterations: 8, usd: 5 }
`,
  ".gitignore": ".cco/sessions/\n.cco/logs/\nnode_modules/\n",
};

/** On GitHub it has CI, which starts on whatever is pushed to a pull request by people or by an App. */
export const sampleCi: Readonly<Record<string, string>> = {
  ".github/workflows/ci.yml": `name: ci
on: pull_request
permissions:
  contents: read
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - run: node --test
`,
};

/** Makes the sample project as a git repository with one commit. */
export function createSampleProject(directory: string): void {
  for (const [path, text] of Object.entries(sampleFiles)) {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const git = (...args: string[]) => execFileSync("git", args, { cwd: directory, stdio: "pipe" });
  git("init", "--quiet", "--initial-branch", "main");
  git("add", "--all");
  const author = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
  git(...author, "-c", "commit.gpgsign=false", "commit", "--quiet", "-m", "feat: a library to finish");
}
