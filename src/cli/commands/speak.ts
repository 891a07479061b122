import { approveChecks } from "../../core/check-approval.ts";
import { blockingFindings } from "../../core/doubt.ts";
import { mistakes } from "../../core/error.ts";
import type { MissionEvent } from "../../core/event.ts";
import { appendFact } from "../../core/loop.ts";
import type { MissionState } from "../../core/state.ts";
import { openPlace } from "../place.ts";
import { actorOf } from "../run-locally.ts";
import { findSession } from "../sessions.ts";
import type { Terminal } from "../terminal.ts";

export type SpeakOptions = { readonly session?: string | undefined };

/** `cco approve`: this criterion is met at the head as it is now; or, of `checks`, those that were drafted count. */
export function approve(
  criterion: string,
  only: string | undefined,
  { terminal, ...options }: SpeakOptions & { readonly terminal: Terminal },
): Promise<number> {
  return speak(options, terminal, (actor, state) => {
    if (isAboutFindings(criterion, state)) return { type: "findings-accepted", sha: state.head, actor };
    const isCriterion = state.mission.criteria.some(({ id }) => id === criterion);
    if (criterion === "checks" && (only !== undefined || !isCriterion)) {
      if (only !== undefined) requireCriterion(only, state);
      const { events, reply } = approveChecks(state, { actor, only });
      return events[0] ?? reply ?? "";
    }
    requireCriterion(criterion, state);
    return { type: "criterion-approved", criterion, sha: state.head, actor };
  });
}

/** `cco reject`: it is not, and this is why. */
export function reject(
  criterion: string,
  why: string,
  options: SpeakOptions & { terminal: Terminal },
): Promise<number> {
  return speak(options, options.terminal, (actor, state) => {
    requireCriterion(criterion, state);
    return { type: "criterion-rejected", criterion, why, actor };
  });
}

/** `cco steer`: what the worker is told in the next brief. */
export function steer(text: string, options: SpeakOptions, terminal: Terminal): Promise<number> {
  return speak(options, terminal, (actor) => ({
    type: "signal-received",
    signal: { kind: "steer", text },
    actor,
  }));
}

/** `cco pause`: finish what is open, then wait for `cco resume`. */
export function pause(options: SpeakOptions, terminal: Terminal): Promise<number> {
  return speak(options, terminal, (actor) => ({ type: "signal-received", signal: { kind: "pause" }, actor }));
}

async function speak(
  { session }: SpeakOptions,
  terminal: Terminal,
  write: (actor: string, state: MissionState) => MissionEvent | string,
): Promise<number> {
  const place = await openPlace({ directory: terminal.cwd, env: terminal.env });
  const { id, ledger, state } = await findSession(place, session);
  const said = write(actorOf(place), state);
  if (typeof said === "string") {
    terminal.write(`${said}\n`);
    return 1;
  }
  await appendFact(said, ledger);
  terminal.write(
    `Recorded. ${state.open === undefined ? `Go on with: cco resume --session ${id}` : "The run that is at it sees it at its next step."}\n`,
  );
  return 0;
}

/** `cco approve findings`: what was found in the change may stand. A criterion of that name comes first. */
function isAboutFindings(word: string, state: MissionState): boolean {
  const isCriterion = state.mission.criteria.some(({ id }) => id === word);
  return word === "findings" && !isCriterion && blockingFindings(state).length > 0;
}

function requireCriterion(id: string, { mission }: MissionState): void {
  const known = mission.criteria.map((one) => one.id);
  if (!known.includes(id)) throw mistakes.criterionMissing(id, known);
}
