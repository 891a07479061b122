import type { ThrottlingOptions } from "@octokit/plugin-throttling";

/**
 * The queue through which Octokit's throttling plugin starts writes, with a gap of our own between them.
 *
 * GitHub asks for a second between writes of those who make large numbers of them, and the plugin waits it out
 * before every one, GraphQL queries included (three seconds where people are notified). A job makes about ten
 * writes in an iteration, minutes apart: the gap only keeps a burst from being one, and the secondary limit is
 * waited for all the same when it is hit.
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#pause-between-mutative-requests
 *
 * @param gapMs milliseconds between two starts
 */
export function createWriteSpacing(gapMs: number): Pick<ThrottlingOptions, "write" | "notifications"> {
  let turn: Promise<unknown> = Promise.resolve();
  let last = Number.NEGATIVE_INFINITY;

  function schedule<T>(_options: object, start: () => Promise<T>): Promise<T> {
    const started = turn.then(async () => {
      await pause(last + gapMs - performance.now());
      last = performance.now();
      return start();
    });
    turn = started;
    return started;
  }

  // The plugin's type is a group of Bottleneck; a key's `schedule` is all of it that the plugin calls.
  const group = { key: () => ({ schedule }) } as unknown as NonNullable<ThrottlingOptions["write"]>;
  // Where people are notified the plugin asks both queues; with one gap for each of them a write would wait twice.
  const open = { key: () => ({ schedule: passThrough }) } as unknown as typeof group;
  return { write: group, notifications: open };
}

function passThrough<T>(_options: object, start: () => Promise<T>): Promise<T> {
  return start();
}

function pause(ms: number): Promise<void> {
  return ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}
