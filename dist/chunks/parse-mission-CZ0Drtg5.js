import { T as NEVER, _ as union, a as boolean, c as int, f as number, g as string, h as strictObject, i as array, u as literal, v as unknown } from "./schemas-IblTEC5b.js";
import { C as workerShape, D as renderProblems, E as positionOf, O as valueAt, T as isMapping, _ as judgeShape, a as knownKeys, b as priorityText, c as missionHints, d as replaceKeys, f as renameKeys, g as exactText, i as snakeCaseOf, l as replacedMissionKeys, m as settleSettings, o as problemsOf, p as settingsOf, v as managerShape, w as parseDuration, x as settingsShape, y as networkChoice } from "./yaml-document-CZC2IZ6V.js";
import { n as visibleText, t as findInvisible } from "./visible-text--I_cYmbf.js";
import { n as mistakes } from "./error-DPtNGVe7.js";
import { c as missionSchema } from "./mission-4vuptIXd.js";
// src/core/slug.ts
/** Letters that Unicode does not decompose into a Latin letter and a mark. */
const latin = {
	ß: "ss",
	æ: "ae",
	œ: "oe",
	ø: "o",
	đ: "d",
	ð: "d",
	ł: "l",
	þ: "th",
	ı: "i",
	"&": " and "
};
/**
* A name for a text that is safe in ids, branches and files: `[a-z0-9-]`, cut at a word, the same for the same text.
* A text whose letters cannot all be written so (another script) ends in a hash of the text, to stay distinct.
* Never empty.
*/
function slugOf(text, longest = 40) {
	const plain = text.normalize("NFKD").toLowerCase().replaceAll(/[ßæœøđðłþı&]/g, (letter) => latin[letter] ?? letter).replaceAll(/['’`]|\p{M}/gu, "");
	const words = plain.split(/[^a-z0-9]+/).filter((word) => word !== "");
	if (words.length === 0) return shortHash(text);
	if (!/[^\P{L}a-z]|[^\P{N}0-9]/u.test(plain)) return joinWords(words, longest);
	return suffixed(joinWords(words, longest), text, longest);
}
/** The slug made distinct by a hash of the text, still at most `longest` characters. */
function suffixed(slug, text, longest = 40) {
	const hash = shortHash(text);
	const room = joinWords(slug.split("-"), longest - hash.length - 1);
	return room === "" ? hash : `${room}-${hash}`;
}
/** FNV-1a over UTF-16 units, six base-36 digits. It tells a handful of texts apart; it protects nothing. */
function shortHash(text) {
	let hash = 2166136261;
	for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
	return (hash >>> 0).toString(36).padStart(7, "0").slice(-6);
}
function joinWords(words, longest) {
	let joined = "";
	for (const word of words.filter((candidate) => candidate !== "")) {
		const longer = joined === "" ? word : `${joined}-${word}`;
		if (longer.length > longest) return joined === "" ? word.slice(0, Math.max(0, longest)) : joined;
		joined = longer;
	}
	return joined;
}
// src/core/criterion-list.ts
const defaultTimeoutMs = 6e5;
/** The criteria of a mission, each with an id that depends on nothing but the texts. */
function criteriaOf(entries, priority = "medium") {
	const bodies = entries.map((entry) => typeof entry === "string" ? { criteria: entry } : entry);
	const texts = bodies.map((body) => body.criteria ?? body.description ?? "");
	const ids = idsOf(bodies.map((body, index) => ({
		id: body.id,
		text: texts[index] ?? ""
	})));
	return bodies.map((body, index) => {
		const rubric = body.rubric ?? (body.criteria === void 0 ? void 0 : body.description);
		return {
			id: ids[index] ?? "",
			text: texts[index] ?? "",
			priority: body.priority ?? priority,
			measurable: body.measurable ?? true,
			checks: (body.verify ?? []).map(checkOf),
			...rubric === void 0 || rubric === "" ? {} : { rubric },
			...body.approval === void 0 ? {} : { approval: body.approval }
		};
	});
}
/** Explicit ids as they are, else slugs; slugs that are not the only ones of their kind get a hash of their text. */
function idsOf(criteria) {
	const wanted = criteria.map(({ id, text }) => id ?? slugOf(text));
	return criteria.map(({ id, text }, index) => {
		const own = wanted[index] ?? "";
		return id === void 0 && wanted.filter((other) => other === own).length > 1 ? suffixed(own, text) : own;
	});
}
function checkOf(body) {
	if (typeof body === "string") return runCheck(body, {});
	return body.check === void 0 ? runCheck(body.run ?? "", body) : {
		kind: "check",
		name: body.check
	};
}
function runCheck(command, body) {
	const { exit = 0, stdout, tests, failed, report } = body.expect ?? {};
	return {
		kind: "run",
		command,
		timeoutMs: body.timeout ?? defaultTimeoutMs,
		expect: {
			exit,
			...stdout === void 0 ? {} : { stdout },
			...tests === void 0 ? {} : { minTests: tests },
			...failed === void 0 ? {} : { maxFailed: failed },
			...report === void 0 ? {} : { report }
		},
		...body.network === void 0 ? {} : { network: body.network }
	};
}
/** What only shows when criteria are read together, or keys beside each other; from the raw list, however wrong it is. */
function problemsAmong(list, base, lineOf) {
	if (!Array.isArray(list)) return [];
	const entries = list.map((entry, index) => ({
		entry,
		path: [...base, index]
	}));
	return [
		...entries.flatMap(({ entry, path }) => problemsWithin(entry, path)),
		...repeated(entries.map(({ entry, path }) => ({
			path,
			key: textOf(entry)
		}))).map(([again, first]) => ({
			path: again,
			message: `the same criterion twice: line ${lineOf(first)} has it already. Remove one of them.`
		})),
		...repeated(entries.map(({ entry, path }) => ({
			path: [...path, "id"],
			key: idOf$1(entry)
		}))).map(([again, first]) => ({
			path: again,
			message: `the same id twice: line ${lineOf(first)} has it already. Give this one another id.`
		}))
	];
}
function problemsWithin(entry, path) {
	if (!isMapping(entry)) return [];
	const wordless = entry.criteria === void 0 && entry.description === void 0;
	const verify = entry.verify;
	const checks = Array.isArray(verify) ? verify.map((check, index) => problemsOfCheck(check, [
		...path,
		"verify",
		index
	])) : [problemsOfCheck(verify, [...path, "verify"])];
	return [...wordless ? [{
		path,
		message: "the criterion has no text: expected criteria. Add a line criteria: \"…\", or quotes round a text that contains \": \"."
	}] : [], ...checks.flat()];
}
function problemsOfCheck(check, path) {
	if (!isMapping(check)) return [];
	const { run, check: name } = check;
	if (run === void 0 && name === void 0) return [{
		path,
		message: "nothing to verify with: expected run: with a command, or check: with a GitHub check."
	}];
	if (run !== void 0 && name !== void 0) return [{
		path,
		message: "run and check in one entry: expected one of them. Make two entries of it."
	}];
	return [
		"timeout",
		"expect",
		"network"
	].filter((key) => run === void 0 && check[key] !== void 0).map((key) => ({
		path: [...path, key],
		part: "key",
		message: `${key} has no use for a GitHub check: expected it beside run. Remove it.`
	}));
}
/** Each place whose key was there before, with the first place that has it. */
function repeated(places) {
	const first = /* @__PURE__ */ new Map();
	return places.flatMap(({ path, key }) => {
		if (key === void 0) return [];
		const before = first.get(key);
		if (before === void 0) first.set(key, path);
		return before === void 0 ? [] : [[path, before]];
	});
}
function textOf(entry) {
	const text = isMapping(entry) ? entry.criteria ?? entry.description : entry;
	if (typeof text !== "string") return void 0;
	return visibleText(text).replaceAll(/\s+/g, " ").trim() || void 0;
}
function idOf$1(entry) {
	const id = isMapping(entry) ? entry.id : void 0;
	return typeof id === "string" || typeof id === "number" ? String(id) : void 0;
}
// src/core/mission-file.ts
/** Most criteria a mission may have, and most characters one may have. */
const limits = {
	criteria: 100,
	criterion: 1e3,
	title: 256
};
/** Text for people: invisible characters are dropped. */
const prose = string().transform((text) => visibleText(text).trim());
/** Text for people on one line. */
function line(longest) {
	return string().meta({
		minLength: 1,
		maxLength: longest
	}).transform((text) => visibleText(text).replaceAll(/\s+/g, " ").trim()).pipe(string().min(1).max(longest));
}
const timeout = union([number(), string()], { error: "a duration such as 10m, 90s or 1h30m" }).transform((given, context) => {
	const ms = parseDuration(given);
	if (ms !== void 0) return ms;
	context.addIssue({
		code: "custom",
		message: "a duration of at most a day, such as 10m, 90s or 1h30m"
	});
	return NEVER;
});
const stdout = string().min(1).transform((given, context) => {
	const slashed = /^\/(.+)\/([a-z]*)$/s.exec(given);
	if (slashed === null) return given.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
	const [, source = "", flags] = slashed;
	const mistake = flags === "" ? patternMistake(source) : "no letters after the last slash, for instance [Pp]assed instead of /passed/i";
	if (mistake === void 0) return source;
	context.addIssue({
		code: "custom",
		message: `a text, or a regular expression between slashes with ${mistake}`
	});
	return NEVER;
});
const tests = union([int().min(0), string()], { error: "a number of tests, such as 5 or \">=5\"" }).transform((given, context) => {
	const written = /^(?:>=\s*)?(\d{1,6})\+?$/.exec(String(given).trim());
	if (written !== null) return Number(written[1]);
	context.addIssue({
		code: "custom",
		message: "a least number of tests, such as 5 or \">=5\""
	});
	return NEVER;
});
const reportPath = exactText.check((context) => {
	const parts = context.value.split("/");
	if (!/^[/\\]|^[A-Za-z]:/.test(context.value) && !parts.includes("..") && !parts.slice(0, -1).some((part) => part.includes("*"))) return;
	context.issues.push({
		code: "custom",
		message: "a path inside of the repository, with * in the last part only, such as reports/*.xml",
		input: context.value
	});
});
const checkFile = strictObject({
	run: exactText.optional().describe("Shell command, run in a clean checkout of the commit. Exit code 0 proves the criterion."),
	check: exactText.optional().describe("Name of a GitHub check that must conclude success on the commit."),
	timeout: timeout.optional().describe("How long the command may take: 10m, 90s, 1h30m or seconds. Default 10m."),
	expect: strictObject({
		exit: int().min(0).max(255).optional().describe("Exit code that counts as a pass. Default 0."),
		stdout: stdout.optional().describe("What its output must contain: a text, or a regular expression between slashes."),
		tests: tests.optional().describe("Least number of tests that must have run: 5 or \">=5\"."),
		failed: int().min(0).optional().describe("Most tests that may have failed."),
		report: reportPath.optional().describe("Path of the report that the command writes: JUnit XML, TRX, TAP, or the JSON of vitest, jest, mocha, Playwright, pytest or go test. * stands for any part of the file's name.")
	}).optional().describe("What the command must show."),
	network: networkChoice.optional()
}).meta({ oneOf: [{ required: ["run"] }, { required: ["check"] }] });
const oneCheck = union([exactText, checkFile], { error: "a command, or a mapping with run: or check:" });
const criterionFile = strictObject({
	criteria: line(limits.criterion).optional().describe("What must be true, as one sentence."),
	description: line(limits.criterion).optional().describe("The same as criteria."),
	id: union([string(), int()]).transform(String).pipe(string().regex(/^[a-z0-9][a-z0-9-]{0,49}$/, "1 to 50 small letters, digits and dashes, such as crud-endpoints")).optional().describe("Name used in commands and reports. Default: made from the text."),
	measurable: boolean().optional().describe("Whether a command can prove it. Default true."),
	priority: priorityText.optional().describe("How much it matters. Default medium."),
	verify: union([
		exactText,
		checkFile,
		array(oneCheck).min(1).max(20)
	], { error: "a command, a mapping with run: or check:, or a list of them" }).transform((given) => Array.isArray(given) ? given : [given]).optional().describe("How it is proved. A text is a command. All of a list must pass."),
	rubric: prose.optional().describe("What a judge measures it by when no command can prove it."),
	approval: literal("maintainer").optional().describe("A person with write access must approve it as well.")
}).meta({ anyOf: [{ required: ["criteria"] }, { required: ["description"] }] });
/** Everything under `mission:`. */
const missionBodySchema = strictObject({
	title: line(limits.title).describe("The mission in one line."),
	id: string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "1 to 40 small letters, digits and dashes, such as rest-api").optional().describe("Name of the mission in branches and commands. Default: made from the file's name or the title."),
	repository: exactText.optional().describe("Path of the repository, for the command line. Default: here."),
	description: prose.optional().describe("What is to be done, in your own words."),
	priority: priorityText.optional().describe("Priority of the criteria that give none. Default medium."),
	definition_of_done: array(union([line(limits.criterion), criterionFile], { error: "a criterion: a text, or a mapping with criteria:" }), { error: "a list of criteria" }).min(1, "at least one criterion").max(limits.criteria).describe("What must be true for the mission to be done."),
	constraints: union([prose, array(prose).max(100)], { error: "a text, or a list of texts" }).transform((given) => [given].flat().filter((text) => text !== "")).optional().describe("Rules the work must keep to."),
	context: prose.optional().describe("Anything else the worker should know."),
	...settingsShape,
	worker: strictObject(workerShape).optional().describe("How Claude Code is run."),
	manager: strictObject(managerShape).optional().describe("The model that plans and judges."),
	judge: strictObject(judgeShape).optional().describe("The model that judges what no command proves, where it is not the manager's.")
});
/** The file: schema/mission.schema.json is written from it. */
const missionFileSchema = strictObject({
	$schema: string().optional().describe("Address of this schema, for editors that read it from JSON."),
	mission: missionBodySchema.describe("A mission: what to do and what proves that it is done.")
});
/** Why a regular expression cannot be read; undefined for a good one. */
function patternMistake(source) {
	try {
		new RegExp(source);
		return;
	} catch (error) {
		return `no mistake in it (${error instanceof Error ? error.message.replace(/^.*: /s, "") : String(error)})`;
	}
}
// src/core/parse-mission.ts
/** The mission a document describes. Throws the user error MISSION_INVALID with all problems at once. */
function parseMission(document, options) {
	const spelled = renameKeys(document, snakeCaseOf(missionKeys));
	const base = isMapping(spelled.value) && spelled.value.mission !== void 0 ? ["mission"] : [];
	const replaced = replaceKeys(spelled, replacedMissionKeys, base);
	const source = {
		file: options.file,
		document: replaced.document
	};
	const { body, problems } = readBody(replaced.document, base);
	if (body === void 0) throw mistakes.missionInvalid(options.file, renderProblems(problems, source));
	const mission = missionOf(body, options);
	const unfit = problemsOfMission(mission, base);
	if (unfit.length > 0) throw mistakes.missionInvalid(options.file, renderProblems(unfit, source));
	return {
		mission,
		notices: [...renderProblems(replaced.notices, {
			file: options.file,
			document: spelled
		}), ...renderProblems(droppedCharacters(valueAt(replaced.document.value, base), base), source)],
		...body.repository === void 0 ? {} : { repository: body.repository }
	};
}
function readBody(document, base) {
	const { value } = document;
	const lineOf = (path) => positionOf({
		path,
		message: ""
	}, document).line;
	const shapeless = problemOfShape(value, base);
	if (shapeless !== void 0) return {
		body: void 0,
		problems: [shapeless]
	};
	const outer = base.length === 0 ? [] : problemsBeside(value);
	const whole = valueAt(value, base);
	const bare = base.length === 0 && isMapping(whole) ? omitSchema(whole) : whole;
	const result = missionBodySchema.safeParse(bare);
	const context = {
		value: bare,
		schema: missionBodySchema,
		hints: missionHints
	};
	const inner = result.success ? [] : problemsOf(result.error.issues, context);
	const problems = [
		...outer,
		...inner.map((problem) => ({
			...problem,
			path: [...base, ...problem.path]
		})),
		...problemsAmong(valueAt(bare, ["definition_of_done"]), [...base, "definition_of_done"], lineOf)
	];
	return result.success && problems.length === 0 ? { body: result.data } : {
		body: void 0,
		problems
	};
}
function problemOfShape(value, base) {
	const example = "Start with \"mission:\" and, indented under it, title and definition_of_done.";
	if (value === void 0 || value === null) return {
		path: [],
		message: `there is nothing here. ${example}`
	};
	if (!isMapping(value)) return {
		path: [],
		message: `expected a mapping, not a list or a text. ${example}`
	};
	if (base.length > 0 && !isMapping(valueAt(value, base))) return {
		path: base,
		message: `mission is not a mapping. ${example}`
	};
	if (base.length > 0 || "title" in value || "definition_of_done" in value) return void 0;
	return {
		path: [],
		message: `there is no mission here. ${example}`
	};
}
/** Keys beside `mission:`. */
function problemsBeside(value) {
	const result = wrapperSchema.safeParse(value);
	if (result.success) return [];
	return problemsOf(result.error.issues, {
		value,
		schema: missionFileSchema,
		hints: missionHints
	});
}
const wrapperSchema = missionFileSchema.extend({ mission: unknown() });
function omitSchema({ $schema: _, ...rest }) {
	return rest;
}
function missionOf(body, options) {
	const id = options.id ?? body.id ?? idOf(body.title, options.file);
	const { manager = {}, judge } = body;
	const own = {
		...settingsOf(body),
		worker: workerOf(body),
		manager,
		judge
	};
	return missionSchema.parse({
		id,
		title: body.title,
		description: body.description ?? "",
		criteria: criteriaOf(body.definition_of_done, body.priority),
		constraints: body.constraints ?? [],
		...body.context === void 0 || body.context === "" ? {} : { context: body.context },
		...settleSettings(id, [
			options.defaults ?? {},
			own,
			options.overrides ?? {}
		])
	});
}
function workerOf(body) {
	const { fallback_model: fallbackModel, ...worker } = body.worker ?? {};
	return {
		...worker,
		fallbackModel
	};
}
/** From the file's name, unless that says nothing: then from the title. */
function idOf(title, file) {
	const name = file.replace(/^.*[\\/]/, "").replace(/\.[^.]*$/, "");
	return (name === "mission" || name === "" || name.startsWith("<") ? "" : slugOf(name)) || slugOf(title);
}
/** The title in the mission that `cco init` writes. As it stands it is nobody's mission, and would cost money. */
const exampleTitle = "What this mission is about, in one line";
function problemsOfMission(mission, base) {
	const problems = [];
	if (mission.title === "What this mission is about, in one line") {
		const message = "this is still the example's title: write your own mission here.";
		problems.push({
			path: [...base, "title"],
			message
		});
	}
	if (!mission.criteria.some((criterion) => mission.required.includes(criterion.priority))) {
		const message = `no criterion has a required priority (${mission.required.join(", ")}), so nothing would have to be done. Change required, or a priority.`;
		problems.push({
			path: [...base, "required"],
			message
		});
	}
	if (mission.branch.base === mission.branch.name) {
		const message = "base and name are the same branch: expected a branch of the mission's own. Leave name out.";
		problems.push({
			path: [
				...base,
				"branch",
				"name"
			],
			message
		});
	}
	return problems;
}
function droppedCharacters(value, path) {
	if (typeof value === "string") {
		const found = findInvisible(value);
		return found === void 0 ? [] : [{
			path,
			message: `invisible characters (${found}) were dropped here.`
		}];
	}
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([key, entry]) => droppedCharacters(entry, [...path, Array.isArray(value) ? Number(key) : key]));
}
const missionKeys = /* @__PURE__ */ new Set([...[...knownKeys(missionFileSchema).values()].flat(), ...Object.keys(replacedMissionKeys).flatMap((path) => path.split("."))]);
export { slugOf as a, missionBodySchema as i, parseMission as n, limits as r, exampleTitle as t };
