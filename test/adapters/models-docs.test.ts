import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

test("the page on models and costs names every variable that a credential is made of", async () => {
  const source = await readFile(join(root, "src/adapters/claude-credential.ts"), "utf8");
  const page = await readFile(join(root, "docs/models-and-costs.md"), "utf8");
  const names = new Set(
    source.match(/\b(ANTHROPIC|AWS|CLAUDE_CODE|CLOUD_ML|GCLOUD|GOOGLE|OPENROUTER)_[A-Z_]+\b/g),
  );

  expect(names.size).toBeGreaterThan(30);
  expect([...names].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
