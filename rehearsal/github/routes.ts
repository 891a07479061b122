import type { Route } from "./call.ts";
import type { RateLimiter } from "./rate-limit.ts";
import { actionsRoutes } from "./routes/actions.ts";
import { appRoutes } from "./routes/apps.ts";
import { checkRoutes } from "./routes/checks.ts";
import { commentRoutes } from "./routes/comments.ts";
import { commitRoutes } from "./routes/commits.ts";
import { contentsRoutes } from "./routes/contents.ts";
import { deliveryRoutes } from "./routes/deliveries.ts";
import { gitDataRoutes } from "./routes/git-data.ts";
import { issueRoutes } from "./routes/issues.ts";
import { labelRoutes } from "./routes/labels.ts";
import { pullRoutes } from "./routes/pulls.ts";
import { reactionRoutes } from "./routes/reactions.ts";
import { refRoutes } from "./routes/refs.ts";
import { repositoryRoutes } from "./routes/repositories.ts";
import { statusRoutes } from "./routes/statuses.ts";
import { userInstallationRoutes } from "./routes/user-installations.ts";
import { rateLimitRoutes, userRoutes } from "./routes/users.ts";
import type { Webhooks } from "./webhooks.ts";

/** Every operation served; the first that fits answers, so the longer paths come first. */
export function createRoutes(webhooks: Webhooks, limiter: RateLimiter): readonly Route[] {
  return [
    ...appRoutes,
    ...deliveryRoutes(webhooks),
    ...userRoutes,
    ...userInstallationRoutes,
    ...rateLimitRoutes(limiter),
    ...checkRoutes,
    ...statusRoutes,
    ...commitRoutes,
    ...contentsRoutes,
    ...refRoutes,
    ...gitDataRoutes,
    ...commentRoutes,
    ...reactionRoutes,
    ...labelRoutes,
    ...issueRoutes,
    ...pullRoutes,
    ...actionsRoutes,
    ...repositoryRoutes,
  ];
}
