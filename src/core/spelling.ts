import type { Rename } from "./rewrite.ts";

/** Renames `camelCase` and `kebab-case` keys to the known `snake_case` one, and leaves all others alone. */
export function snakeCaseOf(known: ReadonlySet<string>): Rename {
  return (key) => {
    const snake = key
      .replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`)
      .toLowerCase()
      .replaceAll("-", "_");
    return snake !== key && known.has(snake) ? snake : undefined;
  };
}
