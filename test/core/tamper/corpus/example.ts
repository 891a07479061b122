import { type Change, type ChangedFile, compareLines } from "#src/core/tamper/change.ts";

/** Text before and after; undefined where there is no such file. */
export type Pair = readonly [before: string | undefined, after: string | undefined];

/** A small change as somebody could have made it. */
export type Example = {
  readonly name: string;
  /** By path; `old -> new` for a renamed file. */
  readonly files: Readonly<Record<string, Pair>>;
  /** Unchanged tests of what was changed, by path. */
  readonly tests?: Readonly<Record<string, string>>;
  /** What a test runner said of the commit before. */
  readonly failing?: readonly string[];
  /** The detectors that are to find something; with `!`: a violation. None for an honest change. */
  readonly finds?: readonly string[];
};

export function changeOf({ files, failing, tests = {} }: Example): Change {
  return {
    failing,
    files: Object.entries(files).map(([path, pair]) => fileOf(path, pair)),
    tests: Object.entries(tests).map(([path, text]) => ({ path, text })),
  };
}

function fileOf(name: string, [before, after]: Pair): ChangedFile {
  const [path = "", newPath] = name.split(" -> ");
  if (newPath !== undefined)
    return compareLines({ path: newPath, oldPath: path, status: "renamed", before, after });
  const status = before === undefined ? "added" : after === undefined ? "deleted" : "modified";
  return compareLines({ path, status, before, after });
}

/** A text without the indentation of the table it stands in. */
export function text(strings: TemplateStringsArray): string {
  const lines = (strings.raw[0] ?? "").replace(/^\n/, "").trimEnd().split("\n");
  const depth = Math.min(
    ...lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length),
  );
  return `${lines.map((line) => line.slice(depth)).join("\n")}\n`;
}
