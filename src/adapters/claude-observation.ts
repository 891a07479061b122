import type {
  SDKAssistantMessageError,
  SDKMessage,
  SDKRateLimitInfo,
  SDKResultMessage,
} from "@anthropic-ai/claude-agent-sdk";
import { noUsage, type Usage } from "../core/ending.ts";

/** Why we ended a session before it ended itself. */
export type CutShort = "deadline" | "interrupted" | "stalled";

/** Everything that was seen of one session, up to the end of its process. */
export type Observation = {
  /** Undefined: it never came up, and no model was asked. */
  readonly session?: string;
  readonly result?: SDKResultMessage;
  /** The report as it was given, in this result or an earlier one. */
  readonly output?: unknown;
  /** Error of the last answer of the main conversation. An answer that came after all clears it. */
  readonly error?: SDKAssistantMessageError | undefined;
  /** The latest word on the subscription's limits. */
  readonly limit?: SDKRateLimitInfo;
  readonly isRefused?: true;
  /** Answers of the model in the main conversation. */
  readonly turns: number;
  readonly lastAnswer?: string;
  /** Tokens of the main conversation, as its answers streamed in. */
  readonly streamed: Usage;
  /** An answer of the main conversation that streams in; what it used is counted when it is whole. */
  readonly answering?: BrokenAnswer | undefined;
  /** Answers that broke off midway. Claude Code asks again, and counts the second answer alone. */
  readonly broken: readonly BrokenAnswer[];
  readonly cutShort?: CutShort | undefined;
  /** Undefined: the process never started. */
  readonly exit?: Exit | undefined;
  /** The last of what it wrote to standard error. */
  readonly stderr: string;
  /** What the SDK threw. */
  readonly problem?: string | undefined;
};

export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** What was used until it broke off; its output is a guess, of four characters a token. */
export type BrokenAnswer = { readonly model: string; readonly usage: Usage };

export const nothingSeen: Observation = { turns: 0, streamed: noUsage, broken: [], stderr: "" };

/** Adds what one message tells. */
export function observe(seen: Observation, message: SDKMessage): Observation {
  switch (message.type) {
    case "system":
      return observeSystem(seen, message);
    case "assistant":
      return message.parent_tool_use_id === null ? observeAnswer(seen, message) : seen;
    case "stream_event":
      return observeEvent(seen, message);
    case "rate_limit_event":
      return { ...seen, limit: message.rate_limit_info };
    case "result":
      return { ...seen, result: message, ...reportIn(message) };
    default:
      return seen;
  }
}

function observeSystem(seen: Observation, message: Extract<SDKMessage, { type: "system" }>): Observation {
  if (message.subtype === "init") return { ...seen, session: message.session_id };
  if (message.subtype === "model_refusal_no_fallback") return { ...seen, isRefused: true };
  return seen;
}

/** One answer arrives in several messages, a block each, that share an id. */
function observeAnswer(
  seen: Observation,
  { message, error }: Extract<SDKMessage, { type: "assistant" }>,
): Observation {
  // Claude Code speaks in the model's name when the model could not.
  const isNew = message.model !== "<synthetic>" && message.id !== seen.lastAnswer;
  return { ...seen, error, lastAnswer: message.id, turns: seen.turns + (isNew ? 1 : 0) };
}

type StreamMessage = Extract<SDKMessage, { type: "stream_event" }>;
type StreamEvent = StreamMessage["event"];

function observeEvent(seen: Observation, { event, parent_tool_use_id }: StreamMessage): Observation {
  const streamed = observeStream(seen.streamed, event);
  return { ...seen, streamed, ...(parent_tool_use_id === null && observeAnswering(seen, event)) };
}

function observeStream(usage: Usage, event: StreamEvent): Usage {
  if (event.type === "message_delta") return { ...usage, output: usage.output + event.usage.output_tokens };
  if (event.type !== "message_start") return usage;
  const { input, cacheRead, cacheWrite } = promptOf(event);
  return {
    ...usage,
    input: usage.input + input,
    cacheRead: usage.cacheRead + cacheRead,
    cacheWrite: usage.cacheWrite + cacheWrite,
  };
}

function promptOf({ message: { usage } }: Extract<StreamEvent, { type: "message_start" }>): Usage {
  const { input_tokens, cache_read_input_tokens, cache_creation_input_tokens } = usage;
  return {
    input: input_tokens,
    output: 0,
    cacheRead: cache_read_input_tokens ?? 0,
    cacheWrite: cache_creation_input_tokens ?? 0,
  };
}

/** The last count of tokens comes at the end of an answer: one that ends without it broke off. */
function observeAnswering(
  seen: Observation,
  event: StreamEvent,
): Pick<Observation, "answering" | "broken"> | undefined {
  const { answering } = seen;
  const broken = brokenIn(seen);
  switch (event.type) {
    case "message_start":
      return { broken, answering: { model: event.message.model, usage: promptOf(event) } };
    case "content_block_delta":
      return { broken: seen.broken, answering: answering && longer(answering, event.delta) };
    case "message_delta":
      return { broken: seen.broken, answering: undefined };
    case "message_stop":
      return { broken, answering: undefined };
    default:
      return undefined;
  }
}

type Delta = Extract<StreamEvent, { type: "content_block_delta" }>["delta"];

function longer({ model, usage }: BrokenAnswer, delta: Delta): BrokenAnswer {
  const texts = Object.entries(delta).filter(([name]) => ["text", "thinking", "partial_json"].includes(name));
  const length = texts.reduce((sum, [, text]) => sum + `${text}`.length, 0);
  return { model, usage: { ...usage, output: usage.output + length / 4 } };
}

/** All answers that broke off, the one that nothing came after among them. */
export function brokenIn({ broken, answering }: Observation): readonly BrokenAnswer[] {
  return answering === undefined ? broken : [...broken, answering];
}

function reportIn(result: SDKResultMessage): Pick<Observation, "output"> {
  const isReported = result.subtype === "success" && result.structured_output !== undefined;
  return isReported ? { output: result.structured_output } : {};
}
