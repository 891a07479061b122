import { type Document, isMapping, type Path, type Problem, valueAt } from "./problem.ts";
import { followMoves } from "./rewrite.ts";

/** What became of a key of an earlier version. */
export type Replacement = {
  /** A sentence for the author: what does its work now. */
  readonly now: string;
  /** The key that takes its value, from the top of the document; `*` stands for the same list item. */
  readonly to?: string;
  /** The value for that key; undefined when it has no meaning any more. */
  readonly convert?: (value: unknown) => unknown;
  /** What its being there says as well, unless the document says otherwise: a key and its value. */
  readonly implies?: readonly [key: string, value: unknown];
};

/** Replacements by dotted path, `*` for a list item: `definition_of_done.*.completed`. */
export type ReplacedKeys = Readonly<Record<string, Replacement>>;

export type Replaced = { readonly document: Document; readonly notices: readonly Problem[] };

/**
 * The document in today's keys: what still has a meaning is moved, the rest is left out, each with a notice.
 * A key of today that is given as well wins.
 */
export function replaceKeys(document: Document, replaced: ReplacedKeys, base: Path = []): Replaced {
  const moves = new Map<string, Path>();
  const notices: Problem[] = [];
  const implied: [Path, unknown][] = [];
  const top = structuredClone(document.value);

  for (const path of findReplaced(valueAt(top, base), replaced)) {
    const replacement = replaced[patternOf(path)];
    if (replacement === undefined) continue;
    const taken = takeOut(top, [...base, ...path]);
    notices.push({ path: [...base, ...path], part: "key", message: `${nameOf(path)} ${replacement.now}` });
    const value = replacement.convert === undefined ? taken : replacement.convert(taken);
    if (replacement.to === undefined || value === undefined) continue;
    const target = [...base, ...fillIn(replacement.to, path)];
    if (putIn(top, target, value)) moves.set(JSON.stringify(target), [...base, ...path]);
    if (replacement.implies !== undefined)
      implied.push([replacement.implies[0].split("."), replacement.implies[1]]);
  }
  for (const [path, value] of implied) putIn(top, [...base, ...path], value);
  return { document: { value: top, locate: followMoves(document, moves) }, notices };
}

function findReplaced(value: unknown, replaced: ReplacedKeys, path: Path = []): Path[] {
  if (path.length > 0 && Object.hasOwn(replaced, patternOf(path))) return [path];
  if (Array.isArray(value))
    return value.flatMap((item, index) => findReplaced(item, replaced, [...path, index]));
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, entry]) => findReplaced(entry, replaced, [...path, key]));
}

function patternOf(path: Path): string {
  return path.map((step) => (typeof step === "number" ? "*" : step)).join(".");
}

function nameOf(path: Path): string {
  return path.filter((step) => typeof step === "string").join(".");
}

function fillIn(pattern: string, path: Path): Path {
  const indices = path.filter((step) => typeof step === "number");
  return pattern.split(".").map((step) => (step === "*" ? (indices.shift() ?? 0) : step));
}

/** Removes what stands at the path, and mappings that are empty without it. */
function takeOut(top: unknown, path: Path): unknown {
  const holder = valueAt(top, path.slice(0, -1));
  const key = path.at(-1);
  if (!isMapping(holder) || typeof key !== "string") return undefined;
  const taken = holder[key];
  Reflect.deleteProperty(holder, key);
  if (path.length > 1 && Object.keys(holder).length === 0) takeOut(top, path.slice(0, -1));
  return taken;
}

/** Whether the value was put at the path: not when something stands there, or its place is not a mapping. */
function putIn(top: unknown, path: Path, value: unknown): boolean {
  const [key, ...rest] = path;
  if (key === undefined || typeof top !== "object" || top === null) return false;
  const present: unknown = Reflect.get(top, key);
  if (rest.length === 0) return present === undefined && Reflect.set(top, key, value);
  if (present === undefined) Reflect.set(top, key, {});
  return putIn(Reflect.get(top, key), rest, value);
}
