/** One line of a file. */
export type Line = {
  /** From 1. */
  readonly line: number;
  readonly text: string;
};

/** What became of one file between two commits. */
export type ChangedFile = {
  readonly path: string;
  /** Where it was, when it was renamed. */
  readonly oldPath?: string | undefined;
  readonly status: "added" | "modified" | "deleted" | "renamed";
  /** Undefined: there was no such file, or it was not read. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** Lines that are new, wherever they stand: what only moved or was indented is not among them. */
  readonly added: readonly Line[];
  /** Lines that are gone, with their numbers in `before`. */
  readonly removed: readonly Line[];
  /** Why a side was not read. */
  readonly unread?: "binary" | "too-large" | undefined;
};

/** What differs between two commits. */
export type Change = {
  readonly files: readonly ChangedFile[];
  /** Changed files that are not even named: there were too many. */
  readonly more?: number | undefined;
  /** Lines in which a test runner said at the last proof that a test failed. */
  readonly failing?: readonly string[] | undefined;
  /** The tests of changed sources, as they are at the head, where they are found under a usual name. */
  readonly tests?: readonly { readonly path: string; readonly text: string }[] | undefined;
};

type Given = Omit<ChangedFile, "added" | "removed">;

/** A changed file with its lines compared. Linear in its size. */
export function compareLines(file: Given): ChangedFile {
  if (file.unread !== undefined) return { ...file, added: [], removed: [] };
  const before = linesOf(file.before);
  const after = linesOf(file.after);
  const same = sameAtStart(before, after);
  const sameEnd = sameAtEnd(before.slice(same), after.slice(same));
  const old = before.slice(same, before.length - sameEnd);
  const now = after.slice(same, after.length - sameEnd);
  return { ...file, added: newIn(now, old, same), removed: newIn(old, now, same) };
}

function linesOf(text: string | undefined): readonly string[] {
  if (text === undefined || text === "") return [];
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

function sameAtStart(one: readonly string[], other: readonly string[]): number {
  const most = Math.min(one.length, other.length);
  let same = 0;
  while (same < most && one[same] === other[same]) same += 1;
  return same;
}

function sameAtEnd(one: readonly string[], other: readonly string[]): number {
  const most = Math.min(one.length, other.length);
  let same = 0;
  while (same < most && one.at(-1 - same) === other.at(-1 - same)) same += 1;
  return same;
}

/** The lines that stand more often here than there; how far they are indented does not matter. */
function newIn(here: readonly string[], there: readonly string[], offset: number): readonly Line[] {
  const left = new Map<string, number>();
  for (const text of there) left.set(text.trim(), (left.get(text.trim()) ?? 0) + 1);
  return here.flatMap((text, index) => {
    const key = text.trim();
    const known = left.get(key) ?? 0;
    if (known > 0) left.set(key, known - 1);
    return known > 0 || key === "" ? [] : [{ line: offset + index + 1, text }];
  });
}
