import { stripControl } from "./redact.ts";

/**
 * Counts the tests that ran (passed or failed; not the skipped ones) in what a command printed.
 * Undefined when no summary of a known runner is there. Several summaries of one runner (packages, crates,
 * modules) are added up; of several runners the one with the most counts, so that a run is never counted
 * twice. Whoever runs the tests can print anything: it guards against "no tests found", not against fraud.
 */
export function countTests(output: string): number | undefined {
  const lines = stripControl(output)
    .split("\n")
    .filter((line) => line.length <= longestSummary);
  const counts = runners.map((runner) => countOf(runner, lines)).filter((count) => count !== undefined);
  return counts.length === 0 ? undefined : Math.max(...counts);
}

/** Summaries are short. It also bounds what the patterns below have to look at. */
const longestSummary = 1000;

type Rule = readonly [line: RegExp, ran: (match: RegExpExecArray) => number];
/** `only` must be somewhere in the output, and `unless` must not, for the rules to mean anything. */
type Runner = { readonly rules: readonly Rule[]; readonly only?: RegExp; readonly unless?: RegExp };

const first = (match: RegExpExecArray) => Number(match[1]);
const one = () => 1;
const none = () => 0;
/** Adds up the numbers before (`3 passed`) the given words. */
const before =
  (...words: readonly string[]) =>
  (match: RegExpExecArray) =>
    sumOf(match[0], new RegExp(`(\\d+) (?:${words.join("|")})\\b`, "g"));
/** Adds up the numbers after (`Passed: 3`) the given words. */
const after =
  (...words: readonly string[]) =>
  (match: RegExpExecArray) =>
    sumOf(match[0], new RegExp(`\\b(?:${words.join("|")}): *(\\d+)`, "gi"));
/** The first number without those after the given words. */
const less =
  (...words: readonly string[]) =>
  (match: RegExpExecArray) =>
    first(match) - after(...words)(match);

const runners: readonly Runner[] = [
  // vitest: `Tests  1 failed | 11 passed | 2 skipped (14)`
  {
    rules: [
      [/^\s*Tests {2,}(?:\d+ [a-z ]+\|? ?)+\(\d+\)/, before("passed", "failed", "expected fail")],
      [/^\s*Tests {2,}no tests$|^No test files found/, none],
    ],
  },
  // jest: `Tests:       1 failed, 2 skipped, 11 passed, 14 total`
  {
    rules: [
      [/^Tests: +(?:\d+ [a-z]+, )*\d+ total$/, before("passed", "failed")],
      [/^No tests found, exiting/, none],
    ],
  },
  // mocha: `12 passing (34ms)`, `1 failing`
  { rules: [[/^\s*(\d+) (?:passing|failing)\b/, first]] },
  // node --test and tape: `ℹ pass 5`, `# pass 5`, `# fail  1`
  { rules: [[/^(?:ℹ|#) (?:pass|fail) +(\d+)$/, first]] },
  // Anything that speaks TAP: top-level results that are neither skipped nor to do
  {
    rules: [
      [/^(?:not )?ok\b(?!.*# *(?:skip|todo))/i, one],
      [/^1\.\.0\b/, none],
    ],
    only: /^(?:TAP version 1[34]|1\.\.\d+)/,
    unless: /^# pass +\d+$/,
  },
  // prove: `Files=2, Tests=10,`
  { rules: [[/^Files=\d+, Tests=(\d+),/, first]] },
  // pytest: `=== 1 failed, 2 passed, 1 skipped in 0.12s ===`
  {
    rules: [
      [/^=*\s?(?:\d+ [a-z]+,? )+in [\d.]+s/, before("passed", "failed", "xfailed", "xpassed")],
      [/^=*\s?(?:no tests ran|\d+ deselected) in [\d.]+s/, none],
    ],
  },
  // Python's unittest: `Ran 5 tests in 0.001s`, then `OK (skipped=1)`
  {
    rules: [
      [/^Ran (\d+) tests? in [\d.]+s$/, first],
      [/^(?:OK|FAILED) \(.*\bskipped=(\d+)/, (match) => -first(match)],
    ],
    only: /^Ran \d+ tests? in /,
  },
  // go test -v: `--- PASS: TestSum (0.00s)`, subtests indented
  { rules: [[/^\s*--- (?:PASS|FAIL): /, one]] },
  // go test: a package that passed, `ok  example.com/a 0.01s`, does not say how many tests it ran
  {
    rules: [[/\[no tests to run\]|\[no test files\]/, none]],
    unless: /^\s*--- (?:PASS|FAIL): |^ok\s+\S+\s+(?:[\d.]+s|\(cached\))(?!.*\[no test)|^FAIL\s/,
  },
  // go test -json
  { rules: [[/^\{(?=.*"Action":"(?:pass|fail)")(?=.*"Test":").*\}$/, one]] },
  // gotestsum: `DONE 12 tests, 1 skipped, 1 failure in 0.3s`
  {
    rules: [
      [
        /^DONE (?:\d+ runs, )?(\d+) tests?(.*) in [\d.]+s$/,
        (match) => first(match) - before("skipped")(match),
      ],
    ],
  },
  // cargo test: `test result: ok. 5 passed; 0 failed; 1 ignored;`
  { rules: [[/^test result: .*?\d+ passed; \d+ failed;/, before("passed", "failed")]] },
  // cargo nextest: `Summary [   0.012s] 5 tests run: 5 passed, 0 skipped`
  { rules: [[/^\s*Summary \[.*?\] (\d+)(?:\/\d+)? tests? run:/, first]] },
  // dotnet test: `Passed!  - Failed:     0, Passed:     5, Skipped:     0, Total:     5,`
  {
    rules: [
      [/^\s*(?:Passed|Failed|Skipped)! +- .*Total: +\d+/, after("Passed", "Failed")],
      [/^\s*(?:Zero tests ran\b|No test (?:is available in|matches the given testcase filter) )/, none],
    ],
  },
  // dotnet test, terminal logger: `Test summary: total: 5, failed: 0, succeeded: 5, skipped: 0,`
  { rules: [[/^Test summary: total: .*/, after("failed", "succeeded")]] },
  // dotnet test, detailed loggers and Microsoft.Testing.Platform: a heading, then one number a line
  {
    rules: [[/^\s*(?:Passed|Failed|succeeded|failed): +\d+$/, after("Passed", "Failed", "succeeded")]],
    only: /^Total tests: |^Test run summary: /,
  },
  // Maven Surefire: `[INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 1`, once a module
  { rules: [[/^\[[A-Z]+\] +Tests run: (\d+), Failures: \d+, Errors: \d+, Skipped: \d+$/, less("Skipped")]] },
  // Surefire's line for each class, when there is no line for the module
  { rules: [[/^\[[A-Z]+\] +Tests run: (\d+),.* Time elapsed: /, less("Skipped")]] },
  // JUnit's own runners: `OK (5 tests)`, `Tests run: 5,  Failures: 1`, `[ 5 tests successful ]`
  {
    rules: [
      [/^OK \((\d+) tests?\)$/, first],
      [/^Tests run: (\d+), +Failures: \d+$/, first],
      [/^\[ *(\d+) tests (?:successful|failed) +\]$/, first],
    ],
  },
  // Gradle says it only when a test fails: `5 tests completed, 1 failed, 1 skipped`
  { rules: [[/^(\d+) tests? completed, .*$/, (match) => first(match) - before("skipped")(match)]] },
  // RSpec: `5 examples, 0 failures, 1 pending`
  { rules: [[/^(\d+) examples?, \d+ failures?.*$/, (match) => first(match) - before("pending")(match)]] },
  // minitest: `5 runs, 10 assertions, 0 failures, 0 errors, 1 skips`
  {
    rules: [[/^(\d+) (?:runs|tests), \d+ assertions, .*$/, (match) => first(match) - before("skips")(match)]],
  },
  // PHPUnit: `OK (5 tests, 10 assertions)`, `Tests: 5, Assertions: 10, Failures: 1, Skipped: 1.`
  {
    rules: [
      [/^OK \((\d+) tests?, \d+ assertions?\)$/, first],
      [/^Tests: (\d+), Assertions: .*$/, less("Skipped", "Incomplete")],
      [/^No tests executed!$/, none],
    ],
  },
  // Pest: `Tests:    1 failed, 5 passed (10 assertions)`
  { rules: [[/^\s*Tests: +.*\(\d+ assertions?\)$/, before("passed", "failed")]] },
  // Playwright: `  5 passed (3.2s)`, `  1 failed`
  { rules: [[/^ {2}(\d+) (?:passed|failed|flaky)(?: \(.*\))?$/, first]] },
  // Bun: `5 pass`, `0 fail`, then `Ran 5 tests across 1 file.`
  { rules: [[/^Ran (\d+) tests? across \d+ files?/, first]] },
  // Deno: `ok | 5 passed | 0 failed (10ms)`
  { rules: [[/^(?:ok|FAILED) \| \d+ passed.* \| \d+ failed.*$/, before("passed", "failed")]] },
];

function countOf({ rules, only, unless }: Runner, lines: readonly string[]): number | undefined {
  if (only !== undefined && !lines.some((line) => only.test(line))) return undefined;
  if (unless !== undefined && lines.some((line) => unless.test(line))) return undefined;
  const counts = rules.flatMap(([pattern, ran]) =>
    lines.flatMap((line) => {
      const match = pattern.exec(line);
      return match === null ? [] : [ran(match)];
    }),
  );
  return counts.length === 0
    ? undefined
    : Math.max(
        0,
        counts.reduce((sum, count) => sum + count),
      );
}

function sumOf(text: string, numbers: RegExp): number {
  return [...text.matchAll(numbers)].reduce((sum, match) => sum + Number(match[1]), 0);
}
