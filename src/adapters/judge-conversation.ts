import type { Call, Message, ToolCall } from "./endpoint.ts";
import { checkAnswer } from "./judge-answer.ts";
import { writeOverview } from "./judge-overview.ts";
import type { Attempt, JudgeSession } from "./judge-session.ts";
import { answerFormat, judgeTools, lookFor } from "./judge-tools.ts";

/** Bounds of one conversation: turns, looks in one turn, and characters that it shows. */
const mostTurns = 20;
const mostLooks = 8;
const mostShown = 300_000;
/** How much of an answer that does not count is shown to the model again. Characters. */
const longestEcho = 8000;

const answerNow = "That was the last look. Call `answer` now, with what you know.";

/** A conversation on its way. */
type Talk = {
  readonly model: string;
  readonly session: JudgeSession;
  readonly messages: Message[];
  turn: number;
  /** Characters that were shown. */
  shown: number;
  /** Its answer was wrong, and it was told so. */
  isRepairing: boolean;
};

/** Lets a model look around with tools until it answers. A wrong answer gets one chance of repair. */
export async function converse(model: string, session: JudgeSession): Promise<Attempt> {
  const { request, material, question } = session;
  const overview = await writeOverview(request, material);
  const messages: Message[] = [
    { role: "system", content: question.system },
    { role: "user", content: `${question.prompt}\n\n${overview}` },
  ];
  const talk: Talk = { model, session, messages, turn: 1, shown: 0, isRepairing: false };
  for (; talk.turn <= mostTurns && !session.isOver(); talk.turn++) {
    const end = await takeTurn(talk);
    if (end !== undefined) return end;
  }
  return { problem: "It gave no answer within its limits." };
}

/** One call and what it asks for; undefined while the conversation goes on. */
async function takeTurn(talk: Talk): Promise<Attempt | undefined> {
  const { model, session, messages, turn } = talk;
  const isLast = isAtEnd(talk);
  const call = await session.call({
    models: [model],
    messages,
    format: answerFormat,
    structured: false,
    tools: judgeTools,
    ...(isLast ? { only: "answer" } : {}),
    look: (wish) => lookOnce(wish, talk),
  });
  if (call.problem !== undefined) {
    return { problem: call.problem, setback: call.setback, isToolless: turn === 1 && call.refusedFormat };
  }
  const said = answerIn(call);
  if (said !== undefined) return takeAnswer(said, call, talk);
  if (isLast) return { problem: "It went on looking and gave no answer." };
  const results = await lookAround(call, session);
  messages.push(echoOf(call), ...results);
  talk.shown += results.reduce((sum, { content }) => sum + content.length, 0);
  if (isAtEnd({ ...talk, turn: turn + 1 })) messages.push({ role: "user", content: answerNow });
  return undefined;
}

/** One more turn is kept for an answer that has to be repaired. */
function isAtEnd({ turn, shown, isRepairing, session }: Talk): boolean {
  return isRepairing || turn >= mostTurns - 1 || shown >= mostShown || session.isNearlyOver();
}

async function takeAnswer(said: string, call: Call, talk: Talk): Promise<Attempt | undefined> {
  const { request, material } = talk.session;
  const asked = request.questions.map(({ criterion }) => criterion.id);
  const { answers, mistakes } = await checkAnswer(said, asked, material);
  if (mistakes.length === 0) return { answers, model: call.model };
  if (talk.isRepairing) return afterRepair(answers, mistakes, call);
  talk.isRepairing = true;
  talk.messages.push(...repairOf(call, said, mistakes));
  return undefined;
}

/** What still counts of an answer that was wrong twice. */
function afterRepair(answers: Attempt["answers"], mistakes: readonly string[], { model }: Call): Attempt {
  const problem = `Its answer was wrong, asked twice: ${mistakes.join(" ")}`;
  return { answers: answers ?? [], model, problem };
}

/** Undefined while it only wants to look. */
function answerIn({ toolCalls, text }: Call): string | undefined {
  const answers = toolCalls.filter(({ name }) => name === "answer");
  if (answers.length > 0) return answers.map(({ args }) => args).join("\n");
  return toolCalls.length === 0 ? (text ?? "") : undefined;
}

type ToolResult = Extract<Message, { role: "tool" }>;

async function lookAround({ toolCalls }: Call, { material }: JudgeSession): Promise<readonly ToolResult[]> {
  const results: ToolResult[] = [];
  for (const [place, call] of toolCalls.entries()) {
    const content = place < mostLooks ? await lookFor(call, material) : "Too many at once: ask again.";
    results.push({ role: "tool", id: call.id, content });
  }
  return results;
}

/** A look in a conversation that the service carries on by itself. */
async function lookOnce(wish: ToolCall, talk: Talk): Promise<string> {
  if (talk.shown >= mostShown) return "That was the last look. Answer now, with what you know.";
  const content = await lookFor(wish, talk.session.material);
  talk.shown += content.length;
  return content;
}

function echoOf({ text = "", toolCalls, echo }: Call): Message {
  return { role: "assistant", content: text.slice(0, longestEcho), toolCalls, echo };
}

function repairOf(call: Call, said: string, mistakes: readonly string[]): Message[] {
  const correction = `That answer does not count as it is. ${mistakes.slice(0, 20).join(" ")}\nCall \`answer\` once more, with everything mended.`;
  if (call.toolCalls.length === 0) {
    return [
      { role: "assistant", content: said.slice(0, longestEcho) || "(nothing)", echo: call.echo },
      { role: "user", content: correction },
    ];
  }
  const result = ({ id }: ToolCall) => ({ role: "tool", id, content: correction }) as const;
  return [echoOf(call), ...call.toolCalls.map(result)];
}
