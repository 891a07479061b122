import { type ChangeView, type Found, foundAt } from "./view.ts";

const printing =
  /\b(?:console\.(?:log|info|error)|process\.stdout\.write|sys\.stdout\.write|print(?:ln)?!?|printf|echo|Console\.(?:Out\.)?Write(?:Line)?|fmt\.(?:Print|Fprint)\w*|System\.out\.print\w*|Write-(?:Host|Output))\b/;
/** As the summaries of test runners are, with their numbers filled in. */
const summary =
  /\bTests?:?\s+\d+ passed|\b\d+ (?:passed|passing)\b|\b(?:all|\d+) tests? (?:have |has )?(?:passed|pass|succeeded)\b|\btest result: ok\b|\bPassed!\s+-\s+Failed:|\bFailed:\s+0\b|^\s*["'`]?(?:PASS|ok)\s+\S+\/\S+|["'`](?:PASS|PASSED|OK)["'`]|# pass \d|\bTests run: \d+|\bBUILD SUCCESS|\bOK \(\d+ tests?\)/i;

/** Programs and scripts that print what a test runner prints. */
export function printedResults({ files }: ChangeView): readonly Found[] {
  return files.flatMap((file) => {
    if (file.isFixture || file.isTest || /\.(?:md|mdx|rst|txt|adoc|ya?ml|json|snap)$/i.test(file.path))
      return [];
    return file.added.flatMap(({ line, text }) => {
      const isComment = file.is !== undefined && file.is.code[line - 1]?.trim() === "";
      const raw = text.slice(0, 500);
      if (isComment || !printing.test(raw) || !summary.test(afterCall(raw))) return [];
      return [
        foundAt(file, line, {
          severity: "suspicion",
          why: "A summary of tests is printed here that no test runner made.",
        }),
      ];
    });
  });
}

function afterCall(line: string): string {
  return line.slice((printing.exec(line)?.index ?? 0) + 3);
}
