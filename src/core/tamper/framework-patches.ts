import { type ChangeView, type FileView, type Found, foundAt } from "./view.ts";

/** Test frameworks that are told what to find: their results, their assertions, their list of tests. */
export function frameworkPatches({ files }: ChangeView): readonly Found[] {
  return files.flatMap((file) => {
    switch (file.language) {
      case "python":
        return inPython(file);
      case "javascript":
        return inJavaScript(file);
      case undefined:
        return [];
      default:
        return byRules(file, others[file.language]);
    }
  });
}

type Rule = readonly [pattern: RegExp, severity: Found["severity"], why: string];

function byRules(file: FileView, rules: readonly Rule[]): readonly Found[] {
  return file.newCode.flatMap(({ line, text }) => {
    const rule = rules.find(([pattern]) => pattern.test(text));
    return rule === undefined ? [] : [foundAt(file, line, { severity: rule[1], why: rule[2] })];
  });
}

const faked = "The result of a test is set here, whatever the test found.";
const patched = "What tests assert with is replaced here.";

const pythonRules: readonly Rule[] = [
  [
    /\b(?:unittest\.)?TestCase\.(?:assert\w+|fail\w*|run|__call__|_callTestMethod)\s*=(?!=)/,
    "violation",
    patched,
  ],
  [/\bsetattr\s*\(\s*(?:unittest\.)?(?:TestCase|case\.TestCase)\s*,/, "violation", patched],
  [
    /\bpytest\.(?:raises|fail|approx|skip|main)\s*=(?!=)|\b_pytest\.[\w.]{1,80}\s*=(?!=)/,
    "violation",
    patched,
  ],
];
/** In a hook of pytest only. */
const hookRules: readonly Rule[] = [
  [
    /\b(?:rep|report|outcome|result|r)\.(?:outcome|passed|failed)\s*=(?!=)\s*(?:["']|True|False)/,
    "violation",
    faked,
  ],
  [/\b(?:report|rep|call)\.(?:longrepr|excinfo)\s*=\s*None\b/, "violation", faked],
  [
    /\bexitstatus\s*=(?!=)\s*(?:0\b|pytest\.ExitCode\.OK|ExitCode\.OK)/,
    "violation",
    "The run of the tests ends with success here, whatever they found.",
  ],
  [
    /\bitems(?:\[\s*:\s*\]\s*=\s*\[\s*\]|\.clear\s*\(\))|\bdel\s+items\[\s*:\s*\]/,
    "violation",
    "All tests are taken off the list here.",
  ],
];
const hook =
  /^\s*def\s+(pytest_(?:runtest_makereport|runtest_call|runtest_protocol|runtest_logreport|report_teststatus|collection_modifyitems|sessionfinish|pyfunc_call|ignore_collect|deselected))\s*\(/;

function inPython(file: FileView): readonly Found[] {
  const { is } = file;
  if (is === undefined) return [];
  const certain = byRules(
    file,
    /\bdef\s+pytest_\w/.test(file.after ?? "") ? [...pythonRules, ...hookRules] : pythonRules,
  );
  const hooks = file.newCode.flatMap(({ line, text }) => {
    const name = hook.exec(text)?.[1];
    return name === undefined
      ? []
      : [
          foundAt(file, line, {
            severity: "suspicion" as const,
            why: `The hook \`${name}\` can change what tests are found and what they result in.`,
          }),
        ];
  });
  return [...certain, ...hooks];
}

const builtIn = new Set(
  "toBe toEqual toStrictEqual toBeTruthy toBeFalsy toBeNull toBeUndefined toBeDefined toBeNaN toContain toContainEqual toHaveLength toMatch toMatchObject toThrow toThrowError toBeCloseTo toBeGreaterThan toBeLessThan toHaveBeenCalled toHaveBeenCalledWith toHaveBeenCalledTimes toHaveProperty toBeInstanceOf toMatchSnapshot toMatchInlineSnapshot".split(
    " ",
  ),
);
const runners = "expect|it|test|describe|assert|beforeEach|afterEach";
const javascriptRules: readonly Rule[] = [
  [
    new RegExp(
      `\\b(?:global(?:This)?|window|self)\\.(?:${runners})\\s*=(?!=)\\s*(?:\\(|async\\b|function\\b|\\w+\\s*=>|new\\s+Proxy|\\{)`,
    ),
    "violation",
    "A function that tests are written with is replaced here.",
  ],
  [
    /\bassert\.(?:equal|strictEqual|deepEqual|deepStrictEqual|ok|notEqual|throws|rejects|match|fail)\s*=(?!=)/,
    "violation",
    patched,
  ],
  [
    /\bObject\.(?:assign|defineProperty)\s*\(\s*(?:expect|assert|global(?:This)?\.expect)\b/,
    "violation",
    patched,
  ],
  [
    /\bAssertion\.prototype\.\w+\s*=(?!=)|\.overwriteMethod\s*\(|\.overwriteProperty\s*\(/,
    "suspicion",
    patched,
  ],
];

function inJavaScript(file: FileView): readonly Found[] {
  return [...byRules(file, javascriptRules), ...mockedFramework(file), ...extended(file)];
}

function mockedFramework(file: FileView): readonly Found[] {
  const pattern =
    /\b(?:jest|vi)\.(?:mock|doMock|setMock)\s*\(\s*["'`](?:@jest\/(?:globals|expect)|expect|vitest|chai|(?:node:)?assert(?:\/strict)?|node:test)["'`]/;
  return file.newCode
    .filter(({ text }) => /\b(?:jest|vi)\.\w+\s*\(/.test(text))
    .filter(({ line }) => pattern.test(file.is?.raw[line - 1] ?? ""))
    .map(({ line }) =>
      foundAt(file, line, { severity: "violation", why: "The test framework itself is mocked." }),
    );
}

/** How far below `expect.extend` a matcher is looked for. */
const mostBelow = 60;

/** Matchers of one's own are what `expect.extend` is for; those that are there already are not. */
function extended(file: FileView): readonly Found[] {
  const { is } = file;
  if (is === undefined) return [];
  return file.newCode.flatMap(({ line, text }) => {
    const name =
      /^\s*(?:expect\.extend\s*\(\s*\{\s*)?(?:async\s+)?["']?(to[A-Z]\w{1,40})["']?\s*(?:\(|:\s*(?:\(|function|async|\w+\s*=>))/.exec(
        text,
      )?.[1];
    if (name === undefined || !builtIn.has(name)) return [];
    const above = is.code.slice(Math.max(0, line - mostBelow), line);
    const start = above.findLastIndex((one) => /\bexpect\.extend\s*\(/.test(one));
    if (start < 0 || above.slice(start).some((one, place) => place > 0 && /^\}\s*\)/.test(one))) return [];
    return [
      foundAt(file, line, {
        severity: "violation",
        why: `The matcher \`${name}\` of the framework is replaced here.`,
      }),
    ];
  });
}

const others: Readonly<Record<"csharp" | "go" | "rust" | "java" | "kotlin", readonly Rule[]>> = {
  csharp: [
    [/\bstatic\s+class\s+Assert\b/, "violation", "A class stands in for the framework's `Assert`."],
    [
      /\bclass\s+(?:Fact|Theory|TestMethod)Attribute\b/,
      "suspicion",
      "A class stands in for an attribute of the framework.",
    ],
  ],
  go: [],
  rust: [
    [
      /\bmacro_rules!\s*(?:assert|assert_eq|assert_ne|panic|debug_assert\w*)\b/,
      "violation",
      "A macro stands in for an assertion.",
    ],
  ],
  java: [
    [/\bclass\s+(?:Assertions|Assert)\b/, "violation", "A class stands in for the framework's assertions."],
  ],
  kotlin: [
    [
      /\bfun\s+(?:<[^>]{1,40}>\s*)?assert(?:Equals|True|False|NotNull|Throws|That)\s*\(/,
      "suspicion",
      "A function stands in for an assertion of the framework.",
    ],
  ],
};
