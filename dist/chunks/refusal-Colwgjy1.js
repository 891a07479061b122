import { _ as union, f as number, g as string, i as array, m as record, p as object, v as unknown } from "./schemas-IblTEC5b.js";
// src/adapters/refusal.ts
/**
* What a refusal asks for: to wait, or that somebody mends it; undefined where neither helps.
* https://openrouter.ai/docs/api-reference/errors, https://platform.claude.com/docs/en/api/errors
*/
function setbackOf(refusal, now = Date.now()) {
	const { status, detail } = refusal;
	if (status === 402 || status === 400 && /credit balance/i.test(detail)) return {
		kind: "billing",
		detail
	};
	if (status === 401 || status === 403 && !isModeration(refusal)) return {
		kind: "auth",
		detail
	};
	if (status === 404) return {
		kind: "misconfigured",
		detail
	};
	if (status === 429) return {
		kind: "throttled",
		detail,
		...waitOf(refusal, now)
	};
	if (status === 408 || status >= 500) return {
		kind: "overloaded",
		detail,
		...waitOf(refusal, now)
	};
}
/** OpenRouter's 403 is about what was asked, where it gives reasons. */
function isModeration({ error }) {
	return object({ metadata: object({ reasons: array(unknown()) }) }).safeParse(error).success;
}
/** When it may be asked again, as the headers say, or the limit that the message names. Epoch milliseconds. */
function waitOf({ headers, error, detail }, now) {
	const end = [
		headers?.get("x-ratelimit-reset"),
		headers?.get("anthropic-ratelimit-unified-reset"),
		resetInBody(error)
	].map(parseReset).find((one) => one !== void 0) ?? afterRetry(headers, now) ?? endOfLimit(detail, now);
	return end === void 0 ? {} : { until: end };
}
/** The end of the limit that a message of OpenRouter names. Those of free models hold for the account: a day is one of UTC. */
function endOfLimit(message, now) {
	if (/free-models-per-day/.test(message)) return (Math.floor(now / day) + 1) * day;
	return /free-models-per-min/.test(message) ? now + minute : void 0;
}
const minute = 6e4;
const day = 864e5;
/** OpenRouter puts the headers of its free models' limits into the body. */
function resetInBody(error) {
	const headers = record(string(), union([string(), number()]));
	const parsed = object({ metadata: object({ headers }) }).safeParse(error);
	return (parsed.success ? Object.entries(parsed.data.metadata.headers) : []).find(([name]) => name.toLowerCase() === "x-ratelimit-reset")?.[1].toString();
}
/** A point in time, in milliseconds or seconds since the epoch. Small numbers mean other things elsewhere. */
function parseReset(text) {
	const number = Number(text ?? NaN);
	if (!Number.isSafeInteger(number)) return void 0;
	if (number > 0xe8d4a51000) return number;
	return number > 1e9 ? number * 1e3 : void 0;
}
function afterRetry(headers, now) {
	const text = headers?.get("retry-after");
	if (text === null || text === void 0) return void 0;
	const seconds = Number(text);
	if (Number.isFinite(seconds)) return seconds > 0 ? now + Math.ceil(seconds * 1e3) : void 0;
	const at = Date.parse(text);
	return at > now ? at : void 0;
}
export { setbackOf as n, endOfLimit as t };
