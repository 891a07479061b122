import { a as writeSnapshot, c as writeEntry, i as parseSnapshot, o as entryPath, p as evolve, r as localRun, s as parseEntry, t as hasLocalRunEnded, u as LedgerMoved } from "./local-run-CwLodOW4.js";
import { r as redactStrings } from "./redact-QUhR6P6M.js";
import { n as isCode, r as replaceFile, t as createDurably } from "./durable-file-Cetvhxcl.js";
import { n as mistakes } from "./error-DPtNGVe7.js";
import { U as completion } from "./day-budget-BmMl5BQB.js";
import { r as sessionPaths } from "./place-BYNHVDBg.js";
import { mkdir, readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { writeFileSync } from "node:fs";
// src/adapters/file-ledger.ts
/**
* A ledger in files: one small file per entry, `events/0000/000001.json`, never rewritten.
* Creating the next number is the compare-and-swap. A snapshot beside them makes reading cheap at any
* length; it is rebuilt from the entries when it is missing, old or wrong.
*/
function createFileLedger(options) {
	const { directory, run, clock, redact, hasEnded } = options;
	const snapshot = join(directory, "snapshot.json");
	return {
		read,
		append,
		entries,
		hasEnded
	};
	async function read() {
		let view = parseSnapshot(await readText(snapshot)) ?? {
			seq: 0,
			state: void 0
		};
		for (;;) {
			const entry = await readEntry(view.seq + 1);
			if (entry === void 0) return view;
			view = {
				seq: entry.seq,
				state: evolve(view.state, entry)
			};
		}
	}
	async function append(event, view) {
		const seq = view.seq + 1;
		const entry = {
			v: 1,
			seq,
			at: clock(),
			by: run,
			...redactStrings(event, redact)
		};
		const path = join(directory, entryPath(seq));
		await mkdir(dirname(path), { recursive: true });
		const temporary = temporaryPath(seq);
		if (!await createDurably(path, writeEntry(entry), temporary)) throw new LedgerMoved();
		const next = {
			seq,
			state: evolve(view.state, entry)
		};
		await replaceFile(snapshot, writeSnapshot(next), temporary);
		return next;
	}
	async function entries() {
		const all = [];
		for (;;) {
			const entry = await readEntry(all.length + 1);
			if (entry === void 0) return all;
			all.push(entry);
		}
	}
	async function readEntry(seq) {
		const path = join(directory, entryPath(seq));
		const text = await readText(path);
		return text === void 0 ? void 0 : parseEntry(text, seq, path);
	}
	/** Unique to one process: two that race for one number never share a file. */
	function temporaryPath(seq) {
		return join(directory, `.${run.run.replace(/[^a-z0-9]+/gi, "-")}-${run.attempt}-${seq}.tmp`);
	}
}
async function readText(path) {
	try {
		return await readFile(path, "utf8");
	} catch (error) {
		if (isCode(error, "ENOENT")) return void 0;
		throw error;
	}
}
// src/cli/sessions.ts
/**
* The sessions of a repository, the one that moved last first. One that cannot be read does not hide the others: it is
* left to `warn`. Throws where none can be read.
*/
async function listSessions(place, warn = () => {}) {
	const ids = await sessionIds(place);
	const read = await Promise.allSettled(ids.map((id) => readSession(place, id)));
	const problems = read.flatMap((one, at) => one.status === "rejected" ? [{
		id: ids[at],
		reason: one.reason
	}] : []);
	const [first] = problems;
	if (first !== void 0 && problems.length === ids.length) throw first.reason;
	for (const { id, reason } of problems) warn(`note: ${id} cannot be read: ${reason.message}\n`);
	return read.flatMap((one) => one.status === "fulfilled" && one.value !== void 0 ? [one.value] : []).toSorted((a, b) => b.state.lastAt - a.state.lastAt);
}
/** The ids of all sessions that were begun here; whether they can be read shows when they are. */
function sessionIds(place) {
	return readdir(join(place.folder, "sessions")).catch(() => []);
}
async function openLedger(place, id) {
	return createFileLedger({
		directory: sessionPaths(place, id).ledger,
		run: await localRun(),
		clock: Date.now,
		redact: place.redact,
		hasEnded: hasLocalRunEnded
	});
}
/** Undefined: nothing was recorded. */
async function readSession(place, id) {
	const ledger = await openLedger(place, id);
	const { state } = await ledger.read();
	return state === void 0 ? void 0 : {
		id,
		ledger,
		state
	};
}
/** The session that is meant: the named one, or the only one, or the one that moved last. */
async function findSession(place, id) {
	if (id === void 0) {
		const [last] = await listSessions(place);
		if (last === void 0) throw mistakes.noSession();
		return last;
	}
	const ids = await sessionIds(place);
	const named = ids.includes(id) ? await readSession(place, id) : void 0;
	if (named === void 0) throw mistakes.sessionMissing(id, ids);
	return named;
}
/** One line for a list. */
function sessionLine({ id, state }) {
	return `${id}  ${state.closed?.outcome ?? (state.parked === void 0 ? "open" : "parked")}, ${completion(state)} %, iteration ${state.iteration}: ${state.mission.title}`;
}
/** Remembers the file a mission came from, so that `resume` sees its edits. A convenience, not state. */
function rememberSource(place, id, file) {
	writeFileSync(join(sessionPaths(place, id).records, "source"), `${file}\n`);
}
async function sourceOf(place, id) {
	return (await readFile(join(sessionPaths(place, id).records, "source"), "utf8").catch(() => void 0))?.trim();
}
export { rememberSource as a, sourceOf as c, readSession as i, listSessions as n, sessionIds as o, openLedger as r, sessionLine as s, findSession as t };
