import type { Language } from "./language.ts";
import type { Masked } from "./mask.ts";
import { isTestFile, isTestName } from "./test-path.ts";

/** One test, as its file declares it. */
export type Declared = {
  readonly name: string;
  /** From 1. */
  readonly line: number;
  /** The last line that belongs to it, at most the one before the next test. */
  readonly end: number;
};

/** In these languages an attribute makes a test of any function, in any file. */
const marked: ReadonlySet<Language | undefined> = new Set(["csharp", "java", "kotlin", "rust"]);

/** Whether tests in such a file are found by a runner. */
export function canHoldTests(path: string, language: Language | undefined): boolean {
  if (marked.has(language)) return true;
  if (language === "go") return path.endsWith("_test.go");
  // Python's runners go by names; those of JavaScript often by folders.
  return language === "python" ? isTestName(path) : isTestFile(path);
}

/** The tests that a text declares, in order. */
export function testsIn(text: Masked, language: Language): readonly Declared[] {
  const found = finders[language](text);
  const count = text.code.length;
  return found.map((one, place) => ({ ...one, end: (found[place + 1]?.line ?? count + 1) - 1 }));
}

type Start = Omit<Declared, "end">;

const finders: Readonly<Record<Language, (text: Masked) => readonly Start[]>> = {
  javascript: (text) =>
    byPattern(
      text,
      /(?<![\w.$])(?:(?:t|Deno)\.)?(?:it|test|specify|fit|xit|xtest)(?:\.(?:only|skip|todo|each|concurrent|sequential|fails|failing|skipIf|runIf|for|if|fixme|slow)){0,3}\s*[(`](?=["'`\w[(]|\s*$)/,
    ),
  python: (text) => byPattern(text, /^\s*(?:async\s+)?def\s+(test\w*)/),
  go: (text) => byPattern(text, /^func\s+((?:Test|Benchmark|Fuzz|Example)\w*)|\bt\.Run\(\s*"/),
  csharp: (text) =>
    byMark(
      text,
      /\[(?:[^\][]{0,200}[,\s])?(?:Fact|Theory|Test|TestCase|TestMethod|DataTestMethod|TestCaseSource)\b/,
      /\b(\w+)\s*(?:<\w+>)?\s*\(/,
    ),
  java: (text) => byMark(text, /@(?:Test|ParameterizedTest|RepeatedTest|TestFactory)\b/, /\b(\w+)\s*\(/),
  kotlin: (text) =>
    byMark(text, /@(?:Test|ParameterizedTest|RepeatedTest|TestFactory)\b/, /\bfun\s+(`[^`]+`|\w+)/),
  rust: (text) =>
    byMark(text, /#\[(?:\w+::){0,3}(?:test|rstest|test_case|quickcheck|proptest)\b/, /\bfn\s+(\w+)/),
};

function byPattern(text: Masked, pattern: RegExp): readonly Start[] {
  return text.code.flatMap((line, place) => {
    const found = pattern.exec(line);
    return found === null ? [] : [{ name: found[1] ?? nameAt(text, place, found.index), line: place + 1 }];
  });
}

/** Rows of a table of values before its title. */
const mostRows = 60;

/** What is between the first quotes; of a test with a table, what is between those behind it; else the line itself. */
function nameAt({ code, raw }: Masked, place: number, from: number): string {
  const line = code[place] ?? "";
  const isTable = /^\S{0,60}\.(?:each|for)\s*[(`]/.test(line.slice(from).trimStart());
  if (!isTable)
    return quotedIn(line, raw[place] ?? "", from) ?? (raw[place] ?? "").trim().replace(/\s*[({:].*$/, "");
  for (let row = place; row < Math.min(code.length, place + mostRows); row += 1) {
    const title = /[)`]\s*\(\s*["'`]/.exec(code[row] ?? "");
    if (title !== null) return quotedIn(code[row] ?? "", raw[row] ?? "", title.index + 1) ?? "";
  }
  return line.trim();
}

function quotedIn(code: string, raw: string, from: number): string | undefined {
  const open = code.slice(from).search(/["'`]/) + from;
  const quote = open < from ? undefined : code[open];
  if (quote === undefined) return undefined;
  const close = code.indexOf(quote, open + 1);
  return raw.slice(open + 1, close < 0 ? undefined : close);
}

/** How far below its attribute a function may be. */
const mostBetween = 12;

function byMark({ code }: Masked, mark: RegExp, name: RegExp): readonly Start[] {
  const found = new Map<number, Start>();
  code.forEach((line, place) => {
    if (!mark.test(line)) return;
    const start = lineOfName(code, place, name);
    if (start !== undefined) found.set(start.line, { name: start.name, line: place + 1 });
  });
  return [...found.values()];
}

function lineOfName(code: readonly string[], from: number, name: RegExp): Start | undefined {
  for (let place = from; place < Math.min(code.length, from + mostBetween); place += 1) {
    const text = withoutMarks(code[place] ?? "");
    const found = name.exec(text)?.[1];
    if (found !== undefined) return { name: found, line: place + 1 };
  }
  return undefined;
}

/** Attributes have brackets and calls of their own. */
function withoutMarks(line: string): string {
  return line.replaceAll(/#?\[[^\][]*\]/g, "").replaceAll(/@\w+(?:\([^()]*\))?/g, "");
}
