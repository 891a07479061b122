import type { Manager } from "../core/ports.ts";
import { createRedactor, stripControl } from "../core/redact.ts";
import { truncateHead } from "../core/truncate.ts";
import { type Call, type CallRequest, type Endpoint, type Message, totalOf } from "./endpoint.ts";
import { parseAnswer } from "./manager-answer.ts";
import { decisionForm, draftForm, type Form } from "./manager-form.ts";

export type ModelManagerOptions = {
  readonly endpoint: Endpoint;
  readonly model: string;
  /** Tried in order when a model gives no answer. */
  readonly fallbacks: readonly string[];
};

const longestProblem = 600;
/** How much of an answer that was no decision is shown to the model again. */
const longestEcho = 8000;

/**
 * A manager behind the service of a model. The answer is forced into the decision's
 * schema where the service can; it is validated in any case, and a wrong one gets one chance of repair.
 * Whatever goes wrong ends as a reply without a decision and with the `problem` in words, the key never among them.
 */
export function createModelManager(options: ModelManagerOptions): Manager {
  const { endpoint } = options;
  const redact = createRedactor(endpoint.secrets);
  const show = (text: string) =>
    truncateHead(redact(stripControl(text)).replace(/\s+/g, " ").trim(), longestProblem);
  const unstructured = new Set<string>();
  return {
    name: endpoint.name,
    plan: async (question) => {
      const { answer: decision, ...reply } = await converseOn(question, decisionForm);
      return { decision, ...reply };
    },
    draft: async ({ ids, ...question }) => converseOn(question, draftForm(ids)),
  };

  async function converseOn<T>(question: Question, form: Form<T>) {
    const session: Session<T> = { endpoint, unstructured, form, calls: [] };
    const { answer, model, problems } = await converse(question, options, session);
    const setback = answer === undefined ? session.calls.at(-1)?.setback : undefined;
    return {
      answer,
      ...totalOf(session.calls),
      ...(setback === undefined ? {} : { setback: { ...setback, detail: show(setback.detail) } }),
      ...(model === undefined ? {} : { model }),
      ...(problems.length === 0 ? {} : { problem: show(problems.join(" ")) }),
    };
  }
}

type Question = Parameters<Manager["plan"]>[0];
type Messages = readonly Message[];
type Session<T> = {
  readonly form: Form<T>;
  readonly endpoint: Endpoint;
  /** Models whose service takes no schema: learned once, remembered for the next plan. */
  readonly unstructured: Set<string>;
  readonly calls: Call[];
};
type Outcome<T> = {
  readonly answer: T | undefined;
  readonly model?: string | undefined;
  readonly problems: readonly string[];
};

async function converse<T>(
  question: Question,
  options: ModelManagerOptions,
  session: Session<T>,
): Promise<Outcome<T>> {
  const messages: Messages = [
    { role: "system", content: question.system },
    { role: "user", content: question.prompt },
  ];
  const problems: string[] = [];
  for (const models of attemptsOf(options)) {
    const { text, problem, model = models[0] } = await ask(models, messages, session);
    if (text !== undefined) return settle({ text, model, models, messages, problems }, session);
    problems.push(`${models.join(", ")}: ${problem}`);
  }
  return { answer: undefined, problems };
}

type Answered = {
  readonly text: string;
  readonly model: string | undefined;
  readonly models: readonly string[];
  readonly messages: Messages;
  readonly problems: readonly string[];
};

/** Takes the answer, or asks once more with what is wrong with it. A model that errs twice is not asked again. */
async function settle<T>(
  { text, model, models, messages, problems }: Answered,
  session: Session<T>,
): Promise<Outcome<T>> {
  const { form } = session;
  const first = parseAnswer(text, form);
  if ("answer" in first) return { answer: first.answer, model, problems };
  const repair: Messages = [
    ...messages,
    { role: "assistant", content: text.slice(0, longestEcho) },
    { role: "user", content: `That is not a valid answer. ${first.mistake}\n${asJson(form)}` },
  ];
  const second = await ask(models, repair, session);
  const last = second.text === undefined ? undefined : parseAnswer(second.text, form);
  if (last !== undefined && "answer" in last)
    return { answer: last.answer, model: second.model ?? model, problems };
  const mistake = last?.mistake ?? second.problem;
  return {
    answer: undefined,
    model,
    problems: [...problems, `${model} gave no valid ${form.format.name}, asked twice: ${mistake}`],
  };
}

/** Asks for structured output, and again without when the service refuses that. */
async function ask<T>(models: readonly string[], messages: Messages, session: Session<T>): Promise<Call> {
  const key = models.join();
  const { format } = session.form;
  if (!session.unstructured.has(key)) {
    const call = await record({ models, messages, structured: true, format }, session);
    if (!call.refusedFormat) return call;
  }
  const [system, ...rest] = messages;
  const told = { role: "system" as const, content: `${system?.content}\n\n${asJson(session.form)}` };
  const call = await record({ models, messages: [told, ...rest], structured: false, format }, session);
  // Only now it is known that the schema was the reason.
  if (call.text !== undefined) session.unstructured.add(key);
  return call;
}

async function record<T>(request: CallRequest, { endpoint, calls }: Session<T>): Promise<Call> {
  const call = await endpoint.call(request);
  calls.push(call);
  return call;
}

function asJson<T>({ format }: Form<T>): string {
  const schema = JSON.stringify(format.schema);
  return `Answer with one JSON object that fits this JSON Schema, and with nothing else:\n${schema}`;
}

/** Some services try several models in one request; elsewhere each is a request of its own. */
function attemptsOf({ model, fallbacks, endpoint }: ModelManagerOptions): readonly (readonly string[])[] {
  const models = [model, ...fallbacks];
  const size = endpoint.mostModels;
  return Array.from({ length: Math.ceil(models.length / size) }, (_, i) =>
    models.slice(i * size, (i + 1) * size),
  );
}
