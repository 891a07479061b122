/** Middle value of several timings, in milliseconds. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Milliseconds that one call takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function show(name: string, value: string, aim = ""): void {
  console.log(`${name.padEnd(52)} ${value.padStart(14)}   ${aim}`);
}
