import { z } from "zod";
import type { Cloud, Received } from "./received.ts";

const blockSchema = z.looseObject({ type: z.string(), text: z.string().optional() });
const requestSchema = z.looseObject({
  model: z.string().default("scripted-model"),
  stream: z.boolean().default(false),
  messages: z
    .array(z.looseObject({ role: z.string(), content: z.union([z.string(), z.array(blockSchema)]) }))
    .default([]),
  tools: z.array(z.unknown()).default([]),
});
type MessagesRequest = z.infer<typeof requestSchema>;
type Message = MessagesRequest["messages"][number];

/** What a request for the next message says about the conversation it belongs to. */
export type Conversation = {
  /** Makes the ids in the answer unique. */
  readonly id: string;
  /** The same for every request of a session, resumed ones included. */
  readonly key: string;
  readonly model: string;
  readonly isStreamed: boolean;
  readonly cloud: Cloud | undefined;
  /** Everything in the first user message, reminders of the client included. */
  readonly opening: string;
  /** How many turns the model has taken. */
  readonly taken: number;
  /** A call beside the main loop, such as one for a title: Claude Code makes these without tools. */
  readonly isAside: boolean;
};

export function parseConversation({ number, body, headers, cloud }: Received): Conversation {
  const request = requestSchema.parse(body);
  const opening = textOf(request.messages.find((message) => message.role === "user"));
  return {
    id: `${number}`,
    key: sessionOf(headers) ?? opening,
    model: request.model,
    isStreamed: request.stream,
    cloud,
    opening,
    taken: request.messages.filter(isTakenTurn).length,
    isAside: request.tools.length === 0 && `${headers["user-agent"]}`.startsWith("claude-cli"),
  };
}

function isTakenTurn(message: Message): boolean {
  return message.role === "assistant" && textOf(message) !== fillerOnResume;
}

/** What Claude Code puts in the model's mouth between the old prompt and the new one of a resumed session. */
const fillerOnResume = "No response requested.";

/** Claude Code names its session, and the sub-agent that speaks, in headers. */
function sessionOf(headers: Received["headers"]): string | undefined {
  const session = headers["x-claude-code-session-id"];
  return session === undefined ? undefined : `${session} ${headers["x-claude-code-agent-id"] ?? ""}`;
}

function textOf(message: Message | undefined): string {
  if (!message) return "";
  if (typeof message.content === "string") return message.content;
  return message.content.map((block) => block.text ?? "").join("\n");
}
