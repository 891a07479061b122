import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { isCode } from "../../adapters/durable-file.ts";
import { locateRepository } from "../../adapters/git-repository.ts";
import { parseDocument } from "../../adapters/yaml-document.ts";
import { exampleOf, type IssueExample } from "../../core/issue-example.ts";
import { issueForm, issueFormPath } from "../../core/issue-form.ts";
import { parseMission } from "../../core/parse-mission.ts";
import { renderWorkflow, workflowPath } from "../../core/workflow-file.ts";
import { exampleConfig, exampleMission } from "../examples.ts";
import { findTemplate, readTemplates, renderTemplates, type Template } from "../templates.ts";
import type { Terminal } from "../terminal.ts";

/** What belongs to this machine, or is secret, and so not into the repository. */
const ignored = [".cco/sessions/", ".cco/logs/", ".env"];

type InitOptions = {
  readonly mission?: string | undefined;
  readonly template?: string | undefined;
  readonly github?: boolean | undefined;
  readonly app?: string | undefined;
};

/** `cco init`: makes what a repository needs for missions. Never overwrites. */
export async function init(options: InitOptions, terminal: Terminal): Promise<number> {
  if (options.template === "list") return listTemplates(terminal);
  const template = options.template === undefined ? undefined : findTemplate(options.template);
  const { root } = await locateRepository(terminal.cwd);
  const folder = join(root, ".cco");
  await mkdir(join(folder, "sessions"), { recursive: true });
  await mkdir(join(folder, "logs"), { recursive: true });
  const mission = resolve(terminal.cwd, options.mission ?? usualMission(folder, template, terminal));
  const onGitHub = options.github || options.app !== undefined;
  // There an issue is the mission: an example would start by itself when it is pushed.
  const wantsMission =
    !onGitHub || template !== undefined || options.mission !== undefined || existsSync(mission);
  const files = [
    { path: join(folder, "config.yaml"), text: exampleConfig },
    ...(wantsMission ? [{ path: mission, text: template?.text ?? exampleMission }] : []),
    ...(onGitHub ? githubFiles(root, options.app, template) : []),
  ];
  const written = await writeAll(files, terminal);
  const added = await ignore(join(root, ".gitignore"));
  terminal.write(added.length > 0 ? `added  ${added.join(", ")} to .gitignore\n` : "kept   .gitignore\n");
  const file = relative(terminal.cwd, mission);
  terminal.write(`\n${wantsMission ? adviceOn(file, template, written.has(mission)) : adviceOnIssues}\n`);
  if (onGitHub && wantsMission)
    terminal.write("A mission in .cco starts by itself when it is pushed to the default branch.\n");
  return 0;
}

/** Says of each file whether it was written or was there; returns those that were written. */
async function writeAll(
  files: readonly { readonly path: string; readonly text: string }[],
  terminal: Terminal,
): Promise<ReadonlySet<string>> {
  const written = new Set<string>();
  for (const { path, text } of files) {
    await mkdir(dirname(path), { recursive: true });
    if (await writeNew(path, text)) written.add(path);
    terminal.write(`${written.has(path) ? "wrote" : "kept "}  ${relative(terminal.cwd, path)}\n`);
  }
  return written;
}

/** `mission.yaml` here counts as the mission, as it does for `cco start`: no example is put beside it. */
function usualMission(folder: string, template: Template | undefined, { cwd }: Terminal): string {
  const isHere = template === undefined && existsSync(join(cwd, "mission.yaml"));
  const file = join(folder, "mission.yaml");
  return isHere && !existsSync(file) ? "mission.yaml" : file;
}

function listTemplates(terminal: Terminal): number {
  terminal.write(`${renderTemplates(readTemplates()).join("\n")}\n`);
  return 0;
}

const adviceOnIssues = `Commit these files and push them to the default branch. Add the secret ANTHROPIC_API_KEY or
CLAUDE_CODE_OAUTH_TOKEN (Settings, Secrets and variables, Actions), and let Actions open pull requests (Settings,
Actions, General). Then put the label cco:mission on an issue with a task list.`;

/** What to do with the mission's file now. */
function adviceOn(file: string, template: Template | undefined, isWritten: boolean): string {
  if (template === undefined)
    return `Write your Definition of Done into ${file}, then: cco validate, cco start`;
  if (isWritten)
    return `Make ${file} yours: the title, the commands, the numbers. Then: cco validate, cco next, cco start`;
  const { name } = template;
  return `${file} was there, so the template is not in it. Name another file:\n  cco init --template ${name} --mission .cco/missions/${name}.yaml`;
}

/** What a repository on GitHub needs to work on its issues by itself. */
function githubFiles(
  root: string,
  app: string | undefined,
  template: Template | undefined,
): readonly { readonly path: string; readonly text: string }[] {
  return [
    { path: join(root, workflowPath), text: renderWorkflow(app) },
    { path: join(root, issueFormPath), text: issueForm(template && issueExample(template)) },
  ];
}

/** The form shows the commands of the template's stack. */
function issueExample({ name, text }: Template): IssueExample {
  const file = `${name}.yaml`;
  return exampleOf(parseMission(parseDocument(text, file), { file }).mission);
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
