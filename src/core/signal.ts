import { z } from "zod";

/** What people did that stops a mission, where nobody said so. It decides how the mission goes on. */
export const stopCauses = [
  "label-removed",
  "issue-closed",
  "issue-gone",
  "pull-request-closed",
  "pull-request-merged",
] as const;
export type StopCause = (typeof stopCauses)[number];

/** What a human asks of a mission as a whole. */
export const signalSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("pause") }),
  z.object({ kind: z.literal("resume") }),
  z.object({
    kind: z.literal("stop"),
    why: z.string().optional(),
    cause: z.enum(stopCauses).optional(),
    /** The commit that was merged. */
    at: z.string().optional(),
  }),
  /** Prove the head again before anything else. */
  z.object({ kind: z.literal("verify") }),
  /** Guidance for the worker, in the next brief. */
  z.object({ kind: z.literal("steer"), text: z.string() }),
]);
export type Signal = z.infer<typeof signalSchema>;
