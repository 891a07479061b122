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

/** What is aimed at, and whether it is held. */
export function atMost(most: number, value: number, unit = ""): string {
  return `≤ ${most}${unit === "" ? "" : ` ${unit}`}   ${value <= most ? "held" : "MISSED"}`;
}

export function atLeast(least: number, value: number): string {
  return `≥ ${least}   ${value >= least ? "held" : "MISSED"}`;
}

export function show(name: string, value: string, aim = ""): void {
  console.log(`${name.padEnd(52)} ${value.padStart(14)}   ${aim}`);
}
