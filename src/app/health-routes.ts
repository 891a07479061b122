import { send, sendText } from "../pages/send.ts";
import type { Route } from "./http.ts";
import type { Metrics } from "./metrics.ts";

export type Readiness = {
  /** Why no traffic is wanted; undefined when it is. */
  readonly objection: () => string | undefined;
};

/**
 * For whoever runs the App: `/healthz` says that the process answers, `/readyz` whether it wants traffic (not while it
 * drains), `/metrics` what it has done. None of them calls GitHub: an outage there must not restart every replica.
 */
export function createHealthRoutes({ objection }: Readiness, metrics: Metrics): readonly Route[] {
  return [
    { method: "GET", path: "/healthz", answer: ({ response }) => sendText(response, 200, "ok") },
    {
      method: "GET",
      path: "/readyz",
      answer: ({ response }) => {
        const why = objection();
        sendText(response, why === undefined ? 200 : 503, why ?? "ready");
      },
    },
    {
      method: "GET",
      path: "/metrics",
      answer: async ({ response }) => send(response, 200, await metrics.render()),
    },
  ];
}
