import { z } from "zod";
import { criterionReportSchema } from "./criterion-report.ts";
import { endingKinds } from "./ending.ts";
import { errorListSchema } from "./error-list.ts";
import { findingSchema } from "./finding.ts";
import { strategies } from "./ladder.ts";
import { budgetSchema } from "./mission.ts";
import { outcomes } from "./outcome.ts";
import { spendingSchema } from "./spending-schema.ts";

const missionReportSchema = z.object({
  mission: z.string().describe("Id of the mission."),
  title: z.string(),
  outcome: z.enum(outcomes),
  why: z.string().describe("One sentence, or several lines; empty while there is nothing to say."),
  done: z.boolean(),
  completion: z.int().min(0).max(100).describe("Share of criteria met at the head, 0 to 100."),
  iteration: z.int().min(0),
  branch: z.string(),
  base: z
    .string()
    .describe("The commit of the base that is in the branch, and the head that everything here is about."),
  head: z.string(),
  spend: z.object({ usd: z.number(), tokens: z.number(), minutes: z.number() }),
  budget: budgetSchema,
  criteria: z.array(criterionReportSchema).readonly(),
  findings: z
    .array(findingSchema.extend({ accepted: z.boolean() }))
    .readonly()
    .describe("What makes the proof of the change doubtful, violations first."),
  baseline: z
    .object({ sha: z.string(), met: z.array(z.string()).readonly(), broken: z.array(z.string()).readonly() })
    .optional()
    .describe("What was found before any work: what was met already, and why nothing could be said."),
  withheld: z
    .array(z.object({ iteration: z.int(), path: z.string(), why: z.string(), patch: z.string().optional() }))
    .readonly()
    .describe("Changes that did not get into a commit; their patch, relative to the mission's records."),
  iterations: z
    .array(
      z.object({
        iteration: z.int().positive(),
        strategy: z.enum(strategies),
        focus: z.array(z.string()).readonly(),
        ending: z.enum(endingKinds),
        summary: z.string(),
        sha: z.string(),
        files: z.int().min(0),
        met: z.int().min(0),
        usd: z.number(),
      }),
    )
    .readonly()
    .describe("The iterations that ended, oldest first."),
  errors: errorListSchema.describe("What failed on the way, by no fault of the work."),
  spending: spendingSchema,
});
/** Where a mission stands, for programs. */
export type ReportJson = z.infer<typeof missionReportSchema>;

/** What a step of the Action, `report.json` and `cco status --json` give. Published as schema/report.schema.json. */
export const reportSchema = z.union([
  missionReportSchema,
  /** A step that was no work on a mission. */
  z.strictObject({ outcome: z.literal("continuing"), why: z.string() }),
]);
