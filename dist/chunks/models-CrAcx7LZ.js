import { t as readConfig } from "./config-source-COG1WSmo.js";
import { n as locateRepository } from "./git-repository-C-lp5gup.js";
import { n as listSources, t as listModels } from "./model-list-BVoK5btP.js";
import { n as mistakes } from "./error-DPtNGVe7.js";
import { i as stripControl, t as createRedactor } from "./redact-QUhR6P6M.js";
import { resolve } from "node:path";
// src/cli/commands/models.ts
/**
* `cco models`: what the keys at hand can use, from each service's own list. Exit 0 when one of them answered; what the
* others said goes to standard error.
*/
async function models(filter, options, terminal) {
	const sources = listSources(await settingsFor(options.config, terminal));
	const redact = createRedactor(sources.flatMap(({ key }) => key ?? []));
	if (sources.length === 0) throw mistakes.modelsUnknown("OPENROUTER_API_KEY or ANTHROPIC_API_KEY");
	const listings = await Promise.all(sources.map(listModels));
	const failures = listings.flatMap((one) => "problem" in one ? [one] : []);
	const [first] = failures;
	if (first !== void 0 && failures.length === listings.length) throw mistakes.modelsUnlisted(failures.map(({ problem }) => redact(problem)), fixesOf(failures));
	for (const { problem, fix } of failures) terminal.error(`${redact(problem)} ${fix}\n`);
	show(listings.flatMap((one) => "models" in one ? one.models : []).filter((one) => isWanted(one, filter, options)).toSorted(byPrice), options, terminal);
	return 0;
}
/** Models can be looked for before there is a repository. */
async function settingsFor(config, { cwd, env }) {
	const root = await locateRepository(cwd).then((one) => one.root, () => cwd);
	const file = config === void 0 ? resolve(root, ".cco/config.yaml") : resolve(cwd, config);
	return readConfig({
		file,
		required: config !== void 0,
		root,
		env
	});
}
function fixesOf(failures) {
	return [...new Set(failures.map(({ fix }) => fix))].join(" ");
}
function isWanted({ id, name = "", isFree }, filter = "", { free = false }) {
	if (free && !isFree) return false;
	return `${id} ${name}`.toLowerCase().includes(filter.toLowerCase());
}
/** The free ones first, then by what they cost; unknown prices last. */
function byPrice(one, other) {
	const rank = ({ isFree, usdOut }) => isFree ? -1 : usdOut ?? Number.MAX_VALUE;
	return rank(one) - rank(other) || one.id.localeCompare(other.id);
}
function show(listed, { json = false }, terminal) {
	if (json) terminal.write(`${JSON.stringify(listed, null, 2)}\n`);
	else if (listed.length === 0) terminal.write("No model fits.\n");
	else showTable(listed, terminal);
}
function showTable(listed, terminal) {
	const rows = [[
		"MODEL",
		"PROVIDER",
		"IN $/M",
		"OUT $/M",
		"CONTEXT",
		"SCHEMA"
	], ...listed.map(rowOf)];
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
	for (const row of rows) {
		const cells = row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
		terminal.write(`${cells.join("  ").trimEnd()}\n`);
	}
}
function rowOf({ id, provider, isFree, usdIn, usdOut, context, structured }) {
	const price = (usd) => isFree ? "free" : usd === void 0 ? "?" : `${usd}`;
	const forced = structured === void 0 ? "?" : structured ? "yes" : "no";
	const room = context === void 0 ? "?" : `${Math.round(context / 1e3)}k`;
	return [
		stripControl(id),
		provider,
		price(usdIn),
		price(usdOut),
		room,
		forced
	];
}
export { models };
