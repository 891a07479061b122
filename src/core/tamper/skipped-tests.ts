import type { Language } from "./language.ts";
import { type ChangeView, type FileView, type Found, foundAt, testAround, wasThere } from "./view.ts";

type Pattern = readonly [pattern: RegExp, says: string];

const jvm: readonly Pattern[] = [
  [/@(?:Disabled|Ignore)\b(?!\w)/, "is disabled"],
  [/\bassume(?:True|That)\s*\(\s*false\b|\bassumeFalse\s*\(\s*true\b/, "skips itself"],
];

/** On a line of code; quotes are empty there. */
const patterns: Readonly<Record<Language, readonly Pattern[]>> = {
  javascript: [
    [
      /(?<![\w.$])(?:it|test|describe|suite|context|specify)(?:\.\w+){0,2}\.(?:skip|todo|failing|fails|fixme)\b/,
      "is skipped",
    ],
    [/(?<![\w.$])(?:xit|xtest|xdescribe|xcontext|xspecify)\s*\(/, "is skipped"],
    [
      /(?<![\w.$])(?:it|test|describe|suite|context|specify)(?:\.\w+){0,2}\.only\b|(?<![\w.$])(?:fit|fdescribe)\s*\(/,
      "keeps all others from running",
    ],
    [/\.(?:skipIf\s*\(\s*true|runIf\s*\(\s*false)\s*\)/, "is skipped"],
    [/(?<![\w$])(?:t|ctx|this|context)\.skip\s*\(/, "skips itself"],
    [/\b(?:it|test|describe)\s*\([^)]{0,200}\{[^}]{0,100}\b(?:skip|todo)\s*:\s*(?:true|["'`])/, "is skipped"],
  ],
  python: [
    [
      /@pytest\.mark\.(?:skip|xfail)\b|@pytest\.mark\.skipif\(\s*(?:True|1)\b|@unittest\.skipIf\(\s*True\b|@(?:unittest\.)?(?:skip|expectedFailure)\b/,
      "is skipped",
    ],
    [/\bpytestmark\s*=.{0,80}\bmark\.(?:skip|xfail)\b/, "and all of its file are skipped"],
    [
      /\bpytest\.(?:skip|xfail)\s*\(|\bself\.skipTest\s*\(|\braise\s+(?:unittest\.)?SkipTest\b/,
      "skips itself",
    ],
    [/^\s*__test__\s*=\s*False\b/, "is no longer collected"],
  ],
  csharp: [
    [/\[(?:[^\][]{0,100},\s*)?(?:Fact|Theory)\s*\([^)]{0,200}\bSkip\s*=/, "is skipped"],
    [/\[(?:[^\][]{0,100},\s*)?(?:Ignore|Explicit)\b/, "is skipped"],
    [/\bAssert\.(?:Inconclusive|Ignore|Skip|Pass)\s*\(/, "ends without a result"],
  ],
  go: [[/\b[tb]\.(?:Skip|SkipNow|Skipf)\s*\(/, "skips itself"]],
  rust: [
    [/#\[\s*ignore\b|#\[cfg_attr\([^\]]{0,100}\bignore\b/, "is ignored"],
    [/#\[\s*should_panic\b/, "passes when it fails"],
  ],
  java: jvm,
  kotlin: jvm,
};

/** A test that was there and runs no more, though it still stands there. A new one that is skipped is only odd. */
export function skippedTests(change: ChangeView): readonly Found[] {
  return change.files.flatMap((file) => {
    const { language, is } = file;
    if (language === undefined || is === undefined) return [];
    if (is.tests.length === 0 && !file.isTest) return [];
    return [
      ...file.newCode.flatMap(({ line, text }) => atLine(text, { change, file, line })),
      ...outOfBuild(file),
      ...commentedOut(file, change),
    ];
  });
}

type Place = { readonly change: ChangeView; readonly file: FileView; readonly line: number };

function atLine(text: string, { change, file, line }: Place): readonly Found[] {
  const { language, is } = file;
  if (language === undefined || is === undefined) return [];
  const says = patterns[language].find(([pattern]) => pattern.test(text))?.[1];
  if (says === undefined) return [];
  const test = testAround(is, line);
  const group = groupAt(is.raw[line - 1] ?? "");
  const isOld =
    group !== undefined
      ? isIn(file, group)
      : test === undefined
        ? file.was !== undefined
        : wasThere(change, test.name);
  const isSure = isOld && !isConditional(is.code, line, text);
  const name = group ?? test?.name;
  const what = name === undefined ? "A test" : `The test "${name.slice(0, 80)}"`;
  return [
    foundAt(file, line, {
      severity: isSure ? "violation" : "suspicion",
      why: `${what} ${says}${isOld ? "" : " from the start"}.`,
    }),
  ];
}

/** `describe.skip("name"`: what is skipped is the group. */
function groupAt(raw: string): string | undefined {
  return /\b(?:x|f)?(?:describe|suite|context)[\w.]{0,40}\(\s*["'`]([^"'`]{1,200})["'`]/.exec(raw)?.[1];
}

function isIn({ before = "" }: FileView, name: string): boolean {
  return [`"${name}"`, `'${name}'`, `\`${name}\``].some((quoted) => before.includes(quoted));
}

/** On some machines a test makes no sense: an `if` on the line or right above says which. */
function isConditional(code: readonly string[], line: number, text: string): boolean {
  const condition =
    /\b(?:if|unless|when|except|catch|else|case|match|switch)\b|\?\s*\w|&&|\|\||cfg_attr|should_panic|EnabledIf|DisabledIf|DisabledOn/;
  if (condition.test(text)) return true;
  const above = code.slice(Math.max(0, line - 4), line - 1).filter((one) => one.trim() !== "");
  const depth = depthOf(text);
  return above.some((one) => depthOf(one) < depth && condition.test(one));
}

function depthOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Go: a file that is built under no circumstances, or under ones that nobody asks for. */
function outOfBuild(file: FileView): readonly Found[] {
  if (file.language !== "go" || file.was === undefined || !file.isTest) return [];
  return file.newComments
    .filter(({ text }) => /^\s*\/\/(?:go:build|\s\+build)\s+(?:ignore|never|disabled|skip)\b/.test(text))
    .map(({ line }) =>
      foundAt(file, line, {
        severity: "violation",
        why: "The tests of this file are left out of the build.",
      }),
    );
}

/** The declaration of a test that is a comment now. */
function commentedOut(file: FileView, change: ChangeView): readonly Found[] {
  const { was, is } = file;
  if (was === undefined || is === undefined) return [];
  const now = new Set(is.tests.map(({ name }) => name));
  const gone = was.tests.filter(
    ({ name }) =>
      !now.has(name) &&
      !change.files.some((one) => one !== file && one.is?.tests.some((test) => test.name === name)),
  );
  return gone.flatMap(({ name, line }) => {
    const declared = bare(was.raw[line - 1] ?? "");
    const at = is.comments.findIndex((text) => isDeclaredIn(bare(text), declared, name));
    if (at < 0) return [];
    return [
      foundAt(file, at + 1, {
        severity: "violation",
        why: `The test "${name.slice(0, 80)}" is a comment now.`,
      }),
    ];
  });
}

/** The same line, or one that declares a function of that name: its attributes are on lines of their own. */
function isDeclaredIn(comment: string, declared: string, name: string): boolean {
  if (comment === declared && /\w\s*\(/.test(declared)) return true;
  return ["void", "fun", "fn", "Task", "def", "func"].some((word) => comment.includes(`${word} ${name}(`));
}

/** Without what makes a line a comment. */
function bare(line: string): string {
  return line
    .trim()
    .replace(/^(?:\/\/+|\/\*+|\*|#(?!\[))\s*/, "")
    .replace(/\s*\*\/$/, "")
    .trim();
}
