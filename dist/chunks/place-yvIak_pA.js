import { t as readConfig } from "./config-source-Bfp4WXPA.js";
import { n as locateRepository } from "./git-repository-X8RG7fjE.js";
import { n as createSecretFinder, t as createRedactor } from "./redact-QUhR6P6M.js";
import { join, resolve } from "node:path";
import { createHash } from "node:crypto";
import { homedir } from "node:os";
// src/cli/place.ts
/** Throws the user errors of the repository and of the configuration. */
async function openPlace({ directory, config, env }) {
	const repository = await locateRepository(directory);
	const folder = join(repository.root, ".cco");
	const file = config === void 0 ? join(folder, "config.yaml") : resolve(config);
	const loaded = await readConfig({
		file,
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
export { sessionPaths as n, openPlace as t };
