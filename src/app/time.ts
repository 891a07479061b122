/** Time as the App has it. */
export type Time = {
  /** Epoch milliseconds. */
  now(): number;
  /** Rings once after so many milliseconds, and keeps no process alive for it. Returns how to call it off. */
  after(ms: number, ring: () => void): () => void;
};

export const realTime: Time = {
  now: Date.now,
  after: (ms, ring) => {
    const timer = setTimeout(ring, ms).unref();
    return () => clearTimeout(timer);
  },
};
