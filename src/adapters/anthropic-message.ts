import type { ContentBlockParam, MessageParam, TextBlockParam } from "@anthropic-ai/sdk/resources/messages";
import type { Message } from "./endpoint.ts";

const cached = { cache_control: { type: "ephemeral" } } as const;

/**
 * Messages as Anthropic takes them. The system prompt, and the tools that go before it, stay the same from call to call:
 * they are read from the cache. Of a conversation that goes on, all that was said is kept there as well.
 */
export function toAnthropic(
  messages: readonly Message[],
  goesOn: boolean,
): { readonly system: TextBlockParam[]; readonly messages: MessageParam[] } {
  const system = messages.flatMap((one) => (one.role === "system" ? [one.content] : [])).join("\n\n");
  const turns = turnsOf(messages);
  return {
    system: [{ type: "text", text: system, ...cached }],
    messages: turns.map(({ role, content }, place) => ({
      role,
      content: goesOn && place === turns.length - 1 ? withCache(content) : [...content],
    })),
  };
}

type Turn = { readonly role: "user" | "assistant"; readonly content: readonly ContentBlockParam[] };

/** Results of tools are the user's words there, and what one side says is one message. */
function turnsOf(messages: readonly Message[]): readonly Turn[] {
  const turns: Turn[] = [];
  for (const message of messages) {
    if (message.role === "system") continue;
    const role = message.role === "assistant" ? "assistant" : "user";
    const last = turns.at(-1);
    const content = [...(last?.role === role ? last.content : []), ...blocksOf(message)];
    if (last?.role === role) turns.pop();
    turns.push({ role, content });
  }
  return turns;
}

function blocksOf(message: Message): readonly ContentBlockParam[] {
  switch (message.role) {
    case "tool":
      return [{ type: "tool_result", tool_use_id: message.id, content: message.content }];
    case "assistant":
      if (Array.isArray(message.echo)) return message.echo as readonly ContentBlockParam[];
      return [...textOf(message.content), ...(message.toolCalls ?? []).map(toolUseOf)];
    default:
      return textOf(message.content);
  }
}

/** An empty text is refused. */
function textOf(text: string): readonly TextBlockParam[] {
  return text.trim() === "" ? [] : [{ type: "text", text }];
}

function toolUseOf({
  id,
  name,
  args,
}: {
  readonly id: string;
  readonly name: string;
  readonly args: string;
}) {
  return { type: "tool_use" as const, id, name, input: parseJson(args) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function withCache(content: readonly ContentBlockParam[]): ContentBlockParam[] {
  return content.map((block, place) =>
    place === content.length - 1 && (block.type === "text" || block.type === "tool_result")
      ? { ...block, ...cached }
      : block,
  );
}
