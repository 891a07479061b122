import { describe, expect, it } from "vitest";
import { parseDuration, renderDuration } from "#src/core/duration.ts";

describe("parseDuration", () => {
  it.each([
    ["10m", 600_000],
    ["90s", 90_000],
    ["1h30m", 5_400_000],
    ["1h 30m", 5_400_000],
    ["2H", 7_200_000],
    ["5min", 300_000],
    ["0.5s", 500],
    ["45", 45_000],
    [90, 90_000],
    [0.25, 250],
    ["24h", 86_400_000],
  ])("reads %s as %i milliseconds", (written, ms) => {
    expect(parseDuration(written)).toBe(ms);
  });

  it.each([
    "",
    " ",
    "ten",
    "10x",
    "m",
    "-5m",
    "30m1h",
    "1d",
    "25h",
    "0s",
    "1e9",
    0,
    -1,
    Infinity,
    NaN,
    86_401,
  ])("refuses %j", (written) => {
    expect(parseDuration(written)).toBeUndefined();
  });
});

describe("renderDuration", () => {
  it.each([1000, 60_000, 90_000, 3_600_000, 5_400_000, 86_399_000])(
    "writes %i so that it is read back",
    (ms) => {
      expect(parseDuration(renderDuration(ms))).toBe(ms);
    },
  );

  it("leaves out what is zero", () => {
    expect([0, 600_000, 3_605_000].map(renderDuration)).toEqual(["0s", "10m", "1h5s"]);
  });
});
