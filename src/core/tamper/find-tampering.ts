import type { Finding } from "../finding.ts";
import { alwaysEqual } from "./always-equal.ts";
import type { Change } from "./change.ts";
import { loweredThresholds } from "./coverage-thresholds.ts";
import { deletedTests } from "./deleted-tests.ts";
import { earlyExits } from "./early-exits.ts";
import { environmentSniffing } from "./environment-sniffing.ts";
import { evidenceFiles } from "./evidence-files.ts";
import { fewerTests } from "./fewer-tests.ts";
import { frameworkPatches } from "./framework-patches.ts";
import { hollowTests } from "./hollow-tests.ts";
import { addedIgnores } from "./lint-ignores.ts";
import { mockedSubjects } from "./mocked-subjects.ts";
import { printedResults } from "./printed-results.ts";
import { changedRunnerConfig } from "./runner-config.ts";
import { skippedTests } from "./skipped-tests.ts";
import { updatedSnapshots } from "./snapshots.ts";
import { specialCases } from "./special-cases.ts";
import { changedScripts } from "./test-scripts.ts";
import { unreadFiles } from "./unread-files.ts";
import { type ChangeView, type Detector, type Found, viewOf } from "./view.ts";
import { weakenedAssertions } from "./weakened-assertions.ts";

const detectors = {
  "deleted-tests": deletedTests,
  "skipped-tests": skippedTests,
  "test-scripts": changedScripts,
  "runner-config": changedRunnerConfig,
  "framework-patches": frameworkPatches,
  "early-exits": earlyExits,
  "always-equal": alwaysEqual,
  "coverage-thresholds": loweredThresholds,
  "fewer-tests": fewerTests,
  "weakened-assertions": weakenedAssertions,
  "special-cases": specialCases,
  "mocked-subjects": mockedSubjects,
  "hollow-tests": hollowTests,
  "environment-sniffing": environmentSniffing,
  snapshots: updatedSnapshots,
  "lint-ignores": addedIgnores,
  "printed-results": printedResults,
  "evidence-files": evidenceFiles,
  "unread-files": unreadFiles,
} as const satisfies Readonly<Record<string, Detector>>;

/** The names of all detectors. */
export type DetectorName = keyof typeof detectors;
export const detectorNames: readonly string[] = Object.keys(detectors);

/** More of a kind in one file would say nothing new. */
const mostInFile = 5;
/** More would bury the first, and the ledger with them. */
const mostFindings = 60;

/**
 * What makes the proof of a change doubtful, violations first. Plain code that reads: it runs nothing, asks no model,
 * and takes time in proportion to the size of the change, whatever is in it.
 */
export function findTampering(change: Change): readonly Finding[] {
  const view = viewOf(change);
  const found = Object.entries(detectors).flatMap(([name, find]) => ofDetector(name, find, view));
  const sorted = found.toSorted((a, b) => rank(a) - rank(b));
  if (sorted.length <= mostFindings) return sorted;
  return withMore(sorted, mostFindings);
}

function ofDetector(detector: string, find: Detector, view: ChangeView): readonly Finding[] {
  const byPath = Map.groupBy(find(view), ({ path }) => path);
  return [...byPath.values()].flatMap((found) => {
    const named = found.toSorted((a, b) => rank(a) - rank(b)).map((one) => ({ detector, ...one }));
    return named.length <= mostInFile ? named : withMore(named, mostInFile);
  });
}

/** The first ones; the last of them says how many there are besides. */
function withMore(found: readonly Finding[], most: number): readonly Finding[] {
  return found.slice(0, most).map((one, place) => {
    if (place < most - 1) return one;
    return { ...one, why: `${one.why} (and ${found.length - most} more)` };
  });
}

function rank({ severity }: Pick<Found, "severity">): number {
  return severity === "violation" ? 0 : 1;
}
