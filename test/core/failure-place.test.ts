import { describe, expect, it } from "vitest";
import { findFailurePlaces } from "#src/core/failure-place.ts";

/** As `path:line[:column] message`, one a line. */
function placesIn(output: string): readonly string[] {
  return findFailurePlaces(output).map(
    ({ path, line, column, message }) =>
      `${path}:${line}${column === undefined ? "" : `:${column}`} ${message}`,
  );
}

describe("the places a tool blames", () => {
  it.each<[tool: string, output: string, places: readonly string[]]>([
    [
      "tsc",
      "src/a.ts(12,5): error TS2322: Type 'string' is not assignable.\napp/(shop)/page.tsx(3,1): error TS1005: ';' expected.",
      [
        "src/a.ts:12:5 error TS2322: Type 'string' is not assignable.",
        "app/(shop)/page.tsx:3:1 error TS1005: ';' expected.",
      ],
    ],
    [
      "tsc --pretty",
      "src/a.ts:12:5 - error TS2322: Type 'string' is not assignable.\n\n12     x\n       ~\n\nFound 1 error in src/a.ts:12",
      ["src/a.ts:12:5 error TS2322: Type 'string' is not assignable."],
    ],
    [
      "eslint",
      "\nsrc/a.js\n   1:5   error    Unexpected var  no-var\n  20:11  warning  Unused          no-unused-vars\n\n✖ 2 problems (1 error, 1 warning)",
      ["src/a.js:1:5 Unexpected var  no-var"],
    ],
    [
      "vitest",
      " FAIL  test/a.test.ts > adds\nAssertionError: expected 3 to be 4 // Object.is equality\n ❯ test/a.test.ts:5:17\n      3| it\n ❯ add src/a.ts:1:2",
      ["test/a.test.ts:5:17 AssertionError: expected 3 to be 4 // Object.is equality"],
    ],
    [
      "node",
      "TypeError [ERR_X]: boom\n    at node:internal/x:1:2\n    at run (node_modules/y/index.js:3:4)\n    at add (file://src/a.js:12:5)\n    at async Suite.run (src/b.js:1:1)",
      ["src/a.js:12:5 TypeError [ERR_X]: boom"],
    ],
    [
      "jest",
      "  ● sum › adds\n\n    expect(received).toBe(expected)\n\n      at Object.<anonymous> (src/sum.test.js:4:20)",
      ["src/sum.test.js:4:20 ● sum › adds"],
    ],
    [
      "pytest",
      "    def test_a():\n>       assert add(1, 1) == 3\nE       assert 2 == 3\nE        +  where 2 = add(1, 1)\n\ntests/test_a.py:4: AssertionError",
      ["tests/test_a.py:4 AssertionError: assert 2 == 3"],
    ],
    [
      "go",
      "# example.com/m\n./a.go:12:5: undefined: x\n--- FAIL: TestA (0.00s)\n    a_test.go:7: got 1\nFAIL",
      ["a.go:12:5 undefined: x", "a_test.go:7 got 1"],
    ],
    [
      "rustc",
      "warning: unused variable: `y`\n --> src/main.rs:2:9\n  |\nerror[E0308]: mismatched types\n  --> src/main.rs:12:5\n   |",
      ["src/main.rs:12:5 error[E0308]: mismatched types"],
    ],
    [
      "cargo test",
      "thread 'tests::adds' (12) panicked at src/lib.rs:9:13:\nassertion failed",
      ["src/lib.rs:9:13 thread 'tests::adds' (12) panicked at src/lib.rs:9:13:"],
    ],
    [
      "gcc",
      "src/a.c: In function 'main':\nsrc/a.c:12:5: error: 'x' undeclared\nsrc/a.c:3:1: warning: unused\nsrc/a.c:4:1: note: here",
      ["src/a.c:12:5 error: 'x' undeclared"],
    ],
    [
      "dotnet",
      "Api\\File.cs(12,5): error CS1002: ; expected [Api/Api.csproj]\nFile.cs(1,1): warning CS1: x [Api/Api.csproj]",
      ["Api/File.cs:12:5 error CS1002: ; expected"],
    ],
  ])("%s", (_, output, places) => {
    expect(placesIn(output)).toEqual(places);
  });

  it.each([
    ["above the repository", "../a.ts(1,1): error TS1: x"],
    ["of somebody else's code", "node_modules/a/b.ts(1,1): error TS1: x"],
    ["of the machine", "/usr/include/a.h:1:1: error: x"],
    ["of another drive", "C:\\a\\b.cs(1,1): error CS1: x"],
    ["of a host", "example.com:443: connection refused"],
    ["of a time", "12:34:56 started"],
    ["without a line", "src/a.ts:0:1 - error TS1: x"],
    ["in a line of data", `src/a.ts(1,1): error TS1: ${"x".repeat(1000)}`],
  ])("are none %s", (_, output) => {
    expect(placesIn(output)).toEqual([]);
  });

  it("are found in no time, whatever the output", () => {
    const hostile = ["at ", "(", "a:1", "❯ ", "x.ts:1:", "error "].map((part) =>
      part.repeat(300).slice(0, 999),
    );

    expect(placesIn(hostile.join("\n").repeat(5)).length).toBeLessThan(50);
  });
});
