import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";

/** A request as it arrived. */
export type Received = {
  /** 1 for the first request. */
  readonly number: number;
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Parsed JSON; undefined when there was none. */
  readonly body: unknown;
  /** The answer's stream is wanted in Amazon's framing. */
  readonly isFramed?: boolean;
};

/** Reads the whole request. Rejects when its body is neither empty nor JSON. */
export async function receive(request: IncomingMessage, number: number): Promise<Received> {
  const body = await text(request);
  return {
    number,
    method: request.method ?? "GET",
    path: new URL(request.url ?? "/", "http://localhost").pathname,
    headers: request.headers,
    body: body === "" ? undefined : JSON.parse(body),
  };
}
