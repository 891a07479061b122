import { x as toJSONSchema } from "./schemas-IblTEC5b.js";
import { i as stripControl, t as createRedactor } from "./redact-QUhR6P6M.js";
import { t as truncateHead } from "./truncate-Cm8uW0b4.js";
import { i as decisionSchema, n as jsonFormatOf, o as parseAnswer, t as totalOf } from "./endpoint-B1rrocAj.js";
import { t as draftAnswerSchema } from "./drafted-check-C4s3sfIf.js";
// src/adapters/manager-form.ts
const decisionForm = formOf("decision", decisionSchema);
/** The form of checks for these criteria, and for no others. */
function draftForm(ids) {
	return formOf("checks", draftAnswerSchema(ids));
}
function formOf(name, schema) {
	return {
		format: jsonFormatOf(name, toJSONSchema(schema)),
		parse: (value) => schema.safeParse(value)
	};
}
// src/adapters/manager-model.ts
const longestProblem = 600;
/** How much of an answer that was no decision is shown to the model again. */
const longestEcho = 8e3;
/**
* A manager behind the service of a model. The answer is forced into the decision's
* schema where the service can; it is validated in any case, and a wrong one gets one chance of repair.
* Whatever goes wrong ends as a reply without a decision and with the `problem` in words, the key never among them.
*/
function createModelManager(options) {
	const { endpoint } = options;
	const redact = createRedactor(endpoint.secrets);
	const show = (text) => truncateHead(redact(stripControl(text)).replace(/\s+/g, " ").trim(), longestProblem);
	const unstructured = /* @__PURE__ */ new Set();
	return {
		name: endpoint.name,
		plan: async (question) => {
			const { answer: decision, ...reply } = await converseOn(question, decisionForm);
			return {
				decision,
				...reply
			};
		},
		draft: async ({ ids, ...question }) => converseOn(question, draftForm(ids))
	};
	async function converseOn(question, form) {
		const session = {
			endpoint,
			unstructured,
			form,
			calls: []
		};
		const { answer, model, problems } = await converse(question, options, session);
		const setback = answer === void 0 ? session.calls.at(-1)?.setback : void 0;
		return {
			answer,
			...totalOf(session.calls),
			...setback === void 0 ? {} : { setback: {
				...setback,
				detail: show(setback.detail)
			} },
			...model === void 0 ? {} : { model },
			...problems.length === 0 ? {} : { problem: show(problems.join(" ")) }
		};
	}
}
async function converse(question, options, session) {
	const messages = [{
		role: "system",
		content: question.system
	}, {
		role: "user",
		content: question.prompt
	}];
	const problems = [];
	for (const models of attemptsOf(options)) {
		const { text, problem, model = models[0] } = await ask(models, messages, session);
		if (text !== void 0) return settle({
			text,
			model,
			models,
			messages,
			problems
		}, session);
		problems.push(`${models.join(", ")}: ${problem}`);
	}
	return {
		answer: void 0,
		problems
	};
}
/** Takes the answer, or asks once more with what is wrong with it. A model that errs twice is not asked again. */
async function settle({ text, model, models, messages, problems }, session) {
	const { form } = session;
	const first = parseAnswer(text, form);
	if ("answer" in first) return {
		answer: first.answer,
		model,
		problems
	};
	const second = await ask(models, [
		...messages,
		{
			role: "assistant",
			content: text.slice(0, longestEcho)
		},
		{
			role: "user",
			content: `That is not a valid answer. ${first.mistake}\n${asJson(form)}`
		}
	], session);
	const last = second.text === void 0 ? void 0 : parseAnswer(second.text, form);
	if (last !== void 0 && "answer" in last) return {
		answer: last.answer,
		model: second.model ?? model,
		problems
	};
	const mistake = last?.mistake ?? second.problem;
	return {
		answer: void 0,
		model,
		problems: [...problems, `${model} gave no valid ${form.format.name}, asked twice: ${mistake}`]
	};
}
/** Asks for structured output, and again without when the service refuses that. */
async function ask(models, messages, session) {
	const key = models.join();
	const { format } = session.form;
	if (!session.unstructured.has(key)) {
		const call = await record({
			models,
			messages,
			structured: true,
			format
		}, session);
		if (!call.refusedFormat) return call;
	}
	const [system, ...rest] = messages;
	const call = await record({
		models,
		messages: [{
			role: "system",
			content: `${system?.content}\n\n${asJson(session.form)}`
		}, ...rest],
		structured: false,
		format
	}, session);
	if (call.text !== void 0) session.unstructured.add(key);
	return call;
}
async function record(request, { endpoint, calls }) {
	const call = await endpoint.call(request);
	calls.push(call);
	return call;
}
function asJson({ format }) {
	return `Answer with one JSON object that fits this JSON Schema, and with nothing else:\n${JSON.stringify(format.schema)}`;
}
/** Some services try several models in one request; elsewhere each is a request of its own. */
function attemptsOf({ model, fallbacks, endpoint }) {
	const models = [model, ...fallbacks];
	const size = endpoint.mostModels;
	return Array.from({ length: Math.ceil(models.length / size) }, (_, i) => models.slice(i * size, (i + 1) * size));
}
export { createModelManager };
