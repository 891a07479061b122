/** The messages of an error and of its causes: the reason is in the last one mostly. */
export function causesOf(error: unknown): string {
  const messages: string[] = [];
  for (let one = error; one instanceof Error && messages.length < 5; one = one.cause) {
    messages.push(
      "code" in one && typeof one.code === "string" ? `${one.message} (${one.code})` : one.message,
    );
  }
  return messages.join(" ");
}

/** Nothing was asked of a service that was never reached, so nothing is charged. */
export function isUnreached(error: unknown): boolean {
  return /ECONNREFUSED|ENOTFOUND|EAI_AGAIN/.test(causesOf(error));
}

/** The requests of one call, the client's own retries among them. */
export type Attempts = {
  readonly fetch: typeof fetch;
  /** Whether one was sent and its connection broke before the answer: it may have to be paid all the same. */
  haveBroken(): boolean;
};

export function watchAttempts(send: typeof fetch = fetch): Attempts {
  let broken = false;
  return {
    fetch: async (...request) => {
      try {
        return await send(...request);
      } catch (error) {
        broken ||= !isUnreached(error);
        throw error;
      }
    },
    haveBroken: () => broken,
  };
}
