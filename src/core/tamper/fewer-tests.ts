import { plural } from "../plural.ts";
import { lostTests } from "./lost-tests.ts";
import { isTestedCodeGone } from "./tested-code.ts";
import type { ChangeView, FileView, Found } from "./view.ts";

/** Files that declare fewer tests than they did, and the change as a whole as well. */
export function fewerTests(change: ChangeView): readonly Found[] {
  if (sumOf(change.files, "is") >= sumOf(change.files, "was")) return [];
  return change.files.flatMap((file) => {
    const { was, is } = file;
    if (was === undefined || is === undefined || is.tests.length === 0) return [];
    const lost = lostTests(file, change);
    if (is.tests.length >= was.tests.length || lost.length === 0 || isParametrised(file)) return [];
    const failed = lost.filter((name) => hasFailed(name, change));
    const severity = isTestedCodeGone(file, change) ? ("suspicion" as const) : ("violation" as const);
    if (failed.length > 0) return failed.map((name) => removedAfterFailure(file.path, name, severity));
    const why = `This file declares ${plural(is.tests.length, "test")} where it declared ${was.tests.length}; gone is "${lost[0]?.slice(0, 80)}"${lost.length > 1 ? ` and ${lost.length - 1} more` : ""}.`;
    return [{ path: file.path, severity: "suspicion" as const, why }];
  });
}

/** The name goes along as the excerpt: by that it is known again when the test has long been gone. */
function removedAfterFailure(path: string, name: string, severity: Found["severity"]): Found {
  const why = `The test "${name.slice(0, 80)}" failed when the criteria were proved, and it was removed.`;
  return { path, severity, excerpt: name.slice(0, 160), why };
}

/** Names shorter than that stand in other words. */
const shortestName = 4;

function hasFailed(name: string, { failing = [] }: ChangeView): boolean {
  return name.length >= shortestName && failing.some((line) => line.includes(name));
}

/** One test with many values in the place of many tests. */
function isParametrised({ newCode }: FileView): boolean {
  const values =
    /\.each\b|\bparametrize\b|\b(?:Theory|InlineData|MemberData|TestCase|ParameterizedTest|rstest|test_case)\b|\bfor\b.{0,100}\brange\b/;
  return newCode.some(({ text }) => values.test(text));
}

function sumOf(files: readonly FileView[], side: "was" | "is"): number {
  return files.reduce((sum, file) => sum + (file[side]?.tests.length ?? 0), 0);
}
