import { parseRaise } from "./command-raise.ts";
import { dropHidden } from "./markdown-hidden.ts";
import { nearest } from "./nearest.ts";
import type { Raise } from "./state.ts";
import { truncateHead } from "./truncate.ts";
import { visibleText } from "./visible-text.ts";

/** What somebody asks of a mission in a comment. */
export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "start" | "status" | "pause" | "resume" | "retry" | "verify" }
  | { readonly kind: "stop"; readonly why?: string }
  | { readonly kind: "approve"; readonly criterion: string }
  /** Takes over an issue's text as it is now; `hash`: the beginning of the one that was looked at. */
  | { readonly kind: "approve-text"; readonly hash?: string }
  /** Lets stand what was found in the change; `sha`: the beginning of the commit that was looked at. */
  | { readonly kind: "approve-findings"; readonly sha?: string }
  /** Lets drafted checks count, of all criteria or of one; `hash`: of those that were looked at. */
  | { readonly kind: "approve-checks"; readonly criterion?: string; readonly hash?: string }
  | { readonly kind: "reject"; readonly criterion: string; readonly why: string }
  | { readonly kind: "budget"; readonly raise: Raise }
  | { readonly kind: "steer"; readonly text: string }
  | { readonly kind: "rollback"; readonly iteration: number };

/** Meant for us and not understood. */
export type Unknown = {
  readonly kind: "unknown";
  /** The word after `/cco`. */
  readonly said: string;
  /** The command it was probably meant to be. */
  readonly nearest?: string;
  /** What is missing or wrong in a command that is known. */
  readonly problem?: string;
};

/** What is said to a mission: longer texts would crowd out the mission itself. */
const longestText = 8000;

const words = [
  "start",
  "run",
  "status",
  "pause",
  "resume",
  "stop",
  "abort",
  "retry",
  "verify",
  "approve",
  "reject",
  "budget",
  "steer",
  "rollback",
  "help",
] as const;
type Word = (typeof words)[number];

/**
 * The command on the first line of a comment, or undefined when there is none. What follows on later lines belongs
 * to `steer`, `reject` and `stop`. Text in code, in quotes or after other text is no command.
 */
export function parseCommand(comment: string): Command | Unknown | undefined {
  const text = visibleText(comment.replaceAll(/\r\n?/g, "\n")).replace(/^(?:[^\S\n]*\n)+/, "");
  const [, rest] = /^ {0,3}\/cco(?![\w/.-])[,:]?(.*)$/is.exec(text) ?? [];
  if (rest === undefined) return undefined;
  const [line = "", ...more] = dropHidden(rest).split("\n");
  const [, said = "", args = ""] = /^[^\S\n]*(\S*)\s*(.*)$/.exec(line) ?? [];
  const word = said.toLowerCase().replace(/[^a-z0-9]+$/, "");
  if (word === "") return { kind: "help" };
  const known = words.find((one) => one === word);
  if (known === undefined) return unknownWord(said);
  return commandOf(known, { line: args.trim(), text: clipped([args, ...more].join("\n")) });
}

type Arguments = {
  /** The rest of the line. */
  readonly line: string;
  /** The rest of the comment. */
  readonly text: string;
};

function commandOf(word: Word, { line, text }: Arguments): Command | Unknown {
  switch (word) {
    case "run":
      return { kind: "start" };
    case "stop":
    case "abort":
      return { kind: "stop", ...(text === "" ? {} : { why: text }) };
    case "approve":
      return approval(line);
    case "reject":
      return rejection(text);
    case "budget": {
      const { raise, problem } = parseRaise(line);
      return raise === undefined ? { kind: "unknown", said: word, problem } : { kind: "budget", raise };
    }
    case "steer":
      return text === "" ? missing(word, "what to tell the worker") : { kind: "steer", text };
    case "rollback": {
      const number = /^#?(\d{1,6})[.!,;]*$/.exec(line)?.[1];
      return number === undefined
        ? missing(word, "which iteration")
        : { kind: "rollback", iteration: Number(number) };
    }
    default:
      return { kind: word };
  }
}

function approval(line: string): Command | Unknown {
  const [text, hash] = /^`?text(?:\s+([0-9a-f]{7,64}))?`?[.!]*$/i.exec(line) ?? [];
  if (text !== undefined)
    return { kind: "approve-text", ...(hash === undefined ? {} : { hash: hash.toLowerCase() }) };
  const [findings, sha] = /^`?findings?(?:\s+([0-9a-f]{7,64}))?`?[.!]*$/i.exec(line) ?? [];
  if (findings !== undefined)
    return { kind: "approve-findings", ...(sha === undefined ? {} : { sha: sha.toLowerCase() }) };
  const [checks, which = ""] = /^`?checks(?:\s+(.*))?$/i.exec(line) ?? [];
  if (checks !== undefined) return approvalOfChecks(which);
  const criterion = idOf(line);
  return criterion === "" ? missing("approve", "which criterion") : { kind: "approve", criterion };
}

/** A criterion, a hash, or both; in this order. */
function approvalOfChecks(rest: string): Command {
  const words = rest.split(/\s+/).map(idOf);
  const hash = words.find((word) => /^[0-9a-f]{16}$/.test(word));
  const criterion = words.find((word) => word !== "" && word !== hash);
  return {
    kind: "approve-checks",
    ...(criterion === undefined ? {} : { criterion }),
    ...(hash === undefined ? {} : { hash }),
  };
}

function rejection(text: string): Command | Unknown {
  const [, first = "", why = ""] = /^(\S*)\s*(.*)$/s.exec(text) ?? [];
  const criterion = idOf(first);
  if (criterion === "") return missing("reject", "which criterion, and why");
  return why === "" ? missing("reject", "why: the worker is told") : { kind: "reject", criterion, why };
}

/** The first word, without the quotes and the punctuation people put around it. */
function idOf(line: string): string {
  const [first = ""] = line.split(/\s/, 1);
  return first.toLowerCase().replaceAll(/^[^a-z0-9]+|[^a-z0-9]+$/g, "");
}

function missing(said: string, what: string): Unknown {
  return { kind: "unknown", said, problem: `Say ${what}.` };
}

function unknownWord(said: string): Unknown {
  const near = nearest(said, words);
  return { kind: "unknown", said: said.slice(0, 40), ...(near === undefined ? {} : { nearest: near }) };
}

function clipped(text: string): string {
  return truncateHead(text.trim(), longestText);
}
