import { type Account, findAccount, renderAccount } from "../account.ts";
import { ApiError } from "../api-error.ts";
import { type Answer, type Call, ok, type Route, route } from "../call.ts";
import type { RateLimiter } from "../rate-limit.ts";
import type { World } from "../world.ts";

export const userRoutes = [
  route("GET /user", getUser),
  route("GET /users/{username}", ({ world, params }) =>
    ok(renderProfile(world, findAccount(world, params.username ?? ""))),
  ),
  route("GET /meta", () => ok({ verifiable_password_authentication: false, installed_version: "3.20.0" })),
];

function getUser({ world, identity }: Call): Answer {
  if (identity.kind === "anonymous") throw new ApiError(401, "Requires authentication");
  if (identity.kind !== "user") throw new ApiError(403, "Resource not accessible by integration");
  return ok(renderProfile(world, findAccount(world, identity.login)));
}

function renderProfile(world: World, account: Account) {
  return {
    ...renderAccount(world, account.login),
    name: account.name,
    email: account.email,
    company: null,
    blog: "",
    location: null,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
  };
}

/** Free of charge. */
export function rateLimitRoutes(limiter: RateLimiter): readonly Route[] {
  return [
    route("GET /rate_limit", ({ identity }) => {
      const core = limiter.standing(identity);
      const { resource: _, ...rate } = core;
      return ok({ resources: { core: rate, graphql: rate, search: rate }, rate });
    }),
  ];
}
