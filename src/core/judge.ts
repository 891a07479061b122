import type { CheckedCriterion } from "./drafting.ts";
import type { RunCheck } from "./mission.ts";
import { plural } from "./plural.ts";
import { secondsOf } from "./proof-words.ts";
import { isProvable } from "./standing.ts";
import type { CommandEvidence, Verdict } from "./verdict.ts";

/**
 * The verdict on one criterion from the evidence of its `run` checks, in their order. Exit code and
 * expectations decide: `unmet` needs a command that ran and failed, `met` needs all of them to pass,
 * and whatever could not be run is `unknown`, never `met`.
 */
export function judgeCriterion(criterion: CheckedCriterion, evidence: readonly CommandEvidence[]): Verdict {
  const base = { criterion: criterion.id, evidence };
  if (!isProvable(criterion)) return { ...base, verdict: "unknown", reason: "It has no command to run." };
  const broken = evidence.find((one) => one.setup === true);
  if (broken !== undefined)
    return { ...base, verdict: "unknown", reason: `Setup failed: ${sentence(broken)}` };

  const held = heldSentence(evidence);
  const checks = criterion.checks.filter((check): check is RunCheck => check.kind === "run");
  const findings = checks.map((check, index) => findingOf(check, evidence[index]));
  const worst =
    findings.find((one) => one.verdict === "unmet") ?? findings.find((one) => one.verdict === "unknown");
  if (worst !== undefined) return { ...base, ...worst, reason: `${worst.reason}${held}` };
  const reason = findings.map((one) => one.reason).join(" ");
  // A model's command is no author's.
  const proof = criterion.draftedBy === undefined ? "proved" : "tested";
  return { ...base, verdict: "met", proof, reason };
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
  const { stdout, report } = check.expect;
  if (stdout !== undefined && found.stdoutMatched !== true) {
    return { verdict: "unmet", reason: `\`${check.command}\` printed nothing that matches /${stdout}/.` };
  }
  if (report !== undefined && found.unreported !== undefined) {
    return {
      verdict: "unknown",
      reason: `\`${check.command}\` gave no report that counts: ${found.unreported}`,
    };
  }
  return tooManyFailed(check, found) ?? tooFewTests(check, found);
}

function tooManyFailed({ command, expect }: RunCheck, found: CommandEvidence): Finding | undefined {
  const { maxFailed } = expect;
  if (maxFailed === undefined) return undefined;
  if (found.failed === undefined) {
    const reason = `\`${command}\` showed no count of failed tests; at most ${maxFailed} may fail.`;
    return { verdict: "unknown", reason };
  }
  if (found.failed <= maxFailed) return undefined;
  return {
    verdict: "unmet",
    reason: `\`${command}\`: ${plural(found.failed, "test")} failed${named(found)}; at most ${maxFailed} may fail.`,
  };
}

function tooFewTests(check: RunCheck, found: CommandEvidence): Finding | undefined {
  const { minTests, exit } = check.expect;
  if (minTests === undefined) {
    // Whoever asks for another exit code than 0 knows what the command does without tests.
    if (found.tests !== 0 || exit !== 0) return undefined;
    return { verdict: "unmet", reason: `\`${check.command}\` passed without running a test.` };
  }
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

/** Nobody is to wonder why what passes for the worker fails here. */
function heldSentence(evidence: readonly CommandEvidence[]): string {
  const held = [...new Set(evidence.flatMap((one) => one.held ?? []))];
  if (held.length === 0) return "";
  const names = held
    .slice(0, mostNamed)
    .map((one) => one.replace(/^([^#]+)#(.+)$/, "$2 of $1"))
    .map((one) => `\`${one}\``)
    .join(", ");
  const [is, it] = held.length === 1 ? ["is", "it"] : ["are", "them"];
  return ` ${names} ${is} proved as on the base branch; the branch changes ${it}. A mission that is about ${it} names the path under \`allow\`.`;
}

/** Names of failed tests in one sentence. */
const mostNamed = 5;

function named({ failures = [] }: CommandEvidence): string {
  if (failures.length === 0) return "";
  const more = failures.length > mostNamed ? ", …" : "";
  return ` (${failures.slice(0, mostNamed).join(", ")}${more})`;
}

function sentence(found: CommandEvidence): string {
  const { command, ending, exitCode, durationMs, why } = found;
  const after = `after ${secondsOf(durationMs)}`;
  switch (ending) {
    case "exited":
      return `\`${command}\` exited with ${exitCode} ${after}${exitCode === 0 ? "" : failedSentence(found)}.`;
    case "timed-out":
      return `\`${command}\` was ended by its time limit ${after}.`;
    case "not-found":
      return `\`${command}\` names a program that is not there.`;
    case "killed":
      return `\`${command}\` was killed ${after}.`;
    case "error":
      return `\`${command}\` could not be run${why === undefined ? "" : `: ${why}`}.`;
  }
}

function failedSentence(found: CommandEvidence): string {
  return found.failures === undefined ? "" : `; failed${named(found)}`;
}
