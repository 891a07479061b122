import { g as string, i as array, p as object, w as prettifyError, x as toJSONSchema } from "./schemas-IblTEC5b.js";
// src/adapters/manager-answer.ts
const mostObjects = 20;
/** Finds the one JSON object in an answer, whatever stands around it: a fence, prose, a model's thinking aloud. */
function parseAnswer(text, form) {
	const objects = objectsIn(spokenPart(text));
	if (objects.length === 0) return { mistake: "There is no complete JSON object in it." };
	const parsed = objects.map((object) => form.parse(withoutNulls(object)));
	const fitting = parsed.find((one) => one.success);
	if (fitting?.success) return { answer: fitting.data };
	const error = parsed.at(-1)?.error;
	return { mistake: error === void 0 ? "It does not fit the schema." : prettifyError(error) };
}
/** Without what a model thought aloud before it spoke. */
function spokenPart(text) {
	return text.slice(-5e4).replace(/^[\s\S]*<\/think(?:ing)?>/, "");
}
/** JSON objects that are not inside another one, in their order. */
function objectsIn(text) {
	const found = [];
	for (let at = text.indexOf("{"), tries = 0; at >= 0 && tries < mostObjects; tries++) {
		const end = endOfObject(text, at);
		const object = end === void 0 ? void 0 : parseJson(text.slice(at, end));
		if (object !== void 0) found.push(object);
		at = text.indexOf("{", object === void 0 ? at + 1 : end);
	}
	return found;
}
/** The index behind the brace that closes the one at `start`; braces in strings do not count. */
function endOfObject(text, start) {
	let depth = 0;
	for (const { 0: sign, index } of text.slice(start).matchAll(/"(?:[^"\\]|\\.)*"|[{}]/gs)) {
		if (sign === "{") depth++;
		if (sign === "}") depth--;
		if (depth === 0) return start + index + 1;
	}
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
/** The strict form of the schema asks for null where the decision leaves something out. */
function withoutNulls(value) {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null));
}
// src/core/decision.ts
/** What the manager decides after an iteration. Published as schema/decision.schema.json. */
const decisionSchema = object({
	/** Where the mission stands, in two or three sentences. */
	assessment: string().min(1).max(2e3),
	/** Ids of the criteria to work on next, most important first. */
	focus: array(string()).min(1).max(10).readonly(),
	/** How to go about it, in a few words. */
	strategy: string().min(1).max(500),
	/** What the worker is told. */
	guidance: string().min(1).max(4e3),
	/** Set when only a human can answer what stops the mission. */
	blocked: object({ question: string().min(1).max(1e3) }).optional()
});
// src/adapters/manager-schema.ts
/**
* A schema as strict structured output takes it: every property required, null for what may be left out, no bounds of
* length (several services refuse them). What the bounds were is said in words.
* https://platform.openai.com/docs/guides/structured-outputs#supported-schemas
*/
function jsonFormatOf(name, schema) {
	return {
		name,
		schema: { ...strictSchema(schema) }
	};
}
jsonFormatOf("decision", toJSONSchema(decisionSchema));
/** A schema as strict structured output takes it. */
function strictSchema({ $schema: _, readOnly: __, minimum: ___, maximum: ____, exclusiveMinimum: _____, minLength, maxLength, minItems, maxItems, ...schema }) {
	const bounds = boundsInWords({
		minLength,
		maxLength,
		minItems,
		maxItems
	});
	const described = bounds === "" ? schema : {
		...schema,
		description: bounds
	};
	if (schema.items !== void 0) return {
		...described,
		items: strictItem(schema.items)
	};
	if (schema.anyOf !== void 0) return {
		...described,
		anyOf: schema.anyOf.map(strictItem)
	};
	if (schema.properties === void 0) return described;
	const required = schema.required ?? [];
	const properties = Object.entries(schema.properties).map(([name, property]) => {
		const item = strictItem(property);
		return [name, required.includes(name) ? item : { anyOf: [item, { type: "null" }] }];
	});
	return {
		...described,
		properties: Object.fromEntries(properties),
		required: Object.keys(schema.properties),
		additionalProperties: false
	};
}
function strictItem(item) {
	return strictSchema(item);
}
function boundsInWords({ minLength, maxLength, minItems, maxItems }) {
	return [
		minLength === void 0 ? "" : `Not empty.`,
		maxLength === void 0 ? "" : `At most ${maxLength} characters.`,
		minItems === void 0 ? "" : `Not empty.`,
		maxItems === void 0 ? "" : `At most ${maxItems} items.`
	].filter((word) => word !== "").join(" ");
}
// src/adapters/endpoint.ts
/** What several calls used together. The price is unknown as soon as that of one call is. */
function totalOf(calls) {
	const tokens = calls.reduce((sum, call) => sum + call.tokens, 0);
	return {
		usd: calls.reduce((sum, call) => sum === void 0 || call.usd === void 0 ? void 0 : sum + call.usd, 0),
		tokens
	};
}
export { objectsIn as a, decisionSchema as i, jsonFormatOf as n, parseAnswer as o, strictSchema as r, spokenPart as s, totalOf as t };
