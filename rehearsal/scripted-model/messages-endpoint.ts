import type { ServerResponse } from "node:http";
import type { Casting } from "./casting.ts";
import { amazonEvent, amazonException, amazonRefusal, googleRefusal } from "./cloud.ts";
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
  if (!conversation.isStreamed) {
    sendJson(response, { status: 200, body: message });
    return;
  }
  stream([...streamEvents(message)], conversation, response);
  response.end();
}

function fail(turn: Failure, conversation: Conversation, response: ServerResponse): void {
  if ("refusal" in turn) send(refusalOf(conversation.id, conversation.model), conversation, response);
  else if ("error" in turn) refuse(turn.error, conversation, response);
  else if ("limit" in turn) refuse(usedUp(turn.limit), conversation, response);
  else if ("stall" in turn) beginToSpeak("", conversation, response);
  else if ("breaks" in turn) breakOff(turn, conversation, response);
  else sendMalformed(turn.malformed, conversation, response);
}

function refuse(error: ServiceError, { cloud }: Conversation, response: ServerResponse): void {
  const { status, headers } = error;
  if (cloud === "amazon") sendJson(response, amazonRefusal(error));
  else if (cloud === "google") sendJson(response, googleRefusal(error));
  else sendJson(response, { status, headers, body: errorBody(error) });
}

function errorBody({ type, message }: ServiceError) {
  return { type: "error", error: { type, message } };
}

/** As the service refuses a subscription that has used up its share: Claude Code reads the reset from the headers. */
function usedUp({ resetsAt, claim = "five_hour" }: UsageLimit): ServiceError {
  return {
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
  };
}

/** The status is 200 by then: the error is an event of the stream. */
function breakOff(
  { breaks, text }: Extract<Failure, { breaks: ServiceError }>,
  conversation: Conversation,
  response: ServerResponse,
): void {
  if (!conversation.isStreamed) {
    refuse(breaks, conversation, response);
    return;
  }
  beginToSpeak(text, conversation, response);
  if (conversation.cloud === "amazon") response.write(amazonException(breaks));
  else sendEvent(response, errorBody(breaks));
  response.end();
}

function sendMalformed(
  how: "sse" | "json" | "cut",
  conversation: Conversation,
  response: ServerResponse,
): void {
  if (how === "cut") {
    cutOff(conversation, response);
  } else if (how === "sse" || !conversation.isStreamed) {
    response.writeHead(200, { "content-type": "text/html" });
    response.end("<html><body>Welcome to the guest network</body></html>");
  } else {
    beginToSpeak("", conversation, response);
    response.end("event: content_block_delta\ndata: {not json\n\n");
  }
}

/** The connection ends, and the answer has not. */
function cutOff(conversation: Conversation, response: ServerResponse): void {
  if (conversation.isStreamed) {
    beginToSpeak("So far", conversation, response);
  } else {
    response.writeHead(200, { "content-type": "application/json" });
    response.write('{"id":');
  }
  response.socket?.end();
}

/** The head of an answer, as far as this text, and nothing after it. */
function beginToSpeak(text: string, conversation: Conversation, response: ServerResponse): void {
  const message = messageOf({ text }, conversation.id, conversation.model);
  stream([...streamEvents(message)].slice(0, text === "" ? 2 : 3), conversation, response);
}

function stream(events: readonly StreamEvent[], { cloud }: Conversation, response: ServerResponse): void {
  const type = cloud === "amazon" ? "application/vnd.amazon.eventstream" : "text/event-stream";
  response.writeHead(200, { "content-type": type, "cache-control": "no-cache" });
  response.flushHeaders();
  for (const event of events) {
    if (cloud === "amazon") response.write(amazonEvent(event));
    else sendEvent(response, event);
  }
}

function sendEvent(response: ServerResponse, event: StreamEvent): void {
  response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
}
