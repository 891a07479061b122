import type { Call, Message } from "./endpoint.ts";
import { checkAnswer } from "./judge-answer.ts";
import { writeMaterial } from "./judge-overview.ts";
import type { Attempt, JudgeSession } from "./judge-session.ts";
import { answerFormat, answerJsonSchema } from "./judge-tools.ts";

/** Characters of material: at first, and for a model that has no room for that. */
const room = 80_000;
const smallRoom = 20_000;
const longestEcho = 8000;

type Shot = { readonly model: string; readonly structured: boolean; readonly room: number };

/** Asks once, with the material that code chose. A wrong answer gets one chance of repair. */
export async function askAtOnce(model: string, session: JudgeSession): Promise<Attempt> {
  const shots: readonly Shot[] = [
    { model, structured: true, room },
    { model, structured: false, room },
    { model, structured: false, room: smallRoom },
  ];
  let last: Call | undefined;
  for (const shot of shots) {
    if (session.isOver()) break;
    const messages = await messagesOf(shot, session);
    last = await session.call({ ...wishOf(shot), messages });
    if (last.text !== undefined) return settle({ ...last, text: last.text }, { shot, messages }, session);
    if (!isRefused(last)) break;
  }
  return { problem: last?.problem ?? "It gave no answer within its limits.", setback: last?.setback };
}

/** 400 and its like: the schema may be too much for it, or the material. */
function isRefused({ refusedFormat, problem }: Call): boolean {
  return refusedFormat || /^It answered (?:400|413|422):/.test(problem ?? "");
}

async function settle(
  first: Call & { readonly text: string },
  { shot, messages }: { readonly shot: Shot; readonly messages: readonly Message[] },
  session: JudgeSession,
): Promise<Attempt> {
  const asked = session.request.questions.map(({ criterion }) => criterion.id);
  const checked = await checkAnswer(first.text, asked, session.material);
  if (checked.mistakes.length === 0) return { answers: checked.answers, model: first.model };
  if (session.isOver()) return { answers: checked.answers, model: first.model };
  const repair: readonly Message[] = [
    ...messages,
    { role: "assistant", content: first.text.slice(0, longestEcho) },
    {
      role: "user",
      content: `That answer does not count as it is. ${checked.mistakes.slice(0, 20).join(" ")}\n${asJson()}`,
    },
  ];
  const second = await session.call({ ...wishOf(shot), messages: repair });
  if (second.text === undefined) return { problem: second.problem, setback: second.setback };
  const { answers, mistakes } = await checkAnswer(second.text, asked, session.material);
  const problem =
    mistakes.length === 0 ? undefined : `Its answer was wrong, asked twice: ${mistakes.join(" ")}`;
  return { answers, model: second.model, problem };
}

function wishOf({ model, structured }: Shot) {
  return { models: [model], structured, format: answerFormat };
}

async function messagesOf(shot: Shot, session: JudgeSession): Promise<readonly Message[]> {
  const { question, request, material } = session;
  const shown = await writeMaterial(request, material, shot.room);
  return [
    { role: "system", content: shot.structured ? question.system : `${question.system}\n\n${asJson()}` },
    { role: "user", content: `${question.prompt}\n\n${shown}\n\nGive one judgement for each criterion.` },
  ];
}

function asJson(): string {
  const schema = JSON.stringify(answerJsonSchema);
  return `Answer with one JSON object that fits this JSON Schema, and with nothing else:\n${schema}`;
}
