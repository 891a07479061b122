import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";

/** Has its own way to frame a stream, or to refuse. */
export type Cloud = "amazon" | "google";

/** A request as it arrived. */
export type Received = {
  /** 1 for the first request. */
  readonly number: number;
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Parsed JSON; undefined when there was none. */
  readonly body: unknown;
  /** The cloud provider it was sent to; absent: Anthropic, or a service that speaks like it. */
  readonly cloud?: Cloud;
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
