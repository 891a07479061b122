import { type Document, isMapping, type Path } from "./problem.ts";

/** The names a key may be rewritten to, and the rule: undefined keeps the key as it is. */
export type Rename = (key: string) => string | undefined;

/**
 * The document with keys renamed and empty entries (`key:` with nothing behind it) left out,
 * still located where they were written. A rename gives way to a key that has that name already.
 */
export function renameKeys(document: Document, rename: Rename): Document {
  const moves = new Map<string, Path>();
  return { value: rewritten(document.value, { path: [], origin: [] }), locate: followMoves(document, moves) };

  function rewritten(value: unknown, at: { readonly path: Path; readonly origin: Path }): unknown {
    if (Array.isArray(value)) return value.map((item, index) => rewritten(item, below(at, index, index)));
    if (!isMapping(value)) return value;
    const entries = Object.entries(value).filter(([, entry]) => entry !== null);
    return Object.fromEntries(
      entries.map(([key, entry]) => {
        const wanted = rename(key) ?? key;
        const name = Object.hasOwn(value, wanted) ? key : wanted;
        const place = below(at, name, key);
        if (name !== key) moves.set(JSON.stringify(place.path), place.origin);
        return [name, rewritten(entry, place)];
      }),
    );
  }
}

/** `locate` for a document whose parts were moved: from where each stands now to where it was written. */
export function followMoves(document: Document, moves: ReadonlyMap<string, Path>): Document["locate"] {
  return (path, part) => {
    for (let length = path.length; length > 0; length--) {
      const origin = moves.get(JSON.stringify(path.slice(0, length)));
      if (origin !== undefined) return document.locate([...origin, ...path.slice(length)], part);
    }
    return document.locate(path, part);
  };
}

function below(
  at: { readonly path: Path; readonly origin: Path },
  step: string | number,
  written: string | number,
) {
  return { path: [...at.path, step], origin: [...at.origin, written] };
}
