/** Values that must not be seen in a log. */
export type Mask = {
  /** Every line of the value on its own, as the runner does it. */
  add(value: string): void;
  apply(text: string): string;
  hides(text: string): boolean;
};

export function createMask(): Mask {
  const values = new Set<string>();
  const hides = (text: string) => [...values].some((value) => text.includes(value));
  return {
    add(value) {
      const lines = value.split(/\r?\n/).map((line) => line.trim());
      for (const line of [value, ...lines]) if (line.trim() !== "") values.add(line);
    },
    apply(text) {
      if (!hides(text)) return text;
      // The longest first: one secret may be a part of another.
      const longestFirst = [...values].sort((one, other) => other.length - one.length);
      return longestFirst.reduce((masked, value) => masked.replaceAll(value, "***"), text);
    },
    hides,
  };
}
