/** A place in the repository that a tool's output blames. */
export type FailurePlace = {
  /** Relative to the repository, with slashes. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly column?: number;
  readonly message: string;
};

/** Lines beyond it are data, not messages. It also bounds what the patterns have to look at. */
const longestLine = 1000;

/**
 * The places that the output of compilers, linters and test runners blames: tsc, eslint, gcc and clang, go, rustc,
 * dotnet, pytest, and the stack frames of node, vitest and jest. Warnings are not among them, and of each stack only
 * its innermost frame in the repository. Paths are as the tools print them; only those that can be inside of the
 * repository count.
 */
export function findFailurePlaces(output: string): readonly FailurePlace[] {
  const places: FailurePlace[] = [];
  let context: Context = {};
  for (const text of output.split(/\r?\n/)) {
    if (text.length > longestLine || text.trim() === "") continue;
    const found = readLine(text, context);
    if (found.place !== undefined) places.push(found.place);
    context = found.context;
  }
  return places;
}

/** What earlier lines say about this one. */
type Context = {
  /** The file that the lines of a linter below it are about. */
  readonly file?: string | undefined;
  /** The error whose place is still to come. */
  readonly error?: string | undefined;
};
type Reading = { readonly place?: FailurePlace | undefined; readonly context: Context };

function readLine(text: string, context: Context): Reading {
  const inner = innerPlace(text, context);
  if (inner !== undefined) return { place: inner, context };
  const frame = framePlace(text, context);
  // The frames further out, and the same place once more, say nothing new.
  if (frame !== undefined) return { place: frame, context: { ...context, error: undefined } };
  const place = lineStart(text, context) ?? panicPlace(text);
  if (place !== undefined) return { place, context: {} };
  return { context: contextAfter(text, context) };
}

function contextAfter(text: string, context: Context): Context {
  const line = text.trim();
  if (/^(?:warning|note|help)\b/i.test(line)) return { ...context, error: undefined };
  // Of pytest's lines about one failure the first says what was wrong.
  if (context.error?.startsWith("E ") && line.startsWith("E ")) return context;
  if (isErrorLine(line)) return { ...context, error: line };
  const file = /^\S/.test(text) && /^[^\s:()]+$/.test(line) ? pathOf(line) : undefined;
  return file === undefined ? context : { ...context, file };
}

/** `AssertionError: expected 1 to be 2`, `error[E0308]: mismatched types`, a test's heading in jest. */
function isErrorLine(line: string): boolean {
  return /^(?:[\w.$]*(?:Error|Exception|Failure)\b|error\b|Caused by:|E {3}|●|✖|×)/.test(line);
}

/** eslint: `  12:5  error  Unexpected var  no-var`, below the name of the file. */
function innerPlace(text: string, { file }: Context): FailurePlace | undefined {
  const [, line, column, message] = /^\s+(\d+):(\d+)\s+error\s+(.+)$/.exec(text) ?? [];
  return file === undefined ? undefined : placeOf({ path: file, line, column, message });
}

/**
 * Frames and pointers, whose message came before: `at add (src/a.js:1:2)`, `❯ src/a.test.ts:1:2`, `--> src/a.rs:1:2`,
 * `location: 'test/a.test.js:1:2'`.
 */
function framePlace(text: string, { error }: Context): FailurePlace | undefined {
  if (error === undefined) return undefined;
  const pattern =
    /^\s*(?:at (?:async )?(?:[^()]*\()?|(?:at )?❯ (?:.* )?|--> |location: ')((?:file:\/\/)?[^\s():']+):(\d+):(\d+)/;
  const [, path = "", line, column] = pattern.exec(text) ?? [];
  return placeOf({ path, line, column, message: error });
}

/**
 * The place first, the message after it: `src/a.ts(12,5): error TS2322: …`, `src/a.ts:12:5 - error TS2322: …`,
 * `src/a.c:12:5: error: …`, `./a.go:12:5: undefined: x`, `test_a.py:12: AssertionError`. The column may be missing.
 */
function lineStart(text: string, { error }: Context): FailurePlace | undefined {
  const [, path = "", round, colon, end = ""] =
    /^\s*([^\s:'"]+?)(?:\((\d+(?:,\d+)*)\):|:(\d+(?::\d+)?)(?::| -))\s+(.+)$/.exec(text) ?? [];
  const [line, column] = (round ?? colon ?? "").split(/[,:]/);
  if (/^(?:\w+ )?(?:warning|note|info|help|remark)\b/i.test(end)) return undefined;
  // pytest ends with the kind of error; what was wrong it said in lines that begin with an E.
  const detail = error?.startsWith("E ") && /^\w+$/.test(end) ? `${end}: ${error.slice(1).trim()}` : end;
  // MSBuild says which project it was building.
  return placeOf({ path, line, column, message: detail.replace(/ \[[^\]]+proj\]$/, "") });
}

/** Rust: `thread 'it' panicked at src/lib.rs:12:5:`, with the message below. */
function panicPlace(text: string): FailurePlace | undefined {
  const [message, path = "", line, column] =
    /^thread .*panicked at ([^\s:]+):(\d+):(\d+):?$/.exec(text) ?? [];
  return placeOf({ path, line, column, message });
}

type Raw = {
  readonly path: string;
  readonly line: string | undefined;
  readonly column: string | undefined;
  readonly message: string | undefined;
};

const largest = 10_000_000;

function placeOf({ path: raw, line, column, message }: Raw): FailurePlace | undefined {
  const path = pathOf(raw);
  const [at, over] = [Number(line), Number(column)];
  if (path === undefined || !message || !(at >= 1 && at <= largest)) return undefined;
  return {
    path,
    line: at,
    message: message.trim(),
    ...(over >= 1 && over <= largest ? { column: over } : {}),
  };
}

/** Names of hosts look like those of files, and are followed by a number as well. */
const host = /^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|local|internal)$/;

/** A path that can be of a file in the repository: relative, not above it, not somebody else's code. */
function pathOf(raw: string): string | undefined {
  const path = raw
    .replace(/^file:\/\//, "")
    .replaceAll("\\", "/")
    .replace(/^(?:\.\/)+/, "");
  const parts = path.split("/");
  if (parts.some((part) => part === "" || part === ".." || part === "." || part === "node_modules"))
    return undefined;
  return /\.[A-Za-z]\w*$/.test(path) && !host.test(path) ? path : undefined;
}
