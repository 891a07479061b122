import type { Message } from "./endpoint.ts";

/** A conversation as one prompt: a session begins with one message of the user, and what was said before stands in it. */
export function writeTranscript(messages: readonly Message[]): {
  readonly system: string;
  readonly prompt: string;
} {
  const system = messages.flatMap((one) => (one.role === "system" ? [one.content] : []));
  const parts = messages.flatMap((one) => (one.role === "system" ? [] : [partOf(one)]));
  return { system: system.join("\n\n"), prompt: parts.filter((part) => part !== "").join("\n\n") };
}

function partOf(message: Exclude<Message, { role: "system" }>): string {
  if (message.role !== "assistant") return message.content;
  const said = [message.content, ...(message.toolCalls ?? []).map(({ args }) => args)];
  return `Before, you answered:\n<answer>\n${said.join("\n").replaceAll("</answer>", "<\\/answer>")}\n</answer>`;
}
