/** A set that forgets its oldest members. */
export type Recent = { has(key: string): boolean; add(key: string): void; delete(key: string): void };

/**
 * Remembers as many as said, and at times up to twice as many. In two halves: to look for the oldest of a set from which
 * many were taken goes over all the places they had, each time.
 */
export function createRecent(least: number): Recent {
  let young = new Set<string>();
  let old = young;
  return {
    has: (key) => young.has(key) || old.has(key),
    add: (key) => {
      if (young.size >= least) {
        old = young;
        young = new Set();
      }
      young.add(key);
    },
    delete: (key) => {
      young.delete(key);
      old.delete(key);
    },
  };
}
