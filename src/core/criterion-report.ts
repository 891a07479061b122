import { z } from "zod";
import { fileAddress, type Place, recordAddress } from "./address.ts";
import { blockingFindings } from "./doubt.ts";
import { type CheckedCriterion, commandsOf } from "./drafting.ts";
import { parsePlace } from "./judgement.ts";
import { type Criterion, isRequired, priorities } from "./mission.ts";
import { foundBefore } from "./red-green.ts";
import { type CriterionStanding, standingOf } from "./standing.ts";
import type { MissionState } from "./state.ts";
import {
  approvalEvidenceSchema,
  checkRunEvidenceSchema,
  commandEvidenceSchema,
  type Evidence,
  judgementEvidenceSchema,
  redSchema,
  verdictSchema,
} from "./verdict.ts";

const url = z
  .string()
  .optional()
  .describe(
    "Where it can be looked at: an address, or a path relative to a report that lies among the records.",
  );

const commands = z.array(z.string()).readonly();

const shownEvidenceSchema = z.discriminatedUnion("kind", [
  commandEvidenceSchema.extend({ url, red: redSchema.extend({ url }).optional() }),
  checkRunEvidenceSchema,
  judgementEvidenceSchema.extend({
    /** What it rests on. Without a path: a command. */
    references: z
      .array(
        z.object({
          text: z.string(),
          path: z.string().optional(),
          line: z.int().positive().optional(),
          url,
        }),
      )
      .readonly(),
  }),
  approvalEvidenceSchema,
]);
/** A fact somebody else can look up again, and where. */
export type ShownEvidence = z.infer<typeof shownEvidenceSchema>;
export type ShownCommand = Extract<ShownEvidence, { readonly kind: "command" }>;
export type ShownJudgement = Extract<ShownEvidence, { readonly kind: "judgement" }>;

export const criterionReportSchema = z.object({
  id: z.string(),
  text: z.string(),
  priority: z.enum(priorities),
  required: z.boolean().describe("It must be met for the mission to be done."),
  verdict: verdictSchema.shape.verdict,
  reason: z.string().describe("The sentence that explains it."),
  proof: verdictSchema.shape.proof.describe(
    "How strong a `met` is: author's command or CI, a drafted command, a model's judgement, a human.",
  ),
  failsWithoutChange: z
    .boolean()
    .describe(
      "Its commands were run with the tests of now and everything else as before the work, and failed there.",
    ),
  before: z
    .object({ sha: z.string(), verdict: verdictSchema.shape.verdict })
    .optional()
    .describe("What the same commands came to before any work."),
  commit: z.string().describe("The commit that all this is about."),
  awaits: z.string().optional().describe("What is missing, when no more work can help."),
  flaky: z
    .string()
    .optional()
    .describe(
      "What was seen of a check that does not give one answer, as the end of a sentence about the criterion.",
    ),
  drafted: z
    .object({ by: z.string(), commands, before: commands.optional() })
    .optional()
    .describe("The commands that a model drafted for it, which model, and those that counted before."),
  doubts: z
    .object({ violations: z.int().min(0), suspicions: z.int().min(0) })
    .describe("How many findings in the change stand between it and done; see the report's `findings`."),
  evidence: z.array(shownEvidenceSchema).readonly(),
});
/** What is known of one criterion at the head. Everything that shows a criterion to somebody reads this. */
export type CriterionReport = z.infer<typeof criterionReportSchema>;

/** In the mission's order. */
export function criterionReports(state: MissionState, place: Place = {}): readonly CriterionReport[] {
  return standingOf(state).map((standing) => criterionReport(standing, state, place));
}

function criterionReport(
  { criterion, verdict, reason, proof, awaits, flaky, evidence }: CriterionStanding,
  state: MissionState,
  place: Place,
): CriterionReport {
  const { id, text, priority } = criterion;
  const before = foundBefore(criterion, state);
  return {
    id,
    text,
    priority,
    required: isRequired(state.mission, criterion),
    verdict,
    reason,
    ...(proof === undefined ? {} : { proof }),
    failsWithoutChange:
      verdict === "met" && evidence.some((one) => one.kind === "command" && one.red !== undefined),
    ...(before === undefined ? {} : { before: { sha: before.sha, verdict: before.verdict } }),
    commit: state.head,
    ...(awaits === undefined ? {} : { awaits }),
    ...(flaky === undefined ? {} : { flaky }),
    ...draftedOf(criterion),
    doubts: doubtsAbout(criterion, state),
    evidence: evidence.map((one) => withAddress(one, state, place)),
  };
}

function draftedOf(criterion: CheckedCriterion): Pick<CriterionReport, "drafted"> {
  const { draftedBy: by, draftedBefore: before } = criterion;
  if (by === undefined) return {};
  return { drafted: { by, commands: commandsOf(criterion), ...(before === undefined ? {} : { before }) } };
}

/** What is found in a change is about all that commands and CI prove in it. Of judges and people it says nothing. */
function doubtsAbout({ checks }: Criterion, state: MissionState): CriterionReport["doubts"] {
  const found = checks.length === 0 ? [] : blockingFindings(state);
  const violations = found.filter(({ severity }) => severity === "violation").length;
  return { violations, suspicions: found.length - violations };
}

function withAddress(evidence: Evidence, state: MissionState, place: Place): ShownEvidence {
  switch (evidence.kind) {
    case "command": {
      const { red } = evidence;
      const shown = { ...evidence, ...logAddress(evidence.log, state, place) };
      return red === undefined ? shown : { ...shown, red: { ...red, ...logAddress(red.log, state, place) } };
    }
    case "judgement":
      return { ...evidence, references: evidence.references.map((one) => referenceOf(one, state, place)) };
    default:
      return evidence;
  }
}

function logAddress(log: string | undefined, state: MissionState, place: Place): { readonly url?: string } {
  const address = log === undefined ? undefined : recordAddress(log, state, place);
  return address === undefined ? {} : { url: address };
}

function referenceOf(
  text: string,
  { head }: MissionState,
  place: Place,
): ShownJudgement["references"][number] {
  const at = parsePlace(text);
  if (at === undefined) return { text };
  const address = fileAddress(at, head, place);
  return { text, ...at, ...(address === undefined ? {} : { url: address }) };
}
