import type { Language } from "./language.ts";
import { type ChangeView, type FileView, type Found, foundAt } from "./view.ts";

/** The head of a comparison, and what says on the same line that it always holds. */
const heads: Partial<Readonly<Record<Language, RegExp>>> = {
  python: /^\s*def\s+__(?:eq|ne)__\s*\(/,
  javascript: /^\s*(?:public\s+)?(?:equals|isEqual|isEqualTo)\s*\([^)]{0,120}\)\s*(?::\s*boolean\s*)?\{/,
  csharp: /\boverride\s+bool\s+Equals\s*\(|\bstatic\s+bool\s+operator\s*(?:==|!=)\s*\(/,
  java: /\bboolean\s+equals\s*\(/,
  kotlin: /\boverride\s+(?:operator\s+)?fun\s+equals\s*\(/,
  rust: /^\s*fn\s+(?:eq|ne)\s*\(/,
};

/** Values that are equal to everything: whatever a test expects, it gets. */
export function alwaysEqual({ files }: ChangeView): readonly Found[] {
  return files.flatMap((file) => {
    const head = file.language === undefined ? undefined : heads[file.language];
    if (head === undefined || file.is === undefined) return [];
    const changed = new Set(file.newCode.map(({ line }) => line));
    return file.is.code.flatMap((text, place) => {
      if (!head.test(text)) return [];
      const body = bodyBelow(file.is?.code ?? [], place);
      const isNew = changed.has(place + 1) || changed.has(body.line);
      if (!isNew || !isConstant(body.text, text)) return [];
      const severity = isMeant(file, place) ? "suspicion" : "violation";
      return [
        foundAt(file, place + 1, { severity, why: "This comparison has the same answer for everything." }),
      ];
    });
  });
}

/** The head and the first statement of its body, which may be on the same line. */
function bodyBelow(code: readonly string[], place: number): { text: string; line: number } {
  const rest = code.slice(place + 1, place + 5);
  const next = rest.findIndex((one) => !/^\s*[{]?\s*(?:"{1,3}\s*"{0,3})?\s*$/.test(one));
  return { text: `${code[place] ?? ""} ${rest[next] ?? ""}`, line: place + 2 + Math.max(0, next) };
}

function isConstant(body: string, head: string): boolean {
  const answer = /__ne__|!=|\bne\s*\(/.test(head) ? "[Ff]alse" : "[Tt]rue";
  const text = body.slice(0, 500);
  if (/\bif\b|&&|\s\?\s/.test(text)) return false;
  return new RegExp(`(?:[:{)]|=>?|->\\s*bool\\s*\\{)\\s*(?:return\\s+)?${answer}\\b\\s*;?\\s*\\}?\\s*$`).test(
    text,
  );
}

/** Wildcards and values without content are equal by right. */
function isMeant({ is, language }: FileView, place: number): boolean {
  if (language === "rust") return true;
  const owner =
    is?.code.slice(0, place).findLast((one) => /\b(?:class|struct|record|object|impl)\b/.test(one)) ?? "";
  return /any|wild|ignore|matcher|unit|empty|singleton|none|null|dummy/i.test(owner);
}
