import { n as writeStory } from "./story-BH5343I0.js";
import { n as openPlace } from "./place-BYNHVDBg.js";
import { t as findSession } from "./sessions-Cwtt9QUG.js";
// src/cli/commands/log.ts
/** `cco log`: the ledger as a story, or as JSON lines. */
async function log(options, terminal) {
	const place = await openPlace({
		directory: terminal.cwd,
		env: terminal.env
	});
	const { ledger } = await findSession(place, options.session);
	const entries = await ledger.entries();
	const text = options.json ? entries.map((entry) => JSON.stringify(entry)).join("\n") : writeStory(entries);
	terminal.write(`${text}\n`);
	return 0;
}
export { log };
