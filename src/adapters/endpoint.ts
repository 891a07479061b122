import type { z } from "zod";
import type { Ending } from "../core/ending.ts";

/** A tool that a model wants used; the arguments as it wrote them. */
export type ToolCall = { readonly id: string; readonly name: string; readonly args: string };

/** One message of a conversation. Each endpoint has its own way to send it. */
export type Message =
  | { readonly role: "system" | "user"; readonly content: string }
  | {
      readonly role: "assistant";
      readonly content: string;
      readonly toolCalls?: readonly ToolCall[] | undefined;
      /** What the service wants back as it was, such as a model's signed thinking. */
      readonly echo?: unknown;
    }
  | { readonly role: "tool"; readonly id: string; readonly content: string };

/** A schema that an answer is forced into, where the service can. JSON Schema. */
export type Format = { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };

/** Something a model may ask for instead of an answer. */
export type Tool = {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of the arguments. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The same for zod; absent for the tool that gives the answer. */
  readonly shape?: z.ZodRawShape | undefined;
};

export type CallRequest = {
  /** The first is asked; an endpoint goes on to the next by itself, as far as `mostModels`. */
  readonly models: readonly string[];
  readonly messages: readonly Message[];
  /** The schema of the answer. */
  readonly format: Format;
  /** Whether the service is to force the answer into the schema. Not with tools. */
  readonly structured: boolean;
  readonly tools?: readonly Tool[] | undefined;
  /** The only one of the tools that counts now. */
  readonly only?: string | undefined;
  /** Uses a tool, for an endpoint that carries on the conversation by itself. Never rejects. */
  readonly look?: ((call: ToolCall) => Promise<string>) | undefined;
  /** What it may cost, in US dollars, where the service can be held to it. */
  readonly usd?: number | undefined;
  readonly interrupt?: AbortSignal | undefined;
};

/** What became of one call. Neither text nor a rejection is certain: a `problem` is what a service's failure becomes. */
export type Call = {
  /** Undefined when there is nothing to read; `problem` says why then. */
  readonly text: string | undefined;
  /** What it wants to be told before it answers. */
  readonly toolCalls: readonly ToolCall[];
  readonly problem: string | undefined;
  readonly echo?: unknown;
  /** Its service refuses for now, or until somebody mends why. */
  readonly setback?: Ending | undefined;
  /** It failed in a way that a request without structured output and tools may not. */
  readonly refusedFormat: boolean;
  readonly model: string | undefined;
  readonly tokens: number;
  /** Undefined when something was generated and its price is unknown. */
  readonly usd: number | undefined;
};

/** A model's service. */
export type Endpoint = {
  /** The provider, as the configuration names it. */
  readonly name: string;
  /** Models that one call may name. */
  readonly mostModels: number;
  /** What nobody is shown. */
  readonly secrets: readonly string[];
  call(request: CallRequest): Promise<Call>;
};

/** What several calls used together. The price is unknown as soon as that of one call is. */
export function totalOf(calls: readonly Call[]): Pick<Call, "usd" | "tokens"> {
  const tokens = calls.reduce((sum, call) => sum + call.tokens, 0);
  const usd = calls.reduce<number | undefined>(
    (sum, call) => (sum === undefined || call.usd === undefined ? undefined : sum + call.usd),
    0,
  );
  return { usd, tokens };
}
