import type { JudgeReply, JudgeRequest } from "../core/judge-port.ts";
import type { Answer } from "../core/judgement.ts";
import { type Call, type CallRequest, type Endpoint, totalOf } from "./endpoint.ts";
import type { Material } from "./judge-material.ts";

/** What became of asking one model. Without answers: why. */
export type Attempt = {
  readonly answers?: readonly Answer[];
  readonly model?: string | undefined;
  readonly problem?: string | undefined;
  readonly setback?: JudgeReply["setback"];
  /** Its service takes no tools, as it seems. */
  readonly isToolless?: boolean;
};

type Parts = {
  readonly endpoint: Endpoint;
  readonly request: JudgeRequest;
  readonly material: Material;
  readonly interrupt: AbortSignal;
  readonly question: { readonly system: string; readonly prompt: string };
  /** Models known to take no tools. */
  readonly toolless: Set<string>;
};

/** One question on its way, with what it has used so far. */
export type JudgeSession = Parts & {
  call(request: Omit<CallRequest, "interrupt" | "usd">): Promise<Call>;
  /** Nothing more may be asked. */
  isOver(): boolean;
  /** The next call has to be the last one. */
  isNearlyOver(): boolean;
  spent(): Pick<JudgeReply, "usd" | "tokens">;
};

/** Tokens of one question, whatever the size of the change or of the repository; and the share that is kept for the end. */
const mostTokens = 400_000;
const share = 0.75;

export function createSession(parts: Parts): JudgeSession {
  const { endpoint, interrupt, request } = parts;
  const calls: Call[] = [];
  let guessed = 0;
  const spent = () => totalOf(calls);
  /** How much of what it may use is used. */
  const used = () => {
    const { usd, tokens } = spent();
    const caps = request.caps;
    // Some services say nothing of tokens: four characters are about one.
    const counted = Math.max(tokens, guessed) / Math.min(mostTokens, caps.tokens);
    return Math.max(counted, (usd ?? 0) / caps.usd);
  };
  return {
    ...parts,
    spent,
    isOver: () => interrupt.aborted || used() >= 1,
    isNearlyOver: () => used() >= share,
    call: async (wish) => {
      const usd = Math.max(0.01, request.caps.usd - (spent().usd ?? 0));
      const call = await endpoint.call({ ...wish, interrupt, usd });
      calls.push(call);
      guessed += JSON.stringify(wish.messages).length / 4;
      return call;
    },
  };
}
