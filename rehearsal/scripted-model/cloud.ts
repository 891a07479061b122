import type { ServerResponse } from "node:http";
import { crc32 } from "node:zlib";
import type { StreamEvent } from "./message.ts";
import type { Received } from "./received.ts";

/**
 * A request to a cloud provider as the same request to the Messages API: the provider has the model in the path, and
 * whether a stream is wanted. Undefined: it is none.
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModelWithResponseStream.html
 * https://docs.cloud.google.com/vertex-ai/generative-ai/docs/partner-models/claude/use-claude
 */
export function unwrap(request: Received): Received | undefined {
  const { method, path, body } = request;
  if (method !== "POST") return undefined;
  const amazon = /\/model\/([^/]+)\/invoke(-with-response-stream)?$/.exec(path);
  if (amazon !== null) {
    const model = decodeURIComponent(amazon[1] ?? "");
    return {
      ...request,
      body: { ...objectOf(body), model, stream: amazon[2] !== undefined },
      isFramed: true,
    };
  }
  const google = /\/publishers\/anthropic\/models\/([^/:]+):(rawPredict|streamRawPredict)$/.exec(path);
  if (google === null) return undefined;
  return {
    ...request,
    body: { ...objectOf(body), model: google[1], stream: google[2] === "streamRawPredict" },
  };
}

function objectOf(body: unknown): object {
  return typeof body === "object" && body !== null ? body : {};
}

export function openAmazonStream(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/vnd.amazon.eventstream" });
  response.flushHeaders();
}

/** One event in Amazon's binary framing. https://smithy.io/2.0/aws/amazon-eventstream.html */
export function amazonFrame(event: StreamEvent): Buffer {
  const bytes = Buffer.from(JSON.stringify(event)).toString("base64");
  const payload = Buffer.from(JSON.stringify({ bytes }));
  const headers = Buffer.concat([
    amazonHeader(":event-type", "chunk"),
    amazonHeader(":content-type", "application/json"),
    amazonHeader(":message-type", "event"),
  ]);
  const prelude = Buffer.alloc(12);
  prelude.writeUInt32BE(16 + headers.length + payload.length, 0);
  prelude.writeUInt32BE(headers.length, 4);
  prelude.writeUInt32BE(crc32(prelude.subarray(0, 8)), 8);
  const message = Buffer.concat([prelude, headers, payload]);
  const end = Buffer.alloc(4);
  end.writeUInt32BE(crc32(message));
  return Buffer.concat([message, end]);
}

const textType = 7;

function amazonHeader(name: string, value: string): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(value.length);
  const head = Buffer.from([name.length, ...Buffer.from(name), textType]);
  return Buffer.concat([head, length, Buffer.from(value)]);
}
