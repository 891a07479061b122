import { checkNames, type Sight } from "./ci.ts";
import { awaitingCi } from "./standing.ts";
import type { CiStanding, MissionState } from "./state.ts";

/** How long nothing may have started, and how long what has started may take on one commit. Milliseconds. */
const graceMs = 10 * 60_000;
const patienceMs = 24 * 3_600_000;

const otherToken =
  "set `app-url` to your CCO App, or give CCO the token of a GitHub App or of a person as `github-token`";
const option = "`dispatch_ci: true` in .cco/config.yaml";

/** Every GitHub check that the mission asks for. */
export function ciNames({ mission }: MissionState): readonly string[] {
  return [...new Set(mission.criteria.flatMap(checkNames))];
}

/** Names of required checks that are not there at the head. */
export function absentChecks(state: MissionState): readonly string[] {
  const there = new Set(state.ci?.sight?.checks.map((one) => one.name));
  return [...new Set(awaitingCi(state).flatMap(({ criterion }) => checkNames(criterion)))].filter(
    (name) => !there.has(name),
  );
}

/**
 * Why waiting alone does not bring CI to an end, with the fix; undefined while it may. One line for each thing that
 * is to be known.
 */
export function obstacleToCi(state: MissionState, at: number): string | undefined {
  const { ci } = state;
  if (ci?.sight === undefined || ci.sha !== state.head || awaitingCi(state).length === 0) return undefined;
  const absent = absentChecks(state);
  if (absent.length > 0) {
    if (ci.sight.problem !== undefined) return ci.sight.problem;
    if (ci.started !== undefined && ci.started.refused.length > 0) return ci.started.refused.join("\n");
    if (ci.started === undefined && ci.sight.held.length > 0) return heldSentence(state, ci.sight);
    if (at >= deadlineOfStart(ci)) return missingSentence(state, { absent, ci, sight: ci.sight });
  }
  if (at < ci.since + patienceMs) return undefined;
  return `CI has not concluded in 24 hours. ${waitSentence(state)}\nLook at what it waits for; \`/cco resume\` waits again.`;
}

/** Until when CI can be waited for without looking at the reasons, and the sentence that says for what. */
export function waitForCiOf(state: MissionState): { readonly until: number; readonly why: string } {
  const { ci } = state;
  const until = ci === undefined ? 0 : ci.since + patienceMs;
  const start = ci === undefined || absentChecks(state).length === 0 ? until : deadlineOfStart(ci);
  return { until: Math.min(until, start), why: waitSentence(state) };
}

/** Whether a look that is not in the ledger says something that a job must act on; the sentence for it. */
export function ciNews(state: MissionState, sight: Sight, at: number): string | undefined {
  if (state.ci === undefined) return "its CI was not looked at";
  const seen = { ...state, ci: { ...state.ci, sight } };
  if (awaitingCi(seen).length === 0) return "its CI has concluded";
  if (state.closed !== undefined || obstacleToCi(state, at) !== undefined) return undefined;
  return obstacleToCi(seen, at) === undefined ? undefined : "its CI needs a human";
}

/** While something runs, what is missing may still come of it. */
function deadlineOfStart({ quietSince, started, sight }: CiStanding): number {
  if (quietSince === undefined || sight?.running) return Number.POSITIVE_INFINITY;
  return Math.max(quietSince, started?.at ?? 0) + graceMs;
}

function waitSentence(state: MissionState): string {
  const reasons = awaitingCi(state).map((one) => one.reason);
  return `CI of ${short(state)}: ${[...new Set(reasons)].join(" ")}`;
}

function heldSentence(state: MissionState, { held }: Sight): string {
  const names = [...new Set(held.map(({ workflow }) => `\`${workflow}\``))].join(", ");
  const pull = state.shown.pullRequest;
  return [
    `GitHub holds CI of ${short(state)} back until a person approves it: ${names}.`,
    `Press "Approve workflows to run" in the merge box of ${pull === undefined ? "the pull request" : `pull request ${pull}`}. CCO goes on by itself when CI has concluded.`,
    `So that nobody has to: ${otherToken}, or set ${option}.`,
  ].join("\n");
}

type Missing = { readonly absent: readonly string[]; readonly ci: CiStanding; readonly sight: Sight };

function missingSentence(state: MissionState, { absent, ci, sight }: Missing): string {
  const names = absent.map((name) => `\`${name}\``).join(", ");
  const there = sight.others.map((name) => `\`${name}\``).join(", ");
  const others = there === "" ? "" : ` There are: ${there}.`;
  const started = ci.started?.workflows.map((name) => `\`${name}\``).join(", ");
  if (started !== undefined)
    return `${started} was started for ${short(state)}, and ${names} did not come of it within 10 minutes.${others}\nIs that the name that the pull request shows?`;
  return [
    `Nothing has started ${names} for ${short(state)} within 10 minutes.${others}`,
    `What is pushed with a workflow's own token starts no workflow: ${otherToken}, or set ${option}. Or start it by hand on the branch ${state.mission.branch.name}.`,
  ].join("\n");
}

function short({ head }: MissionState): string {
  return `\`${head.slice(0, 9)}\``;
}
