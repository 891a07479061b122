import { countAssertions, hasAssertion } from "./assertion.ts";
import type { Line } from "./change.ts";
import type { Language } from "./language.ts";
import type { Declared } from "./test-declaration.ts";
import { type ChangeView, type FileView, type Found, foundAt, type Side } from "./view.ts";

/** What a test asserts no longer, or asserts so that it cannot fail. */
export function weakenedAssertions({ files }: ChangeView): readonly Found[] {
  return files.flatMap((file) => {
    const { was, is, language } = file;
    if (is === undefined || language === undefined || (is.tests.length === 0 && !file.isTest)) return [];
    const hollow = file.newCode.filter(({ line, text }) => isHollow(text, is.raw[line - 1] ?? "", language));
    const always = hollow.map(({ line }) =>
      foundAt(file, line, { severity: "suspicion", why: "This assertion holds whatever the code does." }),
    );
    if (was === undefined) return always;
    return [
      ...always,
      ...fewer(file, was, is),
      ...weaker(file, was),
      ...swallowed(file),
      ...cutShort(file, is),
    ];
  });
}

/** Code with its literals: some assertions are hollow for what they compare. */
function isHollow(code: string, raw: string, language: Language): boolean {
  if (!hasAssertion(code, language)) return false;
  return hollow.some((pattern) => pattern.test(raw)) || hollowCode.some((pattern) => pattern.test(code));
}

const hollow: readonly RegExp[] = [
  /\bexpect\(\s*(true|false|null|\d{1,9}|"[^"]{0,40}"|'[^']{0,40}')\s*\)\s*\.(?:toBe|toEqual|toStrictEqual|to\.equal|to\.be\.equal)\(\s*\1\s*\)/,
  /\bexpect\(\s*(?:true|1)\s*\)\s*\.(?:toBeTruthy|toBeDefined|to\.be\.(?:true|ok))/,
  /\bassert(?:\.ok)?\(\s*(?:true|1)\s*[,)]/,
  /^\s*assert\s*\(?\s*(?:True|1|not False)\s*\)?\s*(?:,|$|#)/,
  /^\s*assert\s+(\d{1,9}|"[^"]{0,40}"|'[^']{0,40}')\s*==\s*\1\s*(?:,|$|#)/,
  /\bself\.assert(?:True\(\s*True|Equal\(\s*(\d{1,9}|True)\s*,\s*\1)\s*[,)]/,
  /\bAssert\.(?:True|IsTrue|That)\(\s*true\s*[,)]|\bAssert\.(?:Equal|AreEqual)\(\s*(\d{1,9}|"[^"]{0,40}")\s*,\s*\1\s*\)/,
  /\b(?:assert|require)\.True\(\s*t\s*,\s*true\s*[,)]/,
  /\b(?:assertTrue|assertThat)\(\s*true\s*[,)]|\bassertEquals\(\s*(\d{1,9}|"[^"]{0,40}"|true)\s*,\s*\1\s*[,)]/,
  /\bassert!\(\s*true\s*[,)]|\bassert_eq!\(\s*(\d{1,9}|"[^"]{0,40}"|true)\s*,\s*\1\s*[,)]/,
];
const hollowCode: readonly RegExp[] = [/^\s*assert\b.{0,300}\bor\s+True\b/, /\|\|\s*true\s*\)/];

/** Tests that assert less often than they did. */
function fewer(file: FileView, was: Side, is: Side): readonly Found[] {
  const { language } = file;
  if (language === undefined || file.added.length + file.removed.length === 0) return [];
  const before = new Map(was.tests.map((test) => [test.name, assertionsOf(was, test, language)]));
  return is.tests.flatMap((test) => {
    const had = before.get(test.name) ?? 0;
    const has = assertionsOf(is, test, language);
    if (has >= had) return [];
    const why = `The test "${test.name.slice(0, 80)}" asserts ${has === 0 ? "nothing any more" : `${has} times`} where it asserted ${had} times.`;
    return [foundAt(file, test.line, { severity: "suspicion", why })];
  });
}

function assertionsOf({ code }: Side, { line, end }: Declared, language: Language): number {
  return countAssertions(code.slice(line - 1, end), language);
}

/** How much an assertion demands; the first that fits. */
const strengths: readonly (readonly [pattern: RegExp, strength: number])[] = [
  [
    /\.(?:toBeTruthy|toBeFalsy|toBeDefined|toBeUndefined|toBeInstanceOf)\(|\.not\.toThrow\(|expect\.any(?:thing)?\(|typeof\b/,
    1,
  ],
  [/\.to\.(?:exist|be\.ok|be\.a|be\.an)\b|\bassert\.(?:ok|exists|isDefined)\(/, 1],
  [/\b(?:assertIsNotNone|assertTrue|assertIsInstance|isinstance)\b|\bis not None\b/, 1],
  [
    /\bAssert\.(?:NotNull|IsNotNull|True|IsTrue|NotEmpty|IsType)\b|\bShould\(\)\.(?:NotBeNull|BeTrue|NotBeEmpty)\b/,
    1,
  ],
  [
    /\b(?:assert|require)\.(?:NotNil|True|NoError|NotEmpty)\(|\bassertNotNull\(|\bisNotNull\(|\.is_(?:ok|some|err)\(\)/,
    1,
  ],
  [
    /\.(?:toMatchObject|toContain|toMatch|toContainEqual|arrayContaining|objectContaining)\(|\bassertIn\b|\bContains\(|\.contains\(| in\b/,
    2,
  ],
  [
    /\.(?:toBe|toEqual|toStrictEqual|toHaveLength|toThrow|toBeCloseTo)\(|\.to\.(?:equal|eql|deep)|\b(?:assert|t)\.(?:equal|strictEqual|deepEqual|deepStrictEqual|is)\(/,
    3,
  ],
  [
    /\bassert(?:Equal|Equals|ListEqual|DictEqual|Raises|Throws)\b|^\s*assert\b.{0,300}==|\bAssert\.(?:Equal|AreEqual|Throws)\b|\.Be\(|\b(?:assert|require)\.Equal\(|\bassert_eq!|\.isEqualTo\(/,
    3,
  ],
  [/^\s*assert\s/, 1],
];

function strengthOf(code: string): number {
  return strengths.find(([pattern]) => pattern.test(code))?.[1] ?? 2;
}

/** A removed assertion whose subject a weaker one has now. */
function weaker(file: FileView, was: Side): readonly Found[] {
  const { language } = file;
  if (language === undefined) return [];
  const asserting = (lines: readonly Line[]) => lines.filter(({ text }) => hasAssertion(text, language));
  const gone = asserting(file.oldCode).map(({ line, text }) => ({
    text,
    subject: subjectOf(was.raw[line - 1] ?? ""),
  }));
  return asserting(file.newCode).flatMap(({ line, text }) => {
    const subject = subjectOf(file.is?.raw[line - 1] ?? "");
    const before = gone.find((one) => subject !== "" && one.subject === subject);
    if (before === undefined || strengthOf(text) >= strengthOf(before.text)) return [];
    return [
      foundAt(file, line, {
        severity: "suspicion",
        why: "This assertion demands less of the same value than the one it replaces.",
      }),
    ];
  });
}

/** The value that an assertion is about: the first call or name in it. */
function subjectOf(raw: string): string {
  const line = raw.trim().replace(/^await\s+/, "");
  const inner =
    /^(?:expect|assertThat)\(\s*(.{1,200}?)\)\s*\./.exec(line)?.[1] ??
    /^assert\s+(?:isinstance\()?(.{1,200}?)(?:\s*(?:==|!=|\bis\b|\bin\b|,).*)?$/.exec(line)?.[1] ??
    /([A-Za-z_][\w.]*\((?!.{0,200}[A-Za-z_]\w*\().{0,100}?\))/.exec(line)?.[1];
  return (inner ?? "").replaceAll(/\s+/g, "");
}

/** A test that was there, and returns before it asserts what it asserted. */
function cutShort(file: FileView, { code, tests }: Side): readonly Found[] {
  return file.newCode.flatMap(({ line, text }) => {
    if (!/^\s*return\s*;?\s*$/.test(text) || file.language === undefined) return [];
    const next = code[line] ?? "";
    const isInTest = tests.some((one) => one.line < line && line <= one.end);
    const isSameBlock = next.trim() !== "" && next.search(/\S/) === text.search(/\S/);
    if (!isInTest || !isSameBlock || !hasAssertion(next, file.language)) return [];
    return [foundAt(file, line, { severity: "suspicion", why: "The test returns before it asserts." })];
  });
}

/** Assertions whose failure is caught. */
function swallowed(file: FileView): readonly Found[] {
  const { is } = file;
  if (is === undefined || file.language === undefined) return [];
  return file.newCode.flatMap(({ line, text }) => {
    if (!swallows(is.code, line, text)) return [];
    const above = is.code.slice(Math.max(0, line - 15), line - 1);
    const start = above.findLastIndex((one) => /^\s*try\b/.test(one));
    const asserts = start >= 0 && countAssertions(above.slice(start), file.language ?? "javascript") > 0;
    return asserts
      ? [
          foundAt(file, line, {
            severity: "suspicion",
            why: "A failed assertion is caught here and goes nowhere.",
          }),
        ]
      : [];
  });
}

/** A handler that does nothing. */
function swallows(code: readonly string[], line: number, text: string): boolean {
  const next = code[line]?.trim() ?? "";
  if (/^\s*except\b.{0,120}:\s*(?:pass|return)?\s*$/.test(text))
    return /:\s*(?:pass|return)\s*$/.test(text) || /^(?:pass|return|\.\.\.)\b/.test(next);
  if (/\bcatch\b.{0,120}\{\s*\}/.test(text)) return true;
  return /\bcatch\b.{0,120}\{\s*$/.test(text) && /^\}/.test(next);
}
