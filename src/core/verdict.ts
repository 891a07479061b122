import { z } from "zod";

/** A git object id, 40 (or 64) hex digits. */
export type Sha = string;

/** What a proof can come to. */
const findings = ["met", "unmet", "unknown"] as const;

/** How a command ended. Only `exited` can prove anything. */
export const commandEndings = ["exited", "timed-out", "not-found", "killed", "error"] as const;

export const redSchema = z.object({
  /** The commit before the work. */
  sha: z.string(),
  exitCode: z.int().optional(),
  tests: z.int().optional(),
  failures: z.array(z.string()).readonly().optional(),
  tail: z.string(),
  log: z.string().optional(),
});

export const commandEvidenceSchema = z.object({
  kind: z.literal("command"),
  command: z.string(),
  /** It is a command of the mission's `setup`, not of the criterion: when it fails nothing can be said. */
  setup: z.boolean().optional(),
  ending: z.enum(commandEndings),
  /** Undefined unless `ending` is `exited`. */
  exitCode: z.int().optional(),
  durationMs: z.number(),
  /** The last part of what it printed, redacted; the whole is in `log`. */
  tail: z.string(),
  /** Standard output matched what the check expects; undefined when it expects nothing. */
  stdoutMatched: z.boolean().optional(),
  /** Tests counted in the output; undefined when none of the known runners' summaries was found. */
  tests: z.int().optional(),
  /** Tests that failed, as a report of the run says. */
  failed: z.int().optional(),
  /** Names of failed tests, the first ones. */
  failures: z.array(z.string()).readonly().optional(),
  /** Why the report that was asked for says nothing. */
  unreported: z.string().optional(),
  /** Why it was not run. */
  why: z.string().optional(),
  /** What the branch changes and the proof took from the base instead: `path`, or `path#key` for a part of a file. */
  held: z.array(z.string()).readonly().optional(),
  /** The same command with the tests of this commit and everything else as it was before the work: it failed there. */
  red: redSchema.optional(),
  /** Where the whole output is kept, relative to the mission's records. */
  log: z.string().optional(),
});
export type CommandEvidence = z.infer<typeof commandEvidenceSchema>;

export const checkRunEvidenceSchema = z.object({
  kind: z.literal("check-run"),
  name: z.string(),
  /** GitHub's word for how it ended, or for where it is while it goes on. */
  conclusion: z.string(),
  url: z.string(),
  /** What it says: title, summary, annotations, the end of its log. */
  tail: z.string().optional(),
});

export const judgementEvidenceSchema = z.object({
  kind: z.literal("judgement"),
  model: z.string(),
  rationale: z.string(),
  /** Places as `path:line`, commands in backticks. */
  references: z.array(z.string()).readonly(),
  /** What the model said itself, and each time it was asked. */
  verdict: z.string().optional(),
  votes: z.array(z.string()).readonly().optional(),
  /** What it says is missing. */
  gaps: z.array(z.string()).readonly().optional(),
});

export const approvalEvidenceSchema = z.object({
  kind: z.literal("approval"),
  by: z.string(),
  url: z.string().optional(),
});

const evidenceSchema = z.discriminatedUnion("kind", [
  commandEvidenceSchema,
  checkRunEvidenceSchema,
  judgementEvidenceSchema,
  approvalEvidenceSchema,
]);
/** A fact somebody else can look up again. */
export type Evidence = z.infer<typeof evidenceSchema>;

export const verdictSchema = z.object({
  criterion: z.string(),
  verdict: z.enum(findings),
  /** The sentence that explains it. */
  reason: z.string(),
  /** How strong a `met` is: author's command or CI, a drafted command, a model's judgement, a human. */
  proof: z.enum(["proved", "tested", "judged", "approved"]).optional(),
  /** What each run at this commit came to, oldest first, where there was more than one. */
  runs: z.array(z.enum(findings)).readonly().optional(),
  evidence: z.array(evidenceSchema).readonly(),
});
/** What was found for one criterion at one commit. */
export type Verdict = z.infer<typeof verdictSchema>;

/** Of all its commands together. Milliseconds. */
export function durationOf({ evidence }: Pick<Verdict, "evidence">): number {
  return evidence.reduce((sum, one) => sum + (one.kind === "command" ? one.durationMs : 0), 0);
}
