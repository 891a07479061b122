/** Where something stands in a text. Both count from 1; columns count UTF-16 units, as editors do. */
export type Position = { readonly line: number; readonly column: number };

/** Keys and list indices from the top of a document. */
export type Path = readonly (string | number)[];

/** A parsed text that still knows where each of its parts was written. */
export type Document = {
  /** Undefined when the text is empty. */
  readonly value: unknown;
  /** Undefined when nothing was written at that path. List items have no key: both parts are the item. */
  locate(path: Path, part?: "key" | "value"): Position | undefined;
};

/** Something to tell the author about one place of a document: what was found, what was expected, how to fix it. */
export type Problem = {
  readonly path: Path;
  /** Whether it is about the key or what stands behind it (default). */
  readonly part?: "key" | "value";
  readonly message: string;
};

/** A document with the name people know it by. */
export type Source = { readonly file: string; readonly document: Document };

/** More would bury the first. */
const most = 50;

/** One line a problem, `file:line:column: message`, in the order of the text. */
export function renderProblems(problems: readonly Problem[], source: Source): string[] {
  const located = problems.map((problem) => ({ problem, at: positionOf(problem, source.document) }));
  located.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
  const lines = new Set(
    located.map(({ problem, at }) => `${renderPlace(source.file, at)}: ${problem.message}`),
  );
  return lines.size <= most ? [...lines] : [...[...lines].slice(0, most), `… and ${lines.size - most} more`];
}

export function renderPlace(file: string, at: Position): string {
  return `${file}:${at.line}:${at.column}`;
}

/** Where a problem stands, or the nearest thing around it that was written. */
export function positionOf(problem: Problem, document: Document): Position {
  const { path, part = "value" } = problem;
  const own = document.locate(path, part) ?? document.locate(path, "key");
  if (own !== undefined) return own;
  return path.length === 0
    ? { line: 1, column: 1 }
    : positionOf({ ...problem, path: path.slice(0, -1), part: "key" }, document);
}

/** Whether a parsed value is a mapping of keys to values. */
export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What stands at a path of a parsed value; undefined when nothing does. */
export function valueAt(value: unknown, path: Path): unknown {
  let found = value;
  for (const step of path) {
    if (Array.isArray(found)) found = found[Number(step)];
    else if (isMapping(found) && Object.hasOwn(found, step)) found = found[String(step)];
    else return undefined;
  }
  return found;
}
