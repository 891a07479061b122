import { readdirSync, readFileSync } from "node:fs";
import { mistakes } from "../core/error.ts";
import { nearest } from "../core/nearest.ts";

/** A whole mission to start from: a file of `mission-examples`, which is in the package. */
export type Template = {
  readonly name: string;
  /** One line: what it is for and what it asks. */
  readonly about: string;
  readonly text: string;
};

/** Every template, by name. */
export function readTemplates(): readonly Template[] {
  const { folder, files } = listExamples();
  return files
    .filter((file) => file.endsWith(".yaml"))
    .toSorted()
    .map((file) => {
      const text = readFileSync(new URL(file, folder), "utf8");
      return { name: file.replace(/\.yaml$/, ""), about: aboutOf(text), text };
    });
}

/** The template of that name. Throws the user error TEMPLATE_UNKNOWN. */
export function findTemplate(name: string): Template {
  const templates = readTemplates();
  const found = templates.find((template) => template.name === name);
  if (found !== undefined) return found;
  const names = templates.map((template) => template.name);
  const meant = earlierNames[name] ?? nearest(name, names);
  throw mistakes.templateUnknown(name, meant, renderTemplates(templates));
}

/** The template that a file of this name would be, also by a name of version 1; undefined when there is none. */
export function templateFor(file: string): string | undefined {
  const name = file.replace(/\.(ya?ml|json)$/, "");
  return earlierNames[name] ?? readTemplates().find((template) => template.name === name)?.name;
}

/** What version 1 called them. */
const earlierNames: Readonly<Record<string, string>> = {
  "web-api": "rest-api",
  "example-rest-api": "rest-api",
  "dotnet-console-app": "dotnet-console",
  refactor: "refactoring",
  "update-docs": "documentation",
};

/** One line for each. */
export function renderTemplates(templates: readonly Template[]): readonly string[] {
  const width = Math.max(...templates.map(({ name }) => name.length));
  return templates.map(({ name, about }) => `${name.padEnd(width)}  ${about}`);
}

/** The folder is one or two up from this file, as source or bundled. */
function listExamples(): { readonly folder: URL; readonly files: readonly string[] } {
  let cause: unknown;
  for (const up of ["../mission-examples/", "../../mission-examples/"]) {
    const folder = new URL(up, import.meta.url);
    try {
      return { folder, files: readdirSync(folder) };
    } catch (error) {
      // Not there: the other place is tried.
      cause = error;
    }
  }
  throw new Error("The package lacks its folder mission-examples.", { cause });
}

/** The comment under the line that names the schema. */
function aboutOf(text: string): string {
  return /^#.*\r?\n# (.+)/.exec(text)?.[1]?.trim() ?? "";
}
