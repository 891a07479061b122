import type { IncomingMessage, ServerResponse } from "node:http";
import { send, sendText } from "../pages/send.ts";

export type Visit = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
};

/** One address of the App: what it answers to, by method and path. A path that ends in `*` stands for all below it. */
export type Route = {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly answer: (visit: Visit) => Promise<void> | void;
};

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, { type: "application/json; charset=utf-8", text: `${JSON.stringify(value)}\n` });
}

/** GitHub sends no payload larger than 25 MB: https://docs.github.com/en/webhooks/webhook-events-and-payloads. */
export const largestBody = 26 * 1024 * 1024;

/** What is still to come is not waited for. */
export function sendTooLarge(response: ServerResponse): void {
  response.shouldKeepAlive = false;
  sendText(response, 413, "That is more than GitHub ever sends.");
}

/** The route for a request; undefined when there is none. HEAD is answered as GET: node drops the body. */
export function routeFor(
  routes: readonly Route[],
  { method = "GET" }: IncomingMessage,
  url: URL,
): Route | undefined {
  const wanted = method === "HEAD" ? "GET" : method;
  return routes.find((route) => route.method === wanted && isAt(route.path, url.pathname));
}

function isAt(pattern: string, path: string): boolean {
  return pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}
