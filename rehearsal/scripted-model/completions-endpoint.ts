import type { ServerResponse } from "node:http";
import { z } from "zod";
import type { Casting } from "./casting.ts";
import type { Received } from "./received.ts";
import type { Completion } from "./script.ts";
import { sendJson } from "./send-json.ts";

const requestSchema = z.looseObject({
  model: z.string().default("scripted-model"),
  messages: z.array(z.looseObject({ content: z.unknown() })).default([]),
});

/** Answers `POST /v1/chat/completions` with the next completion of the script. Never streams. */
export async function answerCompletion(
  casting: Casting,
  request: Received,
  response: ServerResponse,
): Promise<void> {
  const { model, messages } = requestSchema.parse(request.body);
  const completion = casting.completionFor(messages.map(({ content }) => textOf(content)).join("\n"));
  if (!completion) return sendJson(response, outOfScript);

  await completion.hold?.pass();
  if (completion.stall) return;
  sendJson(response, completion.raw ?? { status: 200, body: bodyOf(completion, model) });
}

/** A status that clients do not try again. */
const outOfScript = {
  status: 400,
  body: { error: { code: 400, message: "The script has no more completions for this request." } },
};

function bodyOf({ content, tools = [], usage, finishReason }: Completion, model: string): unknown {
  const tool_calls = tools.map(({ name, input }, place) => ({
    id: `call_${place}`,
    type: "function",
    function: { name, arguments: JSON.stringify(input) },
  }));
  const isCall = tool_calls.length > 0;
  return {
    id: "gen-scripted",
    object: "chat.completion",
    created: 0,
    model,
    choices: [
      {
        index: 0,
        message: {
          role: "assistant",
          content: isCall && content === undefined ? null : textOf(content),
          ...(isCall ? { tool_calls } : {}),
        },
        finish_reason: finishReason ?? (isCall ? "tool_calls" : "stop"),
      },
    ],
    usage: usage ?? { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 },
  };
}

function textOf(content: unknown): string {
  return typeof content === "string" ? content : JSON.stringify(content ?? "");
}
