import type { Live } from "../core/comment-now.ts";
import { faultText } from "../core/fault-text.ts";
import { stripControl } from "../core/redact.ts";
import type { Activity } from "./worker-activity.ts";

export type LiveLineOptions = {
  /** Shows it to people. What it rejects with is not worth more than a warning: the next one may succeed. */
  readonly show: (live: Live) => Promise<void>;
  readonly redact: (text: string) => string;
  readonly warn: (text: string) => void;
  /** Milliseconds between two of them, and before the first; default two minutes. */
  readonly every?: number | undefined;
};

export type LiveLine = {
  /** The worker was seen doing something. */
  note(activity: Activity): void;
  /** Shows nothing more; resolves when nothing is on its way any more, so that a later report has the last word. */
  [Symbol.asyncDispose](): Promise<void>;
};

const twoMinutes = 120_000;

/** Tells people at a slow pace what a worker does now, from the moment it is made. An unchanged line costs nothing. */
export function createLiveLine({ show, redact, warn, every = twoMinutes }: LiveLineOptions): LiveLine {
  const began = performance.now();
  const answers = new Set<string>();
  let latest: Activity | undefined;
  let shown: Activity | undefined;
  let underWay: Promise<void> | undefined;
  let hasWarned = false;

  const timer = setInterval(() => {
    underWay ??= showLatest().finally(() => {
      underWay = undefined;
    });
  }, every);
  timer.unref();

  async function showLatest(): Promise<void> {
    if (latest === undefined || latest === shown) return;
    shown = latest;
    const text = redact(stripControl(withoutCutWord(latest.text)));
    try {
      await show({ kind: latest.kind, text, turns: answers.size, ms: performance.now() - began });
    } catch (error) {
      if (!hasWarned) warn(`What the worker does now could not be shown: ${faultText(error)}`);
      hasWarned = true;
    }
  }

  return {
    note: (activity) => {
      latest = activity;
      if (activity.answer !== undefined) answers.add(activity.answer);
    },
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer);
      await underWay;
    },
  };
}

/** A secret that was cut in two would not be known for one. */
function withoutCutWord(text: string): string {
  return text.replace(/\S*…$/, "…");
}
