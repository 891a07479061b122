import type { EntryOf } from "./event.ts";
import { type Finding, keyOfFinding } from "./finding.ts";
import type { CriterionStanding } from "./standing.ts";
import type { MissionState } from "./state.ts";
import { remedyFor } from "./tamper/remedy.ts";
import type { Sha } from "./verdict.ts";

/** What was found in the change at the last look. It stands until the next one, so that no other commit hides it. */
export type Findings = {
  readonly sha: Sha;
  readonly list: readonly Finding[];
  /** Iterations in a row that began with violations and took none of them away. */
  readonly repairs: number;
};

/** What somebody with write access looked at and lets stand. */
export type Accepted = {
  readonly sha: Sha;
  readonly by: string;
  readonly url?: string | undefined;
  /** The findings of each path, as keys. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
};

/** Offers of an iteration to undo what was found, before a human is asked. */
const mostRepairs = 1;
/** More in one sentence nobody reads. */
const mostNamed = 3;

type Looked = Pick<MissionState, "findings" | "accepted">;

/** What was found and nobody has accepted. */
export function openFindings({ findings, accepted }: Looked): readonly Finding[] {
  const all = findings?.list ?? [];
  return all.filter((one) => !isAccepted(one, all, accepted));
}

/** The violations that nobody has accepted. */
export function violationsOf(state: Looked): readonly Finding[] {
  return openFindings(state).filter(({ severity }) => severity === "violation");
}

/** Of a file, all or nothing: with one more finding in it, it is another change than the one that was looked at. */
function isAccepted({ path }: Finding, all: readonly Finding[], accepted: Accepted | undefined): boolean {
  const known = accepted?.keys[path];
  if (known === undefined) return false;
  return all.every((one) => one.path !== path || known.includes(keyOfFinding(one)));
}

/** What was found odd in the change at the head, notes and all; for the judge. */
export function suspicionsAt({ findings, head }: MissionState): readonly Finding[] {
  if (findings?.sha !== head) return [];
  return findings.list.filter(({ severity }) => severity === "suspicion");
}

/** What commands prove counts for nothing while the change makes their proof worthless. */
export function withoutTampering(standing: CriterionStanding, state: MissionState): CriterionStanding {
  const { verdict, proof } = standing;
  if (verdict !== "met" || proof === "judged" || proof === "approved") return standing;
  const violations = violationsOf(state);
  if (violations.length === 0) return standing;
  const { proof: _proof, ...rest } = standing;
  const awaits = isBeyondRepair(state) ? { awaits: "findings" as const } : {};
  return { ...rest, verdict: "unmet", reason: violationSentence(violations), ...awaits };
}

function isBeyondRepair({ findings }: MissionState): boolean {
  return findings !== undefined && findings.repairs >= mostRepairs;
}

/** What was found, and how it is undone or accepted. */
export function violationSentence(violations: readonly Finding[]): string {
  const named = violations
    .slice(0, mostNamed)
    .map((one) => `\`${placeOf(one)}\`: ${one.why} ${remedyFor(one)}`);
  const more = violations.length > named.length ? [`And ${violations.length - named.length} more.`] : [];
  return [
    "Its checks pass, which counts for nothing here:",
    ...named,
    ...more,
    "To let it stand, somebody with write access says `approve findings`.",
  ].join(" ");
}

/** Where a finding is: a path, and a line where there is one. */
export function placeOf({ path, line }: Finding): string {
  return line === undefined ? path : `${path}:${line}`;
}

/** Whether the last look was at another commit, and something was found there that may be about this one. */
export function isLookDue(state: MissionState): boolean {
  return state.findings !== undefined && state.findings.sha !== state.head && openFindings(state).length > 0;
}

/** How runners mark a test that failed. */
const failure = /\bnot ok\b|\bFAIL(?:ED|URE)?\b|\bfailed\b|[✖✗✕×●]/;
const mostFailing = 500;

/** Lines of the last proof that say which tests failed; and the names of those that were seen to be removed since. */
export function failingLines({ verdicts, findings }: MissionState): readonly string[] {
  const removed = findings?.list.flatMap(({ detector, excerpt }) =>
    detector === "fewer-tests" && excerpt !== undefined ? [excerpt] : [],
  );
  const printed = Object.values(verdicts)
    .filter(({ verdict }) => verdict === "unmet")
    .flatMap(({ evidence }) =>
      evidence.flatMap((one) => (one.kind === "command" ? one.tail.split("\n") : [])),
    )
    .filter((line) => line.length < 1000 && failure.test(line));
  return [...(removed ?? []), ...printed.slice(0, mostFailing)];
}

/** The findings after a look. */
export function findingsAfter(
  state: MissionState,
  { sha, findings }: EntryOf<"criteria-judged" | "baseline-proved">,
): Findings | undefined {
  if (findings === undefined) return state.findings;
  const before = violationsOf(state).length;
  const after = violationsOf({ ...state, findings: { sha, list: findings, repairs: 0 } }).length;
  const strategy = state.phase === "sealed" ? state.open?.strategy : undefined;
  const isOffer = strategy !== undefined && strategy !== "diagnose" && strategy !== "resolve-conflict";
  const earlier = state.findings?.repairs ?? 0;
  const isInVain = before > 0 && after >= before;
  return { sha, list: findings, repairs: isInVain ? earlier + (isOffer ? 1 : 0) : 0 };
}

/** An acceptance is for what was found at the commit that was looked at. */
export function acceptedAfter(
  state: MissionState,
  { sha, actor, url }: EntryOf<"findings-accepted">,
): Accepted | undefined {
  if (state.findings?.sha !== sha) return state.accepted;
  const byPath = Map.groupBy(state.findings.list, ({ path }) => path);
  const keys = Object.fromEntries([...byPath].map(([path, found]) => [path, found.map(keyOfFinding)]));
  return { sha, by: actor, url, keys };
}
