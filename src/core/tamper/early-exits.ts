import type { Language } from "./language.ts";
import { isEntry, isTestName, isTestSetup } from "./test-path.ts";
import { type ChangeView, type FileView, type Found, foundAt, testAround } from "./view.ts";

const exits: Readonly<Record<Language, RegExp>> = {
  javascript:
    /\bprocess\.(?:exit|reallyExit)\s*\(\s*0?\s*\)|\bprocess\.exitCode\s*=\s*0\b|\bDeno\.exit\s*\(\s*0?\s*\)/,
  python:
    /\b(?:sys\.exit|os\._exit|_exit)\s*\(\s*0?\s*\)|\braise\s+SystemExit\s*(?:\(\s*0?\s*\))?\s*$|^\s*(?:exit|quit)\s*\(\s*0?\s*\)|\bpytest\.exit\s*\([^)]{0,100}\b0\s*\)/,
  csharp: /\bEnvironment\.(?:Exit\s*\(\s*0\s*\)|ExitCode\s*=\s*0\b)/,
  go: /\bos\.Exit\s*\(\s*0\s*\)|\bsyscall\.Exit\s*\(\s*0\s*\)/,
  rust: /\bprocess::exit\s*\(\s*0\s*\)/,
  java: /\bSystem\.exit\s*\(\s*0\s*\)|\bRuntime\.getRuntime\(\)\.halt\s*\(\s*0\s*\)/,
  kotlin: /\b(?:System\.exit|exitProcess)\s*\(\s*0\s*\)/,
};

/** Programs that end well before anything has failed. One that starts by itself may end by itself. */
export function earlyExits({ files }: ChangeView): readonly Found[] {
  return files.flatMap((file) => {
    const { language, is } = file;
    if (language === undefined || is === undefined || file.isFixture) return [];
    const runsTests = isTestName(file.path) || isTestSetup(file.path);
    if (!runsTests && isProgram(file)) return [];
    return file.newCode
      .filter(({ text }) => exits[language].test(text))
      .map(({ line, text }) =>
        runsTests && isCertain(file, line, text)
          ? foundAt(file, line, {
              severity: "violation",
              why: "The run of the tests ends here with success, whatever failed.",
            })
          : foundAt(file, line, {
              severity: "suspicion",
              why: "The program ends here with success, in the middle of its code.",
            }),
      );
  });
}

function isProgram({ path, after = "", is, language }: FileView): boolean {
  if (isEntry(path) || after.startsWith("#!")) return true;
  const code = is?.code.join("\n") ?? "";
  if (language === "python") return /^if\s+__name__\s*==/m.test(code);
  if (language === "go") return /^func\s+main\s*\(/m.test(code);
  if (language === "rust") return /^\s*(?:pub\s+)?(?:async\s+)?fn\s+main\s*\(/m.test(code);
  return /\bstatic\s+(?:async\s+)?(?:void|int|Task(?:<int>)?)\s+[Mm]ain\s*\(|^fun\s+main\s*\(/m.test(code);
}

/** A helper process, a condition, or a test about exits may mean it. */
function isCertain(file: FileView, line: number, text: string): boolean {
  const { is, language, after = "" } = file;
  if (is === undefined || /\b(?:if|when|case|except|raises|Throws|spyOn|mock)\b|=>/.test(text)) return false;
  if (/HELPER_PROCESS|HelperProcess|multiprocessing|os\.fork|cluster\.|worker_threads|fork\(/.test(after))
    return false;
  const above = is.code.slice(Math.max(0, line - 4), line - 1);
  if (
    above.some((one) => /\b(?:raises|assertRaises|Throws\w*|toThrow|spyOn|mock|fork|except|if)\b/i.test(one))
  )
    return false;
  return (
    language !== "go" ||
    /\bfunc\s+(?:TestMain|init)\s*\(/.test(
      is.code.slice(0, line).findLast((one) => /^func\b/.test(one)) ?? "",
    ) ||
    testAround(is, line) === undefined
  );
}
