import { A as summary, D as setOutput, E as saveState, O as setSecret, S as error, T as notice, _ as readJob, a as configOf, b as renderStepSummary, c as hasRunEnded, d as nameOf, f as readText, g as statusOf, h as readSituation, i as readyClaude, k as warning, l as ledgerBranch, m as dropHidden, n as createGitHubPorts, o as configPath, p as missionLabel, r as openLedger, s as createSetting, t as wakeOf, u as missionRefOf, v as readInputs, w as info, x as howToContinue, y as secretInputs } from "./chunks/wake-MFa8XDwL.js";
import { n as mistakes, t as UserError } from "./chunks/error--dnpYM0t.js";
import { n as exitCodeOf } from "./chunks/outcome-B7jxzbS2.js";
import { E as visibleText, M as workerModes, k as managerProviders, p as settleSettings, w as nearest } from "./chunks/config-DdjrotBu.js";
import { t as truncateHead } from "./chunks/truncate-Cm8uW0b4.js";
import { a as renderBar, n as headline, o as reportJson, r as outcomeOf, v as escapeLine } from "./chunks/report-6yb1wDN8.js";
import { D as metCount, w as completion } from "./chunks/local-run-BOeZlnnr.js";
import { g as appendFact, v as runMission } from "./chunks/watched-ledger-BmeZLasU.js";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
// src/core/command-raise.ts
const units = [
	[/^(?:usd|dollars?|\$)$/, "usd"],
	[/^(?:iterations?|its?)$/, "iterations"],
	[/^(?:minutes?|mins?|m)$/, "minutes"],
	[/^(?:hours?|h)$/, "hours"],
	[/^(?:tokens?|tok)$/, "tokens"]
];
/** More than anybody means by one comment. */
const most = {
	usd: 1e4,
	iterations: 1e3,
	minutes: 1e5,
	hours: 1e3,
	tokens: 1e10
};
const usage = "Say by how much, such as `/cco budget +5usd +10iterations`.";
const amounts = /\+?\s*(\$?)\s*(\d{1,12}(?:[.,]\d{1,4})?)\s*(?:([km])(?=\s*tok))?\s*([a-z]*)[\s,;]*(?:and\s+)?/iy;
/** `+5usd +10iterations +60minutes +100000tokens`, also `+$5`, `+2h`, `+100k tokens`. The same unit twice adds up. */
function parseRaise(line) {
	const text = line.replaceAll(/\s+/g, " ").replace(/[ .!;,]+$/, "");
	let raise = {};
	let at = 0;
	while (at < text.length) {
		amounts.lastIndex = at;
		const found = amounts.exec(text);
		if (found === null) return { problem: /^[-−–]/.test(text.slice(at)) ? "A budget can only be raised." : usage };
		const amount = amountOf(found);
		if (typeof amount === "string") return { problem: amount };
		raise = {
			...raise,
			[amount.key]: (raise[amount.key] ?? 0) + amount.count
		};
		at = amounts.lastIndex;
	}
	return at === 0 ? { problem: usage } : { raise };
}
/** The amount, or the sentence that says why it is none. */
function amountOf(found) {
	const [, dollar = "", number = "", scale = "", word = ""] = found;
	const unit = unitOf(dollar || word);
	const contradicts = dollar !== "" && word !== "" && unitOf(word) !== "usd";
	if (unit === void 0 || contradicts) return usage;
	const count = roundOff(Number(number.replace(",", ".")) * (scalesOf(scale) ?? 1));
	if ((unit === "iterations" || unit === "tokens") && !Number.isInteger(count) || count <= 0) return `\`${number} ${unit}\` is no amount. ${usage}`;
	if (count > most[unit]) return `At most ${most[unit].toLocaleString("en-US")} ${unit} at once.`;
	return unit === "hours" ? {
		key: "minutes",
		count: count * 60
	} : {
		key: unit,
		count
	};
}
function unitOf(word) {
	return units.find(([pattern]) => pattern.test(word.toLowerCase()))?.[1];
}
function scalesOf(letter) {
	return {
		k: 1e3,
		m: 1e6
	}[letter.toLowerCase()];
}
/** 4.35k is 4,350, whatever floating point makes of it. */
function roundOff(count) {
	return Math.round(count * 1e4) / 1e4;
}
// src/core/command.ts
/** What is said to a mission: longer texts would crowd out the mission itself. */
const longestText = 8e3;
const words = [
	"start",
	"run",
	"status",
	"pause",
	"resume",
	"stop",
	"abort",
	"retry",
	"verify",
	"approve",
	"reject",
	"budget",
	"steer",
	"rollback",
	"help"
];
/**
* The command on the first line of a comment, or undefined when there is none. What follows on later lines belongs
* to `steer`, `reject` and `stop`. Text in code, in quotes or after other text is no command.
*/
function parseCommand(comment) {
	const text = visibleText(comment.replaceAll(/\r\n?/g, "\n")).replace(/^(?:[^\S\n]*\n)+/, "");
	const [, rest] = /^ {0,3}\/cco(?![\w/.-])[,:]?(.*)$/is.exec(text) ?? [];
	if (rest === void 0) return void 0;
	const [line = "", ...more] = dropHidden(rest).split("\n");
	const [, said = "", args = ""] = /^[^\S\n]*(\S*)\s*(.*)$/.exec(line) ?? [];
	const word = said.toLowerCase().replace(/[^a-z0-9]+$/, "");
	if (word === "") return { kind: "help" };
	const known = words.find((one) => one === word);
	if (known === void 0) return unknownWord(said);
	return commandOf(known, {
		line: args.trim(),
		text: clipped([args, ...more].join("\n"))
	});
}
function commandOf(word, { line, text }) {
	switch (word) {
		case "run": return { kind: "start" };
		case "stop":
		case "abort": return {
			kind: "stop",
			...text === "" ? {} : { why: text }
		};
		case "approve": {
			const criterion = idOf(line);
			return criterion === "" ? missing(word, "which criterion") : {
				kind: "approve",
				criterion
			};
		}
		case "reject": return rejection(text);
		case "budget": {
			const { raise, problem } = parseRaise(line);
			return raise === void 0 ? {
				kind: "unknown",
				said: word,
				problem
			} : {
				kind: "budget",
				raise
			};
		}
		case "steer": return text === "" ? missing(word, "what to tell the worker") : {
			kind: "steer",
			text
		};
		case "rollback": {
			const number = /^#?(\d{1,6})[.!,;]*$/.exec(line)?.[1];
			return number === void 0 ? missing(word, "which iteration") : {
				kind: "rollback",
				iteration: Number(number)
			};
		}
		default: return { kind: word };
	}
}
function rejection(text) {
	const [, first = "", why = ""] = /^(\S*)\s*(.*)$/s.exec(text) ?? [];
	const criterion = idOf(first);
	if (criterion === "") return missing("reject", "which criterion, and why");
	return why === "" ? missing("reject", "why: the worker is told") : {
		kind: "reject",
		criterion,
		why
	};
}
/** The first word, without the quotes and the punctuation people put around it. */
function idOf(line) {
	const [first = ""] = line.split(/\s/, 1);
	return first.toLowerCase().replaceAll(/^[^a-z0-9]+|[^a-z0-9]+$/g, "");
}
function missing(said, what) {
	return {
		kind: "unknown",
		said,
		problem: `Say ${what}.`
	};
}
function unknownWord(said) {
	const near = nearest(said, words);
	return {
		kind: "unknown",
		said: said.slice(0, 40),
		...near === void 0 ? {} : { nearest: near }
	};
}
function clipped(text) {
	return truncateHead(text.trim(), longestText);
}
// src/core/command-help.ts
const lines = [
	["start", "start the mission, or go on with it (also `run`)"],
	["status", "say where it is"],
	["pause", "wait after the work at hand"],
	["resume", "go on"],
	["stop [why]", "stop; the work stays (also `abort`)"],
	["retry", "go on after a failure"],
	["verify", "prove the head again"],
	["approve <criterion>", "approve a criterion at the head"],
	["reject <criterion> <why>", "say why it is not met"],
	["budget +5usd +10iterations", "raise the budget (also `minutes`, `tokens`)"],
	["steer <text>", "tell the worker something"],
	["rollback <iteration>", "say how to take back what came after it"],
	["help", "say this"]
];
/** What can be asked of CCO; first what was probably meant. */
function renderHelp(nearest) {
	return `${nearest === void 0 ? "" : `Did you mean \`/cco ${nearest}\`?\n\n`}On the first line of a comment, from people with write access:\n\n${lines.map(([command, what]) => `- \`/cco ${command}\`: ${what}`).join("\n")}`;
}
/** The line of help of one command. */
function usageOf(word) {
	const command = lines.find(([line]) => line.split(" ", 1)[0] === word)?.[0];
	return command === void 0 ? void 0 : `/cco ${command}`;
}
// src/core/command-event.ts
/** Said twice, a command changes nothing the second time. */
function eventsOf(command, asked) {
	if (command.kind === "unknown") return reply$1(correction(command));
	if (command.kind === "help") return reply$1(renderHelp());
	const { state } = asked;
	if (state === void 0 && (command.kind === "start" || command.kind === "resume")) return { events: [] };
	if (state === void 0) return reply$1("There is no mission here yet. `/cco start` starts it.");
	return answer(command, {
		...asked,
		state
	});
}
function answer(command, asked) {
	const { state } = asked;
	switch (command.kind) {
		case "status": return reply$1(renderStatus(state));
		case "start":
		case "resume":
		case "retry": return resume(asked);
		case "pause": return state.pause !== void 0 ? unchanged : atWork(asked, { kind: "pause" });
		case "stop":
			if (state.stop !== void 0) return unchanged;
			return atWork(asked, {
				kind: "stop",
				...command.why === void 0 ? {} : { why: command.why }
			});
		case "verify": return state.reproof ? unchanged : signal(asked, { kind: "verify" });
		case "steer": return steer(command.text, asked);
		case "approve": return withCriterion(command, asked, (criterion) => approve(criterion, asked));
		case "reject": return withCriterion(command, asked, ({ id }) => ({ events: [{
			type: "criterion-rejected",
			criterion: id,
			why: command.why,
			...by(asked)
		}] }));
		case "budget": return { events: [{
			type: "budget-raised",
			...command.raise,
			...by(asked)
		}, ...resumeIfSpent(asked)] };
		case "rollback": return reply$1(renderRollback(command.iteration, state));
	}
}
const unchanged = { events: [] };
function reply$1(text) {
	return {
		events: [],
		reply: text
	};
}
function by({ actor, url }) {
	return {
		actor,
		...url === void 0 ? {} : { url }
	};
}
function signal(asked, said) {
	return { events: [{
		type: "signal-received",
		signal: said,
		...by(asked)
	}] };
}
function atWork(asked, said) {
	const { closed } = asked.state;
	if (closed === void 0) return signal(asked, said);
	return reply$1(`The mission is not at work: ${escapeLine(headline(asked.state))}`);
}
function resume(asked) {
	const { closed, parked, pause, stop, setback, open } = asked.state;
	if (closed?.outcome === "done") return reply$1("The mission is done. For more, edit the issue, or say what is missing: `/cco steer <text>`.");
	if ([
		closed,
		parked,
		pause,
		stop,
		setback
	].some((one) => one !== void 0) || open !== void 0) return signal(asked, { kind: "resume" });
	return unchanged;
}
function steer(text, asked) {
	return asked.state.guidance.some((one) => one.text === text && one.by === asked.actor) ? unchanged : signal(asked, {
		kind: "steer",
		text
	});
}
/** Raising what was used up says that the mission is to go on. */
function resumeIfSpent(asked) {
	return asked.state.closed?.outcome === "out-of-budget" ? signal(asked, { kind: "resume" }).events : [];
}
function withCriterion({ kind, criterion: id }, { state }, perform) {
	const { criteria } = state.mission;
	const found = criteria.find((one) => one.id === id);
	if (found !== void 0) return perform(found);
	const ids = criteria.map((one) => one.id);
	const near = nearest(id, ids);
	const meant = near === void 0 ? "" : ` Did you mean \`/cco ${kind} ${near}\`?`;
	const shown = ids.slice(0, 20).map((one) => `\`${one}\``);
	const more = ids.length > shown.length ? ` and ${ids.length - shown.length} more` : "";
	return reply$1(`There is no criterion ${escapeLine(id)}.${meant} There are: ${shown.join(", ")}${more}.`);
}
/** An approval is for the commit that was looked at. */
function approve({ id, approval }, asked) {
	const { head, approvals } = asked.state;
	if (approval === void 0) return reply$1(`\`${id}\` asks for no approval, so it would change nothing. Write \`approval: maintainer\` under it in the mission's text.`);
	if (approvals[id]?.sha === head) return unchanged;
	return { events: [{
		type: "criterion-approved",
		criterion: id,
		sha: head,
		...by(asked)
	}] };
}
function correction({ said, nearest: near, problem }) {
	if (problem === void 0) return `\`/cco\` does not know ${escapeLine(said)}. ${renderHelp(near)}`;
	const usage = usageOf(said);
	return usage === void 0 ? problem : `${problem} The command is \`${usage}\`.`;
}
function renderStatus(state) {
	const met = `${renderBar(completion(state))} · ${metCount(state)} of ${state.mission.criteria.length} criteria met`;
	const next = howToContinue(state);
	return [
		escapeLine(headline(state)),
		met,
		next
	].filter((part) => part !== "").join("\n\n");
}
/** CCO takes no commit back by itself: a revert is a person's decision, and a commit like any other. */
function renderRollback(iteration, state) {
	const target = iteration === 0 ? state.base : state.past.find((one) => one.iteration === iteration)?.sha;
	if (target === void 0) {
		const known = state.past.map((one) => one.iteration);
		return `There is no iteration ${iteration} to go back to: ${known.length === 0 ? "none has ended yet" : `known are ${known[0]} to ${known.at(-1)}, and 0 for the start`}.`;
	}
	if (target === state.head) return `Nothing came after iteration ${iteration}: the branch is at ${target.slice(0, 9)}.`;
	const { name } = state.mission.branch;
	return `CCO never takes commits back by itself. To undo what came after iteration ${iteration}, pause it (\`/cco pause\`), then:\n\n\`\`\`sh\n${[
		`git fetch origin ${name}`,
		`git switch ${name}`,
		`git revert --no-edit ${target}..${state.head}`,
		"git push"
	].join("\n")}\n\`\`\`\n\nand \`/cco resume\`: everything is proved again at the new head.`;
}
// src/adapters/github-dispatch.ts
/**
* Starts the next job of a mission. A job's own token may do this: GitHub starts no other workflow on its events.
* Throws the user error DISPATCH_REFUSED where a policy or a missing workflow stands against it.
*/
async function dispatchMission({ octokit, owner, repo }, { workflow, ref, mission, reason, by }) {
	try {
		await octokit.actions.createWorkflowDispatch({
			owner,
			repo,
			workflow_id: workflow,
			ref,
			inputs: {
				mission,
				reason,
				by
			}
		});
	} catch (error) {
		const status = statusOf(error);
		if (status !== 403 && status !== 404 && status !== 422) throw error;
		throw mistakes.dispatchRefused(workflow, error instanceof Error ? error.message : String(error));
	}
}
// src/core/reconcile.ts
/**
* The one fact to record before anything else is done, when people have ended the mission by what they did
* rather than by what they said. Undefined when nothing of the kind happened, or when it was recorded already.
*/
function reconcile(state, seen) {
	if (state.stop !== void 0 || state.closed !== void 0) return void 0;
	const why = endingOf(state, seen);
	if (why === void 0) return void 0;
	return {
		type: "signal-received",
		signal: {
			kind: "stop",
			why
		},
		actor: "GitHub"
	};
}
function endingOf(state, { issue, pullRequest }) {
	if (issue !== void 0 && !issue.open) return "the issue is closed";
	if (issue !== void 0 && !issue.labels.includes("cco:mission")) return `the label ${missionLabel} was taken off`;
	if (state.shown.pullRequest === void 0) return void 0;
	if (pullRequest?.state === "MERGED") return "its pull request was merged";
	if (pullRequest?.state === "CLOSED") return "its pull request was closed";
}
// src/action/overrides.ts
/** Settings that the workflow gives: they win over the mission's and the configuration's. */
function overridesOf(inputs) {
	const minutes = numberOf(inputs, "timeout-minutes");
	return {
		budget: {
			...set("iterations", numberOf(inputs, "max-iterations")),
			...set("usd", numberOf(inputs, "max-usd")),
			...minutes === void 0 ? {} : { perIteration: { minutes } }
		},
		worker: {
			...set("mode", oneOf(inputs, "worker-mode", workerModes)),
			...set("model", inputs["worker-model"])
		},
		manager: {
			...set("provider", oneOf(inputs, "manager-provider", managerProviders)),
			...set("model", inputs["manager-model"]),
			...set("baseUrl", inputs["manager-base-url"])
		}
	};
}
function set(key, value) {
	return value === void 0 ? {} : { [key]: value };
}
function numberOf(inputs, name) {
	const text = inputs[name];
	if (text === void 0) return void 0;
	const number = Number(text);
	if (!(number > 0)) throw mistakes.inputInvalid(name, text, "a number above 0");
	return number;
}
function oneOf(inputs, name, allowed) {
	const text = inputs[name];
	if (text === void 0) return void 0;
	const found = allowed.find((one) => one === text.toLowerCase());
	if (found === void 0) throw mistakes.inputInvalid(name, text, `one of ${allowed.join(", ")}`);
	return found;
}
// src/action/step-end.ts
/** Zero for `done`, and for a step that did the one thing it was asked to do. */
function exitCodeOfStep(end) {
	return end.kind === "mission" ? exitCodeOf(end.outcome) : 0;
}
/** The outputs of action.yml, besides the report's path. */
function outputsOf(end) {
	if (end.kind !== "mission") return {
		outcome: "continuing",
		done: "false"
	};
	const { state, outcome, ledger } = end;
	return {
		mission: state.mission.id,
		outcome,
		iteration: String(state.iteration),
		done: String(outcome === "done"),
		completion: String(completion(state)),
		branch: state.mission.branch.name,
		"pull-request": String(state.shown.pullRequest ?? ""),
		"cost-usd": state.spend.usd.toFixed(4),
		"ledger-sha": ledger ?? ""
	};
}
function sentenceOf(end) {
	if (end.kind !== "mission") return end.sentence;
	const { state, outcome } = end;
	const why = state.closed?.why ?? state.parked?.why ?? "";
	return `${outcome}: ${metCount(state)} of ${state.mission.criteria.length} criteria met. ${why}`.trim();
}
function missionEnd(state, ledger) {
	return {
		kind: "mission",
		state,
		outcome: outcomeOf(state),
		ledger
	};
}
function reportOf(end) {
	return end.kind === "mission" ? reportJson(end.state) : {
		outcome: "continuing",
		why: end.sentence
	};
}
// src/action/watch.ts
/** How often the ledger is looked at while a worker works. Milliseconds. A look is one request. */
const lookEvery = 6e4;
/** Ends the worker early when the job is cancelled, or when somebody has told the mission to stop or to pause. */
function watchForStop(ledger, interrupt, every = lookEvery) {
	const controller = new AbortController();
	const timer = setInterval(() => void look(), every);
	timer.unref();
	return {
		signal: AbortSignal.any([interrupt, controller.signal]),
		[Symbol.dispose]: () => clearInterval(timer)
	};
	async function look() {
		const view = await ledger.read().catch(() => void 0);
		if (view?.state?.stop !== void 0 || view?.state?.pause !== void 0) controller.abort();
	}
}
// src/action/work.ts
/** One iteration of a mission, and the dispatch of the next one. */
async function work({ mission, by }, setting) {
	const ref = missionRefOf(mission);
	const claude = readyClaude(setting);
	claude.catch(() => {});
	const errand = {
		ref,
		by,
		setting,
		ledger: openLedger(setting, ref.id),
		claude: () => claude
	};
	const pace = createPace();
	const first = await goOn(errand, pace.before);
	const rest = pace.isAboutToClose() ? await goOn(errand, pace.before) : first;
	if (rest === void 0) return {
		kind: "nothing",
		sentence: `There is no mission ${mission}.`
	};
	const { state, defaultBranch } = rest;
	if (state.open !== void 0) {
		const { url = state.open.lease.run.run } = state.open.lease.run;
		return {
			kind: "told",
			sentence: `Nothing was done here: the mission is already running at ${url}.`
		};
	}
	const end = missionEnd(state, errand.ledger.head());
	if (end.kind === "mission" && end.outcome === "continuing" && !setting.interrupt.aborted) await dispatchNext(setting, {
		ref,
		branch: defaultBranch,
		reason: `iteration ${state.iteration + 1}`,
		by: state.openedBy
	});
	return end;
}
/** Looks at everything as it is now and goes on from there, until it rests. Undefined: there is no such mission. */
async function goOn({ ref, by, setting, ledger, claude }, before) {
	const { situation, view } = await lookAround(ref, setting, ledger);
	const { state: known } = view;
	if (known !== void 0) await followPeople(ledger, known, situation);
	const config = configOf(situation.files[configPath(setting.inputs)], setting);
	const layers = {
		defaults: config.defaults,
		overrides: overridesOf(setting.inputs)
	};
	const { pinned, notices } = await readText(ref, situation, {
		state: known,
		people: setting.people,
		layers
	});
	const spec = pinned?.spec ?? known?.mission;
	if (spec === void 0) return void 0;
	if (known !== void 0 && pinned !== void 0 && isReopening(pinned, known, situation)) await appendFact({
		type: "signal-received",
		signal: { kind: "resume" },
		actor: by
	}, ledger);
	const ports = await createGitHubPorts(setting, spec, {
		ledger,
		config,
		situation,
		notices,
		claude
	});
	using watch = watchForStop(ledger, ports.interrupt);
	return {
		state: await runMission(pinned, {
			...ports,
			actor: by,
			interrupt: watch.signal
		}, before),
		defaultBranch: situation.defaultBranch
	};
}
/** A changed text asks more of a mission that is over, unless people ended it. */
function isReopening(pinned, state, seen) {
	if (state.closed === void 0 || state.stop !== void 0) return false;
	return pinned.hash !== state.specHash && reconcile({
		...state,
		closed: void 0
	}, seen) === void 0;
}
/** Issue, pull request, configuration and ledger, as they are now: two requests, side by side. */
async function lookAround(ref, setting, ledger) {
	const files = [
		configPath(setting.inputs),
		"CLAUDE.md",
		...ref.file === void 0 ? [] : [ref.file]
	];
	const branch = settleSettings(ref.id, []).branch.name;
	const [situation, view] = await Promise.all([readSituation(setting.github, {
		branch,
		issue: ref.issue,
		files
	}), ledger.read()]);
	return {
		situation,
		view
	};
}
/** What people did to the issue or the pull request is recorded before it is decided on. */
async function followPeople(ledger, state, seen) {
	const event = reconcile(state, seen);
	if (event !== void 0) await appendFact(event, ledger);
}
/** Starts the next job of a mission, on behalf of a person. */
async function dispatchNext({ github, job }, next) {
	const { ref, branch, reason, by } = next;
	const { workflow } = job;
	await dispatchMission(github, {
		workflow,
		ref: branch,
		mission: nameOf(ref),
		reason,
		by
	});
}
/** A job is one iteration: the loop rests before it opens another, and once before it closes what it worked on. */
function createPace() {
	let opened = 0;
	let rested;
	const mustRest = ({ type }) => {
		if (type === "open-iteration") return ++opened > 1;
		return type === "close-mission" && opened > 0 && rested === void 0;
	};
	const before = (effect) => {
		if (!mustRest(effect)) return false;
		rested = effect.type;
		return true;
	};
	return {
		before,
		isAboutToClose: () => rested === "close-mission"
	};
}
// src/action/listen.ts
/**
* Hears what people do to a mission's issue and say in its comments: looks at who they are, records it, and starts
* a job where one is needed. It costs seconds and no model, and waits for no other job.
*/
async function listen(heard, setting) {
	return heard.kind === "issue" ? hearIssue(heard, setting) : hearComment(heard, setting);
}
async function hearIssue({ issue, happened, actor, why }, setting) {
	const ledger = openLedger(setting, `issue-${issue}`);
	const { state } = await ledger.read();
	if (!await setting.people.hasWriteAccess(actor) && happened !== "stopped") return {
		kind: "nothing",
		sentence: `${actor} has no write access: ${why}, and nothing follows.`
	};
	if (happened === "stopped" && state !== void 0 && state.closed === void 0) await appendFact({
		type: "signal-received",
		signal: {
			kind: "stop",
			why
		},
		actor
	}, ledger);
	if (happened === "started" && state !== void 0 && isResting(state)) await appendFact({
		type: "signal-received",
		signal: { kind: "resume" },
		actor
	}, ledger);
	if (state === void 0 && happened !== "started") return {
		kind: "nothing",
		sentence: "It is no mission yet."
	};
	await wakeUnlessAtWork(issue, setting, {
		ledger,
		why,
		by: actor
	});
	return {
		kind: "told",
		sentence: `Issue #${issue}: ${why}.`
	};
}
async function hearComment({ issue, comment, actor }, setting) {
	const command = parseCommand(comment.body);
	if (command === void 0) return {
		kind: "nothing",
		sentence: "The comment is no command."
	};
	if (!await setting.people.hasWriteAccess(actor)) {
		await react(comment.id, setting, "-1");
		return {
			kind: "nothing",
			sentence: `${actor} has no write access and may not command.`
		};
	}
	await react(comment.id, setting, "eyes");
	const number = await missionIssue(issue, setting);
	const ledger = openLedger(setting, `issue-${number}`);
	const { state } = await ledger.read();
	const obstacle = starting.has(command.kind) ? await obstacleTo(number, setting) : void 0;
	const answer = obstacle === void 0 ? eventsOf(command, {
		actor,
		url: comment.url,
		state
	}) : {
		events: [],
		...obstacle
	};
	for (const event of answer.events) await appendFact(event, ledger);
	if (answer.reply === void 0) await react(comment.id, setting, "+1");
	else await reply(issue, answer.reply, setting);
	if (answer.reply === void 0) await wakeUnlessAtWork(number, setting, {
		ledger,
		why: `/cco ${command.kind}`,
		by: actor
	});
	return {
		kind: "told",
		sentence: `${actor} said /cco ${command.kind}.`
	};
}
const starting = /* @__PURE__ */ new Set([
	"start",
	"resume",
	"retry"
]);
/** Nothing starts on an issue that is closed or has no label. Saying so is better than a job that stops at once. */
async function obstacleTo(issue, { github }) {
	const { issue: found } = await readSituation(github, {
		branch: branchOf(issue),
		issue,
		files: []
	});
	if (found?.open === false) return { reply: "The issue is closed. Reopen it, and the mission starts." };
	if (found === void 0 || found.labels.includes("cco:mission")) return void 0;
	return { reply: `The issue has no label \`${missionLabel}\`. Put it on, and the mission starts.` };
}
function branchOf(issue) {
	return `cco/mission/issue-${issue}`;
}
/** A comment on a mission's pull request is meant for its issue. */
async function missionIssue(number, { github, job }) {
	const { issue } = job.payload;
	if (typeof issue !== "object" || issue === null || !("pull_request" in issue)) return number;
	const { octokit, owner, repo } = github;
	const { data } = await octokit.pulls.get({
		owner,
		repo,
		pull_number: number
	});
	const [, mission] = /^cco\/mission\/issue-(\d+)$/.exec(data.head.ref) ?? [];
	return mission === void 0 ? number : Number(mission);
}
/**
* A job that is at it sees in the ledger what was recorded. Only what may start a mission does: somebody with write
* access has put the label on, or asked for it.
*/
async function wakeUnlessAtWork(issue, setting, { ledger, why, by }) {
	const { state } = await ledger.read();
	if (state?.open !== void 0 && await ledger.hasEnded(state.open.lease.run) === false) return;
	const { defaultBranch, issue: found } = await readSituation(setting.github, {
		branch: branchOf(issue),
		issue,
		files: []
	});
	if (state === void 0 && !found?.labels.includes("cco:mission")) return;
	await dispatchNext(setting, {
		ref: missionRefOf(String(issue)),
		branch: defaultBranch,
		reason: why,
		by
	});
}
function isResting(state) {
	return state.closed !== void 0 || state.parked !== void 0 || state.stop !== void 0;
}
async function react(comment_id, { github }, content) {
	const { octokit, owner, repo } = github;
	await octokit.reactions.createForIssueComment({
		owner,
		repo,
		comment_id,
		content
	});
}
async function reply(issue_number, body, { github, redact }) {
	const { octokit, owner, repo } = github;
	await octokit.issues.createComment({
		owner,
		repo,
		issue_number,
		body: redact(body)
	});
}
// src/core/overdue.ts
/** How long a mission between two iterations may show no sign of life: its dispatch was lost then. Milliseconds. */
const patience = 6e5;
/** Pure: the same answer whoever asks, so that the schedule and the App never disagree. */
function overdue(state, at) {
	if (state.closed !== void 0) return state.reported ? { due: false } : {
		due: true,
		why: "its end was not shown"
	};
	if (state.open !== void 0) {
		const { lease } = state.open;
		return at >= lease.expiresAt ? {
			due: true,
			why: "its run's lease expired"
		} : { ask: lease.run };
	}
	if (state.parked !== void 0) {
		const { until } = state.parked;
		return until !== void 0 && at >= until ? {
			due: true,
			why: "its waiting is over"
		} : { due: false };
	}
	return at - state.lastAt >= patience ? {
		due: true,
		why: "its next run did not come"
	} : { due: false };
}
// src/action/sweep.ts
/**
* Looks after every mission and starts the next job of those that need one: lost runs, waits that are over,
* dispatches that never arrived. A few requests, no model.
*/
async function sweep(setting) {
	const missions = await listMissions(setting);
	const woken = [];
	for (const mission of missions) {
		const why = await reasonToWake(mission, setting);
		if (why !== void 0) woken.push(`${mission} (${why})`);
	}
	return {
		kind: "told",
		sentence: `${missions.length} missions, ${woken.length} woken${woken.length > 0 ? `: ${woken.join(", ")}` : ""}.`
	};
}
async function listMissions({ github: { octokit, owner, repo } }) {
	const prefix = `heads/${ledgerBranch("")}`;
	return (await octokit.paginate(octokit.git.listMatchingRefs, {
		owner,
		repo,
		ref: prefix,
		per_page: 100
	})).map(({ ref }) => ref.slice(`refs/${prefix}`.length));
}
async function reasonToWake(mission, setting) {
	const { state } = await openLedger(setting, mission).read();
	if (state === void 0) return void 0;
	const why = await reasonOf(state, setting);
	if (why !== void 0) await wake(state, setting, why);
	return why;
}
async function reasonOf(state, { github }) {
	const answer = overdue(state, Date.now());
	if ("ask" in answer) return await hasRunEnded(github, answer.ask) ? "its run has ended in the middle" : void 0;
	return answer.due ? answer.why : void 0;
}
async function wake({ mission, openedBy }, setting, why) {
	const { octokit, owner, repo } = setting.github;
	const { data } = await octokit.repos.get({
		owner,
		repo
	});
	await dispatchNext(setting, {
		ref: missionRefOf(mission.id),
		branch: data.default_branch,
		reason: why,
		by: openedBy
	});
}
// src/action/run-action.ts
/** Runs the step and returns its exit code. The one place where errors of the Action become text. */
async function runAction(env) {
	const interruption = new AbortController();
	process.on("SIGINT", () => interruption.abort());
	process.on("SIGTERM", () => interruption.abort());
	try {
		const inputs = readInputs(env);
		for (const name of secretInputs) if (inputs[name] !== void 0) setSecret(inputs[name]);
		const voice = {
			say: info,
			warn: warning
		};
		const setting = createSetting(readJob(env), inputs, {
			env,
			voice,
			interrupt: interruption.signal
		});
		const end = await step(setting);
		await show(end, setting);
		saveState("ended", "true");
		return exitCodeOfStep(end);
	} catch (error) {
		return fail(error);
	}
}
async function step(setting) {
	const wake = wakeOf(setting.job, setting.inputs);
	switch (wake.kind) {
		case "work": return work(wake, setting);
		case "sweep": return sweep(setting);
		case "issue":
		case "comment": return listen(wake, setting);
		case "files": return startFiles(wake.files, setting);
		case "nothing": return {
			kind: "nothing",
			sentence: wake.why
		};
	}
}
async function startFiles(files, setting) {
	const branch = setting.job.ref.replace("refs/heads/", "");
	for (const file of files) await dispatchNext(setting, {
		ref: missionRefOf(file),
		branch,
		reason: "its file was pushed",
		by: setting.job.actor
	});
	return {
		kind: "told",
		sentence: `Started: ${files.join(", ")}.`
	};
}
async function show(end, { job, redact }) {
	const report = join(job.temp, "cco-report.json");
	await writeFile(report, redact(`${JSON.stringify(reportOf(end), void 0, 2)}\n`));
	for (const [name, value] of Object.entries({
		...outputsOf(end),
		report
	})) setOutput(name, value);
	notice(redact(sentenceOf(end)), { title: "CCO" });
	if (end.kind === "mission") await summary.addRaw(redact(renderStepSummary(end.state))).write();
}
function fail(error$1) {
	if (error$1 instanceof UserError) {
		error(`${error$1.message}\n${error$1.fix}`, { title: error$1.code });
		setOutput("outcome", "misconfigured");
		return exitCodeOf("misconfigured");
	}
	error(error$1 instanceof Error ? error$1.stack ?? error$1.message : String(error$1), { title: "A fault of CCO" });
	setOutput("outcome", "failed");
	return exitCodeOf("failed");
}
// src/action/main.ts
process.exitCode = await runAction(process.env);
export {};
