import { openCriteria } from "./standing.ts";
import type { MissionState } from "./state.ts";
import type { Evidence } from "./verdict.ts";

/**
 * How the head fails, in one short string: the same failure gives the same string, whatever the
 * time, the process id or the line numbers in its output.
 */
export function failureSignature(state: MissionState): string {
  const failures = openCriteria(state).map(
    (one) => `${one.criterion.id}:${one.verdict}:${one.evidence.map(gist).join("|")}`,
  );
  return hash(failures.join("\n"));
}

/** Long enough to tell failures apart, short enough to be cheap at every iteration. Characters. */
const gistLength = 600;

/** Any word with a digit in it may be a time, an address, a line number or a temporary name. */
function gist(evidence: Evidence): string {
  if (evidence.kind !== "command") return evidence.kind;
  const tail = evidence.tail.slice(-gistLength).replace(/\b(?=[a-z_]*\d)\w+|\s+/gi, "#");
  return `${evidence.ending} ${evidence.exitCode ?? ""} ${tail}`;
}

/** 53-bit hash (two multiplicative lanes): equality only, nothing hangs on it being strong. */
function hash(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}
