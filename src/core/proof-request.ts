import { alwaysProtected, type Criterion } from "./mission.ts";
import type { Ports, ProofRequest } from "./ports.ts";
import type { MissionState } from "./state.ts";
import type { Sha } from "./verdict.ts";

/** What is asked of the clean room: every proof of a mission is made under the same conditions. */
export function proofRequest(
  criteria: readonly Criterion[],
  { state, ports }: { readonly state: MissionState; readonly ports: Ports },
  at: { readonly sha: Sha; readonly base: Sha } = { sha: state.head, base: state.base },
): ProofRequest {
  const { mission, iteration } = state;
  return {
    ...at,
    criteria,
    setup: mission.setup,
    protect: [...alwaysProtected, ...mission.protect],
    allow: mission.allow,
    verification: mission.verification,
    iteration,
    interrupt: ports.interrupt,
  };
}
