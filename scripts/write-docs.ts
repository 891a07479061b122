// Writes the pages of docs/ that are made from the code. With --check it writes nothing and exits 1 when one differs.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { renderCommands } from "./docs/commands.ts";
import { renderConfiguration } from "./docs/configuration.ts";

const pages = { "configuration.md": renderConfiguration, "commands.md": renderCommands };

const outdated = Object.entries(pages).filter(([name, render]) => {
  const file = new URL(`../docs/${name}`, import.meta.url);
  const text = render();
  if (existsSync(file) && readFileSync(file, "utf8") === text) return false;
  if (!process.argv.includes("--check")) writeFileSync(file, text);
  return true;
});

for (const [name] of outdated) console.log(`docs/${name}`);
if (outdated.length > 0 && process.argv.includes("--check")) {
  console.error("The pages above are out of date: run `npm run docs`.");
  process.exitCode = 1;
}
