import { responseTo } from "../core/ending.ts";
import { faultText } from "../core/fault-text.ts";
import type { Judge, JudgeReply } from "../core/judge-port.ts";
import { writeJudgeQuestion } from "../core/judge-question.ts";
import { createRedactor, stripControl } from "../core/redact.ts";
import { truncateHead } from "../core/truncate.ts";
import type { Endpoint } from "./endpoint.ts";
import { converse } from "./judge-conversation.ts";
import { createMaterial } from "./judge-material.ts";
import { askAtOnce } from "./judge-one-shot.ts";
import { type Attempt, createSession, type JudgeSession } from "./judge-session.ts";

export type ModelJudgeOptions = {
  readonly endpoint: Endpoint;
  readonly model: string;
  /** Tried in order when a model gives no answer. */
  readonly fallbacks: readonly string[];
  /** Git directory that has the commits to judge. Only read. */
  readonly gitDir: string;
  /** Time limit of one question with all its looks; default ten minutes. */
  readonly questionMs?: number | undefined;
};

const mostModels = 3;
const longestProblem = 600;
const defaultQuestionMs = 600_000;

/**
 * A judge behind the service of a model. It looks at the commit with tools; a model without
 * tools is shown what code chose. Whatever goes wrong ends as a reply without an answer, with the `problem` in words.
 */
export function createModelJudge(options: ModelJudgeOptions): Judge {
  const { endpoint } = options;
  const redact = createRedactor(endpoint.secrets);
  const toolless = new Set<string>();
  const show = (text: string) =>
    truncateHead(redact(stripControl(text)).replace(/\s+/g, " ").trim(), longestProblem);
  return {
    name: options.model,
    judge: async (request) => {
      const limit = AbortSignal.timeout(options.questionMs ?? defaultQuestionMs);
      const { gitDir } = options;
      const session = createSession({
        endpoint,
        request,
        material: createMaterial({ gitDir, ...request }),
        interrupt: AbortSignal.any([limit, request.interrupt]),
        question: writeJudgeQuestion(request),
        toolless,
      });
      const { problem, setback, ...reply } = await askInOrder([options.model, ...options.fallbacks], session);
      return {
        ...reply,
        ...session.spent(),
        ...(problem === undefined ? {} : { problem: show(problem) }),
        ...(setback === undefined ? {} : { setback: { ...setback, detail: show(setback.detail) } }),
      };
    },
  };
}

/** One model after the other, until one answers. */
async function askInOrder(
  models: readonly string[],
  session: JudgeSession,
): Promise<Pick<JudgeReply, "answers" | "model" | "problem" | "setback">> {
  const problems: string[] = [];
  let setback: JudgeReply["setback"];
  for (const model of models.slice(0, mostModels)) {
    const attempt = await askOne(model, session);
    if (attempt.problem !== undefined) problems.push(`${model}: ${attempt.problem}`);
    setback = milder(setback, saidBy(model, attempt.setback));
    if (attempt.answers !== undefined) {
      const problem = problems.length === 0 ? {} : { problem: problems.join(" ") };
      return { answers: attempt.answers, model: attempt.model ?? model, ...problem };
    }
    if (session.isOver()) break;
  }
  const problem = problems.join(" ");
  return { answers: [], problem, ...(setback === undefined ? {} : { setback }) };
}

/** Where one of several models can be waited for, nobody has to mend the others. */
function milder(one: JudgeReply["setback"], other: JudgeReply["setback"]): JudgeReply["setback"] {
  if (one === undefined || other === undefined) return one ?? other;
  return responseTo(one.kind) === "wait" ? one : other;
}

function saidBy(model: string, setback: JudgeReply["setback"]): JudgeReply["setback"] {
  return setback && { ...setback, detail: `The judge ${model}: ${setback.detail}` };
}

async function askOne(model: string, session: JudgeSession): Promise<Attempt> {
  try {
    const known = session.toolless.has(model);
    const attempt = known ? undefined : await converse(model, session);
    if (attempt !== undefined && !attempt.isToolless) return attempt;
    const shot = await askAtOnce(model, session);
    // Only now it is known that the tools were the reason.
    if (shot.answers !== undefined) session.toolless.add(model);
    return shot;
  } catch (error) {
    return { problem: `The judge failed: ${faultText(error)}` };
  }
}
