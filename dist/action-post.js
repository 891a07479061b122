import { C as getState, O as setSecret, _ as readJob, a as configOf, h as readSituation, i as readyClaude, k as warning, n as createGitHubPorts, r as openLedger, s as createSetting, t as wakeOf, u as missionRefOf, v as readInputs, w as info, y as secretInputs } from "./chunks/wake-MFa8XDwL.js";
import { m as noUsage } from "./chunks/local-run-BOeZlnnr.js";
import { g as appendFact, v as runMission } from "./chunks/watched-ledger-BmeZLasU.js";
// src/action/rescue.ts
/**
* After a job that was cut off: whatever its worker left is committed and pushed, and the lease is given back by
* closing the iteration. What needs time, the proof above all, is left to the next job.
*/
async function rescue(mission, setting) {
	const ref = missionRefOf(mission);
	const ledger = openLedger(setting, ref.id);
	const { state } = await ledger.read();
	if (state?.open === void 0 || !isOurs(state, setting)) return;
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
	const situation = await readSituation(setting.github, {
		branch: state.mission.branch.name,
		issue: ref.issue,
		files: []
	});
	const config = configOf(void 0, setting);
	const ports = await createGitHubPorts(setting, state.mission, {
		ledger,
		config,
		situation,
		notices: [],
		claude: () => readyClaude(setting)
	});
	await runMission(void 0, ports, (effect) => effect.type !== "commit-work");
}
function isOurs({ open }, { job }) {
	return open?.lease.run.run === job.run.run && open.lease.run.attempt === job.run.attempt;
}
// src/action/post.ts
if (getState("ended") !== "true") await rescueJob();
async function rescueJob() {
	const inputs = readInputs(process.env);
	for (const name of secretInputs) if (inputs[name] !== void 0) setSecret(inputs[name]);
	const job = readJob(process.env);
	const wake = wakeOf(job, inputs);
	if (wake.kind === "work") {
		const voice = {
			say: info,
			warn: warning
		};
		const interrupt = new AbortController().signal;
		await rescue(wake.mission, createSetting(job, inputs, {
			env: process.env,
			voice,
			interrupt
		}));
	}
}
export {};
