import { z } from "zod";
import type { Sha } from "./verdict.ts";

export const judgements = ["met", "not_met", "cannot_tell"] as const;
export type JudgedAs = (typeof judgements)[number];

/** Something that a judge points at: a line of a file at the commit, or a command whose evidence it was shown. */
const referenceSchema = z.union([
  z.object({ path: z.string().min(1).max(1000), line: z.int().positive() }),
  z.object({ command: z.string().min(1).max(5000) }),
]);
export type Reference = z.infer<typeof referenceSchema>;

const answerSchema = z.object({
  /** Id of a criterion that was asked about. */
  criterion: z.string().min(1).max(500),
  verdict: z.enum(judgements),
  /** 0 to 1. A gate that can only hold a pass back: nothing is ever averaged into one. */
  confidence: z.number().min(0).max(1),
  /** What the verdict rests on. */
  references: z.array(referenceSchema).max(30).readonly(),
  /** Why, in a few sentences. */
  rationale: z.string().min(1).max(5000),
  /** What is missing, each as something that can be done. */
  gaps: z.array(z.string().max(2000)).max(20).readonly(),
});
/** What a judge says of one criterion. */
export type Answer = z.infer<typeof answerSchema>;

/** What a judge answers. Published as schema/judgement.schema.json. */
export const answerSheetSchema = z.object({ judgements: z.array(answerSchema).max(50).readonly() });

/** What was found for one criterion, after all votes. */
export const judgementSchema = answerSchema.extend({
  /** What each asking brought, in their order. */
  votes: z.array(z.enum(judgements)).readonly().optional(),
});
export type Judgement = z.infer<typeof judgementSchema>;

/** A judgement with the commit it was made at, and by which model. */
export type MadeJudgement = Judgement & { readonly sha: Sha; readonly model: string };

/** What the judge found last of each criterion, and what is still to come of it. */
export type Judging = {
  readonly judgements: Readonly<Record<string, MadeJudgement>>;
  /** Its service refuses for now: it is asked again when the mission has waited. */
  readonly heldUp?: boolean | undefined;
  /** Only the judge can say what the last iteration brought. */
  readonly unsettled?: boolean | undefined;
};

/** Below it a `met` counts for nothing. Models are poorly calibrated: the figure can hold back, never push. */
const leastConfidence = 0.8;

/**
 * The answer as far as it can be relied upon: a `met` that points at nothing or is not sure of itself tells nothing,
 * nor does a word against a command that passed when it points at nothing.
 */
export function soberAnswer(answer: Answer, isProved: boolean): Answer {
  const doubt = doubtOf(answer, isProved);
  return doubt === undefined
    ? answer
    : { ...answer, verdict: "cannot_tell", rationale: `${doubt} ${answer.rationale}` };
}

function doubtOf({ verdict, confidence, references }: Answer, isProved: boolean): string | undefined {
  if (verdict === "met" && references.length === 0) return "It said met and pointed at nothing.";
  if (verdict === "met" && confidence < leastConfidence)
    return `It said met and was not sure (${confidence}).`;
  if (verdict === "not_met" && isProved && references.length === 0)
    return "It doubted what a command proves and pointed at nothing.";
  return undefined;
}

/** The answer of a judge that gave none. */
export function noAnswer(criterion: string, why: string): Answer {
  return { criterion, verdict: "cannot_tell", confidence: 0, references: [], rationale: why, gaps: [] };
}

/** A reference as people read it: a command stands in backticks, a place as `path:line`. */
export function renderReference(reference: Reference): string {
  return "command" in reference ? `\`${reference.command}\`` : `${reference.path}:${reference.line}`;
}

/** The place that a rendered reference names; undefined for a command. */
export function parsePlace(reference: string): { readonly path: string; readonly line: number } | undefined {
  const [, path, line] = /^([^`].*):(\d+)$/s.exec(reference) ?? [];
  return path === undefined ? undefined : { path, line: Number(line) };
}
