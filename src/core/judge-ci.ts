import { checkNames, type FoundCheck, meaningOf } from "./ci.ts";
import type { Criterion } from "./mission.ts";
import type { MissionState } from "./state.ts";
import type { Verdict } from "./verdict.ts";

/** What CI says of one criterion at the head. */
export type CiFinding = Pick<Verdict, "verdict" | "reason" | "evidence"> & {
  readonly awaits?: "ci" | "means of proof";
};

const worstFirst = ["unmet", "unknown", "met"] as const;

/** All of its GitHub checks together; undefined for a criterion without any. A check that is not there is not a pass. */
export function judgeCi(criterion: Criterion, state: MissionState): CiFinding | undefined {
  const names = checkNames(criterion);
  if (names.length === 0) return undefined;
  const findings = names.map((name) => findingOn(name, state));
  const [worst] = findings.toSorted((a, b) => rankOf(a) - rankOf(b));
  const reason = worst?.verdict === "met" ? findings.map((one) => one.reason).join(" ") : worst?.reason;
  return {
    verdict: "unknown",
    ...worst,
    reason: reason ?? "",
    evidence: findings.flatMap((one) => one.evidence),
  };
}

/** A check that can be waited for comes after one that is known to prove nothing. */
function rankOf({ verdict, awaits }: CiFinding): number {
  return 2 * worstFirst.indexOf(verdict) + (awaits === "ci" ? 1 : 0);
}

function findingOn(name: string, { ci, head }: MissionState): CiFinding {
  if (ci !== undefined && ci.sight === undefined) {
    const reason = `\`${name}\` is a check of GitHub: it can be looked at only there.`;
    return { verdict: "unknown", reason, evidence: [], awaits: "means of proof" };
  }
  if (ci?.sight === undefined || ci.sha !== head || !ci.names.includes(name)) {
    const reason = `\`${name}\` was not looked at for this commit yet.`;
    return { verdict: "unknown", reason, evidence: [], awaits: "ci" };
  }
  const found = ci.sight.checks.find((one) => one.name === name);
  if (found !== undefined) return findingOf(found);
  const reason = ci.sight.problem ?? `\`${name}\` is not there for this commit yet.`;
  return { verdict: "unknown", reason, evidence: [], awaits: "ci" };
}

function findingOf({ name, status, conclusion, url, title, tail }: FoundCheck): CiFinding {
  const word = (conclusion ?? status).replaceAll("_", " ");
  const said = [title ?? "", tail].filter((part) => part.trim() !== "").join("\n");
  const evidence = [
    { kind: "check-run" as const, name, conclusion: word, url, ...(said === "" ? {} : { tail: said }) },
  ];
  const meaning = meaningOf(conclusion);
  if (meaning === "pending")
    return { verdict: "unknown", reason: `\`${name}\` is ${word}.`, evidence, awaits: "ci" };
  if (meaning === "met") return { verdict: "met", reason: `\`${name}\` concluded ${word}.`, evidence };
  if (meaning === "unmet") return { verdict: "unmet", reason: sentence(name, word, title), evidence };
  if (conclusion === "neutral" || conclusion === "skipped") {
    const reason = `\`${name}\` concluded ${word}, which proves nothing.`;
    return { verdict: "unknown", reason, evidence, awaits: "means of proof" };
  }
  return { verdict: "unknown", reason: `\`${name}\` concluded ${word}: nothing is known.`, evidence };
}

function sentence(name: string, word: string, title = ""): string {
  return `\`${name}\` concluded ${word}${title === "" ? "." : `: ${title}`}`;
}
