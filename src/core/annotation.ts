import { type FailurePlace, findFailurePlaces } from "./failure-place.ts";
import { judgedPlaces } from "./judged-text.ts";
import { clip } from "./markdown-escape.ts";
import type { CriterionStanding } from "./standing.ts";
import { visibleText } from "./visible-text.ts";

/** A failure at its place in the code. GitHub shows it beside that line; its message is plain text there. */
export type Annotation = FailurePlace & {
  /** The criterion that is not met because of it. */
  readonly criterion: string;
  /** Default: failure. */
  readonly level?: "failure" | "warning";
};

/** GitHub takes no more in one request. */
const mostAnnotations = 50;
const longestMessage = 1000;

/** Where the evidence of unmet criteria says that the code is wrong; each place once. */
export function annotationsOf(standings: readonly CriterionStanding[]): readonly Annotation[] {
  const found = new Map<string, Annotation>();
  for (const { criterion, verdict, evidence } of standings) {
    if (verdict !== "unmet") continue;
    const outputs = evidence.flatMap((one) => (one.kind === "command" ? [one.tail] : []));
    const judged = evidence.flatMap((one) =>
      one.kind === "judgement" ? judgedPlaces(criterion.id, one) : [],
    );
    for (const place of [...outputs.flatMap(findFailurePlaces), ...judged]) {
      const key = `${place.path}:${place.line}:${place.column ?? ""}`;
      const message = clip(visibleText(place.message), longestMessage);
      if (!found.has(key)) found.set(key, { ...place, message, criterion: criterion.id });
    }
  }
  return [...found.values()].slice(0, mostAnnotations);
}

/** As many of both as GitHub takes. */
export function withFindings(
  failures: readonly Annotation[],
  findings: readonly Annotation[],
): readonly Annotation[] {
  return [...findings.slice(0, mostAnnotations / 2), ...failures].slice(0, mostAnnotations);
}
