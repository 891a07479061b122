import { expect, it } from "vitest";
import { findFailedTests } from "#src/core/failed-tests.ts";

it.each([
  [
    "vitest",
    " FAIL  test/a.test.ts > adds > two numbers\nAssertionError: x",
    ["test/a.test.ts > adds > two numbers"],
  ],
  ["jest", "FAIL ./a.test.js\n  ● adds › two numbers\n", ["adds › two numbers"]],
  ["node --test", "✔ fine (1ms)\n✖ adds (1.2ms)\n✖ failing tests:\n\n✖ adds (1.2ms)", ["adds"]],
  ["TAP", "1..3\nok 1 - a\nnot ok 2 - adds\nnot ok 3 - later # TODO", ["adds"]],
  ["pytest", "FAILED tests/test_a.py::test_adds - assert 1 == 2", ["tests/test_a.py::test_adds"]],
  ["unittest", "FAIL: test_adds (tests.test_a.T.test_adds)", ["test_adds (tests.test_a.T.test_adds)"]],
  ["go test", "--- FAIL: TestSum (0.00s)\n    --- FAIL: TestSum/neg (0.00s)", ["TestSum", "TestSum/neg"]],
  ["cargo test", "test sum::adds ... FAILED\ntest sum::fine ... ok", ["sum::adds"]],
  ["dotnet test", "  Failed Calc.Tests.Adds [12 ms]", ["Calc.Tests.Adds"]],
  ["surefire", "[ERROR] com.x.ATest.adds -- Time elapsed: 0.01 s <<< FAILURE!", ["com.x.ATest.adds"]],
  ["rspec", "rspec ./spec/a_spec.rb:3 # Sum adds", ["./spec/a_spec.rb:3 # Sum adds"]],
  ["playwright", "  1) [chromium] › a.spec.ts:3:1 › adds ─────", ["[chromium] › a.spec.ts:3:1 › adds"]],
  ["phpunit", "1) SumTest::testAdds\nFailed asserting", ["SumTest::testAdds"]],
  ["bun", "(fail) adds > two [0.12ms]", ["adds > two"]],
  ["something else", "Error: everything FAILED", []],
])("finds the names of failed tests: %s", (_runner, output, names) => {
  expect(findFailedTests(output)).toEqual(names);
});

it("keeps the first twenty names, each cut", () => {
  const output = Array.from({ length: 30 }, (_, n) => `--- FAIL: Test${n}${"x".repeat(300)} (0.00s)`).join(
    "\n",
  );

  const names = findFailedTests(output);

  expect(names).toHaveLength(20);
  expect(names.every((name) => name.length === 200)).toBe(true);
});
