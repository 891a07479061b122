import type { ServerResponse } from "node:http";
import type { Casting } from "./casting.ts";
import { amazonFrame, openAmazonStream } from "./cloud.ts";
import { type Conversation, parseConversation } from "./conversation.ts";
import { type ApiMessage, messageOf, refusalOf, type StreamEvent, streamEvents } from "./message.ts";
import type { Received } from "./received.ts";
import { type Failure, isFailure, type ServiceError, type Spoken, type UsageLimit } from "./script.ts";
import { sendJson } from "./send-json.ts";

/** Answers `POST /v1/messages` with the turn the script has for the conversation. */
export async function answerMessage(
  casting: Casting,
  request: Received,
  response: ServerResponse,
): Promise<void> {
  const conversation = parseConversation(request);
  if (conversation.isAside) return speak({ text: "{}" }, conversation, response);

  const turn = casting.turnFor(conversation) ?? {
    text: "The script has no more turns for this conversation.",
  };
  await turn.hold?.pass();
  if (isFailure(turn)) return fail(turn, conversation, response);
  speak(turn, conversation, response);
}

function speak(turn: Spoken, conversation: Conversation, response: ServerResponse): void {
  send(messageOf(turn, conversation.id, conversation.model), conversation, response);
}

function send(message: ApiMessage, conversation: Conversation, response: ServerResponse): void {
  if (conversation.isStreamed && conversation.isFramed) streamFramed(message, response);
  else if (conversation.isStreamed) stream(message, response);
  else sendJson(response, { status: 200, body: message });
}

function stream(message: ApiMessage, response: ServerResponse): void {
  openStream(response);
  for (const event of streamEvents(message)) sendEvent(response, event);
  response.end();
}

function streamFramed(message: ApiMessage, response: ServerResponse): void {
  openAmazonStream(response);
  for (const event of streamEvents(message)) response.write(amazonFrame(event));
  response.end();
}

function fail(turn: Failure, conversation: Conversation, response: ServerResponse): void {
  if ("refusal" in turn) send(refusalOf(conversation.id, conversation.model), conversation, response);
  else if ("error" in turn) sendError(response, turn.error);
  else if ("limit" in turn) sendLimit(response, turn.limit);
  else if ("stall" in turn) beginToSpeak(conversation, response);
  else sendMalformed(turn.malformed, conversation, response);
}

function sendError(response: ServerResponse, { status, type, message, headers }: ServiceError): void {
  sendJson(response, { status, headers, body: { type: "error", error: { type, message } } });
}

/** As the service refuses a subscription that has used up its share: Claude Code reads the reset from the headers. */
function sendLimit(response: ServerResponse, { resetsAt, claim = "five_hour" }: UsageLimit): void {
  sendError(response, {
    status: 429,
    type: "rate_limit_error",
    message: "This request would exceed your account's rate limit. Please try again later.",
    headers: {
      "anthropic-ratelimit-unified-status": "rejected",
      "anthropic-ratelimit-unified-reset": `${resetsAt}`,
      "anthropic-ratelimit-unified-representative-claim": claim,
      "anthropic-ratelimit-unified-overage-status": "rejected",
      "anthropic-ratelimit-unified-overage-disabled-reason": "overage_not_provisioned",
    },
  });
}

function sendMalformed(
  how: "sse" | "json" | "cut",
  conversation: Conversation,
  response: ServerResponse,
): void {
  if (how === "sse" || !conversation.isStreamed) {
    response.writeHead(200, { "content-type": "text/html" });
    response.end("<html><body>Welcome to the guest network</body></html>");
    return;
  }
  beginToSpeak(conversation, response);
  if (how === "json") response.end("event: content_block_delta\ndata: {not json\n\n");
  else response.write("event: content_block", () => response.destroy());
}

/** The head of an answer and nothing after it. */
function beginToSpeak(conversation: Conversation, response: ServerResponse): void {
  openStream(response);
  const message = messageOf({ text: "" }, conversation.id, conversation.model);
  for (const event of [...streamEvents(message)].slice(0, 2)) sendEvent(response, event);
}

function openStream(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  response.flushHeaders();
}

function sendEvent(response: ServerResponse, event: StreamEvent): void {
  response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
}
