import type { Finding } from "../finding.ts";
import type { DetectorName } from "./find-tampering.ts";

const remedies: Readonly<Record<DetectorName, string>> = {
  "deleted-tests": "Put the tests back as they are in the base.",
  "skipped-tests": "Let the test run again.",
  "test-scripts": "Put the script back as it is in the base.",
  "runner-config": "Take the line out again.",
  "framework-patches": "Take the replacement out.",
  "early-exits": "Take the exit out.",
  "always-equal": "Compare what the values hold.",
  "coverage-thresholds": "Put the threshold back as it is in the base.",
  "fewer-tests": "Put the missing tests back.",
  "weakened-assertions": "Assert as much as before.",
  "special-cases": "Work the answer out instead.",
  "mocked-subjects": "Test the real one.",
  "hollow-tests": "Test the code of the project.",
  "environment-sniffing": "Behave the same under test.",
  snapshots: "Record only what the change is meant to change.",
  "lint-ignores": "Mend what the warning is about.",
  "printed-results": "Leave summaries to the test runner.",
  "evidence-files": "Remove the file.",
  "unread-files": "Make the change smaller.",
};

/** How a finding is undone, as one sentence to whoever does it. */
export function remedyFor({ detector }: Finding): string {
  return (remedies as Readonly<Record<string, string>>)[detector] ?? "Undo it.";
}
