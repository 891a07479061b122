import Anthropic, { APIConnectionError, APIError, APIUserAbortError } from "@anthropic-ai/sdk";
import type { MessageCreateParamsNonStreaming } from "@anthropic-ai/sdk/resources/messages";
import { toAnthropic } from "./anthropic-message.ts";
import { readAnthropicMessage } from "./anthropic-reply.ts";
import { type Attempts, causesOf, isUnreached, watchAttempts } from "./connection-error.ts";
import type { Call, CallRequest, Endpoint } from "./endpoint.ts";
import { explainMissing } from "./missing-model.ts";
import { setbackOf } from "./refusal.ts";

export type AnthropicOptions = {
  /** Without one, Anthropic's own. */
  readonly baseUrl?: string | undefined;
  readonly apiKey: string;
  /** Most tokens of one answer, a model's thinking included; default 16,000. */
  readonly maxTokens?: number | undefined;
  /** Time limit of one call with its retry; default five minutes, for models that think. */
  readonly timeoutMs?: number | undefined;
};

const defaultMaxTokens = 16_000;
const defaultTimeoutMs = 300_000;

/** Anthropic's Messages API. */
export function createAnthropicEndpoint(options: AnthropicOptions): Endpoint {
  const { apiKey, baseUrl, timeoutMs = defaultTimeoutMs, maxTokens = defaultMaxTokens } = options;
  const origin = baseUrl?.replace(/\/v1\/?$/, "") ?? "https://api.anthropic.com";
  const client = new Anthropic({
    apiKey,
    // Another credential of the user's, which the package would take from the environment.
    authToken: null,
    baseURL: origin,
    maxRetries: 1,
    timeout: timeoutMs,
    logLevel: "off",
  });

  async function call(request: CallRequest): Promise<Call> {
    const { interrupt } = request;
    const [model = ""] = request.models;
    const limit = AbortSignal.timeout(timeoutMs);
    const signal = interrupt === undefined ? limit : AbortSignal.any([limit, interrupt]);
    const attempts = watchAttempts();
    try {
      const { messages } = client.withOptions({ fetch: attempts.fetch });
      const message: unknown = await messages.create(bodyOf(request, maxTokens), { signal });
      return paidFor(readAnthropicMessage(message, model), attempts);
    } catch (error) {
      const failed = paidFor(failedCall(error, request), attempts);
      const status = error instanceof APIError ? (error.status ?? 0) : 0;
      const list = { provider: "anthropic", baseUrl: `${origin}/v1`, key: apiKey, variable: "" } as const;
      return explainMissing(failed, { status, models: [model] }, list);
    }
  }

  return { name: "anthropic", mostModels: 1, secrets: [apiKey], call };
}

/** The price of an attempt that broke off is not known, whatever the next one cost. */
function paidFor(call: Call, attempts: Attempts): Call {
  return attempts.haveBroken() ? { ...call, usd: undefined } : call;
}

/**
 * No tool is ever forced: models that always think refuse that. The tools stay the same to the end, or what the service
 * has cached would be lost.
 */
function bodyOf(request: CallRequest, maxTokens: number): MessageCreateParamsNonStreaming {
  const { models, messages, structured, format, tools } = request;
  const [model = ""] = models;
  return {
    model,
    max_tokens: maxTokens,
    ...toAnthropic(messages, tools !== undefined),
    ...(structured
      ? { output_config: { format: { type: "json_schema", schema: { ...format.schema } } } }
      : {}),
    ...(tools === undefined
      ? {}
      : {
          tools: tools.map(({ name, description, parameters }) => ({
            name,
            description,
            input_schema: { ...parameters, type: "object" as const },
          })),
        }),
  };
}

function failedCall(error: unknown, { structured, tools }: CallRequest): Call {
  const problem = sentence(error);
  const status = error instanceof APIError ? error.status : undefined;
  const headers = error instanceof APIError ? error.headers : undefined;
  const refusal = { status: status ?? 0, detail: problem, error: bodyError(error), headers };
  const setback = setbackOf(refusal);
  return {
    text: undefined,
    toolCalls: [],
    problem,
    setback,
    // A lack of credit is a 400, too.
    refusedFormat: (structured || tools !== undefined) && status === 400 && setback === undefined,
    model: undefined,
    tokens: 0,
    usd: status !== undefined || isUnreached(error) ? 0 : undefined,
  };
}

function sentence(error: unknown): string {
  if (error instanceof APIUserAbortError) return "It did not answer in time.";
  if (error instanceof APIConnectionError) return `It could not be reached: ${causesOf(error)}`;
  if (error instanceof APIError && error.status !== undefined) {
    const { message } = (bodyError(error) ?? {}) as { readonly message?: unknown };
    return `It answered ${error.status}: ${typeof message === "string" ? message : error.message}`;
  }
  return `The call failed: ${causesOf(error)}`;
}

/** The body is `{type: "error", error: {type, message}}`. */
function bodyError(error: unknown): unknown {
  const body =
    error instanceof APIError ? (error.error as { readonly error?: unknown } | undefined) : undefined;
  return typeof body === "object" ? body?.error : undefined;
}
