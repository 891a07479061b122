import { n as howToContinue, r as activityOf } from "./continuation-DLu-VFpS.js";
import { r as redactStrings } from "./redact-QUhR6P6M.js";
import { n as visibleText } from "./visible-text--I_cYmbf.js";
import { $ as standingOf, St as placeOf, Tt as violationsOf, U as completion, Y as metCount, cn as secondsOf, in as courseOf, on as resultOf, sn as resultWithoutChange } from "./day-budget-BmMl5BQB.js";
import { E as recordAddress, T as fileAddress, i as outcomeWords, s as whyOf, v as spendingOf, w as criterionReports, x as findingsOf } from "./report-B1w9p9SE.js";
import { t as clip } from "./markdown-escape-H_mWRewC.js";
import { r as truncateTail, t as truncateHead } from "./truncate-Cm8uW0b4.js";
import { t as tell } from "./story-BH5343I0.js";
import { i as readSession, o as sessionIds, r as openLedger } from "./sessions-Cwtt9QUG.js";
import { t as howToGoOn } from "./show-end-hTasQ0MJ.js";
import { n as mistakes } from "./error-DPtNGVe7.js";
import { n as openPlace } from "./place-BYNHVDBg.js";
import { basename } from "node:path";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
// src/pages/html.ts
/** A symbol, so that nothing that was read as JSON can pass for HTML. */
const brand = Symbol("html");
/**
* Builds HTML from a template: what is put in is escaped, and freed of what a reader does not see, unless it is HTML
* itself; undefined is nothing. Attributes have to be quoted.
*/
function html(texts, ...parts) {
	return trusted(texts.map((text, place) => `${text}${render(parts[place])}`).join(""));
}
/** Only for text that is part of this program. */
function trusted(text) {
	return { [brand]: text };
}
function sourceOf(page) {
	return page[brand];
}
function render(part) {
	if (part === void 0 || part === null) return "";
	if (Array.isArray(part)) return part.map(render).join("");
	return isHtml(part) ? part[brand] : escapeHtml(String(part));
}
function isHtml(part) {
	return typeof part === "object" && brand in part;
}
function escapeHtml(text) {
	return visibleText(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;").replaceAll("'", "&#39;");
}
// src/pages/bar.ts
/** More cells than these would be too thin to tell apart. */
const mostCells = 40;
/** One cell for each criterion, met ones first, with the count as text. */
function renderCompletion(state) {
	const standings = standingOf(state);
	const met = metCount(state);
	const text = html`<span class="count"><b>${met}</b> of ${standings.length} met</span>`;
	if (standings.length > mostCells) return html`<span class="completion"><progress max="${standings.length}" value="${met}" aria-hidden="true"></progress>${text}</span>`;
	const order = {
		met: 0,
		unmet: 1,
		unknown: 2
	};
	return html`<span class="completion"><span class="cells" aria-hidden="true">${standings.toSorted((one, other) => order[one.verdict] - order[other.verdict]).map(({ verdict }) => html`<i class="${verdict}"></i>`)}</span>${text}</span>`;
}
/** How much of a limit is used. */
function renderMeter(name, used, limit, text) {
	const share = limit > 0 ? used / limit : 1;
	return html`<div class="meter"><dt>${name}</dt><dd>${text}<progress class="${share >= 1 ? "full" : share >= .8 ? "near" : ""}" max="${limit}" value="${Math.min(used, limit)}" aria-label="${name}: ${text}"></progress></dd></div>`;
}
// src/pages/icon.ts
/** Shapes of 16 by 16: each can be told from the others without its colour. */
const shapes = {
	met: "<path d=\"M3.2 8.4l3.1 3.1 6.5-7\"/>",
	unmet: "<path d=\"M4 4l8 8M12 4l-8 8\"/>",
	unknown: "<path d=\"M5.6 5.9a2.4 2.4 0 1 1 3.4 2.2c-.7.3-1 .8-1 1.6M8 12.4v.1\"/>",
	"needs-you": "<path d=\"M8 1.8L14.6 13.4H1.4zM8 6v3.4M8 11.3v.1\"/>",
	"at-work": "<circle cx=\"8\" cy=\"8\" r=\"5.6\"/><circle cx=\"8\" cy=\"8\" r=\"2.2\" class=\"solid\"/>",
	queued: "<path d=\"M2.5 4h11M2.5 8h11M2.5 12h6\"/>",
	waits: "<circle cx=\"8\" cy=\"8\" r=\"5.8\"/><path d=\"M8 4.6V8l2.4 1.6\"/>",
	done: "<circle cx=\"8\" cy=\"8\" r=\"5.8\"/><path d=\"M5.4 8.2l1.9 1.9 3.4-3.8\"/>",
	ended: "<rect x=\"3.6\" y=\"3.6\" width=\"8.8\" height=\"8.8\" rx=\"1\"/>"
};
function icon(name) {
	return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${trusted(shapes[name])}</svg>`;
}
// src/pages/need.ts
/** What missions are grouped by, what needs a person first. */
const needs = [
	"needs-you",
	"at-work",
	"queued",
	"waits",
	"ended"
];
const needTitles = {
	"needs-you": "Needs you",
	"at-work": "At work",
	queued: "Queued",
	waits: "Waits",
	ended: "Ended"
};
/** Whoever left a mission alone for a month is not asked any more. Milliseconds. */
const longestAsking = 2592e6;
/** What a mission needs. @param at epoch milliseconds */
function needOf(state, at) {
	const { closed, queued, parked, lastAt } = state;
	if (closed !== void 0) return closed.outcome === "done" || closed.outcome === "stopped" || at - lastAt > longestAsking ? "ended" : "needs-you";
	if (queued !== void 0) return "queued";
	return parked === void 0 ? "at-work" : "waits";
}
function statusOf(state) {
	const { closed, queued, parked } = state;
	if (closed !== void 0) return closedStatus(closed.outcome);
	if (queued !== void 0) return {
		word: "Queued",
		icon: "queued",
		tone: "calm"
	};
	if (parked !== void 0) return {
		word: waitWord(state),
		icon: "waits",
		tone: "calm"
	};
	return {
		word: "At work",
		icon: "at-work",
		tone: "busy"
	};
}
function waitWord({ pause, parked }) {
	if (pause !== void 0) return "Paused";
	if (parked?.awaits === "person") return "Waits for commits";
	return parked?.awaits === "ci" ? "Waits for CI" : "Waits";
}
function closedStatus(outcome) {
	const word = outcomeWords[outcome];
	switch (outcome) {
		case "done": return {
			word,
			icon: "done",
			tone: "good"
		};
		case "stopped": return {
			word,
			icon: "ended",
			tone: "calm"
		};
		case "needs-human":
		case "out-of-budget": return {
			word,
			icon: "needs-you",
			tone: "ask"
		};
		case "stalled":
		case "misconfigured":
		case "failed": return {
			word,
			icon: "unmet",
			tone: "bad"
		};
	}
}
/** When it goes on by itself, in epoch milliseconds. When CI concludes, nobody knows. */
function dueOf({ closed, parked }) {
	return closed === void 0 && parked?.awaits === void 0 ? parked?.until : void 0;
}
/** Why it stopped or waits, or what it does now. */
function reasonOf(state) {
	const why = whyOf(state);
	if (why !== "") return why;
	return activityOf(state) || (state.iteration === 0 ? "About to start." : "Between two iterations.");
}
// src/pages/notice.ts
/** For a ledger that cannot be read, is very long and without a snapshot, or whose turn to be folded has not come. */
function renderUnreadable(name) {
	return html`<p class="status ask">${icon("unknown")} ${name}</p>
<p class="why">Its ledger cannot be read here for now. The facts themselves are in its files.</p>`;
}
/** A page that says one thing. */
function renderNotice(title, text, way) {
	return html`<div class="notice"><h1 data-title="${title}">${title}</h1><p>${text}</p>${way === void 0 ? void 0 : html`<p>${way}</p>`}</div>`;
}
// src/pages/text.ts
/** One line of others' text, in its own direction, cut to a length. What stands in backticks is code. */
function line(text, longest = 1e3) {
	return html`<bdi>${clip(String(text).replaceAll(/\s+/g, " ").trim(), longest).split(/`([^`]+)`/).map((part, place) => place % 2 === 1 ? html`<code>${part}</code>` : part)}</bdi>`;
}
/** Several lines of others' text; empty ones are left out. */
function lines(text, longest = 1e3) {
	return html`${String(text).split("\n").filter((one) => one.trim() !== "").slice(0, 20).map((one) => html`<p>${line(one.replace(/^- /, ""), longest)}</p>`)}`;
}
/** A link that leads out of here; plain text when the address is not one of the web. */
function link(href, text) {
	if (href === void 0 || !isWebAddress(href)) return html`${text}`;
	return html`<a href="${href}" rel="noopener noreferrer nofollow">${text}</a>`;
}
function isWebAddress(href) {
	return typeof href === "string" && URL.canParse(href) && /^https?:$/.test(new URL(href).protocol);
}
/** A moment in UTC; where scripts run, the page says how long ago that was. */
function moment(ms) {
	const date = new Date(ms);
	if (Number.isNaN(date.getTime())) return html`at an unknown time`;
	const iso = date.toISOString();
	return html`<time datetime="${iso}">${iso.slice(0, 16).replace("T", " ")} UTC</time>`;
}
function dollars(usd) {
	return `$${usd.toFixed(2)}`;
}
// src/pages/list-page.ts
/** Missions that ended are many in the end: the newest are shown, these few of them at once. */
const mostEnded = 100;
const endedAtOnce = 8;
/** All missions, what needs a person first. */
function renderList(missions, { at, empty }) {
	const rows = missions.map((one) => rowOf(one, at)).toSorted((one, other) => other.at - one.at);
	const groups = needs.map((need) => ({
		need,
		rows: rows.filter((row) => row.need === need)
	}));
	return html`<div class="head"><h1 data-title="Missions">Missions</h1>
<ul class="counts">${groups.filter((group) => group.rows.length > 0).map(({ need, rows: { length } }) => html`<li><a href="#${need}">${length} ${needTitles[need].toLowerCase()}</a></li>`)}</ul></div>
${missions.length === 0 ? empty : groups.map(renderGroup)}`;
}
function renderGroup({ need, rows }) {
	if (rows.length === 0) return html``;
	const shown = need === "ended" ? rows.slice(0, endedAtOnce) : rows;
	const older = rows.slice(shown.length, mostEnded);
	return html`<section class="group" aria-labelledby="${need}"><h2 id="${need}">${needTitles[need]} <span class="faint">${rows.length}</span></h2>
<ul class="rows">${shown.map((row) => row.html)}</ul>
${older.length === 0 ? void 0 : html`<details id="older"><summary>${older.length} older</summary><ul class="rows">${older.map((row) => row.html)}</ul></details>`}
</section>
`;
}
/** A ledger is a file of others: what cannot be shown must not keep the rest from being shown. */
function rowOf(listed, at) {
	const { path, name, state } = listed;
	try {
		if (state !== void 0) return {
			need: needOf(state, at),
			at: state.lastAt,
			html: renderRow(listed, state)
		};
	} catch {}
	return {
		need: "waits",
		at: 0,
		html: html`<li class="row">${renderUnreadable(html`<a href="${path}">${name}</a>`)}</li>`
	};
}
function renderRow({ path, where }, state) {
	const { word, icon: shape, tone } = statusOf(state);
	const { mission, spend, iteration, lastAt } = state;
	const until = dueOf(state);
	return html`<li class="row ${tone}" data-key="${path}">
<div class="what"><h3><a href="${path}">${line(mission.title, 200)}</a></h3>
<p class="status ${tone}">${icon(shape)} ${word}</p></div>
<p class="why">${line(reasonOf(state), 220)}</p>
<div class="facts">${renderCompletion(state)}
<span>Iteration ${iteration} of ${mission.budget.iterations}</span>
<span>${dollars(spend.usd)} of ${dollars(mission.budget.usd)}</span>
<span class="where">${where}</span>
<span>${moment(lastAt)}</span>${until === void 0 ? void 0 : html`<span>due ${moment(until)}</span>`}</div>
</li>
`;
}
// src/pages/criteria-part.ts
/** How a `met` was found, in words. */
const proofWords = {
	proved: "proved by the author's check",
	tested: "tested by a drafted check",
	judged: "judged by a model",
	approved: "approved by a person"
};
const longestTail = 4e3;
/** Every criterion with its verdict at the head, why, and the evidence folded below it. */
function renderCriteria(state, place) {
	const means = new Map(state.mission.criteria.map((one) => [one.id, one]));
	return html`<ol class="criteria">${criterionReports(state, { repository: place.home }).map((report, number) => renderCard(report, {
		place,
		number,
		means: means.get(report.id)
	}))}</ol>`;
}
function renderCard(report, { place, number, means }) {
	const { id, text, priority, required, verdict, reason, evidence } = report;
	const hasMeans = evidence.length === 0 && means !== void 0;
	return html`<li class="card ${verdict}" data-key="${id}">
<div class="what"><h3>${icon(verdict)}${line(text, 500)}</h3><p class="verdict">${verdict}</p></div>
<p class="why">${line(reason, 800)}</p>
<p class="facts"><span><code>${id}</code></span><span>${priority}${required ? "" : ", optional"}</span>${renderFacts(report, place)}${hasMeans ? renderMeans(means) : void 0}</p>
${evidence.map((one, index) => renderEvidence(one, {
		place,
		id: `evidence-${number}-${index}`
	}))}
</li>
`;
}
/** What is known besides the verdict, each where there is something to say. */
function renderFacts(report, place) {
	const { verdict, proof, failsWithoutChange, before, commit, evidence, flaky, drafted } = report;
	const proved = verdict === "met" && proof !== void 0 ? proofWords[proof] : void 0;
	const { violations, suspicions } = report.doubts;
	const doubts = violations + suspicions;
	return [
		...before === void 0 ? [] : [html`<span title="At the base, and now">${courseOf(report)}</span>`],
		...proved === void 0 ? [] : [html`<span>${proved}</span>`],
		...failsWithoutChange ? [html`<span>fails without the change, passes with it</span>`] : [],
		...flaky === void 0 ? [] : [html`<span>flaky: it ${line(flaky, 300)}</span>`],
		...drafted === void 0 ? [] : [html`<span>check drafted by ${line(drafted.by, 100)}</span>`],
		...doubts === 0 ? [] : [html`<span><a href="#found">${doubts} found in the change</a></span>`],
		...evidence.length === 0 ? [] : [html`<span>at ${renderCommit(commit, place)}</span>`]
	];
}
function renderCommit(sha, place) {
	return link(place.commit(sha), html`<code>${sha.slice(0, 9)}</code>`);
}
/** What would prove it, where nothing has been tried yet. */
function renderMeans({ checks, approval }) {
	const commands = checks.slice(0, 3).map((check) => html`<span><code>${check.kind === "run" ? check.command.slice(0, 120) : check.name}</code></span>`);
	return approval === void 0 ? commands : [...commands, html`<span>needs a maintainer's approval</span>`];
}
function renderEvidence(evidence, spot) {
	switch (evidence.kind) {
		case "command": return renderCommand(evidence, spot);
		case "check-run": {
			const { name, url, tail } = evidence;
			return renderOutput(html`${link(url, name)} <span class="faint">${resultOf(evidence)}</span>`, {
				tail,
				id: spot.id,
				about: "What it says"
			});
		}
		case "judgement": return renderJudgement(evidence, spot.id);
		case "approval": return html`<p class="evidence">Approved by ${link(evidence.url, evidence.by)}</p>`;
	}
}
function renderJudgement(evidence, id) {
	const { model, rationale, references, gaps = [] } = evidence;
	const places = references.slice(0, 20).map(({ text, url }) => html`<li>${link(url, html`<code>${text}</code>`)}</li>`);
	const missing = gaps.map((one) => html`<li>Missing: ${line(one, 500)}</li>`);
	return html`<details class="evidence" id="${id}"><summary>Judged by ${line(model, 100)} <span class="faint">${resultOf(evidence)}</span></summary><p>${line(rationale, 4e3)}</p>
<ul>${places}${missing}</ul></details>`;
}
function renderCommand(evidence, { place, id }) {
	const { command, durationMs, tail, url, red } = evidence;
	const facts = [resultOf(evidence), secondsOf(durationMs)].join(" · ");
	const summary = html`<code>${command.slice(0, 300)}</code> <span class="faint">${facts}</span>`;
	const about = "The end of what it printed";
	const passed = renderOutput(summary, {
		tail,
		id,
		about,
		log: url
	});
	if (red === void 0) return passed;
	return html`${passed}${renderOutput(html`<code>${command.slice(0, 300)}</code> <span class="faint">without the change: ${resultWithoutChange(red)} · at ${renderCommit(red.sha, place)}</span>`, {
		tail: red.tail,
		id: `${id}-red`,
		about,
		log: red.url
	})}`;
}
function renderOutput(summary, { tail = "", id, about, log }) {
	const whole = log === void 0 ? void 0 : html`<p>${link(log, "Whole log")}</p>`;
	if (tail.trim() === "" && whole === void 0) return html`<p class="evidence">${summary}</p>`;
	return html`<details class="evidence" id="${id}"><summary>${summary}</summary>
<pre tabindex="0" aria-label="${about}">${truncateTail(tail, longestTail)}</pre>${whole}</details>`;
}
// src/pages/findings-part.ts
/** More than this nobody reads on a page; the whole is in the ledger. */
const mostRows = 100;
/** What was found in the change, and what was taken out of the work. Undefined when there is neither. */
function renderFound(state, place) {
	const findings = findingsOf(state);
	const { withheld = [] } = state;
	if (findings.length + withheld.length === 0) return void 0;
	return html`<section aria-labelledby="found"><h2 id="found">Found in the change</h2><ul class="criteria">${findings.slice(0, mostRows).map((one) => renderFinding(one, state, place))}${withheld.slice(-100).map((one) => renderWithheld(one, state, place))}</ul>${renderWay(state, place)}</section>`;
}
function renderFinding(finding, state, place) {
	const { severity, accepted, detector, path, why, excerpt } = finding;
	const sha = state.findings?.sha ?? state.head;
	const address = finding.line === void 0 ? void 0 : fileAddress(finding, sha, { repository: place.home });
	const kind = accepted ? "accepted" : severity;
	return html`<li class="card ${kind === "violation" ? "unmet" : "unknown"}"><div class="what"><h3>${link(address, html`<code>${placeOf({
		...finding,
		path: path.slice(0, 300)
	})}</code>`)}</h3><p class="verdict">${kind}</p></div>
<p class="why">${line(why, 500)}</p>
<p class="facts"><span>${detector}</span>${excerpt === void 0 ? void 0 : html`<span><code>${excerpt.slice(0, 200)}</code></span>`}</p></li>
`;
}
function renderWithheld({ path, why, patch, iteration }, state, place) {
	const address = patch === void 0 ? void 0 : recordAddress(patch, state, { repository: place.home });
	const kept = patch === void 0 ? void 0 : html`<span>${link(address, "Its patch")}</span>`;
	return html`<li class="card unknown"><div class="what"><h3>${path === "." ? html`All of it` : html`<code>${path.slice(0, 300)}</code>`}</h3><p class="verdict">taken out</p></div>
<p class="why">${line(why, 500)}</p>
<p class="facts"><span>iteration ${iteration}</span>${kept}</p></li>
`;
}
function renderWay(state, { command }) {
	if (violationsOf(state).length === 0) return void 0;
	return html`<p class="faint">What commands prove counts for nothing while a violation stands: it is undone, or somebody with write access says <code>${command} approve findings</code>.</p>`;
}
// src/pages/iterations-part.ts
/** What each iteration did, how it ended and what it cost, newest first. */
function renderIterations(state, place) {
	const { past, open } = state;
	if (past.length === 0 && open === void 0) return html`<p class="faint">None yet.</p>`;
	const dearest = Math.max(.01, open?.usd ?? 0, ...past.map(({ usd }) => usd));
	return html`<table class="iterations"><thead><tr><th scope="col">#</th><th scope="col">What</th><th scope="col">Ended</th><th scope="col">Met</th><th scope="col">Commit</th><th scope="col">Cost</th></tr></thead>
<tbody>${open === void 0 ? void 0 : renderOpen(state, dearest)}${past.toReversed().map((one) => renderPast(one, {
		state,
		place,
		dearest
	}))}</tbody></table>`;
}
function renderOpen({ iteration, open }, dearest) {
	const { strategy, focus = [], attempt = 1, usd = 0, reserveUsd = 0 } = open ?? {};
	const again = attempt > 1 ? `, attempt ${attempt}` : "";
	const cost = usd === 0 && reserveUsd > 0 ? html`${dollars(reserveUsd)} <span class="faint">reserved</span>` : renderCost(usd, dearest);
	return html`<tr data-key="iteration-${iteration}"><th scope="row">${iteration}</th><td data-name="What">${strategy}: ${line(focus.join(", "), 200)}${again}</td><td data-name="Ended"><span class="status busy">at work</span></td><td data-name="Met"></td><td data-name="Commit"></td><td data-name="Cost">${cost}</td></tr>
`;
}
function renderPast(one, { state, place, dearest }) {
	const { iteration, strategy, summary, ending, met, sha, files, usd } = one;
	const commit = files === 0 ? "no change" : link(place.commit(sha), html`<code>${sha.slice(0, 9)}</code>`);
	const all = state.mission.criteria.length;
	return html`<tr data-key="iteration-${iteration}"><th scope="row">${iteration}</th><td data-name="What">${line(summary === "" ? strategy : summary, 200)}</td><td data-name="Ended">${ending}</td><td data-name="Met">${met} of ${all}</td><td data-name="Commit">${commit}</td><td data-name="Cost">${renderCost(usd, dearest)}</td></tr>
`;
}
function renderCost(usd, dearest) {
	return html`${dollars(usd)}<progress max="${dearest}" value="${usd}" aria-hidden="true"></progress>`;
}
// src/pages/spending-part.ts
/** Which models were paid, and as what. Undefined while nothing was spent. */
function renderModels(state) {
	const { models, dayUsd } = spendingOf(state);
	if (models.length === 0) return void 0;
	return html`<section aria-labelledby="spending"><h2 id="spending">Spending</h2><table class="iterations spending"><thead><tr><th scope="col">As</th><th scope="col">Model</th><th scope="col">Tokens</th><th scope="col">Cost</th></tr></thead>
<tbody>${models.map(({ role, model, tokens, usd }) => html`<tr data-key="spent-${role}-${model}"><th scope="row">${role}</th><td data-name="Model">${line(model, 100)}</td><td data-name="Tokens">${tokens.toLocaleString("en-US")}</td><td data-name="Cost">${dollars(usd)}</td></tr>
`)}</tbody></table><p class="faint">${dollars(dayUsd)} in the last day of work.</p></section>`;
}
// src/pages/story-part.ts
/** The ledger, told: the newest fact first. */
function renderStory(entries, place) {
	if (entries.length === 0) return html`<p class="faint">Nothing that could be told.</p>`;
	const isWhole = entries[0]?.seq === 1;
	const facts = entries.map((entry, index) => renderFact(entry, {
		place,
		isNewJob: entry.by.url !== entries[index - 1]?.by.url
	})).toReversed();
	return html`<ol class="facts-told" reversed start="${entries.at(-1)?.seq}">${facts}</ol>
${isWhole ? void 0 : html`<p class="faint">What came before is in the ${link(place.ledger, "ledger")}.</p>`}`;
}
/** Where a job begins, it is named. */
function renderFact(entry, { place, isNewJob }) {
	const url = isNewJob ? place.run(entry.by.url) : void 0;
	return html`<li class="${entry.type}" data-key="fact-${entry.seq}"><p>${line(tell(entry), 600)}</p><p class="faint">${moment(entry.at)}${url === void 0 ? void 0 : html` · ${link(url, "a job began")}`}</p></li>
`;
}
// src/pages/mission-page.ts
/** One mission: where it stands, what was proved and how, what it cost, and how it came there. */
function renderMission({ mission, repository, state, entries }, place) {
	try {
		if (state !== void 0) return renderState(state, {
			place,
			entries
		});
	} catch {}
	return html`<h1 data-title="${mission}">${repository} ${mission}</h1>${renderUnreadable(link(place.ledger, "Its ledger"))}`;
}
function renderState(state, { place, entries }) {
	const { mission } = state;
	return html`${renderHead(state, {
		place,
		entries
	})}
<div class="columns">
<div>
<section aria-labelledby="done"><h2 id="done">Definition of Done</h2>${renderCriteria(state, place)}</section>
${renderFound(state, place)}
<section aria-labelledby="iterations"><h2 id="iterations">Iterations</h2>${renderIterations(state, place)}</section>
${renderModels(state)}
<section aria-labelledby="mission"><h2 id="mission">Mission</h2>
<details id="text"><summary>What was asked for</summary>
<div class="text" dir="auto">${truncateHead(String(mission.description), 2e4)}</div>
${renderConstraints(mission.constraints)}</details></section>
</div>
<section class="story" aria-labelledby="story"><h2 id="story">Story</h2>${renderStory(entries, place)}</section>
</div>`;
}
function renderHead(state, context) {
	const { mission } = state;
	const { word, icon: shape, tone } = statusOf(state);
	const way = context.place.wayOn(state);
	return html`<header class="head mission ${tone}">
<h1 data-title="${mission.title}">${line(mission.title, 300)}</h1>
<p class="status ${tone}" data-said="${word}, ${completion(state)} %">${icon(shape)} ${word}</p>
<div class="why">${lines(reasonOf(state), 800)}</div>
${way === "" ? void 0 : html`<div class="way">${lines(way, 400)}</div>`}
<p class="links">${renderLinks(state, context)}</p>
<div class="standing">${renderCompletion(state)}<dl class="meters">${renderMeters(state)}</dl></div>
</header>`;
}
function renderLinks(state, { place, entries }) {
	const { shown, openedBy, openedAt, lastAt } = state;
	const run = place.run(state.open?.lease.run.url ?? entries.findLast(({ by }) => by.url !== void 0)?.by.url);
	const until = dueOf(state);
	const pull = shown.pullRequest;
	return html`${place.issue === void 0 ? void 0 : link(place.issue, "Issue")}
${pull === void 0 ? void 0 : link(place.pull(pull), `Pull request #${pull}`)}
${run === void 0 ? void 0 : link(run, state.open === void 0 ? "Last job" : "Job at work")}
${place.ledger === void 0 ? void 0 : link(place.ledger, "Ledger")}
<span class="faint">Started by ${line(openedBy, 60)} ${moment(openedAt)}</span>
<span class="faint">Last heard of ${moment(lastAt)}</span>
${until === void 0 ? void 0 : html`<span class="faint">Due ${moment(until)}</span>`}`;
}
function renderMeters({ mission: { budget }, iteration, spend }) {
	const minutes = Math.round(spend.ms / 6e4);
	const { tokens } = budget;
	return [
		renderMeter("Iterations", iteration, budget.iterations, `${iteration} of ${budget.iterations}`),
		renderMeter("Spend", spend.usd, budget.usd, `${dollars(spend.usd)} of ${dollars(budget.usd)}`),
		renderMeter("Work", minutes, budget.minutes, `${minutes} of ${budget.minutes} min`),
		tokens === void 0 ? html`<div class="meter"><dt>Tokens</dt><dd>${count(spend.tokens)}</dd></div>` : renderMeter("Tokens", spend.tokens, tokens, `${count(spend.tokens)} of ${count(tokens)}`)
	];
}
function renderConstraints(constraints) {
	if (constraints.length === 0) return void 0;
	return html`<h3>Constraints</h3><ul>${constraints.slice(0, 100).map((one) => html`<li>${line(one)}</li>`)}</ul>`;
}
function count(tokens) {
	return tokens.toLocaleString("en-US");
}
// src/cli/mission-pages.ts
/** All missions of the repository at `/`, each of them at its id. */
function createMissionPages(place) {
	const stories = /* @__PURE__ */ new Map();
	return async (path) => {
		if (path === "/") return listPage(place);
		const id = (await sessionIds(place)).find((one) => pathOf(one) === path);
		return id === void 0 ? void 0 : missionPage(place, id, stories);
	};
}
const lostPage = {
	title: "Not found",
	main: renderNotice("There is nothing here", "No such session.", html`<a href="/">All missions</a>`)
};
function pathOf(id) {
	return `/${encodeURIComponent(id)}`;
}
async function listPage(place) {
	const ids = await sessionIds(place);
	const missions = (await Promise.all(ids.map((id) => listed(place, id)))).filter((one) => one !== void 0);
	const empty = html`<p class="empty">No mission was started in ${place.repository.root} yet: <code>cco start</code>.</p>`;
	const main = renderList(missions, {
		at: Date.now(),
		empty
	});
	return {
		title: "Missions",
		trail: [html`${nameOf(place)}`],
		main,
		isLive: true
	};
}
/** Undefined: nothing was recorded. One that cannot be read does not hide the others. */
async function listed(place, id) {
	const about = {
		path: pathOf(id),
		name: id,
		where: id
	};
	try {
		const session = await readSession(place, id);
		return session && {
			...about,
			state: redactStrings(session.state, place.redact)
		};
	} catch {
		return {
			...about,
			state: void 0
		};
	}
}
async function missionPage(place, id, stories) {
	const told = await read(place, id, stories).catch(() => ({
		state: void 0,
		entries: []
	}));
	const main = renderMission({
		mission: id,
		repository: nameOf(place),
		...redactStrings(told, place.redact)
	}, addresses);
	const trail = [html`${nameOf(place)}`, html`<a href="${pathOf(id)}" aria-current="page">${id}</a>`];
	return {
		title: `${id} · ${nameOf(place)}`,
		trail,
		main,
		isLive: true
	};
}
/** A page that is open asks again and again: entries are read again only when there are new ones. */
async function read(place, id, stories) {
	const ledger = await openLedger(place, id);
	const { seq, state } = await ledger.read();
	const known = stories.get(id);
	const entries = known?.seq === seq ? known.entries : (await ledger.entries()).slice(-200);
	stories.set(id, {
		seq,
		entries
	});
	return {
		state,
		entries
	};
}
function nameOf({ repository }) {
	return basename(repository.root);
}
/** Nothing here is anywhere else. */
const addresses = {
	home: void 0,
	issue: void 0,
	ledger: void 0,
	pull: () => void 0,
	commit: () => void 0,
	run: () => void 0,
	command: "cco",
	wayOn
};
function wayOn(state) {
	if (state.closed?.outcome === "needs-human") return howToContinue(state).replaceAll("`/cco ", "`cco ");
	if (state.closed?.outcome === "done" || state.open !== void 0) return "";
	const way = howToGoOn(state);
	return `To go on: ${way.includes("`") ? way : `\`${way}\``}`;
}
// src/pages/script.ts
/** Seconds between two looks, and the longest wait after failures. */
const everySeconds = 5;
/**
* All the script there is. The page is whole without it; with it, times are said as "5 min ago" and what has changed
* is put in place without a reload: asked for only while the page can be seen, and not sent again when nothing changed.
*/
const script = `
(() => {
  const main = document.querySelector("main");
  const live = document.getElementById("live");
  const said = document.getElementById("said");
  const ago = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  const units = [["day", 86400], ["hour", 3600], ["minute", 60]];
  const tellTimes = () => {
    for (const time of document.querySelectorAll("time[datetime]")) {
      const seconds = (Date.parse(time.dateTime) - Date.now()) / 1000;
      time.title ||= time.textContent;
      const [unit, size] = units.find(([, one]) => Math.abs(seconds) >= one) ?? [];
      time.textContent = unit === undefined ? (seconds > 0 ? "in a moment" : "just now") : ago.format(Math.trunc(seconds / size), unit);
    }
  };
  tellTimes();
  setInterval(tellTimes, 30000);
  if (!main.dataset.live) return;

  let etag = main.dataset.live;
  let wait = ${everySeconds};
  let timer;
  const show = (state) => { live.hidden = false; live.className = state; live.lastChild.textContent = state === "on" ? "Live" : "Reconnecting"; };
  const keyed = () => new Map([...main.querySelectorAll("[data-key]")].map((one) => [one.dataset.key, one.textContent]));
  const replace = (text) => {
    const open = [...main.querySelectorAll("details[open][id]")].map((one) => one.id);
    const focus = document.activeElement;
    const place = main.contains(focus) ? [...main.querySelectorAll("a, summary, pre")].indexOf(focus) : -1;
    const told = main.querySelector("[data-said]")?.dataset.said;
    tellTimes();
    const before = keyed();
    main.innerHTML = text;
    for (const id of open) { const one = document.getElementById(id); if (one) one.open = true; }
    if (place >= 0) main.querySelectorAll("a, summary, pre")[place]?.focus({ preventScroll: true });
    tellTimes();
    for (const one of main.querySelectorAll("[data-key]"))
      if (before.get(one.dataset.key) !== one.textContent) one.classList.add("fresh");
    const news = main.querySelector("[data-said]")?.dataset.said;
    if (news && news !== told) said.textContent = news;
    const title = main.querySelector("[data-title]")?.dataset.title;
    if (title) document.title = title + " · CCO";
  };
  const look = async () => {
    clearTimeout(timer);
    if (document.visibilityState === "hidden") return;
    try {
      const answer = await fetch(location.pathname + "?part=main", { headers: { "if-none-match": etag }, cache: "no-store" });
      if (answer.status === 401 || answer.status === 404) return location.reload();
      if (answer.status !== 200 && answer.status !== 304) throw new Error(String(answer.status));
      if (answer.status === 200) { const text = await answer.text(); etag = answer.headers.get("etag"); replace(text); }
      wait = ${everySeconds};
      show("on");
    } catch {
      wait = Math.min(wait * 2, 60);
      show("off");
    }
    timer = setTimeout(look, wait * 1000);
  };
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") look(); });
  show("on");
  timer = setTimeout(look, wait * 1000);
})();
`;
// src/pages/send.ts
/** Headers of every answer: nothing of ours is framed, guessed at, or told to other sites. */
const safeHeaders = {
	"x-content-type-options": "nosniff",
	"x-frame-options": "DENY",
	"referrer-policy": "same-origin"
};
function send(response, status, { type, text, headers }) {
	response.writeHead(status, {
		"content-type": type,
		"cache-control": "no-store",
		...safeHeaders,
		...headers
	});
	response.end(text);
}
function sendText(response, status, text) {
	send(response, status, {
		type: "text/plain; charset=utf-8",
		text: `${text}\n`
	});
}
// src/pages/style.ts
/** One sheet for all pages: follows the reader's light or dark, and any width from 320 pixels on. */
const style = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1c2024, #e4e7ea);
  --soft: light-dark(#5a636d, #9aa4ae);
  --back: light-dark(#f7f8f8, #111416);
  --card: light-dark(#ffffff, #191d20);
  --line: light-dark(#e1e5e8, #2b3136);
  --link: light-dark(#0b62b8, #6cb0f5);
  --good: light-dark(#1a7f4e, #4cc38a);
  --bad: light-dark(#c0342c, #f2777a);
  --ask: light-dark(#9a5b00, #e3a44b);
  --busy: light-dark(#0b62b8, #6cb0f5);
  --calm: light-dark(#5a636d, #9aa4ae);
  --empty: light-dark(#d5dade, #3a4147);
  --mono: ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
* { box-sizing: border-box; }
html { scroll-padding-top: 4rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--back); color: var(--text); overflow-wrap: anywhere;
  font: 0.9375rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
}
h1, h2, h3, p, ol, ul, dl, dd, pre { margin: 0; padding: 0; }
ol, ul { list-style: none; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
code, pre { font: 0.85em/1.5 var(--mono); }
.faint, .counts, .facts, time { color: var(--soft); }
.unseen, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; z-index: 3; background: var(--card); padding: 0.5rem 1rem; }

.top {
  position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1rem;
  padding: 0.6rem max(1rem, calc((100vw - 74rem) / 2)); background: var(--card); border-bottom: 1px solid var(--line);
}
.top nav { display: flex; flex-wrap: wrap; align-items: center; flex: 1 1 9rem; min-width: 0; }
.top a { color: inherit; }
.home { display: inline-flex; align-items: center; gap: 0.4rem; font-weight: 650; letter-spacing: 0.01em; }
.mark { width: 1.25rem; height: 1.25rem; stroke: var(--good); }
.crumb { color: var(--soft); }
.crumb::before { content: "/"; margin: 0 0.5rem; color: var(--line); }
.crumb a { color: var(--text); }
#live { display: flex; align-items: center; gap: 0.4rem; font-size: 0.8rem; color: var(--soft); }
#live[hidden] { display: none; }
#live i { width: 0.5rem; height: 0.5rem; border-radius: 50%; border: 1.5px solid var(--ask); }
#live.on i { background: var(--good); border-color: var(--good); }
.person { display: flex; align-items: center; gap: 0.75rem; font-size: 0.85rem; color: var(--soft); }
button, .button {
  font: inherit; color: var(--text); background: var(--card); border: 1px solid var(--line); border-radius: 0.4rem;
  padding: 0.2rem 0.65rem; cursor: pointer;
}
button:hover { border-color: var(--soft); }
.button { display: inline-block; padding: 0.5rem 1.1rem; background: var(--text); color: var(--back); border-color: var(--text); font-weight: 550; }
.button:hover { text-decoration: none; opacity: 0.88; }

main { max-width: 76rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
.icon, .mark { fill: none; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; flex: none; }
.icon { width: 1em; height: 1em; stroke: currentColor; }
.icon .solid { fill: currentColor; stroke: none; }
h1 { font-size: 1.45rem; line-height: 1.3; font-weight: 620; letter-spacing: -0.01em; text-wrap: balance; }
h2 { font-size: 0.95rem; font-weight: 620; margin: 0 0 0.6rem; }
h2 .faint { font-weight: 400; margin-left: 0.25rem; }
h3 { font-size: 1rem; line-height: 1.4; font-weight: 560; }
.counts { display: flex; flex-wrap: wrap; gap: 0.25rem 1.1rem; font-size: 0.875rem; }
.counts a { color: inherit; }
.head { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0.25rem 1.5rem; margin-bottom: 1.25rem; }
.group { margin-bottom: 1.75rem; }

.rows { border: 1px solid var(--line); border-radius: 0.6rem; background: var(--card); overflow: hidden; }
.row { padding: 0.8rem 1rem; border-top: 1px solid var(--line); }
.row:first-child { border-top: 0; }
.row h3 a { color: var(--text); }
.what { display: flex; align-items: baseline; justify-content: space-between; gap: 0.25rem 1rem; }
.what h3 { min-width: 0; }
.card h3 { position: relative; padding-left: 1.5rem; }
.card h3 .icon { position: absolute; left: 0; top: 0.25em; color: var(--tone); stroke-width: 2.4; }
.card > :not(.what) { margin-left: 1.5rem; }
.facts code { font-size: 0.95em; }
.status, .verdict { display: inline-flex; align-items: center; gap: 0.35rem; flex: none; font-size: 0.85rem; font-weight: 550; color: var(--calm); }
.good, .card.met { --tone: var(--good); } .bad, .card.unmet { --tone: var(--bad); } .ask { --tone: var(--ask); }
.busy { --tone: var(--busy); } .calm, .card.unknown { --tone: var(--calm); }
.status, .verdict { color: var(--tone, var(--calm)); }
.why { margin-top: 0.15rem; color: var(--soft); }
.facts { display: flex; flex-wrap: wrap; align-items: center; gap: 0.15rem 1.1rem; margin-top: 0.35rem; font-size: 0.85rem; font-variant-numeric: tabular-nums; }
.completion { display: inline-flex; align-items: center; gap: 0.6rem; color: var(--soft); }
.count b { color: var(--text); font-weight: 620; }
.cells { display: inline-flex; gap: 2px; width: 7rem; height: 0.5rem; }
.cells i { flex: 1; border-radius: 1.5px; background: var(--empty); }
.cells .met { background: var(--good); }
.cells .unmet { background: transparent; box-shadow: inset 0 0 0 1.5px var(--bad); }
.row .completion .cells { width: 5rem; }
#older { margin-top: 0.6rem; } #older .rows { margin-top: 0.6rem; }
summary { cursor: pointer; }
summary::marker { color: var(--soft); }
.empty, .notice { background: var(--card); border: 1px solid var(--line); border-radius: 0.6rem; padding: 1.5rem; color: var(--soft); }
.empty ul { margin-top: 0.75rem; list-style: disc; padding-left: 1.25rem; }
.notice { max-width: 34rem; margin: 8vh auto 0; padding: 2rem; }
.notice h1 { color: var(--text); margin-bottom: 0.6rem; }
.notice p + p { margin-top: 1.4rem; }

.mission.head { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.35rem 1.5rem; margin-bottom: 1.75rem; }
.mission > * { grid-column: 1 / -1; }
.mission > h1 { grid-column: 1; }
.mission > .status { grid-column: 2; align-self: start; font-size: 0.95rem; margin-top: 0.35rem; }
.mission .why { max-width: 60rem; font-size: 1rem; margin: 0; }
.way { border-left: 3px solid var(--tone); padding: 0.1rem 0 0.1rem 0.8rem; margin-top: 0.3rem; }
.way code, .why code, .facts-told code { background: light-dark(#0000000d, #ffffff14); border-radius: 0.25rem; padding: 0.1em 0.3em; }
.links { display: flex; flex-wrap: wrap; gap: 0.15rem 1.1rem; font-size: 0.875rem; margin-top: 0.2rem; }
.standing { background: var(--card); border: 1px solid var(--line); border-radius: 0.6rem; padding: 1rem; margin-top: 0.75rem; }
.standing .completion { display: flex; font-size: 0.95rem; }
.standing .cells { flex: 1; width: auto; height: 0.75rem; gap: 3px; }
.standing .cells i { border-radius: 2.5px; }
.meters { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 0.75rem 1.5rem; margin-top: 1rem; }
.meter dt { font-size: 0.8rem; color: var(--soft); }
.meter dd { font-variant-numeric: tabular-nums; }
progress { display: block; appearance: none; width: 100%; height: 0.3rem; margin-top: 0.35rem; border: 0; border-radius: 1rem; background: var(--empty); overflow: hidden; }
progress::-webkit-progress-bar { background: var(--empty); }
progress::-webkit-progress-value { background: var(--calm); border-radius: 1rem; }
progress::-moz-progress-bar { background: var(--calm); }
progress.near::-webkit-progress-value { background: var(--ask); } progress.near::-moz-progress-bar { background: var(--ask); }
progress.full::-webkit-progress-value { background: var(--bad); } progress.full::-moz-progress-bar { background: var(--bad); }
.completion progress { width: 7rem; margin: 0; }
.completion progress::-webkit-progress-value { background: var(--good); }
.completion progress::-moz-progress-bar { background: var(--good); }

.columns { display: grid; grid-template-columns: minmax(0, 1fr) 23rem; gap: 2rem; align-items: start; }
.columns section { margin-bottom: 1.75rem; }
.criteria, .iterations, .story > ol, #text { background: var(--card); border: 1px solid var(--line); border-radius: 0.6rem; }
.card { padding: 0.8rem 1rem; border-top: 1px solid var(--line); }
.card:first-child { border-top: 0; }
.evidence { margin-top: 0.5rem; font-size: 0.875rem; }
.evidence p, .evidence ul { margin-top: 0.5rem; }
pre {
  margin-top: 0.5rem; padding: 0.7rem 0.9rem; border-radius: 0.4rem; background: light-dark(#f1f3f4, #0d1012);
  max-height: 24rem; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere;
}
.iterations { width: 100%; border-collapse: separate; border-spacing: 0; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
.iterations th, .iterations td { text-align: left; padding: 0.55rem 0.5rem; border-top: 1px solid var(--line); vertical-align: top; font-weight: 400; }
.iterations thead th { border-top: 0; font-size: 0.8rem; color: var(--soft); }
.iterations :is(th, td):first-child { padding-left: 1rem; } .iterations :is(th, td):last-child { padding-right: 1rem; }
.iterations td:nth-child(n + 3) { white-space: nowrap; }
.iterations td:last-child { min-width: 5.5rem; }
#text { padding: 0.7rem 1rem; } #text h3 { margin-top: 1rem; font-size: 0.875rem; } #text ul { list-style: disc; padding-left: 1.25rem; }
.text { margin-top: 0.6rem; white-space: pre-wrap; color: var(--soft); }
.facts-told { padding: 0.9rem 1rem 0.9rem 1.9rem; font-size: 0.875rem; }
.facts-told li { position: relative; padding-bottom: 0.8rem; }
.facts-told li:last-child { padding-bottom: 0; }
.facts-told li::before { content: ""; position: absolute; left: -1.05rem; top: 0.45em; width: 0.5rem; height: 0.5rem; border-radius: 50%; background: var(--card); border: 1.5px solid var(--soft); z-index: 1; }
.facts-told li::after { content: ""; position: absolute; left: calc(-0.8rem - 0.5px); top: 0.8em; bottom: -0.6em; width: 1px; background: var(--line); }
.facts-told li:last-child::after { display: none; }
.facts-told .iteration-opened::before, .facts-told .mission-opened::before, .facts-told .mission-closed::before { background: var(--soft); }
.facts-told .faint { font-size: 0.8rem; }
.story > p { margin-top: 0.6rem; font-size: 0.85rem; }
@media (prefers-reduced-motion: no-preference) {
  .fresh { animation: fresh 2.4s ease-out; }
  @keyframes fresh { from { background: light-dark(#dcebfb, #16324d); } }
}
@media (max-width: 62rem) { .columns { grid-template-columns: minmax(0, 1fr); gap: 0; } }
@media (max-width: 40rem) {
  main { padding-top: 1.1rem; }
  .person span { display: none; }
  #live span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .crumb { font-size: 0.85rem; } .crumb::before { margin: 0 0.3rem; }
  .row .what { flex-direction: column-reverse; }
  .meters { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .mission.head { grid-template-columns: minmax(0, 1fr); } .mission > .status { grid-column: 1; margin: 0; }
  .iterations, .iterations tbody { display: block; } .iterations thead { display: none; }
  .iterations tr { display: grid; grid-template-columns: 2rem minmax(0, 1fr) minmax(0, 1fr); gap: 0.15rem 0.5rem; padding: 0.7rem 1rem; border-top: 1px solid var(--line); }
  .iterations tr:first-child { border-top: 0; }
  .iterations :is(th, td), .iterations :is(th, td):is(:first-child, :last-child) { border: 0; padding: 0; min-width: 0; white-space: normal; }
  .iterations th { grid-row: 1 / span 3; color: var(--soft); }
  .iterations td[data-name="What"] { grid-column: 2 / -1; }
  .iterations td:empty { display: none; }
  .spending tr { grid-template-columns: 5rem minmax(0, 1fr) minmax(0, 1fr); }
  .iterations td:not([data-name="What"])::before { content: attr(data-name) " "; color: var(--soft); }
}
@media (forced-colors: active) { .cells i { border: 1px solid; } .cells .met { background: Highlight; } }
`;
// \0@oxc-project+runtime@0.158.0/helpers/esm/taggedTemplateLiteral.js
function _taggedTemplateLiteral(e, t) {
	return t || (t = e.slice(0)), Object.freeze(Object.defineProperties(e, { raw: { value: Object.freeze(t) } }));
}
// src/pages/page.ts
var _templateObject;
const headers = {
	"content-security-policy": [
		"default-src 'none'",
		`style-src '${hashOf(style)}'`,
		`script-src '${hashOf(script)}'`,
		"connect-src 'self'",
		"img-src data:",
		"form-action 'self'",
		"base-uri 'none'",
		"frame-ancestors 'none'"
	].join("; "),
	"cross-origin-opener-policy": "same-origin",
	"cross-origin-resource-policy": "same-origin"
};
const type = "text/html; charset=utf-8";
function sendPage(response, status, page) {
	send(response, status, {
		type,
		text: sourceOf(renderPage(page)),
		headers
	});
}
/** The changing part of a page alone; 304 while it is what the page has already. */
function sendMain(request, response, main) {
	const etag = etagOf(main);
	if (request.headers["if-none-match"] === etag) send(response, 304, {
		type,
		text: "",
		headers: {
			...headers,
			etag
		}
	});
	else send(response, 200, {
		type,
		text: sourceOf(main),
		headers: {
			...headers,
			etag
		}
	});
}
function renderPage({ title, login, trail = [], main, isLive = false }) {
	const live = isLive ? html` data-live="${etagOf(main)}"` : void 0;
	return html(_templateObject || (_templateObject = _taggedTemplateLiteral([
		"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>",
		" · CCO</title>\n<link rel=\"icon\" href=\"",
		"\">\n<style>",
		"</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header class=\"top\"><nav aria-label=\"Place\"><a class=\"home\" href=\"/\">",
		"CCO</a>",
		"</nav>\n<p id=\"live\" hidden><i></i><span></span></p>\n",
		"</header>\n<main id=\"main\"",
		">",
		"</main>\n<p id=\"said\" class=\"unseen\" role=\"status\"></p>\n<script>",
		"<\/script>\n</body>\n</html>\n"
	])), title, favicon, trusted(style), mark, trail.map((one) => html`<span class="crumb">${one}</span>`), login === void 0 ? void 0 : renderPerson(login), live, main, trusted(script));
}
function renderPerson(login) {
	return html`<form class="person" method="post" action="/logout"><span>${login}</span><button>Sign out</button></form>`;
}
const mark = html`<svg class="mark" viewBox="0 0 20 20" aria-hidden="true"><path d="M16.2 6.4A7.4 7.4 0 1 0 17.4 10"/><path d="M6.4 9.8l3 3 7.4-8"/></svg>`;
const favicon = `data:image/svg+xml,${encodeURIComponent("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 20\" fill=\"none\" stroke=\"#2f7d5b\" stroke-width=\"2.4\" stroke-linecap=\"round\" stroke-linejoin=\"round\"><path d=\"M16.2 6.4A7.4 7.4 0 1 0 17.4 10\"/><path d=\"M6.4 9.8l3 3 7.4-8\"/></svg>")}`;
function etagOf(main) {
	return `"${createHash("sha256").update(sourceOf(main)).digest("base64url")}"`;
}
/** https://www.w3.org/TR/CSP3/#grammardef-hash-source */
function hashOf(text) {
	return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
// src/cli/page-server.ts
/** The only address that is listened on. */
const host = "127.0.0.1";
/**
* Serves pages to browsers on this machine. @param port 0: any that is free. Throws the mistake PORT_UNUSABLE.
*/
async function servePages(port, pageAt) {
	const server = createServer((request, response) => {
		answer(request, response, pageAt).catch(() => {
			if (response.headersSent) response.destroy();
			else sendText(response, 500, "This page could not be made. Nothing was changed.");
		});
	});
	server.headersTimeout = 1e4;
	server.listen(port, host);
	await once(server, "listening").catch((error) => {
		throw mistakes.portUnusable(port, error);
	});
	const { port: bound } = server.address();
	return {
		url: `http://${host}:${bound}`,
		close: async () => {
			const closed = once(server, "close");
			server.close();
			server.closeAllConnections();
			await closed;
		}
	};
}
async function answer(request, response, pageAt) {
	if (!isForUs(request)) return sendText(response, 421, "Nobody of that name is here.");
	if (request.method !== "GET" && request.method !== "HEAD") {
		response.setHeader("allow", "GET, HEAD");
		return sendText(response, 405, "These pages are only read.");
	}
	const url = URL.parse(request.url ?? "/", `http://${host}`);
	const page = url?.host === host ? await pageAt(url.pathname) : void 0;
	if (page === void 0) sendPage(response, 404, lostPage);
	else if (url?.searchParams.get("part") === "main") sendMain(request, response, page.main);
	else sendPage(response, 200, page);
}
/**
* A site can have its own name point to this machine, and read then what is its own for the browser: only names that
* nobody else can have are answered to.
*/
function isForUs({ headers, socket }) {
	const port = socket.localPort;
	const ours = ["127.0.0.1", "localhost"].flatMap((name) => port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]);
	return headers.host !== void 0 && ours.includes(headers.host.toLowerCase());
}
// src/cli/commands/dashboard.ts
/** `cco dashboard`: the sessions as pages for a browser on this machine, until Ctrl-C. Reads only. */
async function dashboard({ port }, terminal) {
	const server = await servePages(port, createMissionPages(await openPlace({
		directory: terminal.cwd,
		env: terminal.env
	})));
	terminal.write(`${server.url}\n`);
	terminal.error("The missions of this repository, for browsers on this machine. Ctrl-C ends it.\n");
	await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
	await server.close();
	return 0;
}
export { dashboard };
