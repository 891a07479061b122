import { n as parseConfig, t as defaultConfig } from "./config-qdxRITnF.js";
import { n as mistakes } from "./error-80XrdYER.js";
import { t as readDocument } from "./document-file-DDBhs8Xp.js";
import { n as locateRepository } from "./git-repository-DxuqXlWv.js";
import { n as createSecretFinder, t as createRedactor } from "./redact-E6kJSpmY.js";
import { readFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { parseEnv } from "node:util";
import { createHash } from "node:crypto";
import { homedir } from "node:os";
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
// src/cli/place.ts
/** Throws the user errors of the repository and of the configuration. */
async function openPlace({ directory, config, env }) {
	const repository = await locateRepository(directory);
	const folder = join(repository.root, ".cco");
	const loaded = await readConfig({
		file: config === void 0 ? join(folder, "config.yaml") : resolve(config),
		required: config !== void 0,
		env
	});
	const secrets = secretsOf(loaded);
	const findSecret = createSecretFinder(secrets);
	const isSecret = (text) => findSecret(text) !== void 0;
	return {
		...loaded,
		repository,
		folder,
		redact: createRedactor(secrets),
		isSecret
	};
}
/** Everything in the environment that looks like a secret by its name, and the keys of the configuration. */
function secretsOf({ env, config }) {
	return Object.entries(env).filter(([name]) => /KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL/i.test(name)).map(([, value]) => value).concat(config.manager.apiKey).filter((value) => value !== void 0 && value !== "");
}
function sessionPaths(place, id) {
	const records = join(place.folder, "sessions", id);
	const repository = createHash("sha256").update(place.repository.commonDir).digest("hex").slice(0, 12);
	return {
		id,
		records,
		ledger: join(records, "ledger"),
		work: join(cacheDirectory(place.env), repository, id)
	};
}
/** Where this system keeps what can be made again. */
function cacheDirectory(env) {
	if (env.CCO_CACHE) return resolve(env.CCO_CACHE);
	if (process.platform === "win32") return join(env.LOCALAPPDATA ?? homedir(), "cco");
	if (process.platform === "darwin") return join(homedir(), "Library", "Caches", "cco");
	return join(env.XDG_CACHE_HOME || join(homedir(), ".cache"), "cco");
}
export { sessionPaths as n, openPlace as t };
