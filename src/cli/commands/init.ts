import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { isCode } from "../../adapters/durable-file.ts";
import { locateRepository } from "../../adapters/git-repository.ts";
import { issueForm, issueFormPath } from "../../core/issue-form.ts";
import { renderWorkflow, workflowPath } from "../../core/workflow-file.ts";
import { exampleConfig, exampleMission } from "../examples.ts";
import type { Terminal } from "../terminal.ts";

/** What belongs to this machine, or is secret, and so not into the repository. */
const ignored = [".cco/sessions/", ".cco/logs/", ".env"];

/** `cco init`: makes what a repository needs for missions. Never overwrites. */
export async function init(
  options: {
    readonly mission?: string | undefined;
    readonly github?: boolean | undefined;
    readonly app?: string | undefined;
  },
  terminal: Terminal,
): Promise<number> {
  const { root } = await locateRepository(terminal.cwd);
  const folder = join(root, ".cco");
  await mkdir(join(folder, "sessions"), { recursive: true });
  await mkdir(join(folder, "logs"), { recursive: true });
  const mission =
    options.mission === undefined ? join(folder, "mission.yaml") : join(terminal.cwd, options.mission);
  const files = [
    { path: join(folder, "config.yaml"), text: exampleConfig },
    { path: mission, text: exampleMission },
    ...(options.github || options.app !== undefined ? githubFiles(root, options.app) : []),
  ];
  for (const { path, text } of files) {
    await mkdir(dirname(path), { recursive: true });
    const made = await writeNew(path, text);
    terminal.write(`${made ? "wrote" : "kept "}  ${relative(terminal.cwd, path)}\n`);
  }
  const added = await ignore(join(root, ".gitignore"));
  terminal.write(added.length > 0 ? `added  ${added.join(", ")} to .gitignore\n` : "kept   .gitignore\n");
  const file = relative(terminal.cwd, mission);
  terminal.write(`\nWrite your Definition of Done into ${file}, then: cco validate, cco start\n`);
  return 0;
}

/** What a repository on GitHub needs to work on its issues by itself. */
function githubFiles(
  root: string,
  app: string | undefined,
): readonly { readonly path: string; readonly text: string }[] {
  return [
    { path: join(root, workflowPath), text: renderWorkflow(app) },
    { path: join(root, issueFormPath), text: issueForm() },
  ];
}

async function writeNew(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  }
}

async function ignore(path: string): Promise<readonly string[]> {
  const text = await readFile(path, "utf8").catch(() => "");
  const present = new Set(text.split(/\r?\n/).map((line) => line.trim().replace(/^\//, "")));
  const missing = ignored.filter(
    (line) => !present.has(line) && !present.has(line.replace(/\/$/, "")) && !present.has(".cco/"),
  );
  if (missing.length === 0) return [];
  const gap = text === "" || text.endsWith("\n") ? "" : "\n";
  await writeFile(path, `${text}${gap}${missing.join("\n")}\n`);
  return missing;
}
