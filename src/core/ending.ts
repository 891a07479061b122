import { z } from "zod";

/**
 * How a worker session ended. Each kind is one row of the worker's table of endings:
 * - `finished`: it ended by itself and reported
 * - `unreported`: it ended by itself without the report it was asked for (weak models do)
 * - `turn-cap`, `budget-cap`, `deadline`: a limit of ours; an iteration boundary, not a failure
 * - `interrupted`: a human or the door asked it to end
 * - `usage-limit`: the subscription's limit, known until `until`
 * - `throttled`, `overloaded`: the model's service refused for now
 * - `auth`, `billing`, `misconfigured`: retrying cannot help
 * - `refused`: the model declined
 * - `stalled`: no sign of life for too long
 * - `killed`: the process died without a result
 * - `lost`: the run that started it died; nobody saw the end
 * - `failed`: anything else. The default: an unknown ending is never a success
 */
export const endingKinds = [
  "finished",
  "unreported",
  "turn-cap",
  "budget-cap",
  "deadline",
  "interrupted",
  "usage-limit",
  "throttled",
  "overloaded",
  "auth",
  "billing",
  "misconfigured",
  "refused",
  "stalled",
  "killed",
  "lost",
  "failed",
] as const;
export type EndingKind = (typeof endingKinds)[number];

export const endingSchema = z.object({
  kind: z.enum(endingKinds),
  /** One sentence for a person: what the worker or its service said. */
  detail: z.string(),
  /** Epoch milliseconds at which a limit ends, where it is known. */
  until: z.number().optional(),
});
export type Ending = z.infer<typeof endingSchema>;

/** What the ending asks for: go on, wait, stop for a mistake only a human can mend, or try again. */
export function responseTo(kind: EndingKind): "go-on" | "wait" | "stop" | "retry" {
  switch (kind) {
    case "usage-limit":
    case "throttled":
    case "overloaded":
      return "wait";
    case "auth":
    case "billing":
    case "misconfigured":
      return "stop";
    case "killed":
    case "lost":
    case "failed":
    case "stalled":
      return "retry";
    case "finished":
    case "unreported":
    case "turn-cap":
    case "budget-cap":
    case "deadline":
    case "interrupted":
    case "refused":
      return "go-on";
  }
}

/** Tokens of one session, all its models and sub-agents together. */
export const usageSchema = z.object({
  input: z.int().min(0),
  output: z.int().min(0),
  cacheRead: z.int().min(0),
  cacheWrite: z.int().min(0),
});
export type Usage = z.infer<typeof usageSchema>;

export const noUsage: Usage = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };

export function tokensOf(usage: Usage): number {
  return usage.input + usage.output + usage.cacheRead + usage.cacheWrite;
}

export function addUsage(one: Usage, other: Usage): Usage {
  return {
    input: one.input + other.input,
    output: one.output + other.output,
    cacheRead: one.cacheRead + other.cacheRead,
    cacheWrite: one.cacheWrite + other.cacheWrite,
  };
}

/** A criterion that the worker says cannot be met honestly. */
export const blockedSchema = z.object({
  criterion: z.string(),
  why: z.string(),
  evidence: z.string(),
});

/** What the worker is asked to report at the end. It informs the next brief; it is never evidence. */
export const workReportSchema = z.object({
  /** What was done, for the commit message and the next iteration. */
  summary: z.string(),
  /** Conventional Commits type of the change. */
  type: z.enum(["feat", "fix", "docs", "test", "refactor", "perf", "build", "ci", "chore", "style"]),
  /** Conventional Commits subject, imperative, without type. */
  subject: z.string(),
  /** Criteria that are impossible or contradict each other. */
  blocked: z.array(blockedSchema).readonly(),
});
export type WorkReport = z.infer<typeof workReportSchema>;
