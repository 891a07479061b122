import { expect, test } from "vitest";
import { coversBranch } from "#src/core/branch-pattern.ts";

const branch = "cco/mission/issue-1";

test.each([
  ["**/*", true],
  ["cco/**/*", true],
  ["cco/mission/*", true],
  ["cco/mission/issue-?", true],
  ["cco/*/issue-[0-9]", true],
  ["cco/mission/issue-[!1]", false],
  ["*", false],
  ["cco/*", false],
  ["main", false],
  ["cco.mission/*", false],
])("the pattern %s of a branch protection is about the branch of a mission: %s", (pattern, expected) => {
  expect(coversBranch(pattern, branch)).toBe(expected);
});
