import { type Document, isMapping, type Path, type Problem } from "./problem.ts";

type Environment = Readonly<Record<string, string | undefined>>;

export type Interpolated = {
  readonly document: Document;
  readonly problems: readonly Problem[];
  /** Whether the text at the path took something from the environment. */
  isFilled(path: Path): boolean;
};

/** Keys whose `${…}` is for the shell that runs them. */
const shellKeys: readonly string[] = ["setup"];

const reference = /\$?\$\{([^{}]*)\}/g;
const named = /^([A-Za-z_][A-Za-z0-9_]*)(?::-(.*))?$/s;

/**
 * The document with `${NAME}` and `${NAME:-default}` in its texts (never in keys) replaced from the environment.
 * An empty variable counts as missing, an entry that ends up empty (`${NAME:-}`) is left out, `$${NAME}` stays as
 * `${NAME}`. Messages name variables, never their values.
 */
export function interpolate(document: Document, env: Environment): Interpolated {
  const problems: Problem[] = [];
  const filled = new Set<string>();
  return {
    document: { ...document, value: walk(document.value, []) },
    problems,
    isFilled,
  };

  function isFilled(path: Path): boolean {
    return filled.has(JSON.stringify(path));
  }

  function walk(value: unknown, path: Path): unknown {
    if (typeof value === "string") return fill(value, path);
    if (Array.isArray(value)) return value.map((item, index) => walk(item, [...path, index]));
    if (!isMapping(value)) return value;
    const entries = Object.entries(value).map(([key, entry]): [string, unknown] => [
      key,
      shellKeys.includes(key) ? entry : walk(entry, [...path, key]),
    ]);
    return Object.fromEntries(entries.filter(([key, entry]) => entry !== "" || !isFilled([...path, key])));
  }

  function fill(text: string, path: Path): string {
    return text.replaceAll(reference, (whole, inside: string) => {
      if (whole.startsWith("$$")) return whole.slice(1);
      const [, name = "", fallback] = named.exec(inside) ?? [];
      const found = env[name] || fallback;
      filled.add(JSON.stringify(path));
      if (found === undefined) problems.push({ path, message: missing(name) });
      return found ?? whole;
    });
  }
}

function missing(name: string): string {
  if (name === "") return `this reference has no readable name: expected \${NAME} or \${NAME:-default}.`;
  return `the environment variable ${name} is not set. Set it, put it into .env, or write \${${name}:-default}.`;
}
