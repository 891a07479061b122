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
  readonly cutShort?: CutShort | undefined;
  /** Undefined: the process never started. */
  readonly exit?: Exit | undefined;
  /** The last of what it wrote to standard error. */
  readonly stderr: string;
  /** What the SDK threw. */
  readonly problem?: string | undefined;
};

export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

export const nothingSeen: Observation = { turns: 0, streamed: noUsage, stderr: "" };

/** Adds what one message tells. */
export function observe(seen: Observation, message: SDKMessage): Observation {
  switch (message.type) {
    case "system":
      return observeSystem(seen, message);
    case "assistant":
      return message.parent_tool_use_id === null ? observeAnswer(seen, message) : seen;
    case "stream_event":
      return { ...seen, streamed: observeStream(seen.streamed, message.event) };
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

function observeStream(usage: Usage, event: Extract<SDKMessage, { type: "stream_event" }>["event"]): Usage {
  if (event.type === "message_delta") return { ...usage, output: usage.output + event.usage.output_tokens };
  if (event.type !== "message_start") return usage;
  const { input_tokens, cache_read_input_tokens, cache_creation_input_tokens } = event.message.usage;
  return {
    ...usage,
    input: usage.input + input_tokens,
    cacheRead: usage.cacheRead + (cache_read_input_tokens ?? 0),
    cacheWrite: usage.cacheWrite + (cache_creation_input_tokens ?? 0),
  };
}

function reportIn(result: SDKResultMessage): Pick<Observation, "output"> {
  const isReported = result.subtype === "success" && result.structured_output !== undefined;
  return isReported ? { output: result.structured_output } : {};
}
