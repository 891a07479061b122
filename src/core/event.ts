import { z } from "zod";
import { sightSchema } from "./ci.ts";
import { conflictFileSchema } from "./conflict.ts";
import { plannedSchema } from "./drafted-check.ts";
import { endingSchema, usageSchema, workReportSchema } from "./ending.ts";
import { findingSchema } from "./finding.ts";
import { judgementSchema } from "./judgement.ts";
import { strategies } from "./ladder.ts";
import { checkSchema, missionSchema } from "./mission.ts";
import { closings } from "./outcome.ts";
import { signalSchema } from "./signal.ts";
import { verdictSchema } from "./verdict.ts";

/** Who wrote an entry: one process, or one attempt of one job. */
export const runSchema = z.object({
  run: z.string(),
  attempt: z.int().positive(),
  url: z.string().optional(),
});
export type Run = z.infer<typeof runSchema>;

/** Who may act on the mission now. Broken only when its run has ended or it expired. */
const leaseSchema = z.object({
  run: runSchema,
  /** Fencing number: grows with each claim. */
  token: z.int().positive(),
  /** Epoch milliseconds. */
  expiresAt: z.number(),
});
export type Lease = z.infer<typeof leaseSchema>;

/** Where a report can be seen, so that the next one is written in the same place. */
const shownSchema = z.object({
  /** Node id of the sticky comment. */
  comment: z.string().optional(),
  /** It was deleted since the mission was last started or resumed: once, it was written anew; again, and it is not. */
  deleted: z.enum(["once", "again"]).optional(),
  pullRequest: z.int().positive().optional(),
  /** How often the mission had closed when its end was last announced. */
  announced: z.int().optional(),
  /** The copy of the brief that a person was sent last. */
  briefed: z.string().optional(),
});
export type Shown = z.infer<typeof shownSchema>;

/** What others brought to the mission branch. */
const branchChangeSchema = z.object({
  /** Who wrote the commits, as the commits say. */
  by: z.array(z.string()).readonly(),
  commits: z.int().min(0),
  /** The first of the paths that differ, and how many more there are. */
  paths: z.array(z.string()).readonly(),
  more: z.int().min(0),
  /** All of the paths, where `paths` has only the first and there are not too many. */
  all: z.array(z.string()).readonly().optional(),
  /** What was there before is not in the history any more: a force push, or commits taken back. */
  rewritten: z.boolean(),
});
export type BranchChange = z.infer<typeof branchChangeSchema>;

const usd = z.number().min(0);
const iteration = z.int().positive();
/** What was found in the change from the base; absent where nobody looked. */
const findings = z.array(findingSchema).readonly().optional();
/** Who asked for it: a login, or the local user's name; and where. */
const asked = { actor: z.string(), url: z.string().optional() };

/** Everything that can happen to a mission. Facts: past tense, never edited. */
export const eventSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("mission-opened"),
    spec: missionSchema,
    specHash: z.string(),
    base: z.string(),
    head: z.string(),
    actor: z.string(),
  }),
  z.object({
    type: z.literal("spec-changed"),
    spec: missionSchema,
    specHash: z.string(),
    diff: z.array(z.string()).readonly(),
  }),
  z.object({
    type: z.literal("baseline-proved"),
    sha: z.string(),
    verdicts: z.array(verdictSchema).readonly(),
    findings,
  }),
  /** It asks to be one of those that work now. Whether it may is read from the others' ledgers afterwards. */
  z.object({ type: z.literal("slot-taken") }),
  /** Others were first: it gives its slot up and waits. */
  z.object({
    type: z.literal("mission-queued"),
    /** Ids of the missions it waits for. */
    behind: z.array(z.string()).readonly(),
  }),
  z.object({
    type: z.literal("branch-moved"),
    from: z.string(),
    to: z.string(),
    change: branchChangeSchema.optional(),
  }),
  /** The base of today is in the branch: `sha` is its new head, or still `from` where it was in there already. */
  z.object({ type: z.literal("base-merged"), base: z.string(), from: z.string(), sha: z.string() }),
  z.object({
    type: z.literal("base-conflicted"),
    base: z.string(),
    /** Empty: nothing a worker could mend, and `why` says what. */
    files: z.array(conflictFileSchema).readonly(),
    why: z.string().optional(),
  }),
  /** A rule of the repository does not let the merge in. */
  z.object({ type: z.literal("base-refused"), base: z.string(), why: z.string() }),
  z.object({
    type: z.literal("iteration-opened"),
    iteration,
    attempt: z.int().positive(),
    lease: leaseSchema,
    /** The most this attempt may cost. Charged when its cost is never known. */
    reserveUsd: usd,
    strategy: z.enum(strategies),
    /** Ids of the criteria it is for. */
    focus: z.array(z.string()).readonly(),
  }),
  /** An iteration is for a person: no session is started, and it counts once the branch has moved. */
  z.object({
    type: z.literal("work-handed-over"),
    iteration,
    strategy: z.enum(strategies),
    /** Ids of the criteria it is for. */
    focus: z.array(z.string()).readonly(),
  }),
  z.object({
    type: z.literal("agent-finished"),
    iteration,
    ending: endingSchema,
    /** Absent when unknown: the reserve is charged. */
    usd: usd.optional(),
    usage: usageSchema,
    turns: z.int().min(0),
    /** The models that answered, with their shares of the cost. */
    models: z
      .array(z.object({ model: z.string(), usd, tokens: z.int().min(0) }))
      .readonly()
      .optional(),
    session: z.object({ id: z.string(), totalUsd: usd }).optional(),
    report: workReportSchema.optional(),
  }),
  z.object({
    type: z.literal("work-committed"),
    iteration,
    sha: z.string(),
    files: z.int().min(0),
    additions: z.int().min(0),
    deletions: z.int().min(0),
    /** What differs from the commit the work began at. Absent: too many, or not known. */
    paths: z.array(z.string()).readonly().optional(),
    /** The base that the commit merges, besides the work. */
    base: z.string().optional(),
    /** What was taken out before the commit, and why; kept in `patch`. */
    withheld: z.array(z.object({ path: z.string(), why: z.string() })).readonly(),
    patch: z.string().optional(),
    /** What others pushed while the worker worked: the work went on top of it. */
    joined: branchChangeSchema.optional(),
  }),
  z.object({
    type: z.literal("criteria-judged"),
    iteration: z.int().min(0),
    sha: z.string(),
    verdicts: z.array(verdictSchema).readonly(),
    findings,
  }),
  /** A model was asked what no command proves, or whether what commands prove is earned. */
  z.object({
    type: z.literal("judgement-made"),
    iteration: z.int().min(0),
    sha: z.string(),
    /** Ids of the criteria it was asked about; without an answer it could not tell. */
    asked: z.array(z.string()).readonly(),
    answers: z.array(judgementSchema).readonly(),
    model: z.string(),
    /** Of all votes; calls of an unknown price are in it at their flat rate. */
    usd,
    tokens: z.int().min(0),
    /** What went wrong. */
    problem: z.string().optional(),
    /** Its service refuses for now: what has no answer is asked again later. */
    setback: endingSchema.optional(),
  }),
  /** The manager was asked for checks of criteria that have none. */
  z.object({
    type: z.literal("checks-planned"),
    /** Ids of the criteria it was asked for; one that is not among `planned` gets no check. */
    asked: z.array(z.string()).readonly(),
    planned: z.array(plannedSchema).readonly(),
    /** The model that drafted them. */
    source: z.string(),
    usd: usd.optional(),
    tokens: z.int().min(0),
    problem: z.string().optional(),
    /** The manager's service refuses for now: what it did not answer is asked again then. */
    setback: endingSchema.optional(),
  }),
  /** Drafted checks were run on the base, where nothing is done yet. */
  z.object({
    type: z.literal("checks-tried"),
    sha: z.string(),
    verdicts: z.array(verdictSchema).readonly(),
  }),
  z.object({
    type: z.literal("plan-made"),
    iteration,
    /** The model that made it, or `rules` for plain code. */
    planner: z.string(),
    assessment: z.string(),
    focus: z.array(z.string()).readonly(),
    strategy: z.string(),
    guidance: z.string(),
    question: z.string().optional(),
    usd: usd.optional(),
    tokens: z.int().min(0),
    problem: z.string().optional(),
    /** The manager's service refuses for now: until then it is not asked. */
    setback: endingSchema.optional(),
  }),
  z.object({ type: z.literal("progress-reported"), iteration, shown: shownSchema.optional() }),
  /** The iteration left nothing behind and does not count; what it cost does. */
  z.object({
    type: z.literal("iteration-abandoned"),
    iteration,
    why: z.string(),
    /** Where its work is kept, when there was some that could not be published. */
    patch: z.string().optional(),
    /** What the mission closes with: another attempt would end the same. */
    closes: z.enum(["needs-human", "misconfigured"]).optional(),
  }),
  z.object({
    type: z.literal("mission-parked"),
    /** Epoch milliseconds; absent: until somebody resumes it. */
    until: z.number().optional(),
    why: z.string(),
    /** It waits for CI, not for a time: it goes on as soon as CI has concluded. */
    awaits: z.literal("ci").optional(),
  }),
  /** The checks of a commit were looked at. */
  z.object({
    type: z.literal("ci-looked-at"),
    sha: z.string(),
    /** The checks that were asked for. */
    names: z.array(z.string()).readonly(),
    /** Absent where there is no GitHub to look at. */
    sight: sightSchema.optional(),
  }),
  /** Workflows were asked to run for a commit, because nothing else starts them. */
  z.object({
    type: z.literal("ci-started"),
    sha: z.string(),
    workflows: z.array(z.string()).readonly(),
    /** Why some could not be started, with the fix. */
    refused: z.array(z.string()).readonly(),
  }),
  z.object({ type: z.literal("signal-received"), signal: signalSchema, ...asked }),
  z.object({ type: z.literal("criterion-approved"), criterion: z.string(), sha: z.string(), ...asked }),
  /** What was found in the change up to this commit may stand, whatever it looks like. */
  z.object({ type: z.literal("findings-accepted"), sha: z.string(), ...asked }),
  /** Commands and settings in the issue count, whoever wrote them: in the text of this hash, and in no other. */
  z.object({ type: z.literal("text-approved"), hash: z.string(), ...asked }),
  /** Drafted checks count: these very commands, and no others. */
  z.object({
    type: z.literal("checks-approved"),
    approved: z
      .array(z.object({ criterion: z.string(), checks: z.array(checkSchema).readonly() }))
      .readonly(),
    ...asked,
  }),
  z.object({ type: z.literal("criterion-rejected"), criterion: z.string(), why: z.string(), ...asked }),
  z.object({
    type: z.literal("budget-raised"),
    iterations: z.int().positive().optional(),
    usd: z.number().positive().optional(),
    minutes: z.number().positive().optional(),
    tokens: z.int().positive().optional(),
    ...asked,
  }),
  z.object({
    type: z.literal("mission-closed"),
    outcome: z.enum(closings),
    why: z.string(),
    /** Nothing but CI is missing: when CI has concluded, it is open again. */
    awaits: z.literal("ci").optional(),
  }),
]);
export type MissionEvent = z.infer<typeof eventSchema>;
export type EventOf<T extends MissionEvent["type"]> = Extract<MissionEvent, { type: T }>;

/** The version of the entry format. A reader refuses newer ones. */
export const ledgerVersion = 1;

const envelopeSchema = z.object({
  v: z.literal(ledgerVersion),
  /** 1 for the first entry; no gaps. */
  seq: z.int().positive(),
  /** Epoch milliseconds. */
  at: z.number(),
  by: runSchema,
});

/** One entry of the ledger: an event with its place, its time and its writer. */
export const entrySchema = z.intersection(envelopeSchema, eventSchema);
export type Entry = z.infer<typeof entrySchema>;
export type EntryOf<T extends Entry["type"]> = Extract<Entry, { type: T }>;
