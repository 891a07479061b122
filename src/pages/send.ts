import type { ServerResponse } from "node:http";

/** Headers of every answer: nothing of ours is framed, guessed at, or told to other sites. */
const safeHeaders = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
};

export function send(
  response: ServerResponse,
  status: number,
  { type, text, headers }: Readonly<{ type: string; text: string; headers?: Record<string, string> }>,
): void {
  response.writeHead(status, {
    "content-type": type,
    "cache-control": "no-store",
    ...safeHeaders,
    ...headers,
  });
  response.end(text);
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  send(response, status, { type: "text/plain; charset=utf-8", text: `${text}\n` });
}
