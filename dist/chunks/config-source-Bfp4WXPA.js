import { n as defaultConfig, r as parseConfig } from "./config-BDW87AOV.js";
import { n as mistakes } from "./error-BsTerrqh.js";
import { t as readDocument } from "./document-file-DRKv_q9m.js";
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
* The configuration in a file, with the `.env` beside it (for `.cco/config.yaml` also the one beside `.cco`).
* Throws the user errors CONFIG_INVALID, CONFIG_MISSING, DOCUMENT_INVALID and FILE_UNREADABLE.
*/
async function readConfig({ file, required = false, env }) {
	const [document, full] = await Promise.all([readDocument(file), readEnvironment(dirname(file), env)]);
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
async function readEnvironment(directory, env) {
	return {
		...basename(directory) === ".cco" ? await readEnvFile(join(directory, "..", ".env")) : {},
		...await readEnvFile(join(directory, ".env")),
		...env
	};
}
export { readConfig as t };
