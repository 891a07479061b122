import { createNodeMiddleware, Webhooks } from "@octokit/webhooks";
import { webhookPath } from "./app-manifest.ts";
import type { Route } from "./http.ts";
import type { Metrics } from "./metrics.ts";
import { listenOn, type WebhookOptions } from "./webhooks.ts";

/**
 * Verifies the signature over the bytes as they came; only then is anything read. Probot's own middleware does the same,
 * and makes a client of GitHub for each delivery besides: for what concerns no mission that was half of all the work.
 */
export function createWebhookRoutes(secret: string, options: WebhookOptions): readonly Route[] {
  const { log } = options;
  const webhooks = new Webhooks({ secret, log });
  listenOn(webhooks, options);
  const middleware = createNodeMiddleware(webhooks, { path: webhookPath, log });
  return [
    {
      method: "POST",
      path: webhookPath,
      answer: async ({ request, response }) => {
        const begun = performance.now();
        await middleware(request, response);
        countRefusal(response.statusCode, begun, options.metrics);
      },
    },
  ];
}

/** Whoever was refused may have named any event. */
function countRefusal(status: number, begun: number, metrics: Metrics): void {
  const isRefused = status >= 400 && status < 500;
  if (isRefused) metrics.delivery("unknown", "refused", (performance.now() - begun) / 1000);
}
