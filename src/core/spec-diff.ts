import type { Mission } from "./mission.ts";

/** What changed between two texts of a mission, as lines a person reads. */
export function specDiff(before: Mission, after: Mission): readonly string[] {
  return [...criteriaDiff(before, after), ...fieldDiff(before, after)];
}

function criteriaDiff(before: Mission, after: Mission): string[] {
  const old = new Map(before.criteria.map((one) => [one.id, one]));
  const kept = new Set(after.criteria.map((one) => one.id));
  const removed = before.criteria.filter((one) => !kept.has(one.id)).map((one) => `- ${one.id}: ${one.text}`);
  const changed = after.criteria.flatMap((one) => {
    const was = old.get(one.id);
    if (was === undefined) return [`+ ${one.id}: ${one.text}`];
    return JSON.stringify(was) === JSON.stringify(one) ? [] : [`~ ${one.id}: ${one.text}`];
  });
  return [...removed, ...changed];
}

function fieldDiff(before: Mission, after: Mission): string[] {
  const fields = Object.keys(after).filter((key): key is keyof Mission => key !== "criteria");
  return fields
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => `~ ${field}`);
}
