import { z } from "zod";
import { branchNameMistake } from "./branch-name.ts";
import {
  baselinePolicies,
  checkPolicies,
  managerProviders,
  networks,
  priorities,
  provingUsers,
  workerModes,
} from "./mission.ts";
import { findInvisible } from "./visible-text.ts";

/** A text that is used as it stands (a command, a path, a name), so nothing in it may be hidden. */
export const exactText = z
  .string()
  .trim()
  .min(1)
  .check((context) => {
    const hidden = findInvisible(context.value);
    if (hidden === undefined) return;
    const message = `no invisible characters (${hidden}): type it again by hand`;
    context.issues.push({ code: "custom", message, input: context.value });
  });

/** A priority in any case: `High` is `high`. */
export const priorityText = z
  .string()
  .meta({ enum: [...priorities] })
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.enum(priorities));

export const branchName = z
  .string()
  .trim()
  .check((context) => {
    const mistake = branchNameMistake(context.value.replaceAll("<id>", "id"));
    if (mistake === undefined) return;
    context.issues.push({
      code: "custom",
      message: `a branch name, but it ${mistake}`,
      input: context.value,
    });
  });

/** One text, or a list of them. */
export function textList(what: string) {
  return z
    .union([exactText, z.array(exactText).max(100)], { error: `${what}, or a list of them` })
    .transform((given) => (typeof given === "string" ? [given] : given));
}

const count = z.int().positive();
const amount = z.number().positive();

const perIterationFile = z.strictObject({
  usd: amount.optional().describe("Dollars one iteration may cost. Default 4."),
  minutes: amount.optional().describe("Minutes one iteration may work. Default 45."),
  turns: count.optional().describe("Turns Claude Code may take in one iteration. Default 200."),
});

const budgetFile = z.strictObject({
  iterations: count.optional().describe("Iterations before the mission stops. Default 30."),
  usd: amount.optional().describe("Dollars of all models together before the mission stops. Default 20."),
  day_usd: amount
    .optional()
    .describe(
      "Dollars of all models together in any 24 hours: the mission waits until enough of what it spent is older. Default: no limit.",
    ),
  minutes: amount
    .optional()
    .describe("Minutes of work, not of waiting, before the mission stops. Default 720."),
  tokens: count
    .optional()
    .describe("Tokens of all models together, cached ones included. Default: no limit."),
  per_iteration: perIterationFile.optional().describe("What one iteration may use."),
  stalled_after: count
    .optional()
    .describe("Iterations in a row without new verified progress after which the mission stops. Default 8."),
});

const pullRequestFile = z.strictObject({
  draft: z.boolean().optional().describe("Open it as a draft. Default true."),
  labels: textList("a label").optional().describe("Labels it gets."),
  reviewers: textList("a login or team")
    .optional()
    .describe("Who is asked to review it when the mission is done."),
  ready_when_done: z
    .boolean()
    .optional()
    .describe("Mark it ready for review when the mission is done. Default true."),
  auto_merge: z.boolean().optional().describe("Enable auto-merge when the mission is done. Default false."),
});

/** How Claude Code is run. */
export const workerShape = {
  mode: z
    .enum(workerModes)
    .optional()
    .describe(
      "Who pays and where the model runs: api (ANTHROPIC_API_KEY, a bearer token, or workload identity), subscription (CLAUDE_CODE_OAUTH_TOKEN or the login of claude), openrouter (OPENROUTER_API_KEY), bedrock, vertex; manual: people work, and what they commit is proved. Default: whichever key or login is there.",
    ),
  model: exactText.optional().describe("Model of Claude Code."),
  fallback_model: exactText.optional().describe("Model that is tried when the first one brings no progress."),
  effort: z.enum(["low", "medium", "high", "xhigh", "max"]).optional().describe("How much the model thinks."),
};

/** The model that plans the next iteration and judges what no command can prove. */
export const managerShape = {
  provider: z
    .enum(managerProviders)
    .optional()
    .describe(
      "Where the manager's model is: openrouter, anthropic (needs its key), claude-code (whatever pays Claude Code, so that a subscription needs no key), openai-compatible (needs base_url). Default: none, plain code plans.",
    ),
  model: exactText
    .optional()
    .describe(
      "The manager's model, by the provider's name for it; `cco models` lists them. claude-code needs none.",
    ),
  fallbacks: textList("a model").optional().describe("Models tried in order when the first one fails."),
};

/** The model that judges what no command proves. */
export const judgeShape = {
  provider: z
    .enum(managerProviders)
    .optional()
    .describe("Where the judge's model is. Default: where the manager's is; none: nobody judges."),
  model: exactText
    .optional()
    .describe("The judge's model, best another one than the worker's. Default: the manager's."),
  fallbacks: textList("a model").optional().describe("Models tried in order when the first one fails."),
  votes: z
    .int()
    .min(1)
    .max(5)
    .optional()
    .describe(
      "How often, at most, it is asked about a critical or high criterion that nothing else proves; more than half must agree. Default 3.",
    ),
};

export const networkChoice = z
  .enum(networks)
  .describe(
    "What a check may reach: on (everything), loopback (only localhost) or off (nothing). Default on. Setup always has the network.",
  );

/** What a mission can set, and the configuration can set for all missions. */
export const settingsShape = {
  required: z
    .union([z.literal("all"), z.array(priorityText).min(1)], {
      error: "the word all, or a list such as [critical, high]",
    })
    .transform((given) => (given === "all" ? [...priorities] : given))
    .optional()
    .describe("Priorities that must be met for the mission to be done. Default: all."),
  budget: budgetFile.optional().describe("What the mission may use before it stops."),
  protect: textList("a path pattern")
    .optional()
    .describe("Paths (git glob patterns) that must not be changed."),
  allow: textList("a path pattern")
    .optional()
    .describe(
      "Paths (git glob patterns) that the mission is about. Runner configuration and scripts (vitest.config.ts, package.json, Makefile, …) are proved as they are on the base branch unless they are named here.",
    ),
  verification: z
    .strictObject({
      network: networkChoice.optional(),
      user: z
        .enum(provingUsers)
        .optional()
        .describe(
          "Who the worker, setup and checks run as in the Action: other (Unix users without rights, where the system lets it) or same (as CCO itself, for what needs sudo or Docker: it could read the job's token and keys). Default other.",
        ),
    })
    .optional()
    .describe("How checks are run."),
  setup: textList("a command")
    .optional()
    .describe(
      "Commands run in the worker's directory before its session, and before each verification; without keys, each for at most 20 minutes.",
    ),
  baseline: z
    .enum(baselinePolicies)
    .optional()
    .describe(
      "What to do when setup fails on the base, or a program is missing there: stop and ask, ignore-known-failures, or fix-first as the first work. Default stop.",
    ),
  checks: z
    .enum(checkPolicies)
    .optional()
    .describe(
      "Commands that the manager drafts for measurable criteria without verify: auto uses those that fail before the work, approve waits for a person's word, off drafts none. Default auto; for an issue by somebody without write access, approve.",
    ),
  branch: z
    .strictObject({
      base: branchName.optional().describe("Branch to start from. Default: the repository's default branch."),
      name: branchName
        .optional()
        .describe("Branch to work on; <id> stands for the mission's id. Default cco/mission/<id>."),
    })
    .optional()
    .describe("Where the work goes."),
  pull_request: pullRequestFile.optional().describe("How the pull request is opened and finished."),
};
