import { i as parseConfig, n as defaultConfig } from "./config-BL-i9Fxk.js";
import { n as mistakes } from "./error-DPtNGVe7.js";
import { t as readDocument } from "./document-file-Dk1rn9Dw.js";
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { parseEnv } from "node:util";
// src/adapters/env-file.ts
/** The variables of a `.env` file; none when there is no such file. Throws the user error FILE_UNREADABLE. */
async function readEnvFile(file) {
	try {
		const parsed = parseEnv((await readFile(file, "utf8")).replace(/^\uFEFF/, ""));
		return Object.fromEntries(Object.entries(parsed).flatMap(([name, value]) => value === void 0 ? [] : [[name, value]]));
	} catch (error) {
		if (!(error instanceof Error) || !("code" in error)) throw error;
		if (error.code === "ENOENT" || error.code === "ENOTDIR") return {};
		throw mistakes.fileUnreadable(file, error);
	}
}
// src/adapters/config-source.ts
/**
* The configuration in a file, with the `.env` beside it and the one of the root.
* Throws the user errors CONFIG_INVALID, CONFIG_MISSING, DOCUMENT_INVALID and FILE_UNREADABLE.
*/
async function readConfig({ file, required = false, root = rootOf(file), env }) {
	const [document, full] = await Promise.all([readDocument(file), readEnvironment([root, dirname(file)], env)]);
	if (document === void 0 && required) throw mistakes.configMissing(file);
	if (document === void 0) return {
		config: defaultConfig,
		notices: [],
		env: full
	};
	return {
		...parseConfig(document, {
			file,
			env: full
		}),
		env: full
	};
}
function rootOf(file) {
	const directory = dirname(file);
	return basename(directory) === ".cco" ? dirname(directory) : directory;
}
/** The later directory wins. */
async function readEnvironment(directories, env) {
	const files = [...new Set(directories)].map((directory) => readEnvFile(join(directory, ".env")));
	return Object.assign({}, env, ...await Promise.all(files), withoutEmpty(env));
}
/** Job runners and shells set what is not there to nothing: that says no more than to leave it out. */
function withoutEmpty(env) {
	return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== void 0 && value !== ""));
}
export { readConfig as t };
