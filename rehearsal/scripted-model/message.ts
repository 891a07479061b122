import type { Spoken } from "./script.ts";

/** A message as the Messages API returns it. https://platform.claude.com/docs/en/api/messages */
export type ApiMessage = {
  readonly id: string;
  readonly type: "message";
  readonly role: "assistant";
  readonly model: string;
  readonly content: readonly Block[];
  readonly stop_reason: "end_turn" | "tool_use" | "refusal";
  readonly stop_sequence: null;
  readonly usage: Readonly<Record<string, number>>;
};

type Block =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "tool_use"; readonly id: string; readonly name: string; readonly input: unknown };

export function messageOf(turn: Spoken, id: string, model: string): ApiMessage {
  return {
    id: `msg_${id}`,
    type: "message",
    role: "assistant",
    model,
    content: contentOf(turn, id),
    stop_reason: turn.tools?.length ? "tool_use" : "end_turn",
    stop_sequence: null,
    usage: {
      input_tokens: turn.usage?.input ?? 100,
      output_tokens: turn.usage?.output ?? 10,
      cache_read_input_tokens: turn.usage?.cacheRead ?? 0,
      cache_creation_input_tokens: turn.usage?.cacheWrite ?? 0,
    },
  };
}

function contentOf(turn: Spoken, id: string): readonly Block[] {
  const text = turn.text === undefined ? [] : [{ type: "text" as const, text: turn.text }];
  const tools = (turn.tools ?? []).map((tool, position) => ({
    type: "tool_use" as const,
    id: `toolu_${id}_${position}`,
    name: tool.name,
    input: tool.input,
  }));
  return [...text, ...tools];
}

/** A message of the model that declined. */
export function refusalOf(id: string, model: string): ApiMessage {
  return { ...messageOf({}, id, model), stop_reason: "refusal" };
}

export type StreamEvent = { readonly type: string; readonly [field: string]: unknown };

/** The events a streamed message consists of. https://platform.claude.com/docs/en/build-with-claude/streaming */
export function* streamEvents(message: ApiMessage): Generator<StreamEvent> {
  const { output_tokens, ...input } = message.usage;
  yield {
    type: "message_start",
    message: { ...message, content: [], stop_reason: null, usage: { ...input, output_tokens: 1 } },
  };
  for (const [index, block] of message.content.entries()) yield* blockEvents(index, block);
  const { stop_reason, stop_sequence } = message;
  yield { type: "message_delta", delta: { stop_reason, stop_sequence }, usage: { output_tokens } };
  yield { type: "message_stop" };
}

function* blockEvents(index: number, block: Block): Generator<StreamEvent> {
  const [empty, delta] =
    block.type === "text"
      ? [
          { ...block, text: "" },
          { type: "text_delta", text: block.text },
        ]
      : [
          { ...block, input: {} },
          { type: "input_json_delta", partial_json: JSON.stringify(block.input) },
        ];
  yield { type: "content_block_start", index, content_block: empty };
  yield { type: "content_block_delta", index, delta };
  yield { type: "content_block_stop", index };
}
