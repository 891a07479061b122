import { i as chooseJudge, n as fetchClaude, r as chooseManager } from "./fetch-claude-pCuABfE5.js";
import { S as appendFact, h as chooseWorker, i as createWorkspace, n as createProver, t as _usingCtx, w as runMission, x as watchedLedger, y as withoutOrphans } from "./usingCtx-CpW3EeUd.js";
import { t as writeBrief } from "./brief-DbWhGNzk.js";
import { i as stripControl, r as redactStrings } from "./redact-QUhR6P6M.js";
import { c as writeReport } from "./report-B1w9p9SE.js";
import { r as localRun } from "./local-run-CwLodOW4.js";
import { r as logLevels } from "./config-BL-i9Fxk.js";
import { r as faultText } from "./error-DPtNGVe7.js";
import { a as responseTo } from "./ending-2ZD1S3xC.js";
import { t as tell } from "./story-BH5343I0.js";
import { n as findClaude } from "./claude-executable-CJkIK8pd.js";
import { r as sessionPaths, t as cacheDirectory } from "./place-BYNHVDBg.js";
import { t as missionLines } from "./mission-lines-J_Pt4AZd.js";
import { a as rememberSource, r as openLedger } from "./sessions-Cwtt9QUG.js";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { inspect } from "node:util";
// src/adapters/file-reporter.ts
/** Writes `report.md` and `report.json` into the mission's records, and only when they changed. */
function createFileReporter(records, redact) {
	return { report: async (state) => {
		const { markdown, json } = writeReport(redactStrings(state, redact));
		await mkdir(records, { recursive: true });
		await writeChanged(join(records, "report.md"), redact(markdown));
		await writeChanged(join(records, "report.json"), redact(`${JSON.stringify(json, void 0, 2)}\n`));
		if (state.parked?.awaits === "person") await writeChanged(join(records, "brief.md"), redact(writeBrief(state)));
		return {};
	} };
}
async function writeChanged(path, text) {
	if (await readFile(path, "utf8").catch(() => void 0) !== text) await writeFile(path, text);
}
// src/adapters/log.ts
/** A file that has grown to this goes on in a new one; the one before is kept as `<file>.1`. Bytes. */
const largest = 10485760;
/**
* Writes lines to `combined.log`, to `error.log` (errors only) and to `sessions/<id>.log`: when, how loud as a word,
* which mission, what, and the fields as JSON. `err` among them is shown with its causes, on lines that are indented.
*/
function createLog({ directory, session, level, redact }) {
	const all = [join(directory, "combined.log"), join(directory, "sessions", `${session}.log`)];
	const errors = join(directory, "error.log");
	for (const path of [...all, errors]) append(path, "");
	const writer = (name) => (fields, message) => {
		if (logLevels.indexOf(name) < logLevels.indexOf(level)) return;
		const line = redact(renderLine(name, {
			session,
			fields,
			message
		}, redact));
		for (const path of name === "error" ? [...all, errors] : all) append(path, line);
	};
	return {
		info: writer("info"),
		warn: writer("warn"),
		error: writer("error")
	};
}
function renderLine(name, { session, fields, message }, redact) {
	const { err, ...rest } = { ...fields };
	const json = Object.keys(rest).length === 0 ? "" : ` ${JSON.stringify(redactStrings(rest, redact))}`;
	const trace = err === void 0 ? "" : `\n${inspect(err, {
		colors: false,
		breakLength: 120
	})}`;
	const text = stripControl(`${message}${json}${trace}`).replaceAll("\n", "\n    ");
	return `${(/* @__PURE__ */ new Date()).toISOString()} ${name.toUpperCase().padEnd(5)} [${session}] ${text}\n`;
}
/** Nothing is held open: another process may log beside this one, and begin the file anew. */
function append(path, text) {
	try {
		mkdirSync(dirname(path), { recursive: true });
		if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) >= largest) renameSync(path, `${path}.1`);
		appendFileSync(path, text);
	} catch {}
}
// src/core/severity.ts
function severityOf(entry) {
	switch (entry.type) {
		case "agent-finished": return ofEnding(entry.ending.kind);
		case "mission-closed": return ofClosing[entry.outcome];
		case "mission-parked": return entry.awaits === void 0 ? "warn" : "info";
		case "base-conflicted":
		case "base-refused":
		case "iteration-abandoned": return "warn";
		case "plan-made":
		case "judgement-made":
		case "checks-planned": return entry.problem === void 0 ? "info" : "warn";
		case "work-committed": return entry.withheld.length > 0 ? "warn" : "info";
		case "ci-started": return entry.refused.length > 0 ? "warn" : "info";
		default: return "info";
	}
}
function ofEnding(kind) {
	switch (responseTo(kind)) {
		case "retry":
		case "stop": return "error";
		case "wait": return "warn";
		case "go-on": return kind === "finished" || kind === "unreported" || kind === "interrupted" ? "info" : "warn";
	}
}
const ofClosing = {
	done: "info",
	stopped: "info",
	"needs-human": "warn",
	"out-of-budget": "warn",
	stalled: "warn",
	misconfigured: "error",
	failed: "error"
};
// src/cli/bring-claude.ts
const fetching = "Claude Code is not on this machine: bringing it from npm, once for all repositories (380 MB on disk) ...";
/**
* The path of Claude Code: the configured one, the one on the PATH, or the pinned one, which is fetched when it is first
* needed and kept for every repository. So nobody downloads it who has it, and `npx` is there in seconds.
*/
function bringClaude({ env, config }, { say, interrupt }) {
	let bringing;
	return () => {
		bringing ??= bring();
		return bringing;
	};
	async function bring() {
		if (config.worker.executable !== void 0) return config.worker.executable;
		const found = await findClaude({ env });
		if (found !== void 0) return found.path;
		return fetchClaude({
			cache: cacheDirectory(env),
			env,
			signal: interrupt,
			onFetch: () => say(fetching)
		});
	}
}
// src/cli/display.ts
async function createDisplay(terminal) {
	return terminal.interactive ? await createLiveDisplay(terminal) : createPlainDisplay(terminal);
}
/** One line per fact: for pipes, files and programs that read lines. */
function createPlainDisplay(terminal) {
	return {
		entry: (entry) => terminal.write(`${new Date(entry.at).toISOString().slice(11, 19)}  ${tell(entry)}\n`),
		activity: () => {},
		end: () => {}
	};
}
/** A picture that is drawn again in place, with the worker's last steps below. */
async function createLiveDisplay(terminal) {
	const { createLogUpdate } = await import("./log-update-DrbIKbaV.js");
	const paint = createLogUpdate(process.stdout);
	const steps = [];
	let picture = [];
	return {
		entry: (entry, state) => {
			if (entry.type === "agent-finished") steps.length = 0;
			picture = missionLines(state);
			draw();
		},
		activity: (text) => {
			steps.push(`    ${text}`.slice(0, terminal.columns - 1));
			steps.splice(0, Math.max(0, steps.length - 4));
			draw();
		},
		end: () => {
			steps.length = 0;
			draw();
			paint.done();
		}
	};
	function draw() {
		paint([...picture, ...steps].join("\n"));
	}
}
// src/cli/interruption.ts
/** How often another terminal's `cco stop` is looked for. Milliseconds. */
const lookEvery = 500;
/**
* Ends the worker when somebody asks for it: Ctrl-C and SIGTERM are recorded as a stop, and a stop or a pause
* that another process recorded is noticed. A second Ctrl-C leaves at once; the next run takes over then.
*/
function listenForInterruption(ledger, actor) {
	const controller = new AbortController();
	const before = readWish(ledger).catch(() => "");
	let isAsked = false;
	const onSignal = (name) => {
		if (isAsked) process.exit(130);
		isAsked = true;
		stop(name === "SIGINT" ? "Ctrl-C" : name);
	};
	const timer = setInterval(() => void look().catch(() => {}), lookEvery);
	timer.unref();
	process.on("SIGINT", onSignal);
	process.on("SIGTERM", onSignal);
	return {
		signal: controller.signal,
		[Symbol.dispose]: () => {
			clearInterval(timer);
			process.off("SIGINT", onSignal);
			process.off("SIGTERM", onSignal);
		}
	};
	async function stop(why) {
		await appendFact({
			type: "signal-received",
			signal: {
				kind: "stop",
				why
			},
			actor
		}, ledger).finally(() => controller.abort());
	}
	async function look() {
		const wish = await readWish(ledger);
		if (wish !== "" && wish !== await before) controller.abort();
	}
}
/** Empty when nobody wants the mission to rest. */
async function readWish(ledger) {
	const { stop, pause } = (await ledger.read()).state ?? {};
	return stop === void 0 && pause === void 0 ? "" : JSON.stringify([stop, pause]);
}
// src/cli/run-locally.ts
/**
* Runs a mission on this machine until it rests for good. Waiting for a known time is done here: a terminal
* can be left open, and Ctrl-C ends it.
*
* @param before rests before the first effect of which this says true.
*/
async function runLocally(local, before) {
	try {
		var _usingCtx$1 = _usingCtx();
		const { place, spec, terminal } = local;
		const ledger = await openLedger(place, spec.id);
		const actor = actorOf(place);
		const interruption = _usingCtx$1.u(listenForInterruption(ledger, actor));
		const display = await createDisplay(terminal);
		try {
			const ports = await createLocalPorts(local, {
				display,
				interrupt: interruption.signal
			});
			for (;;) {
				const state = await runMission(local.mission, ports, before);
				const until = state.parked?.until;
				if (state.closed !== void 0 || until === void 0 || before !== void 0) return state;
				if (interruption.signal.aborted) return state;
				display.activity(`waiting until ${new Date(until).toLocaleTimeString()}`);
				await waitUntil(until, interruption.signal);
			}
		} catch (error) {
			openLog(local).error({ err: error }, faultText(error));
			throw error;
		} finally {
			display.end();
		}
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		_usingCtx$1.d();
	}
}
/** Timers of Node end after 24 days and sleep with the machine: the clock is looked at again. */
async function waitUntil(until, signal) {
	while (Date.now() < until && !signal.aborted) await setTimeout(Math.min(until - Date.now(), 3e4), void 0, { signal }).catch(() => {});
}
function actorOf(place) {
	return place.env.USER ?? place.env.USERNAME ?? accountName();
}
/** A container may run as a user that its system has no name for. */
function accountName() {
	try {
		return userInfo().username;
	} catch {
		return `user ${process.getuid?.()}`;
	}
}
function openLog({ place, spec }) {
	const { folder, config, redact } = place;
	return createLog({
		directory: join(folder, "logs"),
		session: spec.id,
		level: config.logging.level,
		redact
	});
}
/** The outside of a mission on this machine. */
async function createLocalPorts(local, { display, interrupt }) {
	const { place, spec, terminal } = local;
	const { env, redact, repository } = place;
	const paths = sessionPaths(place, spec.id);
	await mkdir(paths.work, { recursive: true });
	const home = join(paths.work, "home");
	const log = openLog(local);
	const run = await localRun();
	const ledger = watchedLedger(await openLedger(place, spec.id), (raw, state) => {
		const entry = redactStrings(raw, redact);
		log[severityOf(entry)]({
			seq: entry.seq,
			type: entry.type
		}, tell(entry));
		display.entry(entry, state);
		if (entry.type === "mission-opened" && local.file) rememberSource(place, spec.id, local.file);
	}, {
		by: run,
		clock: Date.now
	});
	const onActivity = ({ text, ...activity }) => {
		log.info(Object.keys(activity).length === 0 ? {} : { activity }, text);
		display.activity(text);
	};
	const say = (text) => {
		onActivity({ text });
		if (!terminal.interactive) terminal.error(`note: ${text}\n`);
	};
	const means = {
		...place,
		claude: bringClaude(place, {
			say,
			interrupt
		})
	};
	const workspace = createWorkspace({
		repository: repository.root,
		root: paths.work,
		records: paths.records,
		isSecret: place.isSecret
	});
	return {
		run,
		actor: actorOf(place),
		clock: Date.now,
		interrupt,
		ledger,
		workspace: withoutOrphans(workspace, home),
		worker: chooseWorker(means, spec, {
			home,
			redact,
			onActivity
		}),
		prover: createProver({
			gitDir: repository.commonDir,
			root: paths.work,
			records: paths.records,
			redact,
			environment: env,
			onActivity: (text) => onActivity({ text })
		}),
		manager: await chooseManager(means, spec),
		judge: await chooseJudge(means, spec, {
			gitDir: repository.commonDir,
			warn: (text) => log.warn({}, text)
		}),
		reporter: createFileReporter(paths.records, redact)
	};
}
export { createDisplay as i, createLocalPorts as n, runLocally as r, actorOf as t };
