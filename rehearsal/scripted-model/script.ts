import type { Gate } from "./gate.ts";

/** What the scripted model plays: sessions of the worker, and answers to the manager's calls. */
export type Script = {
  readonly acts?: readonly Act[];
  readonly completions?: readonly Completion[];
  /** A federated identity gets this instead of a token. */
  readonly tokenRefusal?: ServiceError;
};

/**
 * One conversation, turn by turn.
 * A new conversation takes the first act not yet taken that matches it, an act with `when` before one without.
 * When all that match are taken, it plays the last of them again.
 */
export type Act = {
  /** Must occur in the first user message. Without it the act is for any conversation. */
  readonly when?: string | RegExp;
  readonly turns: readonly Turn[];
};

/** One answer of the model: something it says, or a way to fail to say it. */
export type Turn = Spoken | Failure;

/** A turn that becomes part of the conversation. */
export type Spoken = {
  readonly text?: string;
  readonly tools?: readonly ToolCall[];
  readonly usage?: TurnUsage;
  /** The answer waits here, so that a test knows the turn was reached and can act meanwhile. */
  readonly hold?: Gate;
};

export type ToolCall = { readonly name: string; readonly input: unknown };

/** Tokens. They make the price: the client multiplies them by its own price list. */
export type TurnUsage = {
  readonly input: number;
  readonly output: number;
  readonly cacheRead?: number;
  readonly cacheWrite?: number;
};

/**
 * A turn that leaves no trace in the conversation: the client comes back and finds it again.
 * With `times` it is played that often and then skipped; without, for ever.
 */
export type Failure = Fault & { readonly times?: number; readonly hold?: Gate };

type Fault =
  /** The model declines: stop reason `refusal` and no content. */
  | { readonly refusal: true }
  | { readonly error: ServiceError }
  | { readonly limit: UsageLimit }
  /** It says this much, and then an error comes where the rest should be. */
  | { readonly breaks: ServiceError; readonly text: string }
  /** Headers and the first events of a stream, then silence until the client goes away. */
  | { readonly stall: true }
  /** `sse`: no event stream at all. `json`: an event that is not JSON. `cut`: the connection breaks midway. */
  | { readonly malformed: "sse" | "json" | "cut" };

export type ServiceError = {
  readonly status: number;
  /** Such as `authentication_error`, `overloaded_error`. */
  readonly type: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A subscription's limit, as the `anthropic-ratelimit-unified-*` headers tell it. */
export type UsageLimit = {
  /** Epoch seconds. */
  readonly resetsAt: number;
  /** Default `five_hour`. */
  readonly claim?: string;
};

/** One answer to a chat completion. Played in order; with `when` only for requests that contain it. */
export type Completion = {
  /** Must occur in the text of the request's messages. */
  readonly when?: string | RegExp;
  /** The content; anything but a string is written as JSON. */
  readonly content?: unknown;
  /** Tools it wants used; the answer goes on when it was told. */
  readonly tools?: readonly ToolCall[];
  /** Sent as they are. OpenRouter puts `cost` in here. */
  readonly usage?: Readonly<Record<string, unknown>>;
  readonly finishReason?: string;
  /** Instead of an answer: this status, body and headers. */
  readonly raw?: {
    readonly status: number;
    readonly body: unknown;
    readonly headers?: Readonly<Record<string, string>>;
  };
  /** The request is read and never answered. */
  readonly stall?: true;
  /** How often it is played before the next one's turn. Default 1. */
  readonly times?: number;
  readonly hold?: Gate;
};

export function isFailure(turn: Turn): turn is Failure {
  return (
    "refusal" in turn ||
    "error" in turn ||
    "limit" in turn ||
    "breaks" in turn ||
    "stall" in turn ||
    "malformed" in turn
  );
}
