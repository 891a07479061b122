import { d as secretInputs, f as faultOf, i as park, l as readJob, n as readyClaude, o as createSetting, s as wakeOf, t as createGitHubPorts, u as readInputs } from "./ports-pyBSXpM2.js";
import { c as readSituation, r as missionRefOf } from "./branch-ledger-0voqs0iu.js";
import { i as noUsage } from "./ending-2ZD1S3xC.js";
import { S as appendFact, w as runMission } from "./usingCtx-CpW3EeUd.js";
import { c as setSecret, i as info, l as warning, n as getState, t as error } from "./runner-DjuuWo-7.js";
// src/action/rescue.ts
/** What takes seconds. The proof above all is left to the next job. */
const quick = /* @__PURE__ */ new Set([
	"commit-work",
	"abandon-iteration",
	"report-progress",
	"park-mission",
	"close-mission"
]);
/**
* After a job that was cut off: whatever its worker left is committed and pushed, the iteration is closed, and people
* are told that the mission waits and until when. What somebody has told it before, to stop or to pause, stands.
*
* @param isCancelled false after a job that failed: its mission waits for nothing, and the next sweep goes on with it.
*/
async function rescue(mission, setting, isCancelled) {
	const ref = missionRefOf(mission);
	const ledger = setting.openLedger(ref.id);
	const { state } = await ledger.read();
	if (state === void 0 || !isOurs(state, setting)) return;
	if (state.phase === "opened") {
		const ending = {
			kind: "lost",
			detail: "The job was cut off."
		};
		const { iteration } = state;
		await appendFact({
			type: "agent-finished",
			iteration,
			ending,
			usage: noUsage,
			turns: 0
		}, ledger);
	}
	if (isCancelled) await park(ledger);
	const situation = await readSituation(setting.github, {
		branch: state.mission.branch.name,
		issue: ref.issue,
		files: []
	});
	const config = setting.readConfig(void 0);
	const ports = await createGitHubPorts(setting, state.mission, {
		ledger,
		config,
		situation,
		notices: [],
		claude: () => readyClaude(setting, config)
	});
	await runMission(void 0, ports, (effect) => !quick.has(effect.type));
}
/** Between two iterations nobody holds it: who wrote last was at it. */
function isOurs({ open, lastRun }, { job: { run } }) {
	if (open === void 0) return lastRun === run.run;
	return open.lease.run.run === run.run && open.lease.run.attempt === run.attempt;
}
// src/action/rescue-job.ts
/** Rescues what a job left that was cut off, if it worked on a mission. */
async function rescueJob() {
	const inputs = readInputs(process.env);
	for (const name of secretInputs) if (inputs[name] !== void 0) setSecret(inputs[name]);
	const job = readJob(process.env);
	const voice = {
		say: info,
		warn: warning
	};
	const interrupt = new AbortController().signal;
	const setting = createSetting(job, inputs, {
		env: process.env,
		voice,
		interrupt
	});
	const wake = wakeOf(job, inputs);
	if (wake.kind !== "work" || setting.dry !== void 0) return;
	try {
		await rescue(wake.mission, setting, getState("failed") !== "true");
	} catch (error$1) {
		const { title, text } = faultOf(error$1);
		error(setting.redact(text), title);
		process.exitCode = 1;
	}
}
export { rescueJob };
