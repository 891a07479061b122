import { isLookedAt } from "./approval.ts";
import { criteriaOf } from "./drafting.ts";
import type { Finding } from "./finding.ts";
import { judgementAtHead } from "./judged-standing.ts";
import type { MissionState } from "./state.ts";
import { openFindings, violationsOf } from "./tampering.ts";

/**
 * Shown, and nobody is asked: what honest work often has, and what steers the checks, which are run as the base has it.
 */
const notes: ReadonlySet<string> = new Set([
  ...["lint-ignores", "snapshots", "unread-files"],
  ...["test-scripts", "runner-config", "coverage-thresholds"],
]);

/**
 * Suspicions that nobody has looked at yet: neither somebody who let them stand, nor a judge who examined at the head
 * every pass of a command. The mission is not done before.
 */
export function doubtsOf(state: MissionState): readonly Finding[] {
  const doubts = openFindings(state).filter(
    ({ severity, detector }) => severity === "suspicion" && !notes.has(detector),
  );
  return doubts.length > 0 && isExamined(state) ? [] : doubts;
}

/** Everything found in the change that stands between the mission and done. */
export function blockingFindings(state: MissionState): readonly Finding[] {
  return [...violationsOf(state), ...doubtsOf(state)];
}

/** The judge says of everything that commands prove that it is met all the same. */
function isExamined(state: MissionState): boolean {
  return criteriaOf(state)
    .filter(({ checks }) => checks.length > 0)
    .every(({ id }) => judgementAtHead(id, state)?.verdict === "met" || isLookedAt(id, state));
}

/** What a human is asked when nothing else is missing. */
export function doubtSentence(doubts: readonly Finding[]): string {
  const [first] = doubts;
  if (first === undefined) return "Nothing is open.";
  const more = doubts.length > 1 ? ` (and ${doubts.length - 1} more)` : "";
  return `All checks pass, and something in the change makes them doubtful: \`${first.path}\`: ${first.why}${more} Look at it, then say \`approve findings\` to let it stand, or \`steer\` what to do instead.`;
}
