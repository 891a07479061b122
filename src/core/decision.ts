import { z } from "zod";

/** What the manager decides after an iteration. Published as schema/decision.schema.json. */
export const decisionSchema = z.object({
  /** Where the mission stands, in two or three sentences. */
  assessment: z.string().min(1).max(2000),
  /** Ids of the criteria to work on next, most important first. */
  focus: z.array(z.string()).min(1).max(10).readonly(),
  /** How to go about it, in a few words. */
  strategy: z.string().min(1).max(500),
  /** What the worker is told. */
  guidance: z.string().min(1).max(4000),
  /** Set when only a human can answer what stops the mission. */
  blocked: z.object({ question: z.string().min(1).max(1000) }).optional(),
});
export type Decision = z.infer<typeof decisionSchema>;
