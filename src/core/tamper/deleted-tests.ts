import { plural } from "../plural.ts";
import { countAssertions } from "./assertion.ts";
import { lostTests } from "./lost-tests.ts";
import { canHoldTests } from "./test-declaration.ts";
import { isFixture, isTestName } from "./test-path.ts";
import { isTestedCodeGone } from "./tested-code.ts";
import type { ChangeView, FileView, Found } from "./view.ts";

/** Test files that are gone, emptied, or named so that no runner finds them, with tests that are nowhere else now. */
export function deletedTests(change: ChangeView): readonly Found[] {
  return change.files.flatMap((file) => {
    const found = wentAway(file, change);
    return found === undefined ? [] : [{ path: file.path, severity: severityOf(file, change), why: found }];
  });
}

function severityOf(file: FileView, change: ChangeView): Found["severity"] {
  return isTestedCodeGone(file, change) ? "suspicion" : "violation";
}

function wentAway(file: FileView, change: ChangeView): string | undefined {
  const { was, status } = file;
  if (was === undefined) {
    const isGone = isForeignAndGone(file, change);
    return isGone ? "This test file was deleted, and what is in it is nowhere else now." : undefined;
  }
  const lost = lostTests(file, change);
  if (status === "deleted") {
    if (lost.length > 0) return `This test file was deleted, and ${tests(lost)} nowhere else now.`;
    return isDeletedScript(file, change)
      ? "This test file was deleted, and what it asserted is nowhere else now."
      : undefined;
  }
  if (lost.length === 0) return undefined;
  if (status === "renamed" && !canHoldTests(file.path, file.language)) {
    return `The test file \`${file.oldPath}\` has a name now that no test runner looks for, and ${tests(lost)} nowhere else.`;
  }
  const isEmptied = file.is?.tests.length === 0 && lost.length === was.tests.length;
  return isEmptied ? `All tests were removed from this file: ${tests(lost)} nowhere else now.` : undefined;
}

/** In a language that is not understood: most of its lines are nowhere else. */
function isForeignAndGone({ path, status, before = "" }: FileView, { files }: ChangeView): boolean {
  if (status !== "deleted" || !isTestName(path)) return false;
  const lines = before
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.length > 3);
  const now = new Set(files.flatMap((file) => file.added.map(({ text }) => text.trim())));
  return lines.filter((line) => now.has(line)).length * 2 < lines.length;
}

/** A test without a runner: a program that asserts. */
function isDeletedScript({ was, language, path }: FileView, { files }: ChangeView): boolean {
  if (was === undefined || language === undefined || was.tests.length > 0) return false;
  if (!isTestName(path) || isFixture(path)) return false;
  const asserted = was.raw.filter((line) => countAssertions([line], language) > 0).map((line) => line.trim());
  const now = new Set(files.flatMap((file) => file.added.map(({ text }) => text.trim())));
  return asserted.length > 0 && !asserted.some((line) => now.has(line));
}

const mostNames = 3;

function tests(lost: readonly string[]): string {
  const shown = lost.slice(0, mostNames).map((name) => `"${name.slice(0, 60)}"`);
  const more = lost.length > shown.length ? ` and ${lost.length - shown.length} more` : "";
  return `${plural(lost.length, "test")} (${shown.join(", ")}${more}) ${lost.length === 1 ? "is" : "are"}`;
}
