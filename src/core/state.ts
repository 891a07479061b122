import type { Accounts } from "./accounts.ts";
import type { Approval, Touched } from "./approval.ts";
import type { Baseline } from "./baseline.ts";
import type { Sight } from "./ci.ts";
import type { Claim, Denial } from "./claim.ts";
import type { Conflict } from "./conflict.ts";
import type { DraftedCheck } from "./drafted-check.ts";
import type { Ending, Usage } from "./ending.ts";
import type { ErrorList } from "./error-list.ts";
import type { BranchChange, Lease, Shown } from "./event.ts";
import type { Flake } from "./flaky.ts";
import type { Judging } from "./judgement.ts";
import type { Strategy } from "./ladder.ts";
import type { Mission } from "./mission.ts";
import type { Closing } from "./outcome.ts";
import type { Slot } from "./queue.ts";
import type { Before } from "./red-green.ts";
import type { StopCause } from "./signal.ts";
import type { Accepted, Findings } from "./tampering.ts";
import type { Sha, Verdict } from "./verdict.ts";

/**
 * Where an iteration is. Each step of one iteration ends a phase:
 * idle → opened → ran → sealed → judged → planned → idle.
 */
export type Phase = "idle" | "opened" | "ran" | "sealed" | "judged" | "planned";

/** What was used so far, lost attempts and manager calls included. */
export type Spend = {
  readonly usd: number;
  readonly tokens: number;
  /** Milliseconds of work; waiting between iterations does not count. */
  readonly ms: number;
};

/** An addition to a budget. */
export type Raise = {
  readonly iterations?: number | undefined;
  readonly usd?: number | undefined;
  readonly minutes?: number | undefined;
  readonly tokens?: number | undefined;
};

/** One finished iteration, for the report and for the next brief. */
export type PastIteration = {
  readonly iteration: number;
  readonly strategy: Strategy;
  readonly focus: readonly string[];
  readonly ending: Ending["kind"];
  readonly summary: string;
  readonly sha: Sha;
  readonly files: number;
  readonly met: number;
  readonly usd: number;
};

/** A change that did not get into a commit. */
export type Withheld = {
  readonly iteration: number;
  readonly path: string;
  readonly why: string;
  /** Where the change is kept, relative to the mission's records. Undefined: it is not kept. */
  readonly patch?: string | undefined;
};

/** The plan for the next iteration, as the manager or plain code made it. */
export type Plan = {
  readonly planner: string;
  readonly assessment: string;
  readonly focus: readonly string[];
  readonly strategy: string;
  readonly guidance: string;
  readonly question?: string | undefined;
  /** What went wrong with the manager. */
  readonly problem?: string | undefined;
};

/** The iteration at work. */
export type OpenIteration = {
  readonly attempt: number;
  readonly lease: Lease;
  /** Announced and not yet settled. 0 once the cost is known or charged. */
  readonly reserveUsd: number;
  readonly strategy: Strategy;
  readonly focus: readonly string[];
  readonly from: Sha;
  /** The conflict it is to resolve. */
  readonly conflict?: Conflict | undefined;
  readonly usd: number;
  readonly ending?: Ending;
  /** The run that saw the worker end: its machine has the work. */
  readonly seenBy?: string;
  readonly summary?: string;
  readonly subject?: { readonly type: string; readonly text: string };
  readonly files?: number;
};

/** An iteration that is with a person. */
export type Handed = Pick<OpenIteration, "strategy" | "focus" | "from" | "conflict"> & {
  readonly iteration: number;
  /** How often the person was told, with what was known by then. */
  readonly copy: number;
};

/** Who stopped it, by word or by deed. */
export type Stop = {
  readonly by: string;
  readonly why?: string | undefined;
  readonly cause?: StopCause | undefined;
  /** The commit that was merged. */
  readonly at?: Sha | undefined;
};

/** What was seen of CI at one commit. */
export type CiStanding = {
  readonly sha: Sha;
  /** The checks that were looked for. */
  readonly names: readonly string[];
  /** Undefined: there is no GitHub here. */
  readonly sight?: Sight | undefined;
  /** Epoch milliseconds of the last look and of the first one at this commit. */
  readonly at: number;
  /** The run that looked. */
  readonly by: string;
  readonly since: number;
  /** Since when nothing ran there. Undefined: something does. */
  readonly quietSince?: number | undefined;
  /** What CCO started itself, once for a commit; why it could not. */
  readonly started?:
    | { readonly at: number; readonly workflows: readonly string[]; readonly refused: readonly string[] }
    | undefined;
  /** Somebody asked for another look. */
  readonly again?: boolean | undefined;
};

/** What the ledger says, folded. Plain JSON: it is kept as a snapshot beside the ledger. */
export type MissionState = {
  readonly mission: Mission;
  readonly specHash: string;
  readonly openedBy: string;
  readonly openedAt: number;
  /** The commit of the base that is in the branch. Protected paths are held against it. */
  readonly base: Sha;
  /** How often the base was merged since the last iteration, or was found not to merge. */
  readonly merges?: number | undefined;
  readonly conflict?: Conflict | undefined;
  /** A base that a rule of the repository keeps out of the branch. */
  readonly refusal?: { readonly base: Sha; readonly why: string } | undefined;
  /** Last known head of the mission branch. */
  readonly head: Sha;
  readonly phase: Phase;
  /** Iterations that count. While one is open, its number. */
  readonly iteration: number;
  readonly open?: OpenIteration | undefined;
  /** Attempts in a row that died without leaving anything. */
  readonly losses: number;
  /** Waits in a row for a limit of a service. */
  readonly waits: number;
  /** Fencing number of the last lease. */
  readonly token: number;
  readonly spend: Spend;
  /** Who was charged a reserve without knowing the cost, should the fact still arrive. */
  readonly charged?: { readonly run: string; readonly usd: number } | undefined;
  readonly usage: Usage;
  /** The same money by what it was for. Absent in the snapshots of older versions. */
  readonly accounts?: Accounts | undefined;
  /** What humans added to the budget: it outlives an edit of the text. */
  readonly raised: Raise;
  /** The last verdict of each criterion, with the commit it was found at. */
  readonly verdicts: Readonly<Record<string, Verdict & { readonly sha: Sha }>>;
  /** What a model judged of what no command proves. */
  readonly judging?: Judging | undefined;
  /** What was found of each criterion before any work. */
  readonly before?: Readonly<Record<string, Before>> | undefined;
  readonly approvals: Readonly<Record<string, Approval>>;
  /** What differs between the base and the head, as far as the ledger tells: what an approval covers. */
  readonly touched?: Touched | undefined;
  /** What was found before any work. */
  readonly baseline?: Baseline | undefined;
  /** Criteria whose checks do not give one answer. */
  readonly flaky?: Readonly<Record<string, Flake>> | undefined;
  /** How often a criterion that was met was found unmet. */
  readonly falls?: Readonly<Record<string, number>> | undefined;
  /** Checks drafted for criteria that have none. */
  readonly drafts?: Readonly<Record<string, DraftedCheck>> | undefined;
  /** What was found in the change from the base, and what of it somebody lets stand. */
  readonly findings?: Findings | undefined;
  readonly accepted?: Accepted | undefined;
  /** The text that somebody with write access took over. See `textHash`. */
  readonly textApproved?:
    | { readonly hash: string; readonly by: string; readonly url?: string | undefined }
    | undefined;
  /** Criteria that the worker reported as impossible. */
  readonly blocked: Readonly<Record<string, Claim>>;
  /** What people said against that. */
  readonly denials?: Readonly<Record<string, Denial>> | undefined;
  /** Criteria left aside by the recovery ladder. */
  readonly setAside: readonly string[];
  /** Criteria that an iteration was for. */
  readonly offered: readonly string[];
  /** Most criteria ever met at once: progress is to beat it. */
  readonly best: number;
  /** Iterations in a row without progress. */
  readonly fruitless: number;
  /** Rungs of the ladder tried since the last progress. */
  readonly climbed: readonly Strategy[];
  /** How the last judged commit fails; equal signatures mean the same failure. */
  readonly signature: string;
  readonly session?: { readonly id: string; readonly totalUsd: number } | undefined;
  readonly plan?: Plan | undefined;
  /** Epoch milliseconds until which the manager's service wants no more calls: plain code plans. */
  readonly managerRests?: number | undefined;
  /** What humans said since the last brief. */
  readonly guidance: readonly { readonly text: string; readonly by: string }[];
  /** The last words of people that were heard, by their addresses: none counts twice. */
  readonly heard?: readonly string[] | undefined;
  /** The last ending, until the mission went on from it. */
  readonly setback?: Ending | undefined;
  /** What failed on the way. Absent while nothing did. */
  readonly errors?: ErrorList | undefined;
  /** What others did to the branch since the last worker was told. */
  readonly joined?: readonly BranchChange[] | undefined;
  /** What was taken out of the work, each path once, with the last reason. */
  readonly withheld?: readonly Withheld[] | undefined;
  /** Why no further iteration makes sense, until somebody says otherwise. */
  readonly obstacle?: { readonly outcome: Closing; readonly why: string } | undefined;
  readonly past: readonly PastIteration[];
  /** The verdicts of the head must be made again. */
  readonly reproof: boolean;
  readonly parked?:
    | {
        readonly until?: number | undefined;
        readonly why: string;
        readonly awaits?: "ci" | "person" | undefined;
      }
    | undefined;
  /** The iteration that a person is at, in the mode `manual`. */
  readonly handed?: Handed | undefined;
  readonly ci?: CiStanding | undefined;
  /** How the last iteration went about it, while CI alone can say what it brought. */
  readonly unsettled?: Strategy | undefined;
  /** One of the missions that may work at a time, or on its way to be. */
  readonly slot?: Slot | undefined;
  /** It waits until others of its repository rest. Never beside a slot. */
  readonly queued?: { readonly behind: readonly string[] } | undefined;
  readonly stop?: Stop | undefined;
  readonly pause?: { readonly by: string } | undefined;
  /** How often it was closed; a mission can be opened again. */
  readonly closings: number;
  readonly closed?:
    | { readonly outcome: Closing; readonly why: string; readonly awaits?: "ci" | undefined }
    | undefined;
  /** Where people are shown it. */
  readonly shown: Shown;
  /** Nothing has changed that people have not been shown. */
  readonly reported: boolean;
  /** They were shown that it is at work, on this head and this text. Otherwise they are, before the worker starts. */
  readonly shownAtWork?: boolean | undefined;
  /** What the last edit changed in the text, until the report of an iteration that worked by it. */
  readonly textChange?: readonly string[] | undefined;
  readonly lastAt: number;
  readonly lastRun: string;
};
