export type JsonMistake = { readonly offset: number; readonly found: string; readonly fix: string };

const text = /"(?:[^"\\\p{Cc}]|[\u007F-\u009F]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /(?:true|false|null)(?![A-Za-z0-9_])/y;
const space = /[ \t\r\n]*/y;

type Scan = { readonly source: string; readonly maxDepth: number; at: number };

/** Where a text stops being JSON (RFC 8259); undefined when it is JSON. */
export function findJsonMistake(source: string, maxDepth: number): JsonMistake | undefined {
  const scan = { source, maxDepth, at: 0 };
  const mistake = readValue(scan, 0);
  if (mistake !== undefined) return mistake;
  skip(scan, space);
  return scan.at < source.length
    ? here(scan, "text after the end of the JSON value.", "Remove it.")
    : undefined;
}

function readValue(scan: Scan, depth: number): JsonMistake | undefined {
  skip(scan, space);
  if (depth > scan.maxDepth) return here(scan, "nested too deep.", "Write it with fewer levels.");
  const first = scan.source[scan.at];
  if (first === "{") return readList(scan, "}", () => readMember(scan, depth + 1));
  if (first === "[") return readList(scan, "]", () => readValue(scan, depth + 1));
  if (skip(scan, text) || skip(scan, number) || skip(scan, word)) return undefined;
  return first === '"'
    ? here(
        scan,
        "a text that is not closed, or has a line break or a wrong \\ in it.",
        "Write \\n and \\\\ for them.",
      )
    : here(
        scan,
        "expected a value.",
        'Write a "text", a number, true, false, null, [a list] or {an object}.',
      );
}

function readList(
  scan: Scan,
  end: string,
  readEntry: () => JsonMistake | undefined,
): JsonMistake | undefined {
  step(scan);
  while (scan.source[scan.at] !== end) {
    const mistake = readEntry() ?? readComma(scan, end);
    if (mistake !== undefined) return mistake;
  }
  scan.at++;
  return undefined;
}

/** The comma after an entry, unless it was the last one. */
function readComma(scan: Scan, end: string): JsonMistake | undefined {
  skip(scan, space);
  if (scan.source[scan.at] === end) return undefined;
  if (scan.source[scan.at] !== ",") return here(scan, `expected a comma or ${end}.`, "Add what is missing.");
  step(scan);
  return scan.source[scan.at] === end
    ? here(scan, "a comma before the end.", "Remove the comma after the last entry.")
    : undefined;
}

function readMember(scan: Scan, depth: number): JsonMistake | undefined {
  if (!skip(scan, text)) return here(scan, "expected a key in double quotes.", 'Write "key": value.');
  skip(scan, space);
  if (scan.source[scan.at] !== ":")
    return here(scan, "expected a colon after the key.", 'Write "key": value.');
  scan.at++;
  return readValue(scan, depth);
}

function skip(scan: Scan, pattern: RegExp): boolean {
  pattern.lastIndex = scan.at;
  if (!pattern.test(scan.source)) return false;
  scan.at = pattern.lastIndex;
  return true;
}

/** Over one character and the space behind it. */
function step(scan: Scan): void {
  scan.at++;
  skip(scan, space);
}

function here(scan: Scan, found: string, fix: string): JsonMistake {
  return { offset: Math.min(scan.at, scan.source.trimEnd().length), found: `not valid JSON: ${found}`, fix };
}
