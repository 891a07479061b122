import { StringDecoder } from "node:string_decoder";
import { z } from "zod";
import { noUsage, type Usage } from "../core/ending.ts";

/** What an answer of the Messages API says of itself while it passes. */
export type AnswerUsage = {
  readonly model: string;
  readonly usage: Usage;
  /** Of `usage.cacheWrite`, what is kept for an hour. */
  readonly hourWrite: number;
  readonly searches: number;
  /** US dollars, where the service says it, as OpenRouter does. */
  readonly usd: number | undefined;
  /** Characters that were streamed. */
  readonly characters: number;
  /** Everything was said: the numbers are the last ones. */
  readonly isWhole: boolean;
};

export type AnswerReader = {
  add(chunk: Buffer): void;
  /** Undefined: it has not begun, or cannot be read. */
  read(): AnswerUsage | undefined;
};

/** Reads an event stream as it comes. https://platform.claude.com/docs/en/build-with-claude/streaming */
export function createStreamReader(): AnswerReader {
  const decoder = new StringDecoder();
  let rest = "";
  let seen: AnswerUsage | undefined;
  return {
    add(chunk) {
      const lines = (rest + decoder.write(chunk)).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (line.startsWith("data:")) seen = observeEvent(seen, line.slice(5));
    },
    read: () => seen,
  };
}

/** Reads an answer that comes in one piece. */
export function createBodyReader(): AnswerReader {
  const chunks: Buffer[] = [];
  return {
    add: (chunk) => void chunks.push(chunk),
    read() {
      const message = messageSchema.safeParse(parsed(Buffer.concat(chunks).toString()));
      return message.success ? { ...begun(message.data), isWhole: true } : undefined;
    },
  };
}

const count = z.int().min(0).nullish();
const usageSchema = z.object({
  input_tokens: count,
  output_tokens: count,
  cache_read_input_tokens: count,
  cache_creation_input_tokens: count,
  cache_creation: z.object({ ephemeral_1h_input_tokens: count }).nullish(),
  server_tool_use: z.object({ web_search_requests: count }).nullish(),
  cost: z.number().min(0).nullish(),
});
const messageSchema = z.object({ model: z.string(), usage: usageSchema });
const eventSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("message_start"), message: messageSchema }),
  z.object({ type: z.literal("content_block_delta"), delta: z.record(z.string(), z.unknown()) }),
  z.object({ type: z.literal("message_delta"), usage: usageSchema }),
  z.object({ type: z.literal("message_stop") }),
]);

/** Events of other kinds say nothing of what it costs. */
function observeEvent(seen: AnswerUsage | undefined, text: string): AnswerUsage | undefined {
  const { data: event } = eventSchema.safeParse(parsed(text));
  if (event?.type === "message_start") return begun(event.message);
  if (event === undefined || seen === undefined) return seen;
  switch (event.type) {
    case "content_block_delta":
      return { ...seen, characters: seen.characters + lengthOf(event.delta) };
    case "message_delta":
      return counted(seen, event.usage);
    case "message_stop":
      return { ...seen, isWhole: true };
  }
}

function begun({ model, usage }: z.infer<typeof messageSchema>): AnswerUsage {
  const empty = { model, usage: noUsage, hourWrite: 0, searches: 0, usd: undefined };
  return counted({ ...empty, characters: 0, isWhole: false }, usage);
}

/** Every count is the sum so far; one that is missing stays as it was. */
function counted(seen: AnswerUsage, said: z.infer<typeof usageSchema>): AnswerUsage {
  const { usage } = seen;
  return {
    ...seen,
    usage: {
      input: said.input_tokens ?? usage.input,
      output: said.output_tokens ?? usage.output,
      cacheRead: said.cache_read_input_tokens ?? usage.cacheRead,
      cacheWrite: said.cache_creation_input_tokens ?? usage.cacheWrite,
    },
    hourWrite: said.cache_creation?.ephemeral_1h_input_tokens ?? seen.hourWrite,
    searches: said.server_tool_use?.web_search_requests ?? seen.searches,
    usd: said.cost ?? seen.usd,
  };
}

function lengthOf(delta: Readonly<Record<string, unknown>>): number {
  const { type: _, ...parts } = delta;
  return Object.values(parts).reduce<number>(
    (sum, part) => sum + (typeof part === "string" ? part.length : 0),
    0,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
