import type { Run } from "./event.ts";
import type { Strategy } from "./ladder.ts";
import type { PinnedMission } from "./mission.ts";
import type { Closing } from "./outcome.ts";
import type { BranchStanding } from "./ports.ts";
import type { Turn } from "./queue.ts";
import type { Sha } from "./verdict.ts";

/** Work to be done, as data. `perform` turns each into exactly one event. */
export type Effect =
  | { readonly type: "open-mission" }
  | { readonly type: "change-spec" }
  | { readonly type: "follow-branch"; readonly to: Sha }
  | { readonly type: "take-slot" }
  | { readonly type: "queue-mission"; readonly behind: readonly string[] }
  | { readonly type: "merge-base"; readonly base: Sha }
  | { readonly type: "prove-head"; readonly criteria: readonly string[] }
  | { readonly type: "plan-checks"; readonly criteria: readonly string[] }
  | { readonly type: "try-checks"; readonly criteria: readonly string[] }
  | {
      readonly type: "open-iteration";
      readonly iteration: number;
      readonly attempt: number;
      readonly reserveUsd: number;
      readonly leaseMs: number;
      readonly strategy: Strategy;
      readonly focus: readonly string[];
    }
  | {
      readonly type: "hand-over";
      readonly iteration: number;
      readonly strategy: Strategy;
      readonly focus: readonly string[];
    }
  | { readonly type: "run-agent" }
  | { readonly type: "commit-work" }
  | { readonly type: "judge-criteria"; readonly criteria: readonly string[] }
  | { readonly type: "ask-judge"; readonly criteria: readonly string[] }
  | { readonly type: "make-plan" }
  | { readonly type: "report-progress" }
  | { readonly type: "abandon-iteration"; readonly why: string }
  | { readonly type: "look-at-ci"; readonly sha: Sha; readonly names: readonly string[] }
  | { readonly type: "start-ci"; readonly sha: Sha; readonly names: readonly string[] }
  | {
      readonly type: "park-mission";
      readonly until?: number | undefined;
      readonly why: string;
      readonly awaits?: "ci";
    }
  | {
      readonly type: "close-mission";
      readonly outcome: Closing;
      readonly why: string;
      readonly awaits?: "ci";
    };

/** What is true at this moment: read from the outside before deciding. */
export type Now = {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly run: Run;
  /** The mission as its author has it now. Undefined: nothing newer than the ledger's is at hand. */
  readonly mission?: PinnedMission | undefined;
  /** Undefined while an iteration is at work: nobody asked. */
  readonly branch?: BranchStanding | undefined;
  /** Undefined: nobody else could be at work, as on one's own machine. */
  readonly queue?: Turn | undefined;
  /** Whether the run that holds the lease has ended. Undefined: that cannot be known. */
  readonly holderEnded?: boolean | undefined;
  /** There is a manager that drafts checks. */
  readonly draftsChecks?: boolean | undefined;
  /** CI may be started where nothing else starts it. */
  readonly startsCi?: boolean | undefined;
  /** Whoever started us wants us to end: finish what is open, begin nothing. */
  readonly interrupted: boolean;
};
