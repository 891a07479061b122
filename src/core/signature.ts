import { openCriteria } from "./standing.ts";
import type { MissionState } from "./state.ts";
import type { Evidence } from "./verdict.ts";

/** Long enough to tell failures apart, short enough to be cheap at every iteration. Characters. */
const gistLength = 600;

/**
 * How the head fails, in one short string. The same failure gives the same string whatever the times, the
 * addresses, the line numbers or the names of temporary files in its output.
 */
export function failureSignature(state: MissionState): string {
  // A check that has not spoken yet tells no failures apart.
  return openCriteria(state)
    .filter((one) => one.awaits !== "ci")
    .map((one) => `${one.criterion.id}:${one.verdict}:${one.evidence.map(gist).join("|")}`)
    .join(" ");
}

function gist(evidence: Evidence): string {
  if (evidence.kind === "check-run")
    return `${evidence.name}/${evidence.conclusion}/${hashOfWords((evidence.tail ?? "").slice(-gistLength))}`;
  if (evidence.kind !== "command") return evidence.kind;
  return `${evidence.ending}/${evidence.exitCode ?? ""}/${hashOfWords(evidence.tail.slice(-gistLength))}`;
}

/**
 * 32-bit FNV-1a hash (http://www.isthe.com/chongo/tech/comp/fnv) over the words of a text in one pass. All
 * white space is alike, and every word with a digit in it counts as the same word. Only equality hangs on it.
 */
function hashOfWords(text: string): string {
  let hash = offset;
  let word = offset;
  let hasDigit = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isDigit(code)) hasDigit = true;
    if (isWordPart(code)) {
      word = mix(word, code);
      continue;
    }
    hash = mix(mix(hash, hasDigit ? offset : word), Math.max(code, space));
    word = offset;
    hasDigit = false;
  }
  return (mix(hash, hasDigit ? offset : word) >>> 0).toString(36);
}

const offset = 0x811c9dc5;
const prime = 0x01000193;
const space = 32;

function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, prime);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** ASCII letters and digits, the underscore, and everything beyond ASCII. */
function isWordPart(code: number): boolean {
  return (
    isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95 || code > 127
  );
}
