import type { Route } from "./call.ts";

export type Matched = { readonly route: Route; readonly params: Readonly<Record<string, string>> };

/** The first route that fits. */
export function createRouter(
  routes: readonly Route[],
): (method: string, path: string) => Matched | undefined {
  const compiled = routes.map((route) => ({ route, pattern: patternOf(route.path) }));
  return (method, path) => {
    for (const { route, pattern } of compiled) {
      const found = route.method === method ? pattern.exec(path) : null;
      if (found !== null) return { route, params: decoded(found.groups ?? {}) };
    }
    return undefined;
  };
}

/** Paths and names of refs have slashes in them, written as they are or encoded. */
const long = ["path", "ref", "branch", "basehead"];

function patternOf(path: string): RegExp {
  const source = path.replace(
    /\{(\w+)\}/g,
    (_, name: string) => `(?<${name}>${long.includes(name) ? ".+" : "[^/]+"})`,
  );
  return new RegExp(`^${source}$`);
}

function decoded(groups: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
}
