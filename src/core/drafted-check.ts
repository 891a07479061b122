import { z } from "zod";
import { checkSchema } from "./mission.ts";
import { findInvisible } from "./visible-text.ts";

/** Checks of one criterion, as they were drafted. */
export const plannedSchema = z.object({
  criterion: z.string(),
  checks: z.array(checkSchema).readonly(),
  /** It is to pass before any work: it guards what is there already. */
  regression: z.boolean().optional(),
  /** What passing it shows, in the words of who drafted it. */
  why: z.string(),
});
export type Planned = z.infer<typeof plannedSchema>;

/** The checks that were drafted for one criterion, and what became of them. */
export type DraftedCheck = Omit<Planned, "criterion"> & {
  /** The model that drafted them. */
  readonly source: string;
  /** How often the criterion was asked for since a person last said something about its check. */
  readonly attempts: number;
  /**
   * - `planned`: they were not run yet
   * - `good`: they fail on the base as they should, or are regression checks and pass there
   * - `poor`: they show nothing, and `problem` says why
   */
  readonly standing: "planned" | "good" | "poor";
  readonly problem?: string | undefined;
  /** Who said that these very commands count. */
  readonly approved?: { readonly by: string; readonly url?: string | undefined } | undefined;
  /** The commands that counted before: people see the difference. */
  readonly replaced?: readonly string[] | undefined;
};

/** Times a check is drafted: once, and twice again when it shows nothing. */
export const mostAttempts = 3;

const longestCommand = 500;
const longestWhy = 500;

const command = z
  .string()
  .min(1)
  .max(longestCommand)
  .refine((text) => text.trim() === text && !/[\r\n]/.test(text) && findInvisible(text) === undefined, {
    error: "One command on one line, without anything hidden in it.",
  })
  .refine((text) => !isTrivial(text), { error: "It passes whatever the repository is like." });

/** What the manager answers when it is asked for checks of these criteria. */
export function draftAnswerSchema(ids: readonly string[]) {
  return z.object({
    checks: z
      .array(
        z.object({
          criterion: z.enum(ids),
          commands: z.array(command).min(1).max(3).readonly(),
          regression: z.boolean(),
          why: z.string().min(1).max(longestWhy),
        }),
      )
      .max(ids.length)
      .readonly(),
  });
}
export type DraftAnswer = z.infer<ReturnType<typeof draftAnswerSchema>>;

/** A command that looks at nothing proves nothing. */
function isTrivial(text: string): boolean {
  return /^(?:true|:|exit(?:\s+0)?|(?:echo|printf|sleep)\b[^;&|]*)$/.test(text);
}
