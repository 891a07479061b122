import OpenAI, { APIConnectionError, APIError, APIUserAbortError } from "openai";
import type {
  ChatCompletionCreateParamsNonStreaming,
  ChatCompletionFunctionTool,
  ChatCompletionMessageParam,
} from "openai/resources/chat/completions";
import { z } from "zod";
import { mistakes } from "../core/error.ts";
import { type Completion, messageOf, readCompletion } from "./completion.ts";
import { type Attempts, causesOf, isUnreached, watchAttempts } from "./connection-error.ts";
import type { Call, CallRequest, Endpoint, Message, Tool } from "./endpoint.ts";
import { explainMissing } from "./missing-model.ts";
import type { ListSource } from "./model-list.ts";
import { setbackOf } from "./refusal.ts";

export type OpenAiOptions = {
  /** Of any service that speaks OpenAI's chat completions: OpenRouter, Ollama, vLLM, llama.cpp, OpenAI. */
  readonly baseUrl: string;
  /** Empty for a service that asks for none. */
  readonly apiKey: string;
  /** Whether it is OpenRouter under another address. */
  readonly openRouter?: boolean | undefined;
  /** What the user's account at OpenRouter shows for these calls. */
  readonly title?: string | undefined;
  /** Most tokens of one answer, a model's thinking included; default 8,000. */
  readonly maxTokens?: number | undefined;
  /** Time limit of one call with its retry; default three minutes, for models that think. */
  readonly timeoutMs?: number | undefined;
  readonly fetch?: typeof fetch | undefined;
};

const defaultMaxTokens = 8000;
const defaultTimeoutMs = 180_000;

/** OpenRouter takes no more models than these in one request. */
const mostModels = 3;

/** Any service that speaks OpenAI's chat completions. Throws a UserError when the address is none. */
export function createOpenAiEndpoint(options: OpenAiOptions): Endpoint {
  const { hostname } = parseUrl(options.baseUrl);
  const isOpenRouter =
    options.openRouter === true || hostname === "openrouter.ai" || hostname.endsWith(".openrouter.ai");
  const isLocal = /^(?:localhost|127(?:\.\d+){3}|\[::1\]|0\.0\.0\.0|host\.docker\.internal)$/.test(hostname);
  const client = createClient(options, isOpenRouter);
  const list: ListSource = {
    provider: isOpenRouter ? "openrouter" : "openai-compatible",
    ...{ baseUrl: options.baseUrl, key: options.apiKey === "" ? undefined : options.apiKey, variable: "" },
  };
  const isFree = (models: readonly string[]) =>
    isOpenRouter ? models.every((model) => model.endsWith(":free") || model === "openrouter/free") : isLocal;

  async function call(request: CallRequest): Promise<Call> {
    const free = isFree(request.models);
    const attempts = watchAttempts(options.fetch);
    try {
      const limit = AbortSignal.timeout(options.timeoutMs ?? defaultTimeoutMs);
      const signal = request.interrupt === undefined ? limit : AbortSignal.any([limit, request.interrupt]);
      const { completions } = client.withOptions({ fetch: attempts.fetch }).chat;
      const completion = readCompletion(await completions.create(body(request), { signal }));
      const usd = free ? (completion.usd ?? 0) : paidFor(completion.usd, attempts);
      return { ...completion, usd, refusedFormat: false, setback: setbackIn(completion) };
    } catch (error) {
      const failed = failedCall(error, request, { isOpenRouter, free, attempts });
      const { status = 0 } = error instanceof APIError ? error : {};
      return explainMissing(failed, { status, models: request.models }, list);
    }
  }

  function body({
    models,
    messages,
    structured,
    format,
    tools,
    only,
  }: CallRequest): ChatCompletionCreateParamsNonStreaming {
    const [model = ""] = models;
    const limit = options.maxTokens ?? defaultMaxTokens;
    return {
      model,
      messages: messages.map(toOpenAi),
      // OpenAI's newer models know only the one name, other services only the other.
      ...(hostname === "api.openai.com" ? { max_completion_tokens: limit } : { max_tokens: limit }),
      ...(structured
        ? { response_format: { type: "json_schema", json_schema: { ...format, strict: true } } }
        : {}),
      ...(tools === undefined
        ? {}
        : { tools: tools.filter(({ name }) => only === undefined || name === only).map(toolOf) }),
      ...(isOpenRouter && models.length > 1 ? { models } : {}),
      // Without it OpenRouter may choose a provider that ignores the schema, or the tools.
      ...(isOpenRouter && (structured || tools !== undefined)
        ? { provider: { require_parameters: true } }
        : {}),
    };
  }

  return {
    name: isOpenRouter ? "openrouter" : "openai-compatible",
    mostModels: isOpenRouter ? mostModels : 1,
    secrets: [options.apiKey],
    call,
  };
}

/** The price of an attempt that broke off is not known, whatever the next one cost. */
function paidFor(usd: number | undefined, attempts: Attempts): number | undefined {
  return attempts.haveBroken() ? undefined : usd;
}

type Place = { readonly isOpenRouter: boolean; readonly free: boolean; readonly attempts: Attempts };

function failedCall(error: unknown, { structured, tools }: CallRequest, place: Place): Call {
  const { isOpenRouter, free, attempts } = place;
  const problem = sentence(error);
  const { status = 0, headers } = error instanceof APIError ? error : {};
  const body = error instanceof APIError ? error.error : undefined;
  const isDemanding = structured || tools !== undefined;
  return {
    ...{ text: undefined, toolCalls: [], model: undefined, tokens: 0, problem },
    usd: free ? 0 : paidFor(wasNotCharged(error) ? 0 : undefined, attempts),
    refusedFormat: isDemanding && isFormatRefusal(error, isOpenRouter),
    setback: setbackOf({ status, detail: problem, error: body, headers }),
  };
}

/** An error that came with status 200: its code is the status it would have had. */
function setbackIn({ error, problem = "" }: Completion): Call["setback"] {
  const parsed = z.object({ code: z.coerce.number().int() }).safeParse(error);
  if (!parsed.success) return undefined;
  return setbackOf({ status: parsed.data.code, detail: problem, error, headers: undefined });
}

function toOpenAi(message: Message): ChatCompletionMessageParam {
  switch (message.role) {
    case "tool":
      return { role: "tool", tool_call_id: message.id, content: message.content };
    case "assistant": {
      const { content, toolCalls = [] } = message;
      if (toolCalls.length === 0) return { role: "assistant", content };
      const tool_calls = toolCalls.map(({ id, name, args }) => ({
        id,
        type: "function" as const,
        function: { name, arguments: isJson(args) ? args : "{}" },
      }));
      return { role: "assistant", content: content === "" ? null : content, tool_calls };
    }
    default:
      return { role: message.role, content: message.content };
  }
}

function toolOf({ name, description, parameters }: Tool): ChatCompletionFunctionTool {
  return { type: "function", function: { name, description, parameters: { ...parameters } } };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function parseUrl(baseUrl: string): URL {
  try {
    return new URL(baseUrl);
  } catch (error) {
    throw mistakes.managerUrlInvalid(baseUrl, error);
  }
}

function createClient(
  { baseUrl, apiKey, title, timeoutMs = defaultTimeoutMs, fetch }: OpenAiOptions,
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
  if (error instanceof APIConnectionError) return isUnreached(error);
  return error instanceof APIError && error.status !== undefined;
}

/** 404 is OpenRouter's answer when no provider of the model supports what `require_parameters` demands. */
function isFormatRefusal(error: unknown, isOpenRouter: boolean): boolean {
  if (!(error instanceof APIError)) return false;
  return error.status === 400 || error.status === 422 || (error.status === 404 && isOpenRouter);
}

function sentence(error: unknown): string {
  if (error instanceof APIUserAbortError) return "It did not answer in time.";
  if (error instanceof APIConnectionError) return `It could not be reached: ${causesOf(error)}`;
  if (error instanceof APIError && error.status !== undefined) {
    return `It answered ${error.status}: ${error.error === undefined ? error.message : messageOf(error.error)}`;
  }
  return `The call failed: ${causesOf(error)}`;
}
