import { expect, it } from "vitest";
import { buttonsOf } from "#src/core/button.ts";
import type { MissionState } from "#src/core/state.ts";
import { bothUnmet, given, opened, said } from "#test/support/given.ts";

const pressable = ({ state }: { readonly state: MissionState }) =>
  buttonsOf(state).map(({ identifier }) => identifier);

it("offers to stop what is at work, and to resume what rests", () => {
  expect(pressable(given(opened(), bothUnmet))).toEqual(["stop", "verify"]);
  expect(pressable(given(opened(), bothUnmet, { type: "mission-parked", until: 1, why: "a limit" }))).toEqual(
    ["resume", "stop", "verify"],
  );
  expect(pressable(given(opened(), bothUnmet, said({ kind: "pause" })))).toEqual(["resume", "verify"]);
  expect(
    pressable(given(opened(), bothUnmet, { type: "mission-closed", outcome: "stalled", why: "stuck" })),
  ).toEqual(["resume", "verify"]);
});

it("offers only another proof of what is done, and nothing after a merge", () => {
  const merged = said({ kind: "stop", cause: "pull-request-merged" });

  expect(
    pressable(given(opened(), bothUnmet, { type: "mission-closed", outcome: "done", why: "all met" })),
  ).toEqual(["verify"]);
  expect(pressable(given(opened(), bothUnmet, merged))).toEqual([]);
});

it("keeps to the lengths that GitHub takes", () => {
  for (const { label, description } of buttonsOf(given(opened(), bothUnmet).state)) {
    expect(label.length).toBeLessThanOrEqual(20);
    expect(description.length).toBeLessThanOrEqual(40);
  }
});
