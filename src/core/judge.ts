import type { Criterion, RunCheck } from "./mission.ts";
import { isProvable } from "./standing.ts";
import type { CommandEvidence, Verdict } from "./verdict.ts";

/**
 * The verdict on one criterion from the evidence of its `run` checks, in their order. Exit code and
 * expectations decide: `unmet` needs a command that ran and failed, `met` needs all of them to pass,
 * and whatever could not be run is `unknown`, never `met`.
 */
export function judgeCriterion(criterion: Criterion, evidence: readonly CommandEvidence[]): Verdict {
  const base = { criterion: criterion.id, evidence };
  if (!isProvable(criterion)) return { ...base, verdict: "unknown", reason: "It has no command to run." };
  const broken = evidence.find((one) => one.setup === true);
  if (broken !== undefined)
    return { ...base, verdict: "unknown", reason: `Setup failed: ${sentence(broken)}` };

  const checks = criterion.checks.filter((check): check is RunCheck => check.kind === "run");
  const findings = checks.map((check, index) => findingOf(check, evidence[index]));
  const worst =
    findings.find((one) => one.verdict === "unmet") ?? findings.find((one) => one.verdict === "unknown");
  if (worst !== undefined) return { ...base, ...worst };
  const reason = findings.map((one) => one.reason).join(" ");
  return { ...base, verdict: "met", proof: "proved", reason };
}

type Finding = Pick<Verdict, "verdict" | "reason">;

function findingOf(check: RunCheck, found: CommandEvidence | undefined): Finding {
  if (found === undefined) return { verdict: "unknown", reason: `\`${check.command}\` was not run.` };
  if (found.ending !== "exited") return { verdict: "unknown", reason: sentence(found) };
  if (found.exitCode !== check.expect.exit) return { verdict: "unmet", reason: sentence(found) };
  return unmetExpectation(check, found) ?? { verdict: "met", reason: sentence(found) };
}

/** Exit 0 alone is weak: several test runners exit 0 when they found no test. */
function unmetExpectation(check: RunCheck, found: CommandEvidence): Finding | undefined {
  const { stdout, minTests } = check.expect;
  if (stdout !== undefined && found.stdoutMatched !== true) {
    return { verdict: "unmet", reason: `\`${check.command}\` printed nothing that matches /${stdout}/.` };
  }
  if (minTests === undefined) return undefined;
  if (found.tests === undefined) {
    const reason = `\`${check.command}\` showed no count of tests; at least ${minTests} are asked for.`;
    return { verdict: "unknown", reason };
  }
  if (found.tests >= minTests) return undefined;
  return {
    verdict: "unmet",
    reason: `\`${check.command}\` ran ${found.tests} tests; at least ${minTests} are asked for.`,
  };
}

function sentence({ command, ending, exitCode, durationMs }: CommandEvidence): string {
  const after = `after ${(durationMs / 1000).toFixed(1)} s`;
  switch (ending) {
    case "exited":
      return `\`${command}\` exited with ${exitCode} ${after}.`;
    case "timed-out":
      return `\`${command}\` was ended by its time limit ${after}.`;
    case "not-found":
      return `\`${command}\` names a program that is not there.`;
    case "killed":
      return `\`${command}\` was killed ${after}.`;
    case "error":
      return `\`${command}\` could not be run.`;
  }
}
