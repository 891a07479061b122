import type { CriterionReport, ShownCommand, ShownEvidence } from "./criterion-report.ts";
import { plural } from "./plural.ts";

/** How a `met` was found, in one line: `proved: fails without the change, passes with it`. Empty when it is not met. */
export function howOf({ verdict, proof, failsWithoutChange }: CriterionReport): string {
  if (verdict !== "met" || proof === undefined) return "";
  return failsWithoutChange ? `${proof}: fails without the change, passes with it` : proof;
}

/** What it was before the work and is now: `unmet → met`. What nobody looked at before is only what it is now. */
export function courseOf({ before, verdict }: CriterionReport): string {
  return before === undefined ? verdict : `${before.verdict} → ${verdict}`;
}

/** What one look brought: `exit 0, 27 tests`. Plain text, of others in part. */
export function resultOf(evidence: ShownEvidence): string {
  switch (evidence.kind) {
    case "command": {
      const { setup, ending, tests, failed, exitCode } = evidence;
      const parts = [
        ...(setup === true ? ["setup"] : []),
        ending === "exited" ? `exit ${exitCode}` : ending.replaceAll("-", " "),
        ...(tests === undefined ? [] : [plural(tests, "test")]),
        ...(failed === undefined ? [] : [`${failed} failed`]),
      ];
      return parts.join(", ");
    }
    case "check-run":
      return evidence.conclusion.replaceAll("_", " ");
    case "judgement": {
      const { verdict, votes } = evidence;
      return (votes ?? (verdict === undefined ? [] : [verdict])).join(", ").replaceAll("_", " ");
    }
    case "approval":
      return "approved";
  }
}

/** The same of the run without the change. */
export function resultWithoutChange({ exitCode, tests }: NonNullable<ShownCommand["red"]>): string {
  return resultOf({
    kind: "command",
    command: "",
    ending: "exited",
    exitCode,
    tests,
    durationMs: 0,
    tail: "",
  });
}

/** `5 ms`, `1.8 s`. */
export function secondsOf(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
