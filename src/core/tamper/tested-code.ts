import { isTestFile, subjectOf } from "./test-path.ts";
import type { ChangeView, FileView } from "./view.ts";

/** Whether the code that a test file was about went with it: the source of its name, or what it imported. */
export function isTestedCodeGone(test: FileView, { files }: ChangeView): boolean {
  const subject = subjectOf(test.oldPath ?? test.path);
  const sources = files.filter((file) => !isTestFile(file.path) && file.language === test.language);
  if (sources.some((one) => one.status === "deleted" && subjectOf(one.path) === subject)) return true;
  const tests = new Set(files.flatMap(({ was }) => was?.tests.map(({ name }) => name) ?? []));
  const used = new Set((test.was?.code.join("\n") ?? "").match(/[A-Za-z_]\w{2,60}/g));
  return sources.some((source) => {
    const now = declaredIn(source.is?.code);
    return [...declaredIn(source.was?.code)].some(
      (name) => used.has(name) && !tests.has(name) && !now.has(name) && !isMoved(name, sources),
    );
  });
}

function isMoved(name: string, sources: readonly FileView[]): boolean {
  return sources.some((one) => declaredIn(one.is?.code).has(name));
}

const declaration =
  /^\s*(?:(?:export|default|public|internal|protected|static|abstract|sealed|final|open|data|partial|readonly|async|pub(?:\([^)]{0,30}\))?|unsafe|virtual|override)\s+){0,6}(?:function\*?|class|const|let|var|def|func|fn|fun|struct|enum|trait|interface|object|record|type)\s+(?:\([^)]{0,60}\)\s*)?([A-Za-z_]\w{2,60})/;

/** Names that are declared, as far as one line shows it. */
function declaredIn(code: readonly string[] = []): ReadonlySet<string> {
  return new Set(code.flatMap((line) => declaration.exec(line)?.[1] ?? []));
}
