import type { Language } from "./language.ts";

const patterns: Readonly<Record<Language, RegExp>> = {
  javascript:
    /(?<![\w$.])(?:expect|assert)[\w$]*(?:\.\w+){0,3}\s*\(|\.should\b|(?<![\w$.])t\.(?:is|deepEqual|equal|strictEqual|same|ok|true|false|not|like|throws|truthy|falsy|assert)\b/g,
  python: /^\s*assert\b|\bself\.(?:assert|fail)\w*\s*\(|\b(?:pytest|self)\.(?:raises|assertRaises)\b/g,
  csharp: /\bAssert\.\w+|\.Should\w*\(|\.Verify\w*\(/g,
  go: /\b[tb]\.(?:Error|Fatal|Fail)\w*\s*\(|\b(?:assert|require|is)\.\w+\s*\(/g,
  rust: /\b(?:debug_)?assert\w*!|\bpanic!/g,
  java: /\bassert\w*\s*\(|\bverify\w*\s*\(|\bfail\s*\(|^\s*assert\b/g,
  kotlin: /\bassert\w*\s*[({]|\bverify\w*\s*[({]|\bfail\s*\(|\bshould\w*\b/g,
};

/** How many assertions stand in lines of code. */
export function countAssertions(code: readonly string[], language: Language): number {
  return code.reduce((sum, line) => sum + (line.match(patterns[language])?.length ?? 0), 0);
}

export function hasAssertion(line: string, language: Language): boolean {
  return countAssertions([line], language) > 0;
}
