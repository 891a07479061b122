import type { Value } from "./expression.ts";

/** One combination of a matrix; empty for a job without one. */
export type Combination = Readonly<Record<string, Value>>;

/** All combinations of `strategy.matrix`, `exclude` taken out and `include` merged in or added. */
export function expandMatrix(matrix: Value): readonly Combination[] {
  if (matrix === null || typeof matrix !== "object" || Array.isArray(matrix)) return [{}];
  const { include, exclude, ...axes } = matrix as Readonly<Record<string, Value>>;
  const excluded = listOf(exclude);
  const product = combine(Object.entries(axes)).filter(
    (one) => !excluded.some((pattern) => fits(one, pattern)),
  );
  const base = Object.keys(axes).length === 0 ? [] : product;
  return includeInto(base, listOf(include), Object.keys(axes));
}

/** As GitHub names a job of a matrix: `test (20, linux)`. */
export function matrixSuffix(combination: Combination): string {
  const values = Object.values(combination).map((value) =>
    value !== null && typeof value === "object" ? JSON.stringify(value) : String(value),
  );
  return values.length === 0 ? "" : ` (${values.join(", ")})`;
}

function combine(axes: readonly (readonly [string, Value])[]): readonly Combination[] {
  return axes.reduce<readonly Combination[]>(
    (combinations, [name, values]) =>
      combinations.flatMap((one) => arrayOf(values).map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

/** An entry joins every combination whose original values it does not contradict; else it is a new one. */
function includeInto(
  base: readonly Combination[],
  entries: readonly Combination[],
  axes: readonly string[],
): readonly Combination[] {
  let combinations = [...base];
  for (const entry of entries) {
    const shared = Object.fromEntries(Object.entries(entry).filter(([name]) => axes.includes(name)));
    const joins = combinations.some((one, index) => index < base.length && fits(one, shared));
    combinations = joins
      ? combinations.map((one, index) =>
          index < base.length && fits(one, shared) ? { ...one, ...entry } : one,
        )
      : [...combinations, entry];
  }
  return combinations;
}

function fits(combination: Combination, pattern: Combination): boolean {
  return Object.entries(pattern).every(
    ([name, value]) => JSON.stringify(combination[name]) === JSON.stringify(value),
  );
}

function listOf(value: Value | undefined): readonly Combination[] {
  return arrayOf(value ?? []).filter((one): one is Combination => one !== null && typeof one === "object");
}

function arrayOf(value: Value): readonly Value[] {
  return Array.isArray(value) ? value : [value];
}
