import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { sendText } from "../pages/send.ts";
import { largestBody, type Route, routeFor, sendTooLarge } from "./http.ts";
import type { Log } from "./log.ts";

export type AppServer = {
  /** Where it listens, such as `http://localhost:3000`. */
  readonly url: string;
  /** Takes no new connection, lets what is under way end, at most so many milliseconds. */
  drain(patienceMs: number): Promise<void>;
};

export type ServeOptions = {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly routes: readonly Route[];
  readonly log: Log;
};

/** Serves the routes until it is drained. */
export async function serve({ host, port, routes, log }: ServeOptions): Promise<AppServer> {
  const server = createServer(createListener(routes, log));
  // Slow senders hold no connection open.
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  server.listen(port, host);
  await once(server, "listening");
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`,
    drain: (ms) => drain(server, ms),
  };
}

/**
 * Answers by the first route that fits. A fault of ours is a 500, so that GitHub keeps the delivery as failed.
 * Never rejects.
 */
export function createListener(
  routes: readonly Route[],
  log: Log,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    try {
      await answer(routes, request, response);
    } catch (error) {
      log.error({ err: error, path: pathOf(request) }, "a request failed");
      if (response.headersSent) response.destroy();
      else sendText(response, 500, "Something went wrong here.");
    }
  };
}

async function answer(
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = urlOf(request);
  if (url === undefined) return sendText(response, 400, "That is no address.");
  if (Number(request.headers["content-length"] ?? 0) > largestBody) {
    return sendTooLarge(response);
  }
  const route = routeFor(routes, request, url);
  if (route === undefined) return sendText(response, 404, "There is nothing here.");
  await route.answer({ request, response, url });
}

function urlOf({ url = "/" }: IncomingMessage): URL | undefined {
  return url.startsWith("/") ? (URL.parse(url, "http://app.invalid") ?? undefined) : undefined;
}

function pathOf(request: IncomingMessage): string {
  return urlOf(request)?.pathname ?? "";
}

async function drain(server: Server, patienceMs: number): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearTimeout(timer);
}
