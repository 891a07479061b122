import type { Language } from "./language.ts";
import { isTestName } from "./test-path.ts";
import { type ChangeView, type FileView, type Found, foundAt } from "./view.ts";

/** What brings something of the project into a test, or reaches it from outside. Read in code with its literals. */
const reaching: Partial<Readonly<Record<Language, RegExp>>> = {
  javascript:
    /(?:\bfrom|\bimport|\brequire|\bmock|\bmockModule)\s*\(?\s*["'`](?:[.#~@$]|\/|virtual:)|\bimport\.meta\b|\b(?:spawn|exec|fork|execa|fetch|readFile|createReadStream|goto|visit|request|inject|render|mount)\w*\s*[(<]|\bcreateRequire\b|\$`/,
  python:
    /^\s*from\s+\.|\b(?:subprocess|runpy|importlib|requests|httpx|urllib|open|Path|exec|TestClient|test_client|fixture|mark\.usefixtures)\b/,
};
/** Modules of a bare name that are no project's own. */
const foreign: Partial<Readonly<Record<Language, RegExp>>> = {
  javascript:
    /^(?:node:|vitest$|jest|mocha$|chai|assert|sinon|ava$|tape?$|uvu|bun:test$|@jest\/|@vitest\/|fast-check$|expect$|should$|util$|timers|path$|fs$|os$|url$|events$)/,
  python:
    /^(?:__future__|pytest|unittest|mock|hypothesis|typing|collections|dataclasses|datetime|decimal|enum|functools|itertools|json|math|os|random|re|string|sys|time|abc|contextlib|copy|io|logging|textwrap|uuid)(?:\.|$)/,
};
const imported: Partial<Readonly<Record<Language, RegExp>>> = {
  javascript: /(?:\bfrom|\bimport|\brequire)\s*\(?\s*["'`]([^"'`\n]{1,200})["'`]/g,
  python: /^\s*(?:from|import)\s+([A-Za-z_][\w.]{0,200})/gm,
};

/** New tests that touch nothing of the project: whatever they assert, they assert about themselves. */
export function hollowTests({ files }: ChangeView): readonly Found[] {
  return files.flatMap((file) => {
    const [first] = file.is?.tests ?? [];
    if (file.status !== "added" || first === undefined || !isTestName(file.path) || reaches(file)) return [];
    const why = "These tests use nothing of the project: whatever they assert, they assert about themselves.";
    return [foundAt(file, first.line, { severity: "suspicion", why })];
  });
}

function reaches({ language, is }: FileView): boolean {
  const [pattern, modules, known] = [reaching, imported, foreign].map((one) => language && one[language]);
  if (pattern === undefined || modules === undefined || known === undefined) return true;
  const lines = (is?.raw ?? []).map((line) => line.slice(0, 1000));
  if (lines.some((line) => pattern.test(line))) return true;
  const names = [...lines.join("\n").matchAll(modules)].map(([, name = ""]) => name);
  // Without any import it may live on what is global.
  const standsIn = lines.some((line) => /\b(?:jest|vi|mock|sinon)\.(?:fn|stub|fake)\(/.test(line));
  return names.length === 0 ? !standsIn : names.some((name) => !known.test(name));
}
