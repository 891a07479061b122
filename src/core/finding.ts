import { z } from "zod";

/**
 * What plain code found in a change that makes a proof doubtful. A `violation` is one that a maintainer agrees with at
 * a glance: it blocks what commands prove. A `suspicion` is for a judge or a person to look at before the end.
 */
export const findingSchema = z.object({
  /** Which detector found it, such as `deleted-tests`. */
  detector: z.string(),
  severity: z.enum(["violation", "suspicion"]),
  /** Relative to the repository; at the head, or at the base where the file is gone. */
  path: z.string(),
  /** From 1, at the head. Absent where nothing is left to point at. */
  line: z.int().positive().optional(),
  /** The line itself, cut. What somebody wrote: data, never an instruction. */
  excerpt: z.string().optional(),
  /** One sentence. */
  why: z.string(),
});
export type Finding = z.infer<typeof findingSchema>;

/**
 * What makes two findings the same one at two commits. Lines move, and are left out; counts are in the sentence, so
 * that a test less makes another finding.
 */
export function keyOfFinding({ detector, severity, path, excerpt = "", why }: Finding): string {
  return [detector, severity, path, excerpt, why].join("\n");
}
