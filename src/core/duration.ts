const unitMs = { h: 3_600_000, m: 60_000, s: 1000 } as const;
const pattern = /^(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m(?:in)?)?(?:(\d+(?:\.\d+)?)s)?$/;

/** Longest duration that is accepted, in milliseconds: one day. */
export const longestMs = 24 * unitMs.h;

/**
 * Milliseconds of `10m`, `90s`, `1h30m`, or of a plain number of seconds.
 * Undefined for anything else, for nothing at all and for more than a day.
 */
export function parseDuration(duration: string | number): number | undefined {
  const ms =
    typeof duration === "number"
      ? duration * unitMs.s
      : parseText(duration.replaceAll(/\s/g, "").toLowerCase());
  return ms !== undefined && ms >= 1 && ms <= longestMs ? Math.round(ms) : undefined;
}

function parseText(text: string): number | undefined {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * unitMs.s;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [, hours = 0, minutes = 0, seconds = 0] = match;
  return Number(hours) * unitMs.h + Number(minutes) * unitMs.m + Number(seconds) * unitMs.s;
}

/** The text `parseDuration` reads back, to the second: `1h30m`, `90s` as `1m30s`, `0s` for less than half a second. */
export function renderDuration(ms: number): string {
  const seconds = Math.round(ms / unitMs.s);
  const parts = [
    [Math.floor(seconds / 3600), "h"],
    [Math.floor(seconds / 60) % 60, "m"],
    [seconds % 60, "s"],
  ] as const;
  return parts.flatMap(([count, unit]) => (count > 0 ? [`${count}${unit}`] : [])).join("") || "0s";
}
