import type { Ending } from "./ending.ts";
import type { Answer } from "./judgement.ts";
import type { Criterion, Mission } from "./mission.ts";
import type { Sha } from "./verdict.ts";

/** One criterion that a judge is asked about. */
export type JudgeQuestion = {
  readonly criterion: Criterion;
  /** Its commands passed at this commit: only whether that is earned is asked. */
  readonly isProved: boolean;
  /** What plain code found suspicious about the change. */
  readonly suspicions: readonly string[];
};

/** What a check left at the commit that is judged. */
export type Exhibit = {
  /** Id of the criterion it is for. */
  readonly criterion: string;
  readonly command: string;
  /** How it ended, in words. */
  readonly end: string;
  readonly tail: string;
};

export type JudgeRequest = {
  readonly sha: Sha;
  /** The change that is judged begins here. */
  readonly base: Sha;
  readonly mission: Pick<Mission, "title" | "description" | "constraints">;
  readonly questions: readonly JudgeQuestion[];
  readonly evidence: readonly Exhibit[];
  /** 0, 1, …: another vote sees the same material in another order. */
  readonly order: number;
  /** The conversation is ended when it has used this. */
  readonly caps: { readonly usd: number; readonly tokens: number };
  readonly interrupt: AbortSignal;
};

export type JudgeReply = {
  /** Each about one of the criteria that were asked about, and none twice. What they refer to is there. */
  readonly answers: readonly Answer[];
  /** Cost of every call it took. Undefined when a model was called and the price is unknown. */
  readonly usd: number | undefined;
  readonly tokens: number;
  readonly model?: string;
  /** What went wrong, for the log and the report. */
  readonly problem?: string;
  /** Its service refuses for now. */
  readonly setback?: Ending;
};

/**
 * A model that looks at one commit, with nothing in its hands that could change it. It is told nothing that the worker
 * said. Never rejects for what a model answers or fails to answer: no answer is never a `met`.
 */
export type Judge = {
  readonly name: string;
  judge(request: JudgeRequest): Promise<JudgeReply>;
};
