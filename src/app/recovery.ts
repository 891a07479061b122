import type { MissionState } from "../core/state.ts";
import { sweep } from "../listening/sweep.ts";
import type { BranchBook } from "./branch-book.ts";
import type { Desks } from "./desk.ts";
import type { Installations, Repository } from "./installations.ts";
import type { Log } from "./log.ts";
import type { Redelivery } from "./redelivery.ts";
import type { Time } from "./time.ts";

/** Looks after everything that no event will come for. */
export type Recovery = {
  /** Begins with a round at once. */
  start(): void;
  /** One round over all repositories; resolves when it is through. */
  round(): Promise<void>;
  /** Resolves when nothing of it is under way any more. */
  stop(): Promise<void>;
};

export type RecoveryOptions = {
  readonly installations: Installations;
  readonly desks: Desks;
  readonly redelivery: Redelivery;
  readonly branches: BranchBook;
  readonly log: Log;
  /** Milliseconds from the end of a round to the next. */
  readonly every: number;
  readonly time: Time;
};

/** Milliseconds after a waiting is over before it is looked at: clocks differ. */
const margin = 1000;

/**
 * Lost runs, waits that are over, dispatches and events that never arrived: found in the ledgers and in GitHub's list
 * of deliveries, by any number of replicas side by side. What one of them has started, the others find started.
 */
export function createRecovery(options: RecoveryOptions): Recovery {
  const { installations, redelivery, log, every, time } = options;
  const alarms = new Map<string, () => void>();
  const underWay = new Set<Promise<void>>();
  let callOff = () => {};
  let isStopped = false;
  const inTurn = createTurns(round);

  return {
    start: () => void go(),
    round: inTurn,
    stop: async () => {
      isStopped = true;
      callOff();
      for (const silence of alarms.values()) silence();
      await Promise.allSettled(underWay);
    },
  };

  async function go(): Promise<void> {
    await track(inTurn());
    if (!isStopped) callOff = time.after(every, () => void go());
  }

  async function round(): Promise<void> {
    await attempt(log, "the list of deliveries", async () => {
      const lost = await redelivery.sweep();
      if (lost > 0) log.info({ lost }, "lost deliveries");
    });
    await attempt(log, "the list of repositories", async () => {
      for await (const repository of installations.list()) {
        if (isStopped) return;
        await attempt(log, repository.fullName, () => lookAfter(repository));
      }
    });
  }

  async function lookAfter(repository: Repository): Promise<void> {
    const place = { repository: repository.fullName, installation: repository.installation };
    const desk = await options.desks.open(place);
    const { sentence, missions } = await sweep(desk);
    log.debug({ repository: repository.fullName }, sentence);
    options.branches.learn(repository.fullName, missions);
    setAlarm(repository, missions);
  }

  /** A wait that ends before the next round ends on time. */
  function setAlarm(repository: Repository, states: readonly MissionState[]): void {
    alarms.get(repository.fullName)?.();
    alarms.delete(repository.fullName);
    const ends = states.flatMap(({ parked, closed }) => (closed === undefined ? (parked?.until ?? []) : []));
    // One that was paused may keep a time that is long over.
    const waits = ends.map((until) => until + margin - time.now()).filter((ms) => ms > 0);
    const wait = Math.min(...waits);
    if (isStopped || wait > every) return;
    const ring = () => void track(attempt(log, repository.fullName, () => lookAfter(repository)));
    alarms.set(repository.fullName, time.after(wait, ring));
  }

  async function track(deed: Promise<void>): Promise<void> {
    underWay.add(deed);
    await deed.finally(() => underWay.delete(deed));
  }
}

/** One after another: side by side they would ask for the same deliveries. */
function createTurns(deed: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(deed);
    return last;
  };
}

/** A fault in one place keeps nobody from the others; the next round tries it again. */
async function attempt(log: Log, what: string, deed: () => Promise<void>): Promise<void> {
  try {
    await deed();
  } catch (error) {
    log.warn({ what, err: error }, "could not be looked after");
  }
}
