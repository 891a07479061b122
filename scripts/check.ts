// The one gate: format, lint, types, tests, schemas, docs and dist/ up to date, and a tree left as it was.
// With --without-tests the tests are left to somebody else.
import { spawnSync } from "node:child_process";

const steps: readonly (readonly [string, ...string[]])[] = [
  ["biome", "ci", "."],
  ["tsc", "-p", "."],
  ["node", "scripts/write-schemas.ts", "--check"],
  ["node", "scripts/write-docs.ts", "--check"],
  ["rolldown", "--config", "rolldown.config.ts"],
  ["rolldown", "--config", "rolldown.app.config.ts"],
  ...(process.argv.includes("--without-tests") ? [] : [["vitest", "run"] as const]),
];

const before = treeState();
for (const [program, ...args] of steps) {
  console.log(`\n$ ${program} ${args.join(" ")}`);
  const { status } = spawnSync(program, args, { stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) process.exit(status ?? 1);
}
const after = treeState();
if (after !== before) {
  console.error(`\nThe check changed the tree. Commit what is new:\n${after}`);
  process.exit(1);
}

/** What git sees as changed, with the content of tracked files. */
function treeState(): string {
  const git = (...args: string[]) => spawnSync("git", args, { encoding: "utf8" }).stdout;
  return `${git("status", "--porcelain")}${git("diff")}`;
}
