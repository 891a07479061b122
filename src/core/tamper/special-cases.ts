import { isTestFile } from "./test-path.ts";
import { type ChangeView, type FileView, type Found, foundAt } from "./view.ts";

const literal = `"[^"\\\\\\n]{1,200}"|'[^'\\\\\\n]{1,200}'|-?\\d{1,12}(?:\\.\\d{1,6})?`;
/** What is compared with, or looked up. */
const question = new RegExp(
  `(?:===?|\\bcase|\\bwhen|\\.equals\\()\\s*(${literal})|(?:^|[{,(])\\s*(${literal})\\s*(?:=>|->|:)|(?:===?)\\s*(${literal})\\s*\\?`,
);
/** What is answered. */
const answer = new RegExp(`(?:\\breturn|=>|->|\\?|:)\\s*(${literal})`, "g");

/** Sources that answer a test's question with that test's answer, without working it out. */
export function specialCases({ files, tests = [] }: ChangeView): readonly Found[] {
  const texts = [
    ...files.filter((file) => isTestFile(file.path)).flatMap(({ after }) => after ?? []),
    ...tests.map(({ text }) => text),
  ];
  if (texts.length === 0) return [];
  const lines = texts.flatMap((text) => text.split("\n").map((line) => line.slice(0, 500)));
  return files.flatMap((file) => (file.isTest || file.isFixture ? [] : inSource(file, lines)));
}

function inSource(file: FileView, tests: readonly string[]): readonly Found[] {
  const { is } = file;
  if (is === undefined) return [];
  return file.newCode.flatMap(({ line }) => {
    const asked = literalIn(question.exec((is.raw[line - 1] ?? "").slice(0, 500)));
    if (asked === undefined || !isTelling(asked)) return [];
    const below = is.raw.slice(line - 1, line + 2).map((one) => one.slice(0, 500));
    const answers = below.flatMap((one) => [...one.matchAll(answer)].map(([, value = ""]) => bare(value)));
    const given = answers.find((one) => one !== asked && one.length > 1 && standTogether(asked, one, tests));
    if (given === undefined) return [];
    return [
      foundAt(file, line, {
        severity: "suspicion",
        why: `The answer to "${asked.slice(0, 60)}" is written down here as a test expects it.`,
      }),
    ];
  });
}

function literalIn(found: RegExpExecArray | null): string | undefined {
  const value = found?.slice(1).find((one) => one !== undefined);
  return value === undefined ? undefined : bare(value);
}

function bare(text: string): string {
  return text.replace(/^["']|["']$/g, "");
}

/** Names and codes are told apart by right; what looks like somebody's input is not. */
function isTelling(value: string): boolean {
  if (/^-?[\d.]+$/.test(value)) return value.replace(/\D/g, "").length >= 2;
  return value.length >= 3 && /[^A-Za-z0-9_./:-]/.test(value);
}

/** How far apart a test's question and its answer are. */
const mostBetween = 3;

function standTogether(asked: string, given: string, tests: readonly string[]): boolean {
  return tests.some((line, place) => {
    if (!stands(asked, line)) return false;
    return tests
      .slice(Math.max(0, place - mostBetween), place + mostBetween + 1)
      .some((one) => stands(given, one));
  });
}

function stands(value: string, line: string): boolean {
  if (!/^-?[\d.]+$/.test(value))
    return [`"${value}"`, `'${value}'`, `\`${value}\``].some((one) => line.includes(one));
  const place = line.indexOf(value);
  return (
    place >= 0 && !/[\w.]/.test(line[place - 1] ?? "") && !/[\w.]/.test(line[place + value.length] ?? "")
  );
}
