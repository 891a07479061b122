import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { countTests } from "#src/core/test-count.ts";

/** Runner, how many ran, what it prints. */
const summaries: readonly (readonly [runner: string, ran: number, output: string])[] = [
  [
    "vitest",
    12,
    " Test Files  1 failed | 1 passed (2)\n      Tests  1 failed | 11 passed | 2 skipped (14)\n   Start at  15:43:35",
  ],
  ["vitest without tests", 0, "No test files found, exiting with code 0"],
  [
    "jest",
    12,
    "Test Suites: 1 passed, 1 total\nTests:       1 failed, 2 skipped, 11 passed, 14 total\nSnapshots:   0 total",
  ],
  ["dotnet test, a project without tests", 0, "No test is available in /x/bin/Debug/X.dll. Make sure that"],
  [
    "go test, packages without tests",
    0,
    "?   \texample.com/a\t[no test files]\nok  \texample.com/b\t0.01s [no tests to run]",
  ],
  ["jest without tests", 0, "No tests found, exiting with code 0"],
  ["mocha", 13, "\n  12 passing (34ms)\n  2 pending\n  1 failing\n\n  1) adds"],
  ["mocha without tests", 0, "\n\n  0 passing (1ms)\n"],
  ["tape", 3, "TAP version 13\n# adds\nok 1 a\nok 2 b\nnot ok 3 c\n\n1..3\n# tests 3\n# pass  2\n# fail  1"],
  [
    "TAP",
    2,
    "1..4\nok 1 - a\nnot ok 2 - b\nok 3 # SKIP no network\nnot ok 4 - d # TODO later\n    ok 1 - subtest",
  ],
  ["TAP without tests", 0, "TAP version 14\n1..0 # no tests"],
  ["prove", 10, "t/a.t .. ok\nAll tests successful.\nFiles=2, Tests=10,  0 wallclock secs ( 0.02 usr )"],
  ["pytest", 3, "===== 1 failed, 2 passed, 1 skipped, 4 warnings in 0.12s ====="],
  ["pytest for more than a minute", 5, "==== 5 passed in 72.10s (0:01:12) ===="],
  ["pytest -q", 5, "..xX.                [100%]\n3 passed, 1 xfailed, 1 xpassed in 0.01s"],
  ["pytest without tests", 0, "============ no tests ran in 0.01s ============"],
  ["pytest with all deselected", 0, "======= 5 deselected in 0.02s ======="],
  ["unittest", 4, "Ran 5 tests in 0.001s\n\nOK (skipped=1)"],
  ["unittest without tests", 0, "Ran 0 tests in 0.000s\n\nNO TESTS RAN"],
  [
    "go test -v",
    3,
    "=== RUN   TestA\n--- PASS: TestA (0.00s)\n    --- FAIL: TestB/x (0.00s)\n--- FAIL: TestB (0.00s)\n--- SKIP: TestC (0.00s)\nFAIL",
  ],
  ["go test without tests", 0, "testing: warning: no tests to run\nok  \texample\t0.003s [no tests to run]"],
  [
    "go test -json",
    1,
    '{"Time":"x","Action":"run","Package":"p","Test":"TestA"}\n{"Action":"pass","Package":"p","Test":"TestA","Elapsed":0}\n{"Action":"pass","Package":"p"}',
  ],
  ["gotestsum", 11, "✓  pkg (3ms)\n\nDONE 12 tests, 1 skipped, 1 failure in 0.345s"],
  [
    "cargo test, two crates",
    7,
    "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\ntest result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.12s",
  ],
  [
    "cargo test without tests",
    0,
    "running 0 tests\n\ntest result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
  ],
  ["cargo nextest", 5, "     Summary [   0.012s] 5 tests run: 5 passed, 0 skipped"],
  [
    "dotnet test, two assemblies",
    9,
    "Passed!  - Failed:     0, Passed:     5, Skipped:     1, Total:     6, Duration: 8 ms - A.dll (net10.0)\nFailed!  - Failed:     1, Passed:     3, Skipped:     0, Total:     4, Duration: 8 ms - B.dll (net10.0)",
  ],
  [
    "dotnet test, terminal logger",
    5,
    "Test summary: total: 6, failed: 1, succeeded: 4, skipped: 1, duration: 1.2s",
  ],
  [
    "dotnet test, detailed",
    5,
    "Total tests: 6\n     Passed: 4\n     Failed: 1\n    Skipped: 1\n Total time: 1.5 Seconds",
  ],
  [
    "Microsoft.Testing.Platform",
    5,
    "Test run summary: Failed!\n  total: 6\n  failed: 1\n  succeeded: 4\n  skipped: 1\n  duration: 1s",
  ],
  [
    "Microsoft.Testing.Platform, one test program",
    3,
    "Test run summary: Passed! - bin/Debug/net10.0/Orders.Api.Tests.dll (net10.0|x64)\n  total: 3\n  failed: 0\n  succeeded: 3\n  skipped: 0\n  duration: 812ms",
  ],
  [
    "Microsoft.Testing.Platform without tests",
    0,
    "Test run summary: Zero tests ran\n  total: 0\n  failed: 0\n  succeeded: 0\n  skipped: 0\n  duration: 95ms",
  ],
  [
    "dotnet test where no test matches",
    0,
    "No test matches the given testcase filter `FullyQualifiedName~Regression` in /src/tests/bin/Debug/net10.0/A.dll",
  ],
  [
    "dotnet test where one of two assemblies has a match",
    2,
    "No test matches the given testcase filter `Category=Slow` in /src/A.dll\nPassed!  - Failed:     0, Passed:     2, Skipped:     0, Total:     2, Duration: 8 ms - B.dll (net10.0)",
  ],
  [
    "dotnet test where no adapter finds a test",
    0,
    "No test is available in /src/A.dll. Make sure that test discoverer & executors are registered and platform & framework version settings are appropriate and try again.",
  ],
  [
    "dotnet test, terminal logger with semicolons",
    5,
    "Test summary: total: 5; failed: 0; succeeded: 5; skipped: 0",
  ],
  [
    "pytest -q with coverage",
    15,
    "TOTAL   120   10   92%\nRequired test coverage of 85% reached. Total coverage: 91.67%\n15 passed in 0.31s",
  ],
  [
    "Surefire, two modules",
    7,
    "[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.05 s -- in a.A\n[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0\n[ERROR] Tests run: 5, Failures: 1, Errors: 0, Skipped: 1",
  ],
  [
    "Surefire, one class",
    2,
    "[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 1, Time elapsed: 0.05 s -- in a.A",
  ],
  ["JUnit 4", 5, "Time: 0.01\n\nOK (5 tests)"],
  ["JUnit 4 with a failure", 5, "Tests run: 5,  Failures: 1"],
  [
    "JUnit console launcher",
    6,
    "[         6 tests found           ]\n[         5 tests successful      ]\n[         1 tests failed          ]",
  ],
  ["Gradle", 4, "5 tests completed, 1 failed, 1 skipped"],
  ["RSpec", 4, "Finished in 0.01 seconds\n5 examples, 1 failure, 1 pending"],
  ["minitest", 4, "5 runs, 10 assertions, 0 failures, 0 errors, 1 skips"],
  ["PHPUnit", 5, "OK (5 tests, 10 assertions)"],
  ["PHPUnit with failures", 4, "Tests: 5, Assertions: 10, Failures: 1, Skipped: 1."],
  ["PHPUnit without tests", 0, "No tests executed!"],
  ["Pest", 6, "  Tests:    1 failed, 5 passed (10 assertions)\n  Duration: 0.10s"],
  ["Playwright", 6, "  1 failed\n    a.spec.ts:3:1 › adds\n  5 passed (3.2s)"],
  ["Bun", 5, " 4 pass\n 1 fail\nRan 5 tests across 2 files. [10.00ms]"],
  ["Deno", 5, "ok | 5 passed | 0 failed (10ms)"],
];

describe("countTests", () => {
  it.each(summaries)("reads the summary of %s", (_runner, ran, output) => {
    expect(countTests(`some line\n${output}\n`)).toBe(ran);
  });

  it("finds nothing where there is no summary", () => {
    expect(countTests("")).toBeUndefined();
    expect(
      countTests("All tests passed!\nok\n42 files linted in 0.3s\nok  \texample\t0.003s"),
    ).toBeUndefined();
  });

  it("sees through colours and carriage returns", () => {
    expect(
      countTests("\u001b[2m      Tests \u001b[22m \u001b[1m\u001b[32m90 passed\u001b[39m\u001b[22m (90)\r\n"),
    ).toBe(90);
  });

  it("takes one runner's count when two print one, never the sum", () => {
    expect(countTests("      Tests  5 passed (5)\nTests:       3 passed, 3 total")).toBe(5);
  });

  it("never counts less than none", () => {
    expect(countTests("Ran 0 tests in 0.000s\n\nOK (skipped=3)")).toBe(0);
  });

  it("reads a megabyte on one line and many lines of numbers", () => {
    expect(countTests("1 passed, ".repeat(100_000))).toBeUndefined();
    expect(countTests("1 a, 1 a, 1 a, 1 a\n".repeat(50_000))).toBeUndefined();
  });
});

const source = `
import { describe, test } from "node:test";
test("a", () => {});
test("b", () => { throw new Error("x"); });
test.skip("c", () => {});
describe("s", () => { test("d", () => {}); test.skip("e", () => {}); });
`;

describe("runners that are here", () => {
  it.each(["spec", "tap", "dot"])(
    "counts what node --test says with the %s reporter, if it says it",
    (reporter) => {
      const directory = mkdtempSync(join(tmpdir(), "cco-count-"));
      writeFileSync(join(directory, "a.test.mjs"), source);
      const { NODE_TEST_CONTEXT: _, ...env } = process.env;

      const { stdout } = spawnSync(process.execPath, ["--test", `--test-reporter=${reporter}`], {
        cwd: directory,
        env,
        encoding: "utf8",
      });
      rmSync(directory, { recursive: true });

      expect(countTests(stdout)).toBe(reporter === "dot" ? undefined : 3);
    },
  );

  it("counts what vitest says", () => {
    const directory = mkdtempSync(join(tmpdir(), "cco-count-"));
    const file = join(directory, "a.test.ts");
    writeFileSync(file, source.replace("node:test", "vitest").replace('throw new Error("x");', ""));

    const stdout = execFileSync(
      process.execPath,
      ["node_modules/vitest/vitest.mjs", "run", "--root", directory],
      {
        encoding: "utf8",
      },
    );
    rmSync(directory, { recursive: true });

    expect(countTests(stdout)).toBe(3);
  });
});
