/** The languages whose tests are understood. */
export type Language = "javascript" | "python" | "csharp" | "go" | "rust" | "java" | "kotlin";

const endings: Readonly<Record<string, Language>> = {
  js: "javascript",
  jsx: "javascript",
  mjs: "javascript",
  cjs: "javascript",
  ts: "javascript",
  tsx: "javascript",
  mts: "javascript",
  cts: "javascript",
  py: "python",
  cs: "csharp",
  go: "go",
  rs: "rust",
  java: "java",
  kt: "kotlin",
  kts: "kotlin",
};

/** Undefined: not one of them, or no source at all. */
export function languageOf(path: string): Language | undefined {
  return endings[path.slice(path.lastIndexOf(".") + 1).toLowerCase()];
}

const slashes = "\\/\\/[^\\n]*";
const block = "\\/\\*[^]*?(?:\\*\\/|$)";
const double = '"(?:[^"\\\\\\n]|\\\\[^])*"?';
const single = "'(?:[^'\\\\\\n]|\\\\[^])*'?";
const triple = '"""[^]*?(?:"""|$)';
/** A character between quotes; a lifetime of Rust is none. */
const character = "'(?:[^'\\\\\\n]|\\\\[^\\n]{1,10})'";
/** Where a division cannot stand. Bounded, since one that is not closed is tried from each slash of a line. */
const regex =
  "(?<=(?:^|[(,=:\\[!&|?{};+*%<>~^\\n]|=>|\\breturn|\\bcase)[ \\t]{0,8})\\/(?![*/])(?:[^\\n\\\\/\\[]|\\\\[^\\n]|\\[(?:[^\\]\\\\\\n]|\\\\[^\\n]){0,100}\\]){1,300}\\/";

/**
 * Comments and literals, one after the other. Each pattern takes what is never closed to its end, so that no text is
 * tried twice. A template of JavaScript is only seen to begin.
 */
const tokens: Readonly<Record<Language, RegExp>> = {
  javascript: anyOf(slashes, block, double, single, "`", regex),
  python: anyOf("#[^\\n]*", triple, "'''[^]*?(?:'''|$)", double, single),
  csharp: anyOf(slashes, block, triple, '(?:\\$@|@\\$?)"(?:[^"]|"")*(?:"|$)', double, character),
  go: anyOf(slashes, block, "`[^`]*(?:`|$)", double, character),
  rust: anyOf(slashes, block, '\\br(#{0,8})"[^]*?(?:"\\1|$)', double, character),
  java: anyOf(slashes, block, triple, double, character),
  kotlin: anyOf(slashes, block, triple, double, character),
};

function anyOf(...patterns: readonly string[]): RegExp {
  return new RegExp(patterns.join("|"), "g");
}

/** A fresh pattern for the comments and literals of a language. */
export function tokensOf(language: Language): RegExp {
  return new RegExp(tokens[language]);
}
