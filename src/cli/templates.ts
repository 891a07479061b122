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
  const meant = nearest(
    name,
    templates.map((template) => template.name),
  );
  throw mistakes.templateUnknown(name, meant, renderTemplates(templates));
}

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
