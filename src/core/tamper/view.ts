import type { Finding } from "../finding.ts";
import type { Change, ChangedFile, Line } from "./change.ts";
import { type Language, languageOf } from "./language.ts";
import { type Masked, maskText } from "./mask.ts";
import { canHoldTests, type Declared, testsIn } from "./test-declaration.ts";
import { isFixture, isGenerated, isTestFile } from "./test-path.ts";

/** What one detector says of one file; its name is added by whoever asks it. */
export type Found = Omit<Finding, "detector" | "criterion">;

/** One side of a changed file. */
export type Side = Masked & {
  readonly path: string;
  readonly text: string;
  readonly tests: readonly Declared[];
};

/** A changed file as detectors look at it. */
export type FileView = ChangedFile & {
  readonly language: Language | undefined;
  /** At the head; where it is gone, at the base. */
  readonly isTest: boolean;
  readonly isFixture: boolean;
  /** Undefined where there is no text, or none in a language that is understood. */
  readonly was: Side | undefined;
  readonly is: Side | undefined;
  /** The added lines without comments and literals, and their comments alone. */
  readonly newCode: readonly Line[];
  readonly newComments: readonly Line[];
  readonly oldCode: readonly Line[];
  readonly oldComments: readonly Line[];
};

/** A change as detectors look at it. */
export type ChangeView = Omit<Change, "files"> & { readonly files: readonly FileView[] };

export type Detector = (change: ChangeView) => readonly Found[];

export function viewOf(change: Change): ChangeView {
  return { ...change, files: change.files.map(viewOfFile) };
}

function viewOfFile(file: ChangedFile): FileView {
  const was = sideOf(file.oldPath ?? file.path, file.before);
  const is = sideOf(file.path, file.after);
  return {
    ...file,
    language: languageOf(file.path),
    isTest: isTestFile(file.path),
    isFixture: isFixture(file.path),
    was,
    is,
    newCode: linesOf(file.added, is?.code),
    newComments: linesOf(file.added, is?.comments),
    oldCode: linesOf(file.removed, was?.code),
    oldComments: linesOf(file.removed, was?.comments),
  };
}

function sideOf(path: string, text: string | undefined): Side | undefined {
  const language = languageOf(path);
  if (text === undefined || language === undefined || isGenerated(path)) return undefined;
  const masked = maskText(text, language);
  const tests = canHoldTests(path, language) && !isFixture(path) ? testsIn(masked, language) : [];
  return { ...masked, path, text, tests };
}

function linesOf(lines: readonly Line[], masked: readonly string[] | undefined): readonly Line[] {
  if (masked === undefined) return [];
  return lines.flatMap(({ line }) => {
    const text = masked[line - 1] ?? "";
    return text.trim() === "" ? [] : [{ line, text }];
  });
}

/** Long enough to know the line again. */
const longestExcerpt = 160;

export function excerptOf(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, " ");
  return line.length <= longestExcerpt ? line : `${line.slice(0, longestExcerpt - 1)}…`;
}

/** A finding at a line of the head. */
export function foundAt(
  file: Pick<FileView, "path" | "after">,
  line: number,
  rest: Pick<Found, "severity" | "why">,
): Found {
  const text = rawLine(file, line);
  return { ...rest, path: file.path, line, ...(text === "" ? {} : { excerpt: text }) };
}

function rawLine({ after = "" }: Pick<FileView, "after">, line: number): string {
  let start = 0;
  for (let n = 1; n < line && start >= 0; n += 1) start = after.indexOf("\n", start) + 1 || -1;
  if (start < 0) return "";
  const end = after.indexOf("\n", start);
  return excerptOf(after.slice(start, Math.min(end < 0 ? after.length : end, start + 1000)));
}

/** The test that a line of the head stands in, or that begins right below it. */
export function testAround(side: Side, line: number): Declared | undefined {
  return (
    side.tests.find((one) => line >= one.line - 3 && line < one.line && isMark(side, line, one.line)) ??
    side.tests.findLast((one) => one.line <= line && line <= one.end)
  );
}

/** Decorators and attributes stand above what they are about. */
function isMark({ code }: Side, from: number, to: number): boolean {
  return code.slice(from - 1, to - 1).every((line) => /^\s*(?:[@[#]|$)/.test(line));
}

/** Whether a test of this name was there before, in any of the changed files. */
export function wasThere({ files }: ChangeView, name: string): boolean {
  return files.some(({ was }) => was?.tests.some((one) => one.name === name));
}
