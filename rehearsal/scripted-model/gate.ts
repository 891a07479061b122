/** A place in a script where the model waits until a test lets it go on. */
export type Gate = {
  /** Resolves when the model gets there for the first time. */
  readonly reached: Promise<void>;
  /** Lets the model pass, now and later. */
  release(): void;
  /** The model's side: announces that it is there and waits. */
  pass(): Promise<void>;
};

export function createGate(): Gate {
  const arrival = Promise.withResolvers<void>();
  const opening = Promise.withResolvers<void>();
  return {
    reached: arrival.promise,
    release: () => opening.resolve(),
    pass() {
      arrival.resolve();
      return opening.promise;
    },
  };
}
