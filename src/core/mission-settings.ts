import type { z } from "zod";
import type { JudgeChoice, ManagerChoice, Mission, Priority, Verification, WorkerChoice } from "./mission.ts";
import { priorities } from "./mission.ts";
import { missionBranch } from "./mission-branch.ts";
import type { settingsShape } from "./settings-file.ts";

type Part<T> = { readonly [Key in keyof T]?: T[Key] | undefined };

/** What missions and the configuration can both set; everything may be left open. */
export type MissionSettings = {
  readonly required?: readonly Priority[] | undefined;
  readonly budget?: Part<Omit<Mission["budget"], "perIteration">> & {
    readonly perIteration?: Part<Mission["budget"]["perIteration"]> | undefined;
  };
  readonly protect?: readonly string[] | undefined;
  readonly allow?: readonly string[] | undefined;
  readonly verification?: Part<Verification> | undefined;
  readonly setup?: readonly string[] | undefined;
  readonly baseline?: Mission["baseline"];
  readonly checks?: Mission["checks"];
  readonly branch?: Part<Mission["branch"]>;
  readonly pullRequest?: Part<Mission["pullRequest"]>;
  readonly worker?: WorkerChoice;
  readonly manager?: ManagerChoice;
  readonly judge?: JudgeChoice | undefined;
};

/** What holds where neither the mission nor the configuration says anything. */
export const builtInSettings = {
  required: priorities,
  budget: {
    iterations: 30,
    usd: 20,
    minutes: 720,
    stalledAfter: 8,
    perIteration: { usd: 4, minutes: 45, turns: 200 },
  },
  protect: [],
  setup: [],
  branch: { name: missionBranch("<id>") },
  pullRequest: { draft: true, labels: [], reviewers: [], readyWhenDone: true, autoMerge: false },
} as const satisfies MissionSettings;

type Settled = Pick<
  Mission,
  | "required"
  | "budget"
  | "protect"
  | "allow"
  | "verification"
  | "setup"
  | "baseline"
  | "checks"
  | "branch"
  | "pullRequest"
  | "worker"
  | "manager"
  | "judge"
>;

/**
 * The settings of one mission: later layers win, protected paths add up, `<id>` becomes the mission's id.
 * A limit of one iteration that nobody set is never more than the mission's own.
 */
export function settleSettings(id: string, layers: readonly MissionSettings[]): Settled {
  const base = builtInSettings;
  const over = layers.reduce(mergeSettings, {});
  const total = { ...base.budget, ...given(over.budget) };
  const branch = { ...base.branch, ...given(over.branch) };
  return {
    required: over.required ?? base.required,
    budget: {
      ...total,
      perIteration: {
        usd: Math.min(base.budget.perIteration.usd, total.usd),
        minutes: Math.min(base.budget.perIteration.minutes, total.minutes),
        turns: base.budget.perIteration.turns,
        ...given(over.budget?.perIteration),
      },
    },
    protect: over.protect ?? base.protect,
    ...((over.allow ?? []).length === 0 ? {} : { allow: over.allow }),
    ...(Object.keys(given(over.verification)).length === 0 ? {} : { verification: given(over.verification) }),
    setup: over.setup ?? base.setup,
    ...given({ baseline: over.baseline, checks: over.checks }),
    branch: { ...branch, name: branch.name.replaceAll("<id>", id) },
    pullRequest: { ...base.pullRequest, ...given(over.pullRequest) },
    worker: over.worker ?? {},
    manager: over.manager ?? {},
    ...(over.judge === undefined ? {} : { judge: over.judge }),
  };
}

/** Both settings as one: `over` wins where both speak, protected paths add up. */
export function mergeSettings(under: MissionSettings, over: MissionSettings): MissionSettings {
  return {
    required: over.required ?? under.required,
    budget: {
      ...under.budget,
      ...given(over.budget),
      perIteration: { ...under.budget?.perIteration, ...given(over.budget?.perIteration) },
    },
    protect: [...new Set([...(under.protect ?? []), ...(over.protect ?? [])])],
    allow: [...new Set([...(under.allow ?? []), ...(over.allow ?? [])])],
    verification: { ...under.verification, ...given(over.verification) },
    setup: over.setup ?? under.setup,
    baseline: over.baseline ?? under.baseline,
    checks: over.checks ?? under.checks,
    branch: { ...under.branch, ...given(over.branch) },
    pullRequest: { ...under.pullRequest, ...given(over.pullRequest) },
    worker: { ...under.worker, ...given(over.worker) },
    manager: { ...under.manager, ...given(over.manager) },
    judge: over.judge === undefined ? under.judge : { ...under.judge, ...given(over.judge) },
  };
}

type SettingsBody = {
  [Key in keyof typeof settingsShape]?: z.infer<(typeof settingsShape)[Key]> | undefined;
};

/** The settings as they are written in a file, in the core's words. */
export function settingsOf(body: SettingsBody): MissionSettings {
  const { per_iteration: perIteration, stalled_after: stalledAfter, ...total } = body.budget ?? {};
  const { day_usd: dayUsd, ...budget } = total;
  const { ready_when_done: readyWhenDone, auto_merge: autoMerge, ...pull } = body.pull_request ?? {};
  const reviewers = pull.reviewers?.map((reviewer) => reviewer.replace(/^@/, ""));
  return {
    required: body.required,
    budget: { ...budget, ...(dayUsd === undefined ? {} : { dayUsd }), stalledAfter, perIteration },
    protect: body.protect,
    ...(body.allow === undefined ? {} : { allow: body.allow }),
    ...(body.verification === undefined ? {} : { verification: body.verification }),
    setup: body.setup,
    baseline: body.baseline,
    checks: body.checks,
    branch: body.branch ?? {},
    pullRequest: { ...pull, reviewers, readyWhenDone, autoMerge },
  };
}

/** The object without its undefined entries, which would hide what stands under them. */
function given<T extends object>(settings: T | undefined): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  const entries = Object.entries(settings ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof T]?: Exclude<T[Key], undefined> };
}
