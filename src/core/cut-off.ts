import type { EventOf } from "./event.ts";
import type { MissionState } from "./state.ts";

/** How long a mission waits whose job was cut off: time for a person to keep it waiting. Milliseconds. */
const waitAfterCutOff = 15 * 60_000;

/**
 * What to record of a mission whose job is cancelled, runs out of time, or loses its machine. Undefined when it rests
 * already or waits for its turn, or when somebody has told it to: that stands.
 */
export function parkCutOff(state: MissionState, at: number): EventOf<"mission-parked"> | undefined {
  const { closed, stop, pause, parked, queued } = state;
  if ([closed, stop, pause, parked, queued].some((one) => one !== undefined)) return undefined;
  const why = "Its job was cancelled, ran out of time, or lost its machine.";
  return { type: "mission-parked", until: at + waitAfterCutOff, why };
}
