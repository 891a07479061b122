import type { SDKMessage } from "@anthropic-ai/claude-agent-sdk";
import { stripControl } from "../core/redact.ts";

/** What the worker does now, in one short line. The text is the worker's own: untrusted, but redacted. */
export type Activity = {
  readonly kind: "tool" | "text" | "retry" | "limit";
  readonly text: string;
  /** Id of the model's answer it is a part of, in the main conversation: one answer is one turn. */
  readonly answer?: string;
};

/**
 * The activities that a message of the stream tells of. A message is looked at as a whole: of a secret that is cut by
 * the end of a line, neither half would be known for one. Parts of messages are not shown.
 */
export function activitiesIn(message: SDKMessage, redact: (text: string) => string): readonly Activity[] {
  const lineOf: LineOf = (kind, text) => firstLine(kind, redactWhole(stripControl(text), redact));
  if (message.type === "assistant") {
    const { content, id } = message.message;
    const answer = message.parent_tool_use_id === null ? { answer: id } : {};
    return content
      .flatMap((block) => activityOf(block, lineOf))
      .map((activity) => ({ ...activity, ...answer }));
  }
  if (message.type === "rate_limit_event") return limitIn(message.rate_limit_info, lineOf);
  if (message.type === "system" && message.subtype === "api_retry") {
    const { error_status, error, attempt, max_retries } = message;
    const text = `The model's service answered ${error_status ?? error}: retry ${attempt} of ${max_retries}`;
    return lineOf("retry", text);
  }
  return [];
}

/** A secret can be broken into lines, too: the text is put on one line then. */
function redactWhole(text: string, redact: (text: string) => string): string {
  const shown = redact(text);
  const joined = shown.replaceAll(/[ \t]*\n[ \t]*/g, "");
  const hidden = redact(joined);
  return hidden === joined ? shown : hidden;
}

type Block = Extract<SDKMessage, { type: "assistant" }>["message"]["content"][number];

type LineOf = (kind: Activity["kind"], text: string) => readonly Activity[];

function activityOf(block: Block, lineOf: LineOf): readonly Activity[] {
  if (block.type === "text") return lineOf("text", block.text);
  // The report ends the session; it is shown as such.
  if (block.type !== "tool_use" || block.name === "StructuredOutput") return [];
  return lineOf("tool", `${block.name} ${targetOf(block.input)}`);
}

function limitIn(
  info: Extract<SDKMessage, { type: "rate_limit_event" }>["rate_limit_info"],
  lineOf: LineOf,
): readonly Activity[] {
  if (info.status === "allowed") return [];
  const name = info.rateLimitType?.replaceAll("_", " ") ?? "usage";
  return lineOf(
    "limit",
    info.status === "rejected" ? `The ${name} limit is reached` : `The ${name} limit is near`,
  );
}

/** The inputs by which the tools name what they work on, the most telling first. */
const targets = [
  "file_path",
  "notebook_path",
  "command",
  "pattern",
  "path",
  "url",
  "query",
  "description",
  "skill",
];

function targetOf(input: unknown): string {
  if (typeof input !== "object" || input === null) return "";
  const named = new Map<string, unknown>(Object.entries(input));
  const target = targets.map((name) => named.get(name)).find((value) => typeof value === "string");
  return typeof target === "string" ? target : "";
}

const longestLine = 200;

function firstLine(kind: Activity["kind"], text: string): readonly Activity[] {
  const line = text.trim().split("\n", 1)[0]?.trim() ?? "";
  if (line === "") return [];
  return [{ kind, text: line.length > longestLine ? `${line.slice(0, longestLine)}…` : line }];
}
