import type { Answer } from "./call.ts";

/** A call as it came in. */
export type Recorded = {
  /** From 1, in the order of arrival. */
  readonly n: number;
  /** `oidc`: where jobs ask for their identity, and others for the keys. */
  readonly door: "rest" | "graphql" | "git" | "oidc";
  readonly method: string;
  /** Below the API's root, without the query. */
  readonly path: string;
  readonly query: string;
  readonly body: unknown;
  /** Login, or the kind of who had none. */
  readonly by: string;
  /** Undefined until it is answered, and when the connection was cut. */
  status: number | undefined;
};

export type Where = {
  readonly method?: string;
  /** Exact, or a pattern for `RegExp.test`. */
  readonly path?: string | RegExp;
  /** What the body says, as JSON: how GraphQL's documents are told apart. */
  readonly says?: RegExp;
};

export type Fault = Where & {
  /** How often; once unless said. */
  readonly times?: number;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

type Awaitable<T> = T | Promise<T>;

/** `cut` drops the connection before the call has an effect. */
export type BeforeCall = (call: Recorded) => Awaitable<"cut" | undefined>;

/** The call had its effect: its answer is lost, breaks off in the middle, or is another one. */
export type AfterCall = (call: Recorded) => Awaitable<"cut" | "torn" | Answer | undefined>;

/** What a test lets go wrong. */
export type Faults = {
  /** The next matching calls are answered like this, without an effect. */
  next(fault: Fault): void;
  /** The next matching calls run into the secondary rate limit. */
  secondaryLimit(where: Where & { readonly times?: number; readonly retryAfterSeconds?: number }): void;
  /** The next matching reads see what the same address was answered last, or 404: replication lags. */
  stale(where: Where & { readonly times?: number }): void;
  beforeCall: BeforeCall | undefined;
  afterCall: AfterCall | undefined;
  clear(): void;
};

export type FaultInjector = {
  readonly faults: Faults;
  /** The answer a call gets instead of its own. */
  answerFor(call: Recorded): Answer | undefined;
  /** What a read was answered, for stale reads later. */
  remember(call: Recorded, answer: Answer): void;
};

type Planned = Where & { left: number; readonly answer: (call: Recorded) => Answer | undefined };

export function createFaultInjector(): FaultInjector {
  const planned: Planned[] = [];
  const lastAnswers = new Map<string, Answer>();

  function plan(where: Where, times: number | undefined, answer: Planned["answer"]): void {
    planned.push({ ...where, left: times ?? 1, answer });
  }

  const faults: Faults = {
    beforeCall: undefined,
    afterCall: undefined,
    next: (fault) => plan(fault, fault.times, () => answerOf(fault)),
    secondaryLimit: ({ retryAfterSeconds = 60, ...where }) =>
      plan(where, where.times, () => secondaryAnswer(retryAfterSeconds)),
    stale: (where) =>
      plan(where, where.times, (call) =>
        isRead(call) ? (lastAnswers.get(keyOf(call)) ?? missing) : undefined,
      ),
    clear() {
      planned.length = 0;
      faults.beforeCall = undefined;
      faults.afterCall = undefined;
    },
  };

  return {
    faults,
    answerFor(call) {
      for (const one of planned) {
        const answer = one.left > 0 && matches(one, call) ? one.answer(call) : undefined;
        if (answer === undefined) continue;
        one.left -= 1;
        return answer;
      }
      return undefined;
    },
    remember(call, answer) {
      if (isRead(call)) lastAnswers.set(keyOf(call), answer);
    },
  };
}

function isRead({ method, door, body }: Recorded): boolean {
  return method === "GET" || (door === "graphql" && /"query":"\s*(query|\{)/.test(JSON.stringify(body)));
}

function keyOf({ path, query, body }: Recorded): string {
  return `${path}${query}${JSON.stringify(body)}`;
}

function matches({ method, path, says }: Where, call: Recorded): boolean {
  if (method !== undefined && method !== call.method) return false;
  if (says !== undefined && !says.test(JSON.stringify(call.body ?? null))) return false;
  if (path === undefined) return true;
  return typeof path === "string" ? path === call.path : path.test(call.path);
}

const missing: Answer = { status: 404, body: { message: "Not Found", documentation_url: "", status: "404" } };

function answerOf({ status, headers, body }: Fault): Answer {
  const usual = { message: "Server Error", documentation_url: "", status: `${status}` };
  return { status, body: body ?? usual, ...(headers === undefined ? {} : { headers }) };
}

function secondaryAnswer(seconds: number): Answer {
  const message =
    "You have exceeded a secondary rate limit. Please wait a few minutes before you try again. If you reach out to GitHub Support for help, please include the request ID.";
  const url =
    "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits";
  return {
    status: 403,
    body: { documentation_url: url, message },
    headers: { "retry-after": `${seconds}` },
  };
}
