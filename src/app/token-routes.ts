import type { ServerResponse } from "node:http";
import { type Route, sendJson } from "./http.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import type { Exchange, TokenExchange } from "./token-exchange.ts";

/** `POST /token` with a job's identity as bearer: `{token, expires_at}`, or `{error}` with the reason. */
export function createTokenRoutes(
  { exchange }: TokenExchange,
  { metrics, log }: { readonly metrics: Metrics; readonly log: Log },
): readonly Route[] {
  return [
    {
      method: "POST",
      path: "/token",
      answer: async ({ request, response }) => {
        const [, identity] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "") ?? [];
        if (identity === undefined)
          return sendJson(response, 401, { error: "Show the job's OIDC token as bearer." });
        const answer = await exchange(identity);
        metrics.exchange(answer.kind);
        if (answer.kind === "granted") log.info({ repository: answer.repository }, "gave a job a token");
        else log.warn({ why: answer.why }, "gave a job no token");
        sendExchange(response, answer);
      },
    },
  ];
}

function sendExchange(response: ServerResponse, answer: Exchange): void {
  switch (answer.kind) {
    case "granted":
      sendJson(response, 200, { token: answer.token, expires_at: answer.expiresAt });
      break;
    case "refused":
      sendJson(response, answer.status, { error: answer.why });
      break;
    case "unavailable":
      sendJson(response, 503, { error: answer.why });
      break;
  }
}
