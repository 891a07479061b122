import { ApiError } from "./api-error.ts";
import type { Identity } from "./token.ts";
import type { World } from "./world.ts";

export type RateLimits = {
  /** Requests an hour for job tokens (per repository), for installations and users, and for the anonymous. */
  readonly job: number;
  readonly installation: number;
  readonly user: number;
  readonly anonymous: number;
};

export const usualRateLimits: RateLimits = { job: 1000, installation: 5000, user: 5000, anonymous: 60 };

type Bucket = { used: number; reset: number };

export type RateLimiter = {
  /** Counts one call. Throws 403 when nothing was left. */
  take(identity: Identity): void;
  /** Gives one back: a conditional request that was answered 304 is free. */
  giveBack(identity: Identity): void;
  headers(identity: Identity): Readonly<Record<string, string>>;
  standing(identity: Identity): {
    readonly limit: number;
    readonly used: number;
    readonly remaining: number;
    readonly reset: number;
    readonly resource: string;
  };
};

export function createRateLimiter(world: World, limits: RateLimits): RateLimiter {
  const buckets = new Map<string, Bucket>();

  function bucketOf(identity: Identity): Bucket {
    const seconds = Math.floor(world.clock() / 1000);
    const known = buckets.get(keyOf(identity));
    if (known !== undefined && known.reset > seconds) return known;
    const fresh = { used: 0, reset: seconds + 3600 };
    buckets.set(keyOf(identity), fresh);
    return fresh;
  }

  function standing(identity: Identity) {
    const { used, reset } = bucketOf(identity);
    const limit = limits[isApp(identity) ? "installation" : identity.kind];
    return { limit, used, remaining: Math.max(limit - used, 0), reset, resource: "core" };
  }

  return {
    standing,
    take(identity) {
      if (standing(identity).remaining === 0)
        throw new ApiError(403, `API rate limit exceeded for ${nameOf(identity)}.`);
      bucketOf(identity).used += 1;
    },
    giveBack(identity) {
      bucketOf(identity).used -= 1;
    },
    headers(identity) {
      const rows = Object.entries(standing(identity)).map(([name, value]) => [
        `x-ratelimit-${name}`,
        `${value}`,
      ]);
      return Object.fromEntries(rows);
    },
  };
}

function isApp(identity: Identity): identity is Extract<Identity, { readonly kind: "app" | "client" }> {
  return identity.kind === "app" || identity.kind === "client";
}

function keyOf(identity: Identity): string {
  switch (identity.kind) {
    case "anonymous":
      return "anonymous";
    case "client":
      return `app ${identity.client.id}`;
    case "app":
      return `app ${identity.app.id}`;
    case "installation":
      return `installation ${identity.installation}`;
    case "job":
      return `job ${identity.repository}`;
    case "user":
      return `user ${identity.login}`;
  }
}

function nameOf(identity: Identity): string {
  if (identity.kind === "installation") return `installation ID ${identity.installation}`;
  if (identity.kind === "job") return "installation";
  return identity.kind === "user" ? `user ${identity.login}` : "127.0.0.1";
}
