import OpenAI, { APIConnectionError, APIError, APIUserAbortError } from "openai";
import type {
  ChatCompletionCreateParamsNonStreaming,
  ChatCompletionFunctionTool,
  ChatCompletionMessageParam,
} from "openai/resources/chat/completions";
import type { Ending } from "../core/ending.ts";
import { mistakes } from "../core/error.ts";
import { messageOf, readCompletion, type ToolCall } from "./manager-completion.ts";
import { decisionFormat } from "./manager-schema.ts";

export type EndpointOptions = {
  /** Of any service that speaks OpenAI's chat completions: OpenRouter, Ollama, vLLM, llama.cpp, OpenAI. */
  readonly baseUrl: string;
  /** Empty for a service that asks for none. */
  readonly apiKey: string;
  /** What the user's account at OpenRouter shows for these calls. */
  readonly title?: string | undefined;
  /** Most tokens of one answer, a model's thinking included; default 8,000. */
  readonly maxTokens?: number | undefined;
  /** Time limit of one call with its retry; default three minutes, for models that think. */
  readonly timeoutMs?: number | undefined;
  readonly fetch?: typeof fetch | undefined;
};

export type CallRequest = {
  /** The first is asked; OpenRouter goes on to the next by itself. */
  readonly models: readonly string[];
  readonly messages: readonly ChatCompletionMessageParam[];
  /** Whether the service is to force the answer into a schema. */
  readonly structured: boolean;
  /** The schema; the decision's, unless said. */
  readonly format?: ResponseFormat | undefined;
  /** What the model may ask for instead of an answer. */
  readonly tools?: readonly ChatCompletionFunctionTool[] | undefined;
  readonly interrupt?: AbortSignal | undefined;
};

type ResponseFormat = NonNullable<ChatCompletionCreateParamsNonStreaming["response_format"]>;

/** What became of one call. Neither text nor a rejection is certain: a `problem` is what a service's failure becomes. */
export type Call = {
  readonly text: string | undefined;
  readonly toolCalls: readonly ToolCall[];
  readonly problem: string | undefined;
  /** Its service refuses for now, or until somebody mends why. */
  readonly setback?: Ending | undefined;
  /** It failed in a way that a request without structured output and tools may not. */
  readonly refusedFormat: boolean;
  readonly model: string | undefined;
  readonly tokens: number;
  /** Undefined when something was generated and its price is unknown. */
  readonly usd: number | undefined;
};

export type Endpoint = {
  readonly isOpenRouter: boolean;
  call(request: CallRequest): Promise<Call>;
};

const defaultMaxTokens = 8000;
const defaultTimeoutMs = 180_000;

/** Throws a UserError when the address is none. */
export function createEndpoint(options: EndpointOptions): Endpoint {
  const { hostname } = parseUrl(options.baseUrl);
  const isOpenRouter = hostname === "openrouter.ai" || hostname.endsWith(".openrouter.ai");
  const isLocal = /^(?:localhost|127(?:\.\d+){3}|\[::1\]|0\.0\.0\.0|host\.docker\.internal)$/.test(hostname);
  const client = createClient(options, isOpenRouter);
  const isFree = (models: readonly string[]) =>
    isLocal ||
    (isOpenRouter && models.every((model) => model.endsWith(":free") || model === "openrouter/free"));

  async function call(request: CallRequest): Promise<Call> {
    const free = isFree(request.models);
    try {
      const limit = AbortSignal.timeout(options.timeoutMs ?? defaultTimeoutMs);
      const signal = request.interrupt === undefined ? limit : AbortSignal.any([limit, request.interrupt]);
      const completion = readCompletion(await client.chat.completions.create(body(request), { signal }));
      return { ...completion, usd: completion.usd ?? (free ? 0 : undefined), refusedFormat: false };
    } catch (error) {
      const usd = free || wasNotCharged(error) ? 0 : undefined;
      const isDemanding = request.structured || request.tools !== undefined;
      const refusedFormat = isDemanding && isFormatRefusal(error, isOpenRouter);
      const problem = sentence(error);
      const setback = setbackOf(error, problem);
      const nothing = { text: undefined, toolCalls: [], model: undefined, tokens: 0 };
      return { ...nothing, problem, refusedFormat, usd, setback };
    }
  }

  function body({
    models,
    messages,
    structured,
    format = decisionFormat,
    tools,
  }: CallRequest): ChatCompletionCreateParamsNonStreaming {
    const [model = ""] = models;
    const limit = options.maxTokens ?? defaultMaxTokens;
    return {
      model,
      messages: [...messages],
      // OpenAI's newer models know only the one name, other services only the other.
      ...(hostname === "api.openai.com" ? { max_completion_tokens: limit } : { max_tokens: limit }),
      ...(structured ? { response_format: format } : {}),
      ...(tools === undefined ? {} : { tools: [...tools] }),
      ...(isOpenRouter && models.length > 1 ? { models } : {}),
      // Without it OpenRouter may choose a provider that ignores the schema, or the tools.
      ...(isOpenRouter && (structured || tools !== undefined)
        ? { provider: { require_parameters: true } }
        : {}),
    };
  }

  return { isOpenRouter, call };
}

function parseUrl(baseUrl: string): URL {
  try {
    return new URL(baseUrl);
  } catch (error) {
    throw mistakes.managerUrlInvalid(baseUrl, error);
  }
}

function createClient(
  { baseUrl, apiKey, title, timeoutMs = defaultTimeoutMs, fetch }: EndpointOptions,
  isOpenRouter: boolean,
): OpenAI {
  return new OpenAI({
    baseURL: baseUrl,
    // The package insists on one.
    apiKey: apiKey === "" ? "none" : apiKey,
    // Nothing of the user's OpenAI account goes to another service.
    adminAPIKey: null,
    organization: null,
    project: null,
    maxRetries: 1,
    timeout: timeoutMs,
    logLevel: "off",
    ...(isOpenRouter && title !== undefined ? { defaultHeaders: { "X-OpenRouter-Title": title } } : {}),
    ...(fetch === undefined ? {} : { fetch }),
  });
}

/** A service that answers with an error status charges nothing; one that was never reached neither. */
function wasNotCharged(error: unknown): boolean {
  if (error instanceof APIConnectionError) return /ECONNREFUSED|ENOTFOUND|EAI_AGAIN/.test(causesOf(error));
  return error instanceof APIError && error.status !== undefined;
}

/** 404 is OpenRouter's answer when no provider of the model supports what `require_parameters` demands. */
function isFormatRefusal(error: unknown, isOpenRouter: boolean): boolean {
  if (!(error instanceof APIError)) return false;
  return error.status === 400 || error.status === 422 || (error.status === 404 && isOpenRouter);
}

/**
 * What a refusal asks for: to wait, or that somebody mends it. OpenRouter's limits of a day say when they end
 * (`X-RateLimit-Reset`, milliseconds). https://openrouter.ai/docs/api-reference/limits
 */
function setbackOf(error: unknown, detail: string): Ending | undefined {
  if (!(error instanceof APIError) || error.status === undefined) return undefined;
  const reset = Number(error.headers?.get("x-ratelimit-reset") ?? Number.NaN);
  const until = reset > 1e12 && Number.isSafeInteger(reset) ? { until: reset } : {};
  switch (error.status) {
    case 429:
      return { kind: "throttled", detail, ...until };
    case 502:
    case 503:
    case 529:
      return { kind: "overloaded", detail };
    default:
      return undefined;
  }
}

function sentence(error: unknown): string {
  if (error instanceof APIUserAbortError) return "It did not answer in time.";
  if (error instanceof APIConnectionError) return `It could not be reached: ${causesOf(error)}`;
  if (error instanceof APIError && error.status !== undefined) {
    return `It answered ${error.status}: ${error.error === undefined ? error.message : messageOf(error.error)}`;
  }
  return `The call failed: ${causesOf(error)}`;
}

/** The messages of an error and of its causes: the reason is in the last one mostly. */
function causesOf(error: unknown): string {
  const messages: string[] = [];
  for (let one = error; one instanceof Error && messages.length < 5; one = one.cause) {
    messages.push(
      "code" in one && typeof one.code === "string" ? `${one.message} (${one.code})` : one.message,
    );
  }
  return messages.join(" ");
}
