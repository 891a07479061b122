import { createNodeMiddleware, type Probot } from "probot";
import { webhookPath } from "./app-manifest.ts";
import type { Route } from "./http.ts";
import type { Metrics } from "./metrics.ts";
import { listenOn, type WebhookOptions } from "./webhooks.ts";

/** Verifies the signature over the bytes as they came; only then is anything read. */
export async function createWebhookRoutes(
  probot: Probot,
  options: WebhookOptions,
): Promise<readonly Route[]> {
  const middleware = await createNodeMiddleware((app) => listenOn(app, options), {
    probot,
    webhooksPath: webhookPath,
  });
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
