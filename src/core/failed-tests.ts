import { stripControl } from "./redact.ts";

/** How many names are kept, and characters of each. */
const mostNames = 20;
const longestName = 200;
/** Lines beyond it are data, not messages. It also bounds what the patterns have to look at. */
const longestLine = 1000;

/**
 * Names of the tests that failed, as known runners print them, each once: the first 20. Whoever runs the tests can
 * print anything: it is for people to read, nothing is decided by it.
 */
export function findFailedTests(output: string): readonly string[] {
  const lines = stripControl(output)
    .split(/\r?\n/)
    .filter((line) => line.length <= longestLine);
  const names = lines.flatMap((line) => {
    const name = patterns.map((pattern) => pattern.exec(line)?.[1]?.trim()).find((one) => one);
    return name === undefined ? [] : [name];
  });
  return boundedNames(names);
}

/** Each name once, the first 20, each cut to 200 characters. */
export function boundedNames(names: readonly string[]): readonly string[] {
  const short = names.map((name) =>
    name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name,
  );
  return [...new Set(short)].slice(0, mostNames);
}

const patterns: readonly RegExp[] = [
  // vitest: ` FAIL  test/a.test.ts > group > name`
  /^ FAIL {2}(\S+ > .+)$/,
  // jest: `  ● group › name`
  /^ {2}● (.+ › .+)$/,
  // node --test: `✖ name (1.2ms)`, without the heading of its list
  /^\s*✖ (?!failing tests:)(.+?) \([\d.]+ms\)$/,
  // TAP: `not ok 3 - name`, neither skipped nor to do
  /^\s*not ok \d+ (?:- )?(?!.*# (?:skip|todo)\b)(.+)$/i,
  // pytest: `FAILED tests/test_a.py::test_b - AssertionError`
  /^(?:FAILED|ERROR) (\S+::.+?)(?: - .*)?$/,
  // Python's unittest: `FAIL: test_a (tests.test_a.T.test_a)`
  /^(?:FAIL|ERROR): (test\w* \(.+\))$/,
  // go test: `--- FAIL: TestSum (0.00s)`
  /^\s*--- FAIL: (\S+)/,
  // cargo test: `test sum::adds ... FAILED`
  /^test (\S+) \.\.\. FAILED$/,
  // dotnet test: `  Failed Namespace.Class.Name [12 ms]`
  /^\s+Failed (\S.*?) \[[^\]]+\]$/,
  // Maven Surefire: `[ERROR] com.x.ATest.name -- Time elapsed: …  <<< FAILURE!`
  /^\[ERROR\]\s+(\S+?)(?: --)? Time elapsed: .*<<< (?:FAILURE|ERROR)!$/,
  // RSpec: `rspec ./spec/a_spec.rb:3 # A does b`
  /^rspec (\.\/\S+ # .+)$/,
  // Playwright: `  1) [chromium] › a.spec.ts:3:1 › name ─────`
  /^ {2}\d+\) (\[.+?\] › .+?)[ ─]*$/,
  // PHPUnit: `1) Tests\ATest::testName`
  /^\d+\) (\S+::\S+.*)$/,
  // Bun: `(fail) name [0.1ms]`
  /^\(fail\) (.+?)(?: \[[\d.]+m?s\])?$/,
];
