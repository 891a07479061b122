// src/core/secret-pattern.ts
const notInWord = "(?<![A-Za-z0-9])";
const privateKeyName = "[A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?";
const secretPatterns = [
	{
		kind: "a private key",
		regex: new RegExp(`-----BEGIN ${privateKeyName}-----[\\s\\S]{0,300}?[A-Za-z0-9+/]{32}(?:[^-]|-(?!----)){0,20000}(?:-----END ${privateKeyName}-----)?`, "g")
	},
	{
		kind: "a GitHub token",
		regex: /(?<![A-Za-z0-9])ghs_[A-Za-z0-9._-]{36,}/g
	},
	{
		kind: "a GitHub token",
		regex: /(?<![A-Za-z0-9])(?:gh[opru]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,})/g
	},
	{
		kind: "an Anthropic key",
		regex: new RegExp(`${notInWord}sk-ant-[A-Za-z0-9_-]{16,}`, "g")
	},
	{
		kind: "an OpenAI or OpenRouter key",
		regex: new RegExp(`${notInWord}sk-(?=[A-Za-z_-]{0,64}[0-9])[A-Za-z0-9_-]{20,}`, "g")
	},
	{
		kind: "an AWS key",
		regex: /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)(?![A-Z0-9]{9}EXAMPLE)[A-Z0-9]{16}(?![A-Za-z0-9])/g
	},
	{
		kind: "an AWS key",
		regex: /(?<=(?:secret_?access_?key|session_?token)["']?\s{0,3}[:=]\s{0,3}["']?)[A-Za-z0-9/+=]{40,}(?<!EXAMPLEKEY)/gi
	},
	{
		kind: "a Google key",
		regex: /(?<![A-Za-z0-9])(?:AIza[A-Za-z0-9_-]{35}|GOCSPX-[A-Za-z0-9_-]{20,}|ya29\.[A-Za-z0-9_-]{20,})/g
	},
	{
		kind: "a Slack token",
		regex: /(?<![A-Za-z0-9])(?:xox[a-z](?:\.xox[a-z])?-[A-Za-z0-9-]{10,}|xapp-[A-Za-z0-9-]{20,})/g
	},
	{
		kind: "a Slack webhook",
		regex: /(?<=hooks\.slack\.com\/(?:services|workflows|triggers)\/)[A-Za-z0-9/]{20,}/g
	},
	{
		kind: "an npm token",
		regex: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36,}/g
	},
	{
		kind: "a GitLab token",
		regex: /(?<![A-Za-z0-9])gl(?:pat|dt|rt|cbt|ptt)-[A-Za-z0-9_.-]{20,}/g
	},
	{
		kind: "a Hugging Face token",
		regex: /(?<![A-Za-z0-9])hf_[A-Za-z0-9]{30,}/g
	},
	{
		kind: "a Stripe key",
		regex: /(?<![A-Za-z0-9])[rs]k_live_[A-Za-z0-9]{20,}/g
	},
	{
		kind: "a JSON web token",
		regex: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/g,
		ambiguous: true
	},
	{
		kind: "a bearer token",
		regex: /(?<=\bbearer\s{1,3})[A-Za-z0-9._~+/=-]{16,}/gi,
		ambiguous: true
	},
	{
		kind: "an authorization header",
		regex: /(?<=\bauthorization["']?\s{0,3}[:=]\s{0,3}["']?(?:basic|token)\s{1,3})[A-Za-z0-9._~+/=-]{8,}/gi,
		ambiguous: true
	},
	{
		kind: "an API key header",
		regex: /(?<=\bx-api-key["']?\s{0,3}[:=]\s{0,3}["']?)[A-Za-z0-9._~+/=-]{16,}/gi,
		ambiguous: true
	},
	{
		kind: "a password in a URL",
		regex: /(?<=:\/\/)(?:[^\s/:@"'<>]{0,256}:[^\s/@"'<>]{1,1024}|[^\s/:@"'<>]{20,1024})(?=@)/g,
		ambiguous: true
	}
];
// src/core/redact.ts
const redacted = "[redacted]";
/** Below this a value is too ordinary (`true`, a port, a short name): hiding it would make text unreadable. */
const shortestSecret = 8;
/** A line of a longer secret is hidden alone too, when it is long enough to be nothing else. */
const shortestLine = 16;
/**
* Makes the function that everything goes through before it leaves the process. It hides the given values
* (trimmed, of at least 8 characters; also in base64 at any alignment, URL-encoded and JSON-escaped) and
* whatever looks like a secret of a known kind. Where characters that nobody sees split a secret, they are taken out
* of the text. Linear in the text; redacting twice changes nothing.
*/
function createRedactor(secrets) {
	const exact = exactPattern(secrets);
	const patterns = [...exact === void 0 ? [] : [exact], ...secretPatterns.map((one) => one.regex)];
	const hide = (text) => patterns.reduce((shown, pattern) => shown.replace(pattern, redacted), text);
	return (text) => {
		const shown = hide(text);
		const plain = stripControl(shown);
		const bared = plain === shown ? plain : hide(plain);
		return bared === plain ? shown : bared;
	};
}
/**
* The same plain value with its texts redacted. Before they are rendered: Markdown's escapes, a cut and an encoding
* make a secret into something that is not known for one.
*/
function redactStrings(value, redact) {
	return JSON.parse(JSON.stringify(value), (_key, part) => typeof part === "string" ? redact(part) : part);
}
/**
* Makes the function that names the kind of secret in a text, undefined when there is none. It knows what
* the redactor knows except the kinds that honest files contain too (JSON web tokens, bearer headers and
* passwords in URLs): a compose file with `postgres://test:test@db` may be committed.
*/
function createSecretFinder(secrets) {
	const exact = exactPattern(secrets);
	const certain = secretPatterns.filter((one) => one.ambiguous !== true);
	return (text) => {
		if (exact !== void 0 && text.search(exact) >= 0) return "a secret of this run";
		return certain.find((one) => text.search(one.regex) >= 0)?.kind;
	};
}
function exactPattern(secrets) {
	const values = secrets.map((secret) => secret.trim()).filter((secret) => secret.length >= shortestSecret);
	if (values.length === 0) return void 0;
	const literals = new Set(values.flatMap((value) => [value, ...linesOf(value)]).flatMap(spellingsOf));
	const base64 = new Set(values.flatMap(base64Of));
	const sources = [...[...literals].toSorted((a, b) => b.length - a.length).map(escapeRegex), ...[...base64].map(acrossLines)];
	return new RegExp(sources.join("|"), "g");
}
/** Logs show a key of many lines line by line, indented or prefixed. */
function linesOf(value) {
	return value.split(/\r?\n/).map((line) => line.trim()).filter((line) => line.length >= shortestLine && !line.startsWith("-----"));
}
function spellingsOf(value) {
	const json = JSON.stringify(value).slice(1, -1);
	const url = encodeURIComponent(value.toWellFormed());
	const form = url.replaceAll("%20", "+");
	const lowerCase = url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
	return [
		value,
		json,
		JSON.stringify(json).slice(1, -1),
		url,
		form,
		lowerCase
	];
}
/** The part of the encoding that does not depend on what stands before and after the value. */
function base64Of(value) {
	const bytes = new TextEncoder().encode(value);
	return [
		0,
		1,
		2
	].flatMap((before) => {
		const inner = btoa("\0".repeat(before) + String.fromCharCode(...bytes)).slice(Math.ceil(before * 8 / 6), Math.floor((before + bytes.length) * 8 / 6));
		return [inner, inner.replaceAll("+", "-").replaceAll("/", "_")];
	});
}
/**
* So much of an encoding is nothing else's, and what goes on from it is the rest. A pattern that spells all of it
* out takes 0.2 s to compile for two keys.
*/
const tellingStart = 32;
/** Encoders break lines, at 76 characters mostly. */
function acrossLines(encoded) {
	const start = [...encoded.slice(0, tellingStart)].map(escapeRegex).join("(?:\\r?\\n)?");
	const rest = encoded.length - tellingStart;
	return rest <= 0 ? start : `${start}(?:(?:\\r?\\n)?[A-Za-z0-9+/_-]){0,${rest}}`;
}
function escapeRegex(text) {
	return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}
const esc = "\x1B";
const bell = "\x07";
/** Control sequences, strings (titles, links) up to their end or the line's, and the short ones. */
const terminalEscape = new RegExp([
	`(?:${esc}\\[|\\u009b)[0-?]*[ -/]*[@-~]?`,
	`${esc}[\\]PX^_][^${bell}${esc}\\u009c\\n]*(?:[${bell}\\u009c]|${esc}\\\\)?`,
	`${esc}[ -/]*[0-~]?`
].join("|"), "g");
/** Format characters and whatever else is there without being seen. The Arabic signs among them can be seen. */
const invisible = /[[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]--[\u0600-\u0605\u06dd\u200d\ufe0e\ufe0f]]/gv;
/** Emoji are written with joiners and style selectors; anywhere else these only carry something unseen. */
const strayJoiner = /(?<!\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d|(?<!\p{Emoji})[\ufe0e\ufe0f]/gv;
/**
* Leaves plain text: no terminal escapes, no control characters but line feed and tab, nothing that is
* there without being seen (bidirectional controls, zero width, tags, stray variation selectors).
* For whatever is shown to a person or given to a model. A carriage return becomes a line feed.
*/
function stripControl(text) {
	return text.toWellFormed().replace(terminalEscape, "").replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(/[\p{Cc}--[\n\t]]/gv, "").replace(invisible, "").replace(strayJoiner, "");
}
export { stripControl as i, createSecretFinder as n, redactStrings as r, createRedactor as t };
