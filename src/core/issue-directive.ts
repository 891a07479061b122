import { parseDuration } from "./duration.ts";
import { type Expected, parseExpectation } from "./issue-expectation.ts";
import { takePriority } from "./issue-priority.ts";
import { codeMark, codesIn, dropStruck, type Masked, maskCode } from "./markdown-inline.ts";

/** A check as the mission's file has it. */
export type WrittenCheck = { readonly check: string } | ({ readonly run: string } & CommandLimits);
export type CommandLimits = { readonly timeout?: string; readonly expect?: Expected };

/** One line of an item: what it says about the proof, and what is left for people. */
export type DirectedLine = {
  /** With its code spans set aside in `spans`. */
  readonly rest: string;
  readonly spans: Masked["spans"];
  readonly checks: readonly WrittenCheck[];
  /** For commands of the criterion that have none of their own. */
  readonly limits: CommandLimits;
  readonly approval: boolean;
  /** All its words are struck through. */
  readonly isStruck: boolean;
  /** What was meant for us and could not be understood. */
  readonly notices: readonly string[];
};

const marks = `${codeMark}(?:(?:,| and|;)? ?${codeMark})*`;
const patterns = {
  commands: directive("verif(?:y|ied)(?: by| with)?|run|check", marks),
  timeout: directive("timeout", `${codeMark}|\\d[\\w.]*(?: (?:hours?|minutes?|mins?|seconds?|secs?)\\b)?`),
  expect: directive("expect", "[^)]+"),
  approval: directive("approval", `${codeMark}|[\\w@-]+`),
};
const commandLine = /^[*_]{0,3}(?:verify|run)[*_]{0,3} ?:/i;
const limitLine = /^[*_]{0,3}(?:timeout|expect)[*_]{0,3} ?:/i;

/**
 * Reads `` verify: `npm test` ``, `` run: `…` ``, `` check: `ci / test` ``, `timeout: 10m`,
 * `expect: exit 0, tests >=5, /passed/` and `approval: maintainer` out of a line. Commands stand in backticks:
 * prose is never run. `timeout` and `expect` count beside a command, or at the start of a later line.
 */
export function readDirectives(line: string, isFirst: boolean): DirectedLine {
  const { text: written, spans } = maskCode(line.replaceAll(/\s+/g, " ").trim());
  const text = dropStruck(written).trim();
  const named = takeCommands(text, spans);
  const approved = takeApproval(named.rest);
  const hasLimits = named.checks.length > 0 || (!isFirst && limitLine.test(approved.rest));
  const limited = hasLimits
    ? takeLimits(approved.rest, spans)
    : { rest: approved.rest, limits: {}, notices: [] };
  const bare = !isFirst && named.checks.length === 0 && commandLine.test(limited.rest);
  const rest = text === limited.rest ? text : tidied(limited.rest);
  return {
    rest,
    isStruck: text !== written && takePriority(rest).rest === "",
    spans,
    checks: named.checks.map((check) => ("run" in check ? { ...check, ...limited.limits } : check)),
    limits: named.checks.length === 0 ? limited.limits : {},
    approval: approved.isAsked,
    notices: [
      ...limited.notices,
      ...(bare ? ["put the command after verify: in backticks, then it is taken as a check."] : []),
    ],
  };
}

function directive(keys: string, value: string): RegExp {
  return new RegExp(`(?<![\\w-])[*_]{0,3}(${keys})[*_]{0,3} ?: ?[*_]{0,3} ?(${value})`, "gi");
}

function takeCommands(text: string, spans: Masked["spans"]) {
  const checks: WrittenCheck[] = [];
  const rest = text
    .replaceAll(patterns.commands, (_, key: string, codes: string) => {
      const isCheck = key.toLowerCase() === "check";
      checks.push(...codesIn(codes, spans).map((code) => (isCheck ? { check: code } : { run: code })));
      return "";
    })
    .replaceAll(new RegExp(codeMark, "g"), (mark) => {
      const wrapped = /^(?:verify|run):\s*(\S.*)$/i.exec(codesIn(mark, spans)[0] ?? "");
      if (wrapped?.[1] === undefined) return mark;
      checks.push({ run: wrapped[1] });
      return "";
    });
  return { checks, rest };
}

/** Other words after `approval:` are prose. */
function takeApproval(text: string): { readonly isAsked: boolean; readonly rest: string } {
  let isAsked = false;
  const rest = text.replaceAll(patterns.approval, (said: string, _key: string, by: string) => {
    if (!/^(?:maintainers?|required|needed|yes|human)$/i.test(by)) return said;
    isAsked = true;
    return "";
  });
  return { isAsked, rest };
}

function takeLimits(text: string, spans: Masked["spans"]) {
  const limits: { timeout?: string; expect?: Expected } = {};
  const notices: string[] = [];
  const rest = text
    .replaceAll(patterns.timeout, (_, _key: string, said: string) => {
      const written = (codesIn(said, spans)[0] ?? said).replaceAll(
        /\s*(h|m|s)(?:ours?|inutes?|ins?|econds?|ecs?)?\b/gi,
        (_unit, letter: string) => letter.toLowerCase(),
      );
      if (parseDuration(written) === undefined) {
        notices.push("the timeout is not a duration of at most a day, such as 10m or 90s; 10m was taken.");
      } else limits.timeout = written;
      return "";
    })
    .replaceAll(patterns.expect, (_, _key: string, said: string) => {
      const { expect, unread } = parseExpectation(said, spans);
      limits.expect = { ...limits.expect, ...expect };
      notices.push(
        ...unread.map((piece) => `expect: ${piece}; expected exit 0, tests >=5, or a text in backticks.`),
      );
      return "";
    });
  return { rest, limits, notices };
}

/** Without the brackets and dashes that held what was taken out. */
function tidied(text: string): string {
  return text
    .replaceAll(/[([][\s,;·|–—-]*[)\]]/g, "")
    .replaceAll(/\s+/g, " ")
    .replace(/^[\s,;·|–—-]+/, "")
    .replace(/[\s,;:·|–—-]+$/, "");
}
