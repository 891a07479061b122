import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Asked = {
  readonly model: string;
  readonly messages: readonly {
    readonly role: string;
    readonly content: string | null;
    readonly tool_call_id?: string;
  }[];
  readonly tools?: readonly { readonly function: { readonly name: string } }[];
  readonly response_format?: unknown;
};

/** How a service answers one request; the last one is repeated. */
export type Reaction = (asked: Asked, response: ServerResponse) => void;

/** A model's service on loopback that does what it is told, and keeps what it was asked. */
export async function createJudgeService(reactions: readonly Reaction[]) {
  const asked: Asked[] = [];
  const keys: (string | undefined)[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Asked;
    asked.push(body);
    keys.push(request.headers.authorization);
    const reaction = reactions[Math.min(asked.length, reactions.length) - 1];
    reaction?.(body, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    /** The authorization of each request. */
    keys,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const usage = { prompt_tokens: 900, completion_tokens: 100, total_tokens: 1000, cost: 0.01 };

export function sends(status: number, body: unknown, headers: Record<string, string> = {}): Reaction {
  return (_asked, response) => {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    response.writeHead(status, { "content-type": "application/json", "retry-after-ms": "1", ...headers });
    response.end(text);
  };
}

/** A message of the model, with whatever else the choice or the body has. */
export function says(message: object, { choice = {}, body = {} }: { choice?: object; body?: object } = {}) {
  const choices = [
    { index: 0, finish_reason: "stop", message: { role: "assistant", content: null, ...message }, ...choice },
  ];
  return sends(200, { id: "gen-1", model: "acme/judge", choices, usage, ...body });
}

export function calls(...wishes: readonly (readonly [name: string, args: unknown])[]): Reaction {
  const tool_calls = wishes.map(([name, args], place) => ({
    id: `call_${place}`,
    type: "function",
    function: { name, arguments: typeof args === "string" ? args : JSON.stringify(args) },
  }));
  return says({ tool_calls }, { choice: { finish_reason: "tool_calls" } });
}

export function fails(status: number, message: string, headers: Record<string, string> = {}): Reaction {
  return sends(status, { error: { code: status, message } }, headers);
}

export const hangs: Reaction = () => {};
