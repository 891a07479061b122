import { z } from "zod";
import type { ToolCall } from "./endpoint.ts";

/** What a chat completion says, whoever made it. */
export type Completion = {
  /** Undefined when there is nothing to read; `problem` says why then. */
  readonly text: string | undefined;
  /** What it wants to be told before it answers. */
  readonly toolCalls: readonly ToolCall[];
  readonly problem: string | undefined;
  /** The error that came instead of an answer, as an object of OpenAI's kind. */
  readonly error?: unknown;
  readonly model: string | undefined;
  readonly tokens: number;
  /** What the service says it charged, in US dollars. */
  readonly usd: number | undefined;
};

const count = z.number().nonnegative().optional().catch(undefined);
const call = z.object({
  id: z.string().optional().catch(undefined),
  function: z.object({
    name: z.string(),
    // Some servers send the object itself.
    arguments: z
      .union([z.string(), z.unknown().transform((value) => JSON.stringify(value) ?? "")])
      .optional(),
  }),
});
const part = z.object({ text: z.string().optional().catch(undefined) });
const completionSchema = z.object({
  model: z.string().optional().catch(undefined),
  error: z.unknown().optional(),
  usage: z
    .object({ prompt_tokens: count, completion_tokens: count, total_tokens: count, cost: count })
    .optional()
    .catch(undefined),
  choices: z
    .array(
      z.object({
        finish_reason: z.string().optional().catch(undefined),
        error: z.unknown().optional(),
        message: z
          .object({
            content: z
              .union([z.string(), z.array(part)])
              .optional()
              .catch(undefined),
            refusal: z.string().optional().catch(undefined),
            tool_calls: z.array(call).optional().catch(undefined),
          })
          .optional()
          .catch(undefined),
      }),
    )
    .catch([]),
});
type Choice = z.infer<typeof completionSchema>["choices"][number];

/**
 * Reads a body that came with status 200. That alone means little: OpenRouter sends errors with it once a
 * generation has begun, and answers can be empty, cut off or missing.
 */
export function readCompletion(body: unknown): Completion {
  const parsed = completionSchema.safeParse(body);
  if (!parsed.success) {
    return {
      text: undefined,
      toolCalls: [],
      problem: "It answered with something else than a completion.",
      model: undefined,
      tokens: 0,
      usd: undefined,
    };
  }
  const { model, error, usage, choices } = parsed.data;
  const tokens = usage?.total_tokens ?? (usage?.prompt_tokens ?? 0) + (usage?.completion_tokens ?? 0);
  const known = { model, tokens: Math.round(tokens), usd: usage?.cost };
  const [choice] = choices;
  const text = choice === undefined ? "" : textOf(choice);
  const toolCalls = choice === undefined ? [] : toolCallsOf(choice);
  const problem = isNothing(error)
    ? problemOf(choice, toolCalls.length > 0 ? "calls" : text)
    : `It reported an error: ${messageOf(error)}`;
  return problem === undefined
    ? { ...known, text, toolCalls, problem }
    : { ...known, text: undefined, toolCalls: [], problem, error: error ?? choice?.error };
}

function problemOf(choice: Choice | undefined, text: string): string | undefined {
  if (choice === undefined) return "It answered without a choice.";
  if (!isNothing(choice.error)) return `It reported an error: ${messageOf(choice.error)}`;
  if (choice.message?.refusal !== undefined) return `It refused: ${choice.message.refusal}`;
  switch (choice.finish_reason) {
    case "error":
      return "It stopped with an error.";
    case "length":
      return "Its answer was cut off at the token limit.";
    case "content_filter":
      return "Its answer was withheld by a content filter.";
    default:
      return text.trim() === "" ? "Its answer was empty." : undefined;
  }
}

function toolCallsOf({ message }: Choice): readonly ToolCall[] {
  return (message?.tool_calls ?? []).map(({ id, function: { name, arguments: args = "" } }, place) => ({
    id: id === undefined || id === "" ? `call_${place}` : id,
    name,
    args,
  }));
}

function textOf(choice: Choice): string {
  const content = choice.message?.content ?? "";
  return typeof content === "string" ? content : content.map((one) => one.text ?? "").join("");
}

function isNothing(error: unknown): boolean {
  return error === undefined || error === null;
}

/** The message of an error object of OpenAI's kind, with what the provider behind OpenRouter said. */
export function messageOf(error: unknown): string {
  const shape = z.object({
    message: z.string().optional().catch(undefined),
    metadata: z
      .object({ raw: z.string().optional().catch(undefined) })
      .optional()
      .catch(undefined),
  });
  const parsed = shape.safeParse(error);
  const words = parsed.success
    ? [parsed.data.message, parsed.data.metadata?.raw].filter((one) => one !== undefined)
    : [];
  return words.length > 0 ? words.join(" – ") : String(JSON.stringify(error));
}
