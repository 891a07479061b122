import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Casting, createCasting } from "./casting.ts";
import { unwrap } from "./cloud.ts";
import { answerCompletion } from "./completions-endpoint.ts";
import { answerMessage } from "./messages-endpoint.ts";
import { type Received, receive } from "./received.ts";
import type { Script } from "./script.ts";
import { type JsonAnswer, sendJson } from "./send-json.ts";

/** A model's service on loopback. The one part of a rehearsal that is not real. */
export type ScriptedModel = {
  /** For `ANTHROPIC_BASE_URL`; with `/v1` behind it for OpenAI's clients. */
  readonly url: string;
  /** Everything asked so far, oldest first. */
  readonly requests: readonly Received[];
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

/** Speaks Anthropic's Messages API and OpenAI's chat completions, and plays the script. */
export async function createScriptedModel(script: Script): Promise<ScriptedModel> {
  const requests: Received[] = [];
  let arrived = 0;
  const casting = createCasting(script);
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => refuse(response, error));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const received = await receive(request, ++arrived);
    requests.push(received);
    await route({ casting, script }, received, response);
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = () => closeServer(server);
  return { url: urlOf(server), requests, close, [Symbol.asyncDispose]: close };
}

type Stage = { readonly casting: Casting; readonly script: Script };

async function route({ casting, script }: Stage, request: Received, response: ServerResponse): Promise<void> {
  const unwrapped = unwrap(request);
  if (unwrapped !== undefined) return answerMessage(casting, unwrapped, response);
  const endpoint = `${request.method} ${request.path.slice(request.path.lastIndexOf("/v1/"))}`;
  if (endpoint === "POST /v1/messages") return answerMessage(casting, request, response);
  if (endpoint === "POST /v1/chat/completions") return answerCompletion(casting, request, response);
  if (endpoint === "POST /v1/messages/count_tokens")
    return sendJson(response, { status: 200, body: tokenCount(request) });
  if (endpoint === "POST /v1/oauth/token") return sendJson(response, tokenAnswer(script));
  if (endpoint === "GET /v1/models") return sendJson(response, { status: 200, body: models });
  if (request.method === "HEAD") return void response.writeHead(200).end();
  sendJson(response, {
    status: 404,
    body: { type: "error", error: { type: "not_found_error", message: endpoint } },
  });
}

const models = { object: "list", data: [{ id: "scripted-model", object: "model" }] };

/** What a federated identity gets for its token. https://platform.claude.com/docs/en/manage-claude/wif-reference */
const minted = { access_token: "sk-ant-oat01-minted", token_type: "Bearer", expires_in: 3600 };

function tokenAnswer({ tokenRefusal: refusal }: Script): JsonAnswer {
  if (refusal === undefined) return { status: 200, body: minted };
  const { status, type, message, headers } = refusal;
  return { status, headers, body: { error: type, error_description: message } };
}

/** Four characters to a token, as a rule of thumb. */
function tokenCount(request: Received): { readonly input_tokens: number } {
  return { input_tokens: Math.ceil(JSON.stringify(request.body ?? "").length / 4) };
}

function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent) response.destroy();
  else
    sendJson(response, {
      status: 400,
      body: { type: "error", error: { type: "invalid_request_error", message: `${error}` } },
    });
}

function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The scripted model has no port.");
  return `http://127.0.0.1:${address.port}`;
}

async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}
