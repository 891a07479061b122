import { z } from "zod";
import { costOf } from "./anthropic-price.ts";
import type { Call } from "./endpoint.ts";

const count = z.int().nonnegative().nullish().catch(undefined);
const messageSchema = z.object({
  model: z.string().optional().catch(undefined),
  stop_reason: z.string().nullish().catch(undefined),
  content: z.array(
    z.looseObject({
      type: z.string(),
      text: z.string().optional().catch(undefined),
      id: z.string().optional().catch(undefined),
      name: z.string().optional().catch(undefined),
      input: z.unknown().optional(),
    }),
  ),
  usage: z
    .object({
      input_tokens: count,
      output_tokens: count,
      cache_read_input_tokens: count,
      cache_creation_input_tokens: count,
    })
    .optional()
    .catch(undefined),
});
type Reply = z.infer<typeof messageSchema>;

/** Reads what came with status 200, of the model that was asked. */
export function readAnthropicMessage(body: unknown, asked: string): Call {
  const parsed = messageSchema.safeParse(body);
  const nothing = { text: undefined, toolCalls: [], refusedFormat: false };
  if (!parsed.success) {
    const problem = "It answered with something else than a message.";
    return { ...nothing, problem, model: undefined, tokens: 0, usd: undefined };
  }
  const reply = parsed.data;
  const known = { model: reply.model, ...spentOn(reply, asked) };
  const text = reply.content.map((block) => (block.type === "text" ? (block.text ?? "") : "")).join("");
  const toolCalls = toolCallsOf(reply);
  const problem = problemOf(reply, toolCalls.length > 0 ? "calls" : text);
  if (problem !== undefined) return { ...nothing, ...known, problem };
  return { ...known, text, toolCalls, problem, refusedFormat: false, echo: reply.content };
}

function toolCallsOf({ content }: Reply): Call["toolCalls"] {
  return content.flatMap(({ type, id, name, input }) =>
    type === "tool_use" && id !== undefined && name !== undefined
      ? [{ id, name, args: JSON.stringify(input ?? {}) }]
      : [],
  );
}

function problemOf({ stop_reason }: Reply, text: string): string | undefined {
  switch (stop_reason) {
    case "refusal":
      return "It refused.";
    case "max_tokens":
      return "Its answer was cut off at the token limit.";
    case "model_context_window_exceeded":
      return "Its answer was cut off: there was no more room for it.";
    default:
      return text.trim() === "" ? "Its answer was empty." : undefined;
  }
}

function spentOn({ model, usage }: Reply, asked: string): Pick<Call, "usd" | "tokens"> {
  const spent = {
    input: usage?.input_tokens ?? 0,
    output: usage?.output_tokens ?? 0,
    cacheRead: usage?.cache_read_input_tokens ?? 0,
    cacheWrite: usage?.cache_creation_input_tokens ?? 0,
  };
  const tokens = spent.input + spent.output + spent.cacheRead + spent.cacheWrite;
  if (tokens === 0) return { tokens, usd: undefined };
  return { tokens, usd: costOf(model ?? asked, spent) ?? costOf(asked, spent) };
}
