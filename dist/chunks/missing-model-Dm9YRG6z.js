import { n as listSources, t as listModels } from "./model-list-BVoK5btP.js";
// src/adapters/missing-model.ts
/**
* The model that a service does not have, as its refusal names it. OpenRouter answers 400 with "x is not a valid model
* ID" or 404 with "No endpoints found for x", Anthropic 404 with "model: x", Ollama 404 with "model 'x' not found",
* vLLM and OpenAI 404 with "The model `x` does not exist". A 404 that names no model is about something else.
*/
function missingModelIn({ status, detail, models }) {
	if (status !== 400 && status !== 404) return void 0;
	if (status === 400 && !/not a valid model/i.test(detail)) return void 0;
	return models.toSorted((a, b) => b.length - a.length).find((model) => detail.includes(model));
}
/**
* A call that failed; where a model is not there, with one clear sentence in place of the refusal: which one, and which
* are that are like it.
*/
async function explainMissing(call, { status, models }, source) {
	const model = missingModelIn({
		status,
		models,
		detail: call.problem ?? ""
	});
	if (model === void 0) return call;
	const listed = await listModels(source);
	const ids = "models" in listed ? listed.models.map(({ id }) => id) : [];
	if (ids.includes(model)) return call;
	const problem = missingSentence(source.provider, model, ids);
	return {
		...call,
		problem,
		refusedFormat: false,
		setback: {
			kind: "misconfigured",
			detail: problem
		}
	};
}
/** What a person has to know and can do. @param ids of all models that are there; none: the list is not known. */
function missingSentence(provider, model, ids) {
	const near = nearestModels(model, ids).map((id) => `\`${id}\``);
	return `${provider} has no model \`${model}\`.${near.length === 0 ? "" : ` Nearest to it: ${near.join(", ")}.`} \`cco models\` lists all.`;
}
const mostNamed = 3;
/**
* The models whose names have most parts in common with one, the nearest first: a maker, a family, a size. What costs
* nothing is like what costs nothing.
*/
function nearestModels(model, ids) {
	const wanted = partsOf(model);
	return ids.map((id) => ({
		id,
		likeness: likenessOf(wanted, partsOf(id))
	})).filter(({ likeness }) => likeness > leastLikeness).toSorted((a, b) => b.likeness - a.likeness || a.id.localeCompare(b.id)).slice(0, mostNamed).map(({ id }) => id);
}
/** Names with less in common are no help: the maker alone, of a name with three parts more, is a fifth. */
const leastLikeness = .15;
function partsOf(model) {
	return new Set(model.toLowerCase().match(/[a-z]+|\d+(?:\.\d+)*/g) ?? []);
}
/** The share of all their parts that both have: 0 to 1. */
function likenessOf(one, other) {
	const shared = [...one].filter((part) => other.has(part)).length;
	return shared / (one.size + other.size - shared);
}
/**
* One sentence for each model of a choice that its service does not list. Empty where all are listed, and where nobody
* can say: no list, no model to look for.
*/
async function unlistedModels({ provider, model, fallbacks = [] }, means) {
	const source = listSources(means).find((one) => one.provider === provider);
	if (source === void 0 || model === void 0) return [];
	const listed = await listModels(source);
	if (!("models" in listed)) return [];
	const ids = listed.models.map(({ id }) => id);
	return [model, ...fallbacks].filter((wanted) => !isListed(wanted, ids)).map((wanted) => missingSentence(source.provider, wanted, ids));
}
/** OpenRouter's ways to route a model, and Ollama's usual tag, are no models of their own; nor is a date of Anthropic's. */
function isListed(model, ids) {
	const bare = model.replace(/:(?:nitro|floor|online|exacto)$/, "");
	return ids.some((id) => id === bare || id === `${bare}:latest` || id.replace(/-\d{8}$/, "") === bare);
}
export { missingSentence as n, unlistedModels as r, explainMissing as t };
