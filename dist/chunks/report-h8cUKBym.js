import { $ as escapeCell, C as pastOf, E as workedOn, F as standingOf, M as metCount, O as completion, Q as codeSpan, S as waitSentence, T as nextStrategy, X as clip, Z as codeBlock, et as escapeLine, q as exhausted } from "./local-run-D12kVw8v.js";
import { O as isRequired } from "./document-file-DDBhs8Xp.js";
import { r as truncateTail } from "./truncate-Cm8uW0b4.js";
import { n as exitCodeOf } from "./outcome-D6Yv4iW0.js";
// src/core/markdown-state.ts
const wholeDetail = {
	text: 1e3,
	reason: 2e3,
	rows: 50
};
/** Each criterion with its verdict, why, where that can be looked up, and what commands call it. */
function renderChecklist(state, place, detail = wholeDetail) {
	return standingOf(state).map((one) => {
		const { criterion, verdict, reason, proof } = one;
		const how = proof === void 0 ? "" : ` (${proof})`;
		const optional = isRequired(state.mission, criterion) ? "" : " · optional";
		const line = `- [${verdict === "met" ? "x" : " "}] **${escapeLine(criterion.text, detail.text)}** · ${criterion.priority}${optional} · ${verdict}${how}`;
		const links = evidenceLinks(one, state, place);
		return `${line}\n  ${[...[escapeLine(reason, detail.reason), ...detail.reason > 0 ? links : []], codeSpan(criterion.id)].filter((part) => part !== "").join(" · ")}`;
	}).join("\n");
}
/** The records of a mission are files of its tracking branch. */
function recordsOf({ mission }, repository) {
	return `${repository}/blob/cco/state/${mission.id}`;
}
function renderCommit(sha, { repository }) {
	const short = `\`${sha.slice(0, 9)}\``;
	return repository === void 0 ? short : `[${short}](${repository}/commit/${sha})`;
}
function evidenceLinks({ evidence }, state, { repository }) {
	const records = repository === void 0 ? void 0 : recordsOf(state, repository);
	return evidence.flatMap((one) => linksTo(one, records));
}
function linksTo(evidence, records) {
	switch (evidence.kind) {
		case "command":
			if (evidence.log === void 0 || records === void 0) return [];
			return [`[log](${records}/${evidence.log.split("/").map(encodeURIComponent).join("/")})`];
		case "check-run": return [linked(evidence.name, evidence.url)];
		case "approval": return evidence.url === void 0 ? [] : [linked("approval", evidence.url)];
		case "judgement": return evidence.references.slice(0, 5).map((reference) => codeSpan(clip(reference, 120)));
	}
}
function linked(text, url) {
	const name = escapeLine(text, 100);
	return /^https?:\/\/[^\s()<>]+$/.test(url) ? `[${name}](${url})` : name;
}
/** What was run for each criterion, and the end of what it printed. */
function renderEvidence(standings, longestTail) {
	return standings.flatMap(({ criterion, evidence }) => evidence.map((one) => renderOne(criterion.id, one, longestTail))).join("\n\n");
}
function renderOne(id, evidence, longestTail) {
	switch (evidence.kind) {
		case "command": {
			const { command, ending, exitCode, durationMs, tail } = evidence;
			const end = ending === "exited" ? `exit ${exitCode}` : ending;
			const head = `**${id}** ${codeSpan(clip(command, 500))} · ${end} · ${(durationMs / 1e3).toFixed(1)} s`;
			const printed = truncateTail(tail, longestTail);
			return printed.trim() === "" ? head : `${head}\n\n${codeBlock(printed)}`;
		}
		case "check-run": {
			const head = `**${id}** ${linked(evidence.name, evidence.url)} · ${escapeLine(evidence.conclusion, 40)}`;
			const said = truncateTail(evidence.tail ?? "", longestTail);
			return said.trim() === "" ? head : `${head}\n\n${codeBlock(said)}`;
		}
		case "judgement": return `**${id}** judged by ${escapeLine(evidence.model, 100)}: ${escapeLine(evidence.rationale, 2e3)}`;
		case "approval": return `**${id}** approved by ${escapeLine(evidence.by, 60)}`;
	}
}
/** All criteria in a table. */
function renderTable(state, detail = wholeDetail) {
	return [
		"| criterion | priority | verdict | how | why |",
		"|---|---|---|---|---|",
		...standingOf(state).map(({ criterion, verdict, reason, proof }) => {
			return `| ${`**${criterion.id}** ${escapeCell(criterion.text, detail.text)}`} | ${criterion.priority} | ${verdict} | ${proof ?? ""} | ${escapeCell(reason, detail.reason)} |`;
		})
	].join("\n");
}
/** The iterations that ended, the one that is being reported among them, newest last, folded. */
function renderHistory(state, place, detail = wholeDetail) {
	const { open, phase } = state;
	const all = open !== void 0 && phase === "planned" ? [...state.past, pastOf(state, open)] : state.past;
	const past = detail.rows === 0 ? [] : all.slice(-detail.rows);
	if (past.length === 0) return "";
	const rows = past.map((one) => `| ${one.iteration} | ${one.strategy} | ${escapeCell(one.summary, 80)} | ${one.ending} | ${one.met} | ${renderCommit(one.sha, place)} | $${one.usd.toFixed(2)} |`);
	const rung = state.fruitless > 0 && state.closed === void 0 ? nextStrategy(state) : void 0;
	const ladder = rung === void 0 ? "" : `\n\n${state.fruitless} without progress; next: ${rung}.`;
	const head = "| # | how | what | ended | met | commit | cost |\n|--:|---|---|---|--:|---|--:|";
	const ended = past.at(-1)?.iteration ?? 0;
	const count = `${ended} ${ended === 1 ? "iteration" : "iterations"}`;
	return `<details><summary>${past.length < all.length ? `the last ${past.length} iterations` : count}</summary>\n\n${head}\n${rows.join("\n")}${ladder}\n\n</details>`;
}
// src/core/report.ts
function writeReport(state) {
	return {
		markdown: renderMarkdown(state),
		json: reportJson(state)
	};
}
/** What the mission, or the step that was taken, ended with. */
function outcomeOf(state) {
	if (state.closed !== void 0) return state.closed.outcome;
	if (state.queued !== void 0) return "queued";
	return state.parked === void 0 ? "continuing" : "parked";
}
function whyOf(state) {
	return state.closed?.why ?? state.parked?.why ?? waitSentence(state);
}
function reportJson(state) {
	const { mission, spend } = state;
	return {
		mission: mission.id,
		title: mission.title,
		outcome: outcomeOf(state),
		why: whyOf(state),
		done: state.closed?.outcome === "done",
		completion: completion(state),
		iteration: state.iteration,
		branch: mission.branch.name,
		base: state.base,
		head: state.head,
		spend: {
			usd: cents(spend.usd),
			tokens: spend.tokens,
			minutes: Math.round(spend.ms / 6e3) / 10
		},
		budget: mission.budget,
		criteria: standingOf(state).map(({ criterion, verdict, reason, proof, evidence }) => {
			const { id, text, priority } = criterion;
			return {
				id,
				text,
				priority,
				verdict,
				reason,
				proof,
				evidence
			};
		}),
		iterations: state.past
	};
}
function renderMarkdown(state) {
	const { mission, iteration, spend } = state;
	return `${[
		`## ${escapeLine(mission.title)}`,
		`**${escapeLine(headline(state))}**`,
		`${renderBar(completion(state))} · ${metCount(state)} of ${mission.criteria.length} criteria met at \`${state.head.slice(0, 9)}\``,
		`Iteration ${iteration} of ${mission.budget.iterations} · $${spend.usd.toFixed(2)} of $${mission.budget.usd.toFixed(2)} · ${spend.tokens.toLocaleString("en-US")} tokens · ${Math.round(spend.ms / 6e4)} min`,
		renderChecklist(state, {}),
		howToContinue(state),
		renderHistory(state, {})
	].filter((part) => part !== "").join("\n\n")}\n`;
}
/** One sentence that says where the mission is. */
function headline(state) {
	if (state.closed !== void 0) return `${outcomeWords[state.closed.outcome]}. ${state.closed.why}`;
	if (state.parked?.awaits === "ci") return `Waiting for CI. ${state.parked.why}`;
	if (state.parked !== void 0) {
		const until = state.parked.until;
		return `Waiting ${until === void 0 ? "until it is resumed" : `until ${new Date(until).toISOString()}`}. ${state.parked.why}`;
	}
	if (state.queued !== void 0) return `Queued. ${waitSentence(state)}`;
	if (state.open !== void 0) return `Iteration ${state.iteration} is at work on ${workedOn(state.open)}.`;
	return state.iteration === 0 ? "About to start." : `Iteration ${state.iteration} has ended.`;
}
const outcomeWords = {
	done: "Done",
	"needs-human": "A human is needed",
	"out-of-budget": "The budget is used up",
	stalled: "Stalled",
	stopped: "Stopped",
	misconfigured: "Misconfigured",
	failed: "Failed"
};
/** Ten cells, never rounded up: a full bar means everything. */
function renderBar(percent) {
	const full = Math.floor(percent / 10);
	return `${"█".repeat(full)}${"░".repeat(10 - full)} ${percent} %`;
}
function howToContinue(state) {
	switch (state.closed?.outcome) {
		case void 0:
		case "done": return "";
		case "out-of-budget": return `To continue, raise the budget and resume. ${exhausted(state) ?? ""}`.trim();
		case "needs-human": return "To continue, answer above and resume.";
		case "stalled": return "To continue, steer it with what it does not know, and resume.";
		case "misconfigured":
		case "failed": return "To continue, mend the cause above and resume.";
		case "stopped": return "To continue, resume it.";
	}
}
function cents(usd) {
	return Math.round(usd * 1e4) / 1e4;
}
/** The exit code that a program sees for this state. */
function exitCodeFor(state) {
	return exitCodeOf(outcomeOf(state));
}
export { renderBar as a, writeReport as c, renderCommit as d, renderEvidence as f, wholeDetail as h, outcomeWords as i, recordsOf as l, renderTable as m, headline as n, reportJson as o, renderHistory as p, outcomeOf as r, whyOf as s, exitCodeFor as t, renderChecklist as u };
