import { type FoundCheck, findChecks, meaningOf } from "./ci.ts";
import type { Effect } from "./effect.ts";
import type { MissionEvent } from "./event.ts";
import type { Ci, Ports } from "./ports.ts";
import type { MissionState } from "./state.ts";
import { truncateHead, truncateTail } from "./truncate.ts";

/** Characters of what a check says, and of its log: kept in the ledger for each failing check of the head. */
const longestText = 3000;
const longestLog = 5000;

/** Looks at the checks once. Of one that did not pass, the log belongs to it: the summary of a job is mostly empty. */
export async function performLook(
  { sha, names }: Extract<Effect, { type: "look-at-ci" }>,
  ci: Ci | undefined,
): Promise<MissionEvent> {
  if (ci === undefined) return { type: "ci-looked-at", sha, names };
  const sight = findChecks(names, await ci.look({ sha, names }));
  const checks = await Promise.all(sight.checks.map((check) => withLog(check, ci)));
  return { type: "ci-looked-at", sha, names, sight: { ...sight, checks } };
}

async function withLog(check: FoundCheck, ci: Ci): Promise<FoundCheck> {
  const text = truncateHead(check.tail, longestText);
  const hasFailed = check.conclusion !== undefined && meaningOf(check.conclusion) !== "met";
  const log = hasFailed && check.job !== undefined ? await ci.readLog(check.job) : undefined;
  const parts = [text, log === undefined ? "" : truncateTail(log, longestLog)];
  return { ...check, tail: parts.filter((part) => part.trim() !== "").join("\n\n") };
}

export async function performStart(
  { sha, names }: Extract<Effect, { type: "start-ci" }>,
  { state, ports }: { readonly state: MissionState; readonly ports: Ports },
): Promise<MissionEvent> {
  if (ports.ci?.start === undefined) throw new Error("CI cannot be started here");
  const { base, mission } = state;
  const started = await ports.ci.start({ sha, base, branch: mission.branch.name, names });
  return { type: "ci-started", sha, ...started };
}
