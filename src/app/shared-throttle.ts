import { once } from "node:events";
import Bottleneck from "bottleneck";
import { Redis } from "ioredis";
import { ProbotOctokit } from "probot";
import { mistakes } from "../core/error.ts";
import { faultText } from "../core/fault-text.ts";
import type { Log } from "./log.ts";

/** What the replicas of one App have in common: the pace at which they call GitHub as the App. */
export type SharedThrottle = {
  /** Probot's client with that pace. */
  readonly Octokit: typeof ProbotOctokit;
  close(): Promise<void>;
};

/** Milliseconds for a Redis to answer at the start. */
const patience = 5000;

/**
 * Keeps the queues of Octokit's throttling in a Redis. Probot's own way to it asks npx for a client at run time, which
 * a container does not have. Throws the user error APP_MISCONFIGURED when nobody answers; later the client connects
 * anew by itself, and what is asked meanwhile fails and is made up for.
 */
export async function createSharedThrottle(url: string, log: Log): Promise<SharedThrottle> {
  const client = new Redis(url, { connectTimeout: patience });
  const note = (error: Error) => log.warn({ err: error }, "the Redis of REDIS_URL");
  client.on("error", note);
  try {
    await once(client, "ready");
  } catch (error) {
    client.disconnect();
    const reason = faultText(error);
    throw mistakes.appMisconfigured([`REDIS_URL: expected a Redis that answers: ${reason}`]);
  }
  // Without the class it looks for the client by `require`, which a bundle has not.
  const connection = new Bottleneck.IORedisConnection({ Redis, client });
  connection.on("error", note);
  const Octokit = ProbotOctokit.defaults((options: { readonly throttle?: object }) => ({
    ...options,
    throttle: { ...options.throttle, Bottleneck, connection },
  }));
  return { Octokit, close: () => connection.disconnect(false) };
}
