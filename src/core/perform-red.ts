import type { Ports } from "./ports.ts";
import { proofRequest } from "./proof-request.ts";
import { provedByWork, withRed } from "./red-green.ts";
import type { MissionState } from "./state.ts";
import type { Verdict } from "./verdict.ts";

/**
 * The verdicts after a second look at what the work brought: what also passes with the old implementation under the
 * new tests was brought by the tests alone. Only at a head that would otherwise be done.
 */
export async function proveAgainstBase(
  verdicts: readonly Verdict[],
  { state, ports }: { readonly state: MissionState; readonly ports: Ports },
): Promise<readonly Verdict[]> {
  const { proveRed } = ports.prover;
  const brought = proveRed === undefined ? undefined : provedByWork(state, verdicts);
  if (proveRed === undefined || brought === undefined || ports.interrupt.aborted) return verdicts;
  const at = { sha: state.head, base: brought.sha };
  const proof = await proveRed(proofRequest(brought.criteria, { state, ports }, at));
  if (proof === undefined || ports.interrupt.aborted) return verdicts;
  return verdicts.map((verdict) => {
    const criterion = brought.criteria.find((one) => one.id === verdict.criterion);
    return criterion === undefined ? verdict : withRed(verdict, { criterion, sha: brought.sha, proof });
  });
}
