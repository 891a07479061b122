import { z } from "zod";
import { listPriceOf } from "./anthropic-price.ts";
import { causesOf } from "./connection-error.ts";
import { type Means, openRouterUrl } from "./model-service.ts";

/** A model as its service lists it. What the service does not say is undefined. */
export type ListedModel = {
  readonly provider: string;
  readonly id: string;
  readonly name?: string | undefined;
  readonly isFree: boolean;
  /** US dollars for a million tokens. */
  readonly usdIn?: number | undefined;
  readonly usdOut?: number | undefined;
  /** Tokens. */
  readonly context?: number | undefined;
  /** Whether an answer can be forced into a schema. */
  readonly structured?: boolean | undefined;
  readonly tools?: boolean | undefined;
};

/** A service that models are listed from, as far as there is a way to it. */
export type ListSource = {
  readonly provider: "openrouter" | "anthropic" | "openai-compatible";
  readonly baseUrl: string;
  readonly key?: string | undefined;
  /** Where the key comes from, for the one who has to mend it. */
  readonly variable: string;
};

/** What came of asking one service: its models, or in one sentence why not and what to do. */
export type Listing =
  | { readonly models: readonly ListedModel[] }
  | { readonly problem: string; readonly fix: string };

/** The services that there is a key for here, or an address that needs none. */
export function listSources({ config, env }: Means): readonly ListSource[] {
  const { provider } = config.defaults.manager ?? {};
  const { baseUrl, apiKey } = config.manager;
  const own = (name: string) => (provider === name ? { baseUrl, apiKey } : {});
  const keyOf = (name: string, variable: string) => own(name).apiKey ?? (env[variable] || undefined);
  const sources: ListSource[] = [];
  const router = keyOf("openrouter", "OPENROUTER_API_KEY");
  if (router !== undefined) {
    const address = own("openrouter").baseUrl ?? openRouterUrl;
    sources.push({ provider: "openrouter", baseUrl: address, key: router, variable: "OPENROUTER_API_KEY" });
  }
  const anthropic = keyOf("anthropic", "ANTHROPIC_API_KEY");
  if (anthropic !== undefined) {
    const address = own("anthropic").baseUrl ?? env.ANTHROPIC_BASE_URL ?? "https://api.anthropic.com";
    sources.push({
      ...{ provider: "anthropic", key: anthropic, variable: "ANTHROPIC_API_KEY" },
      baseUrl: `${trimmed(address).replace(/\/v1$/, "")}/v1`,
    });
  }
  const other = own("openai-compatible").baseUrl;
  if (other !== undefined) {
    const key = keyOf("openai-compatible", "OPENAI_API_KEY");
    sources.push({ provider: "openai-compatible", baseUrl: other, key, variable: "OPENAI_API_KEY" });
  }
  return sources;
}

const timeoutMs = 30_000;
/** Pages of Anthropic's list; it is shorter than one. */
const mostPages = 20;

/** Asks a service for its own list. Never rejects. */
export async function listModels(source: ListSource): Promise<Listing> {
  const models: ListedModel[] = [];
  let after: string | undefined;
  try {
    for (let page = 0; page < mostPages; page++) {
      const response = await fetch(addressOf(source, after), {
        headers: headersOf(source),
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!response.ok) return refused(source, response.status);
      const parsed = listSchema.safeParse(await response.json().catch(() => undefined));
      if (!parsed.success) return notAList(source);
      models.push(...parsed.data.data.map((one) => modelOf(one, source)));
      const { has_more, last_id } = parsed.data;
      if (has_more !== true || last_id === undefined || last_id === null) break;
      after = last_id;
    }
    return { models };
  } catch (error) {
    const fix = "Check the network, and the address in `manager.base_url`.";
    return { problem: `${nameOf(source)} cannot be reached: ${causesOf(error)}`, fix };
  }
}

function addressOf({ provider, baseUrl }: ListSource, after: string | undefined): string {
  const query =
    provider === "anthropic" ? `?limit=1000${after === undefined ? "" : `&after_id=${after}`}` : "";
  return `${trimmed(baseUrl)}/models${query}`;
}

function trimmed(address: string): string {
  return address.replace(/\/+$/, "");
}

function headersOf({ provider, key }: ListSource): Record<string, string> {
  if (key === undefined) return {};
  if (provider === "anthropic") return { "x-api-key": key, "anthropic-version": "2023-06-01" };
  return { authorization: `Bearer ${key}` };
}

function refused(source: ListSource, status: number): Listing {
  if (status === 401 || status === 403)
    return {
      problem: `${nameOf(source)} refuses the key (${status}).`,
      fix: `Set ${source.variable} to a valid key, in the environment or in .env.`,
    };
  return {
    problem: `${nameOf(source)} answered ${status} to the question for its models.`,
    fix: "Try again later.",
  };
}

function notAList(source: ListSource): Listing {
  const fix = "Check `manager.base_url`: it mostly ends in /v1.";
  return { problem: `${nameOf(source)} answered with something else than a list of models.`, fix };
}

function nameOf({ provider, baseUrl }: ListSource): string {
  return `${provider} at ${baseUrl}`;
}

const amount = z.coerce.number().nonnegative().optional().catch(undefined);
const count = z.number().int().positive().nullish().catch(undefined);
const modelSchema = z.object({
  id: z.string(),
  name: z.string().optional().catch(undefined),
  display_name: z.string().optional().catch(undefined),
  /** OpenRouter: dollars for one token, as text. */
  pricing: z.object({ prompt: amount, completion: amount }).optional().catch(undefined),
  supported_parameters: z.array(z.string()).optional().catch(undefined),
  // OpenRouter, Anthropic, vLLM: each has its own name for it.
  context_length: count,
  max_input_tokens: count,
  max_model_len: count,
  capabilities: z
    .object({ structured_outputs: z.object({ supported: z.boolean() }) })
    .nullish()
    .catch(undefined),
});
const listSchema = z.object({
  data: z.array(modelSchema),
  has_more: z.boolean().optional().catch(undefined),
  last_id: z.string().nullish().catch(undefined),
});

function modelOf(listed: z.infer<typeof modelSchema>, { provider, baseUrl }: ListSource): ListedModel {
  const { id, name, display_name, pricing, supported_parameters, capabilities } = listed;
  const known = provider === "anthropic" ? listPriceOf(id) : undefined;
  const usdIn = pricing?.prompt === undefined ? known?.input : perMillion(pricing.prompt);
  const usdOut = pricing?.completion === undefined ? known?.output : perMillion(pricing.completion);
  const isOwn = /^https?:\/\/(?:localhost|127\.|\[::1\]|0\.0\.0\.0|host\.docker\.internal)/.test(baseUrl);
  return {
    provider,
    id,
    name: name ?? display_name,
    isFree: provider === "openai-compatible" ? isOwn : usdIn === 0 && usdOut === 0,
    usdIn,
    usdOut,
    context: listed.context_length ?? listed.max_input_tokens ?? listed.max_model_len ?? undefined,
    structured:
      supported_parameters?.includes("structured_outputs") ?? capabilities?.structured_outputs.supported,
    tools: supported_parameters?.includes("tools"),
  };
}

/** Without the dust of floating point. */
function perMillion(usd: number): number {
  return Number((usd * 1_000_000).toPrecision(6));
}
