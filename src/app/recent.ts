/** A set that forgets its oldest members. */
export type Recent = { has(key: string): boolean; add(key: string): void };

export function createRecent(most: number): Recent {
  const keys = new Set<string>();
  return {
    has: (key) => keys.has(key),
    add: (key) => {
      keys.add(key);
      if (keys.size <= most) return;
      const [oldest] = keys;
      if (oldest !== undefined) keys.delete(oldest);
    },
  };
}
