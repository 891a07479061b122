import { z } from "zod";

/** What a human asks of a mission as a whole. */
export const signalSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("pause") }),
  z.object({ kind: z.literal("resume") }),
  z.object({ kind: z.literal("stop"), why: z.string().optional() }),
  /** Prove the head again before anything else. */
  z.object({ kind: z.literal("verify") }),
  /** Guidance for the worker, in the next brief. */
  z.object({ kind: z.literal("steer"), text: z.string() }),
]);
export type Signal = z.infer<typeof signalSchema>;
