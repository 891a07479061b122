import type { IncomingMessage } from "node:http";
import { createNodeMiddleware, Webhooks } from "@octokit/webhooks";
import { webhookPath } from "./app-manifest.ts";
import { largestBody, type Route, sendTooLarge } from "./http.ts";
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
        if (await hasWholeBody(request)) await middleware(request, response);
        else sendTooLarge(response);
        countRefusal(response.statusCode, begun, options.metrics);
      },
    },
  ];
}

/**
 * Keeps the bytes of the body where the middleware looks for them, unless a platform has done so. False when there are
 * more than GitHub ever sends: whoever does not say how long a body is could fill the memory before it is verified.
 */
async function hasWholeBody(request: IncomingMessage & { body?: unknown }): Promise<boolean> {
  if (request.body !== undefined && request.body !== null) return true;
  const rawBody = await readBody(request);
  if (rawBody === undefined) return false;
  Object.assign(request, { body: {}, rawBody });
  return true;
}

/** Undefined when it is too large: the rest is not read. With events: an iterator takes twice as much of a core. */
function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const take = (chunk: Buffer) => {
      length += chunk.length;
      chunks.push(chunk);
      if (length <= largestBody) return;
      request.off("data", take).pause();
      resolve(undefined);
    };
    request.on("data", take);
    request.once("end", () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    request.once("error", reject);
    request.once("close", () => {
      if (!request.readableEnded) reject(new Error("The connection was closed before the body was whole."));
    });
  });
}

/** Whoever was refused may have named any event. */
function countRefusal(status: number, begun: number, metrics: Metrics): void {
  const isRefused = status >= 400 && status < 500;
  if (isRefused) metrics.delivery("unknown", "refused", (performance.now() - begun) / 1000);
}
