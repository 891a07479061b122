import type { Line } from "./change.ts";
import type { Language } from "./language.ts";
import { type ChangeView, type FileView, type Found, foundAt } from "./view.ts";

/** In comments. */
const inComments: Readonly<Record<Language, RegExp>> = {
  javascript:
    /\beslint-disable\b|@ts-(?:ignore|expect-error|nocheck)\b|\bbiome-ignore|\btslint:disable|\boxlint-disable|\b(?:istanbul|c8|v8)\s+ignore\b/,
  python:
    /#\s*type:\s*ignore|#\s*noqa\b|\bpylint:\s*disable|#\s*pyright:\s*ignore|#\s*mypy:\s*ignore|\bpragma:\s*no\s*cover/i,
  csharp: /\bReSharper\s+disable\b/,
  go: /\/\/\s*nolint\b|\/\/\s*#nosec\b|\/\/\s*lint:(?:file-)?ignore\b/,
  rust: /(?!)/,
  java: /\bNOSONAR\b|\bCHECKSTYLE:OFF\b|\bnoinspection\b/,
  kotlin: /\bNOSONAR\b|\bktlint-disable\b|\bnoinspection\b/,
};
/** In code. */
const inCode: Readonly<Record<Language, RegExp>> = {
  javascript: /(?!)/,
  python: /(?!)/,
  csharp:
    /^\s*#pragma\s+warning\s+disable\b|^\s*#nullable\s+disable\b|\bSuppressMessage\s*\(|\bExcludeFromCodeCoverage\b/,
  go: /(?!)/,
  rust: /#!?\[\s*(?:allow|expect)\s*\(/,
  java: /@SuppressWarnings\b/,
  kotlin: /@(?:file:)?Suppress\b/,
};

/** Warnings that are told to be quiet. Those that only moved within a file are not new. */
export function addedIgnores({ files }: ChangeView): readonly Found[] {
  return files.flatMap((file) => {
    const { language } = file;
    if (language === undefined) return [];
    const fresh = ignoresAmong(file.newComments, file.newCode, language);
    const gone = ignoresAmong(file.oldComments, file.oldCode, language);
    return fresh.slice(gone.length).map((line) => inFile(file, line));
  });
}

function ignoresAmong(
  comments: readonly Line[],
  code: readonly Line[],
  language: Language,
): readonly number[] {
  const found = [
    ...comments.filter(({ text }) => inComments[language].test(text)),
    ...code.filter(({ text }) => inCode[language].test(text)),
  ];
  return found.map(({ line }) => line).toSorted((a, b) => a - b);
}

function inFile(file: FileView, line: number): Found {
  return foundAt(file, line, {
    severity: "suspicion",
    why: "A warning of the compiler or a linter is silenced here.",
  });
}
