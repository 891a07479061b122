import { codesIn, type Masked, unmask } from "./markdown-inline.ts";

/** What a command must show, as the mission's file has it. */
export type Expected = {
  readonly exit?: number;
  /** A text, or a regular expression between slashes. */
  readonly stdout?: string;
  readonly tests?: number;
};

/** The small form of an issue: `exit 0, tests >=5, /passed/`. What cannot be read is returned, with the reason. */
export function parseExpectation(
  masked: string,
  spans: Masked["spans"],
): { readonly expect: Expected; readonly unread: readonly string[] } {
  const unread: string[] = [];
  let expect: Expected = {};
  for (const piece of masked.split(/,|;| and /).map((part) => part.trim())) {
    if (piece === "") continue;
    const read = exitOf(piece) ?? testsOf(piece) ?? stdoutOf(piece, spans);
    if (typeof read === "object") expect = { ...expect, ...read };
    else unread.push(read ?? `"${unmask(piece, spans).slice(0, 40)}" means nothing here`);
  }
  return { expect, unread };
}

function exitOf(piece: string): Expected | undefined {
  const code = /^exit(?: code)?:? ?(\d{1,3})$/i.exec(piece)?.[1];
  return code === undefined || Number(code) > 255 ? undefined : { exit: Number(code) };
}

function testsOf(piece: string): Expected | undefined {
  const count = /^tests?:? ?(?:>=|≥|at least)? ?(\d{1,6})\+?$/i.exec(piece)?.[1];
  return count === undefined ? undefined : { tests: Number(count) };
}

/** The pattern, or the sentence that says what is wrong with it. */
function stdoutOf(piece: string, spans: Masked["spans"]): Expected | string | undefined {
  const bare = piece.replace(/^(?:stdout|output):? ?/i, "");
  const said = codesIn(bare, spans)[0] ?? /^"(.+)"$/.exec(bare)?.[1] ?? /^\/.+\/[a-z]*$/i.exec(bare)?.[0];
  if (said === undefined) return undefined;
  const [, source, flags] = /^\/(.+)\/([a-z]*)$/i.exec(said) ?? [];
  if (source === undefined) return { stdout: said };
  return flags === "" && isPattern(source)
    ? { stdout: said }
    : `"${said.slice(0, 40)}" is not a regular expression without flags`;
}

function isPattern(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}
