/** The machines jobs run on: so many at once, the others wait in line. */
export type Machines = {
  /** Resolves when one is free, with how to give it back; undefined when `cancelled` came first. */
  acquire(cancelled: AbortSignal): Promise<(() => void) | undefined>;
};

export function createMachines(count: number): Machines {
  let free = count;
  const waiting: (() => void)[] = [];

  function giveBack(): void {
    const next = waiting.shift();
    if (next === undefined) free++;
    else next();
  }

  return {
    async acquire(cancelled) {
      if (cancelled.aborted) return undefined;
      if (free > 0) {
        free--;
        return giveBack;
      }
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const take = () => resolve(true);
      waiting.push(take);
      cancelled.addEventListener("abort", () => {
        const at = waiting.indexOf(take);
        if (at === -1) return;
        waiting.splice(at, 1);
        resolve(false);
      });
      return (await promise) ? giveBack : undefined;
    },
  };
}
