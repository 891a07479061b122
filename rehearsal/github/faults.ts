import type { Answer } from "./call.ts";

/** A call as it came in. */
export type Recorded = {
  /** From 1, in the order of arrival. */
  readonly n: number;
  /** `rest`, `graphql` or `git`. */
  readonly door: "rest" | "graphql" | "git";
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
};

export type Fault = Where & {
  /** How often; once unless said. */
  readonly times?: number;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** `cut` drops the connection: before the call has an effect, or after, so that only the answer is lost. */
export type Hook = (call: Recorded) => "cut" | undefined | Promise<"cut" | undefined>;

/** What a test lets go wrong. */
export type Faults = {
  /** The next matching calls are answered like this, without an effect. */
  next(fault: Fault): void;
  /** The next matching calls run into the secondary rate limit. */
  secondaryLimit(where: Where & { readonly times?: number; readonly retryAfterSeconds?: number }): void;
  /** The next matching reads see what the same address was answered last, or 404: replication lags. */
  stale(where: Where & { readonly times?: number }): void;
  beforeCall: Hook | undefined;
  afterCall: Hook | undefined;
  clear(): void;
};

export type FaultInjector = {
  readonly faults: Faults;
  /** The answer a call gets instead of its own. */
  answerFor(call: Recorded): Answer | undefined;
  /** What a GET was answered, for stale reads later. */
  remember(call: Recorded, answer: Answer): void;
};

type Planned = Where & { left: number; readonly answer: (call: Recorded) => Answer };

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
      plan({ ...where, method: "GET" }, where.times, (call) => lastAnswers.get(keyOf(call)) ?? missing),
    clear() {
      planned.length = 0;
      faults.beforeCall = undefined;
      faults.afterCall = undefined;
    },
  };

  return {
    faults,
    answerFor(call) {
      const hit = planned.find((one) => one.left > 0 && matches(one, call));
      if (hit === undefined) return undefined;
      hit.left -= 1;
      return hit.answer(call);
    },
    remember(call, answer) {
      if (call.method === "GET") lastAnswers.set(keyOf(call), answer);
    },
  };
}

function keyOf({ path, query }: Recorded): string {
  return `${path}${query}`;
}

function matches({ method, path }: Where, call: Recorded): boolean {
  if (method !== undefined && method !== call.method) return false;
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
