import { crc32 } from "node:zlib";
import type { StreamEvent } from "./message.ts";
import type { Received } from "./received.ts";
import type { ServiceError } from "./script.ts";
import type { JsonAnswer } from "./send-json.ts";

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
    const stream = amazon[2] !== undefined;
    return { ...request, body: { ...objectOf(body), model, stream }, cloud: "amazon" };
  }
  const google = /\/publishers\/anthropic\/models\/([^/:]+):(rawPredict|streamRawPredict)$/.exec(path);
  if (google === null) return undefined;
  const stream = google[2] === "streamRawPredict";
  return { ...request, body: { ...objectOf(body), model: google[1], stream }, cloud: "google" };
}

function objectOf(body: unknown): object {
  return typeof body === "object" && body !== null ? body : {};
}

export function amazonEvent(event: StreamEvent): Buffer {
  const bytes = Buffer.from(JSON.stringify(event)).toString("base64");
  return amazonFrame({ ":message-type": "event", ":event-type": "chunk" }, { bytes });
}

/** What ends a stream that goes wrong. https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ResponseStream.html */
export function amazonException({ status, message }: ServiceError): Buffer {
  const name = amazonName(status);
  const type = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return amazonFrame({ ":message-type": "exception", ":exception-type": type }, { message });
}

/** A message in Amazon's binary framing. https://smithy.io/2.0/aws/amazon-eventstream.html */
function amazonFrame(kind: Readonly<Record<string, string>>, body: object): Buffer {
  const payload = Buffer.from(JSON.stringify(body));
  const named = { ...kind, ":content-type": "application/json" };
  const headers = Buffer.concat(Object.entries(named).map(([name, value]) => amazonHeader(name, value)));
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

/** https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html */
export function amazonRefusal({ status, message, headers }: ServiceError): JsonAnswer {
  return { status, headers: { "x-amzn-errortype": amazonName(status), ...headers }, body: { message } };
}

function amazonName(status: number): string {
  return amazonNames.get(status) ?? "InternalServerException";
}

const amazonNames = new Map([
  [400, "ValidationException"],
  [403, "AccessDeniedException"],
  [404, "ResourceNotFoundException"],
  [408, "ModelTimeoutException"],
  [424, "ModelStreamErrorException"],
  [429, "ThrottlingException"],
  [503, "ServiceUnavailableException"],
]);

/** https://cloud.google.com/apis/design/errors */
export function googleRefusal({ status, message, headers }: ServiceError): JsonAnswer {
  const name = googleNames.get(status) ?? "INTERNAL";
  return { status, headers, body: { error: { code: status, message, status: name } } };
}

const googleNames = new Map([
  [400, "INVALID_ARGUMENT"],
  [401, "UNAUTHENTICATED"],
  [403, "PERMISSION_DENIED"],
  [404, "NOT_FOUND"],
  [429, "RESOURCE_EXHAUSTED"],
  [503, "UNAVAILABLE"],
]);
