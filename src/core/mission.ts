import { z } from "zod";

/** How much a criterion matters, most important first. */
export const priorities = ["critical", "high", "medium", "low"] as const;
export type Priority = (typeof priorities)[number];

type Prioritized = { readonly priority: Priority };

/** Sorts the most important first. */
export function byPriority(one: Prioritized, other: Prioritized): number {
  return priorities.indexOf(one.priority) - priorities.indexOf(other.priority);
}

/** What a command must show besides ending: exit code, a pattern in its standard output, how many tests ran. */
const expectationSchema = z.object({
  /** Exit code that counts as a pass. */
  exit: z.int().min(0).max(255).default(0),
  /** Regular expression (source, without slashes) that standard output must match. */
  stdout: z.string().optional(),
  /** Least number of tests that must have run: several runners exit 0 with none. */
  minTests: z.int().min(0).optional(),
  /** Most tests that may have failed. */
  maxFailed: z.int().min(0).optional(),
  /** Path in the checkout of the report that the run writes: JUnit XML, TRX, TAP or a runner's JSON. `*` in the name. */
  report: z.string().optional(),
});
export type Expectation = z.infer<typeof expectationSchema>;

/** What a command may reach: everything, this machine's own localhost, or nothing at all. */
export const networks = ["on", "loopback", "off"] as const;
export type Network = (typeof networks)[number];

/** Who commands run as: a Unix user of their own where the system has one, or CCO's. */
export const provingUsers = ["other", "same"] as const;

const verificationSchema = z.object({
  /** For checks that say nothing of it; default `on`. */
  network: z.enum(networks).optional(),
  /** Default `other`. */
  user: z.enum(provingUsers).optional(),
});
export type Verification = z.infer<typeof verificationSchema>;

/** What to do when nothing can be proved on the base: see `brokenBase`. */
export const baselinePolicies = ["stop", "ignore-known-failures", "fix-first"] as const;
/** Whether the manager may draft checks for criteria without one, and whether a person must agree. */
export const checkPolicies = ["auto", "approve", "off"] as const;

export const checkSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("run"),
    /** Shell command line, run in a clean checkout of the commit that is judged. */
    command: z.string(),
    timeoutMs: z.int().positive(),
    expect: expectationSchema,
    /** Default: the mission's. */
    network: z.enum(networks).optional(),
  }),
  z.object({
    kind: z.literal("check"),
    /** Name of a GitHub check that must conclude `success` on the commit that is judged. */
    name: z.string(),
  }),
]);
/** One way to prove a criterion. */
export type Check = z.infer<typeof checkSchema>;
export type RunCheck = Extract<Check, { kind: "run" }>;

const criterionSchema = z.object({
  /** Stable within the mission: given by the author, else a slug of the text. Never its position. */
  id: z.string(),
  text: z.string(),
  priority: z.enum(priorities),
  measurable: z.boolean(),
  /** All must pass. Empty: only a judge or an approval can prove it. */
  checks: z.array(checkSchema).readonly(),
  /** What a judge measures it by. */
  rubric: z.string().optional(),
  /** Who must approve it, besides whatever else proves it. */
  approval: z.literal("maintainer").optional(),
});
/** One line of the Definition of Done. */
export type Criterion = z.infer<typeof criterionSchema>;

export const budgetSchema = z.object({
  iterations: z.int().positive(),
  usd: z.number().positive(),
  /** Dollars in any 24 hours. Absent: no limit. */
  dayUsd: z.number().positive().optional(),
  /** Minutes of work, not of waiting. */
  minutes: z.number().positive(),
  /** Input and output tokens of every model, cached ones included. */
  tokens: z.int().positive().optional(),
  perIteration: z.object({
    usd: z.number().positive(),
    minutes: z.number().positive(),
    turns: z.int().positive(),
  }),
  /** Iterations in a row without new verified progress after which the mission is `stalled`. */
  stalledAfter: z.int().positive(),
});
/** What a mission may use before it stops. */
export type Budget = z.infer<typeof budgetSchema>;

export const workerModes = ["api", "subscription", "openrouter", "bedrock", "vertex", "manual"] as const;
export const managerProviders = [
  "none",
  "openrouter",
  "openai-compatible",
  "anthropic",
  "claude-code",
] as const;

const workerSchema = z.object({
  mode: z.enum(workerModes).optional(),
  model: z.string().optional(),
  /** Tried by the recovery ladder when the first model brings no progress. */
  fallbackModel: z.string().optional(),
  effort: z.enum(["low", "medium", "high", "xhigh", "max"]).optional(),
});
export type WorkerChoice = z.infer<typeof workerSchema>;

const managerSchema = z.object({
  provider: z.enum(managerProviders).optional(),
  model: z.string().optional(),
  /** Models tried in order when the first one fails. */
  fallbacks: z.array(z.string()).readonly().optional(),
  baseUrl: z.string().optional(),
});
export type ManagerChoice = z.infer<typeof managerSchema>;

const judgeSchema = z.object({
  provider: z.enum(managerProviders).optional(),
  model: z.string().optional(),
  fallbacks: z.array(z.string()).readonly().optional(),
  baseUrl: z.string().optional(),
  /** How often it is asked, at most, about a critical or high criterion that nothing else proves. */
  votes: z.int().positive().optional(),
});
export type JudgeChoice = z.infer<typeof judgeSchema>;

/** The user's goal, in one form whatever it was written in. CCO never writes it. */
export const missionSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  criteria: z.array(criterionSchema).min(1).readonly(),
  constraints: z.array(z.string()).readonly(),
  context: z.string().optional(),
  /** Priorities that must be met for `done`. */
  required: z.array(z.enum(priorities)).readonly(),
  budget: budgetSchema,
  /** Paths (git glob patterns) the worker may not change, besides the ones that are always protected. */
  protect: z.array(z.string()).readonly(),
  /**
   * Paths (git glob patterns) that the mission is about: runner configuration among them is proved as the branch has
   * it, and tests among them count as work.
   */
  allow: z.array(z.string()).readonly().optional(),
  verification: verificationSchema.optional(),
  /** Commands run before the worker and before verification. */
  setup: z.array(z.string()).readonly(),
  /** Default: `stop`. */
  baseline: z.enum(baselinePolicies).optional(),
  /** Default: `auto`. */
  checks: z.enum(checkPolicies).optional(),
  branch: z.object({ base: z.string().optional(), name: z.string() }),
  pullRequest: z.object({
    draft: z.boolean(),
    labels: z.array(z.string()).readonly(),
    reviewers: z.array(z.string()).readonly(),
    readyWhenDone: z.boolean(),
    autoMerge: z.boolean(),
  }),
  worker: workerSchema,
  manager: managerSchema,
  /** Where it differs from the manager. See `judgeOf`. */
  judge: judgeSchema.optional(),
});
export type Mission = z.infer<typeof missionSchema>;

/** A mission with the hash of its text: an edit is seen by comparing hashes. */
export type PinnedMission = { readonly spec: Mission; readonly hash: string };

/** Paths no mission may change: what steers CCO, the worker or CI. Git glob patterns. */
export const alwaysProtected: readonly string[] = [
  ".github/**",
  ".cco/**",
  ".claude/**",
  "**/.claude/**",
  ".mcp.json",
  ".gitmodules",
  "CODEOWNERS",
  "docs/CODEOWNERS",
];

export function isRequired(mission: Mission, criterion: Criterion): boolean {
  return mission.required.includes(criterion.priority);
}
