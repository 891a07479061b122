import { n as mistakes } from "./error-DPtNGVe7.js";
import { t as nearest } from "./nearest-CcJMKmLM.js";
import { readFileSync, readdirSync } from "node:fs";
// src/cli/templates.ts
/** Every template, by name. */
function readTemplates() {
	const { folder, files } = listExamples();
	return files.filter((file) => file.endsWith(".yaml")).toSorted().map((file) => {
		const text = readFileSync(new URL(file, folder), "utf8");
		return {
			name: file.replace(/\.yaml$/, ""),
			about: aboutOf(text),
			text
		};
	});
}
/** The template of that name. Throws the user error TEMPLATE_UNKNOWN. */
function findTemplate(name) {
	const templates = readTemplates();
	const found = templates.find((template) => template.name === name);
	if (found !== void 0) return found;
	const names = templates.map((template) => template.name);
	const meant = earlierNames[name] ?? nearest(name, names);
	throw mistakes.templateUnknown(name, meant, renderTemplates(templates));
}
/** The template that a file of this name would be, also by a name of version 1; undefined when there is none. */
function templateFor(file) {
	const name = file.replace(/\.(ya?ml|json)$/, "");
	return earlierNames[name] ?? readTemplates().find((template) => template.name === name)?.name;
}
/** What version 1 called them. */
const earlierNames = {
	"web-api": "rest-api",
	"example-rest-api": "rest-api",
	"dotnet-console-app": "dotnet-console",
	refactor: "refactoring",
	"update-docs": "documentation"
};
/** One line for each. */
function renderTemplates(templates) {
	const width = Math.max(...templates.map(({ name }) => name.length));
	return templates.map(({ name, about }) => `${name.padEnd(width)}  ${about}`);
}
/** The folder is one or two up from this file, as source or bundled. */
function listExamples() {
	let cause;
	for (const up of ["../mission-examples/", "../../mission-examples/"]) {
		const folder = new URL(up, import.meta.url);
		try {
			return {
				folder,
				files: readdirSync(folder)
			};
		} catch (error) {
			cause = error;
		}
	}
	throw new Error("The package lacks its folder mission-examples.", { cause });
}
/** The comment under the line that names the schema. */
function aboutOf(text) {
	return /^#.*\r?\n# (.+)/.exec(text)?.[1]?.trim() ?? "";
}
export { templateFor as i, readTemplates as n, renderTemplates as r, findTemplate as t };
