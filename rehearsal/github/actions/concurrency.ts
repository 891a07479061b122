import type { Scope } from "./expression.ts";
import { evaluate, evaluateString, fieldOf, isMappingToken, type Token } from "./template.ts";

/** What a workflow or a job asks of its concurrency group. */
export type Concurrency = {
  readonly group: string;
  readonly cancelInProgress: boolean;
  readonly queue: "single" | "max";
};

/** Undefined when none is asked for. Throws when an expression says what GitHub refuses. */
export function concurrencyOf(token: Token | undefined, scope: Scope): Concurrency | undefined {
  if (token === undefined) return undefined;
  if (!isMappingToken(token)) {
    return { group: evaluateString(token, scope) ?? "", cancelInProgress: false, queue: "single" };
  }
  const cancelInProgress = evaluate(fieldOf(token, "cancel-in-progress"), scope) === true;
  const queue = evaluateString(fieldOf(token, "queue"), scope) === "max" ? "max" : "single";
  if (cancelInProgress && queue === "max")
    throw new Error("`queue: max` cannot be combined with `cancel-in-progress: true`");
  return { group: evaluateString(fieldOf(token, "group"), scope) ?? "", cancelInProgress, queue };
}

/** A run or a job that wants to be alone in its group. */
export type Member = {
  /** Aborted when it no longer wants to come in. */
  readonly cancelled: AbortSignal;
  cancel(reason: string): void;
};
export type Release = () => void;

export type Entry = {
  /** The group is taken: the member waits. */
  readonly waits: boolean;
  /** Resolves when the member is in, with how to leave; undefined when it was cancelled before. */
  readonly admitted: Promise<Release | undefined>;
};

/** One member of a group works, others wait. Names are compared without regard to case. */
export type ConcurrencyGroups = {
  enter(concurrency: Concurrency, member: Member): Entry;
};

export function createConcurrencyGroups(): ConcurrencyGroups {
  const groups = new Map<string, Group>();
  return {
    enter({ group: name, cancelInProgress, queue }, member) {
      const key = name.toLowerCase();
      const group = groups.get(key) ?? { holder: undefined, waiting: [] };
      groups.set(key, group);
      const reason = `Canceling since a higher priority waiting request for '${name}' exists`;
      if (cancelInProgress) group.holder?.cancel(reason);
      // Cancelling takes a member off the list.
      if (cancelInProgress || queue === "single")
        for (const { member: other } of [...group.waiting]) other.cancel(reason);
      if (group.waiting.length >= maxWaiting) {
        member.cancel(
          `The concurrency group '${name}' has ${maxWaiting} waiting requests, the most there can be`,
        );
        return { waits: false, admitted: Promise.resolve(undefined) };
      }
      const waits = group.holder !== undefined;
      return { waits, admitted: wait(group, member) };
    },
  };
}

const maxWaiting = 100;

type Group = { holder: Member | undefined; readonly waiting: Waiting[] };
type Waiting = { readonly member: Member; readonly admit: (release: Release | undefined) => void };

function wait(group: Group, member: Member): Promise<Release | undefined> {
  const { promise, resolve: admit } = Promise.withResolvers<Release | undefined>();
  const waiting = { member, admit };
  group.waiting.push(waiting);
  const giveUp = () => {
    const at = group.waiting.indexOf(waiting);
    if (at === -1) return;
    group.waiting.splice(at, 1);
    admit(undefined);
  };
  if (member.cancelled.aborted) giveUp();
  else member.cancelled.addEventListener("abort", giveUp, { once: true });
  if (group.holder === undefined) admitNext(group);
  return promise;
}

function admitNext(group: Group): void {
  const next = group.waiting.shift();
  group.holder = next?.member;
  next?.admit(() => {
    if (group.holder === next.member) admitNext(group);
  });
}
