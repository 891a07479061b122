import { t as readConfig } from "./config-source-COG1WSmo.js";
import { n as locateRepository } from "./git-repository-C-lp5gup.js";
import { n as createSecretFinder, t as createRedactor } from "./redact-QUhR6P6M.js";
import { r as logLevels } from "./config-BL-i9Fxk.js";
import { join, resolve } from "node:path";
import { createHash } from "node:crypto";
import { homedir } from "node:os";
// src/cli/log-level.ts
/** The configuration with the level that `LOG_LEVEL` names, in the environment or `.env`, whatever the file says. */
function withLogLevel(loaded) {
	const said = loaded.env.LOG_LEVEL?.trim() ?? "";
	if (said === "") return loaded;
	const name = said.toLowerCase().replace(/^warning$/, "warn");
	const level = logLevels.find((one) => one === name);
	if (level !== void 0) return {
		...loaded,
		config: {
			...loaded.config,
			logging: { level }
		}
	};
	const notice = `LOG_LEVEL is no level that CCO has (${logLevels.join(", ")}): it is left out.`;
	return {
		...loaded,
		notices: [...loaded.notices, notice]
	};
}
// src/cli/place.ts
/** Throws the user errors of the repository and of the configuration. */
async function openPlace({ directory, config, env }) {
	const repository = await locateRepository(directory);
	const folder = join(repository.root, ".cco");
	const file = config === void 0 ? join(folder, "config.yaml") : resolve(config);
	const { root } = repository;
	const loaded = withLogLevel(await readConfig({
		file,
		required: config !== void 0,
		root,
		env
	}));
	return {
		...loaded,
		repository,
		folder,
		...hiding(secretsOf(loaded))
	};
}
/** The same place, where one more text is a secret. */
function withSecret(place, secret) {
	return {
		...place,
		...hiding([...secretsOf(place), secret])
	};
}
function hiding(secrets) {
	const findSecret = createSecretFinder(secrets);
	return {
		redact: createRedactor(secrets),
		isSecret: (text) => findSecret(text) !== void 0
	};
}
/** Everything in the environment that looks like a secret by its name, and the keys of the configuration. */
function secretsOf({ env, config }) {
	return Object.entries(env).filter(([name]) => /KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL/i.test(name)).map(([, value]) => value).concat(config.manager.apiKey, config.judge.apiKey).filter((value) => value !== void 0 && value !== "");
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
export { withSecret as i, openPlace as n, sessionPaths as r, cacheDirectory as t };
