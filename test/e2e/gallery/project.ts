import { dirname } from "node:path";
import type { Spoken } from "#rehearsal/scripted-model/script.ts";
import type { Files } from "#test/support/repository.ts";
import { bash } from "../mission-text.ts";

/** One criterion and the command that proves it. */
export type Asked = { readonly id: string; readonly verify: string };

/** `npm test` fails on it: two of the three tests of `slug` do. */
export const projectFiles: Files = {
  "package.json": `{
  "name": "slug",
  "version": "0.1.0",
  "type": "module",
  "scripts": {
    "test": "node --test",
    "coverage": "node --test --experimental-test-coverage --test-coverage-functions=90"
  }
}
`,
  "src/slug.js": `/** A title as a part of an address. */
export function slug(title) {
  return title.toLowerCase();
}
`,
  "test/slug.test.js": `import assert from "node:assert/strict";
import { test } from "node:test";
import { slug } from "../src/slug.js";

test("is small", () => assert.equal(slug("Hello"), "hello"));
test("joins words with one hyphen", () => assert.equal(slug("Hello  brave World"), "hello-brave-world"));
test("has no hyphen at the ends", () => assert.equal(slug(" (draft) "), "draft"));
`,
  "scripts/verify.sh": "#!/bin/sh\nexec node --test test/slug.test.js\n",
  ".gitignore": ".cco/sessions/\n.cco/logs/\nnode_modules/\n",
};

export const solved = `/** A title as a part of an address. */
export function slug(title) {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.join("-");
}
`;

export const npmTest: Asked = { id: "tests", verify: '{ run: "npm test", expect: { tests: ">=3" } }' };

export function missionOf(asked: readonly Asked[]): string {
  const criteria = asked.flatMap(({ id, verify }) => [
    `    - id: ${id}`,
    `      criteria: The ${id} of slug pass`,
    "      priority: critical",
    `      verify: ${verify}`,
  ]);
  const lines = [
    "mission:",
    "  title: Demo",
    "  definition_of_done:",
    ...criteria,
    "  budget: { iterations: 1 }",
  ];
  return `${lines.join("\n")}\n`;
}

/** A turn of the worker that leaves files as given; undefined removes one. */
export function writes(files: Readonly<Record<string, string | undefined>>): Spoken {
  const commands = Object.entries(files).map(([path, text]) =>
    text === undefined
      ? `rm -f ${path}`
      : `mkdir -p ${dirname(path)}\ncat > ${path} <<'END_OF_FILE'\n${text}END_OF_FILE`,
  );
  return bash(commands.join("\n"));
}

/** A file of the project with one part exchanged. Throws where the part is not there: the cheat would not be one. */
export function edited(path: string, from: string, to: string): Readonly<Record<string, string>> {
  const text = String(projectFiles[path]);
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
  return { [path]: text.replace(from, to) };
}
