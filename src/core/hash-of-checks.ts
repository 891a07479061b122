import type { Check } from "./mission.ts";

/**
 * A short name for exactly these checks, 16 hex digits: two 32-bit FNV-1a hashes. It helps people to see that they
 * talk about the same; what was approved is recorded in full and compared in full.
 */
export function hashOfChecks(checks: readonly Check[]): string {
  const text = JSON.stringify(checks);
  return fnv(text, 0x811c9dc5) + fnv(text, 0x01000193);
}

function fnv(text: string, seed: number): string {
  let hash = seed;
  for (let place = 0; place < text.length; place++) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}
