import type { IncomingMessage, ServerResponse } from "node:http";
import { sendText } from "../pages/send.ts";
import { parseAppConfig } from "./app-config.ts";
import type { AppEnvironment } from "./app-environment.ts";
import { type AppParts, createAppParts } from "./app-parts.ts";
import { createListener } from "./serve.ts";

/** What platforms give that have a `(request, response)` of node: Vercel, Google Cloud, Azure, or Lambda's adapters. */
export type PlatformRequest = IncomingMessage & { readonly body?: unknown; readonly rawBody?: unknown };

export type Serverless = {
  /** Everything the App answers. Nothing is under way any more when the answer is sent: a platform may freeze then. */
  handler(request: PlatformRequest, response: ServerResponse): Promise<void>;
  /**
   * One round over what no webhook comes for. There are no timers here: let the platform's schedule call it, every
   * five minutes.
   */
  recover(): Promise<void>;
};

/** The configuration is checked at the first call; until it is right, every answer is a 500 and nobody is let in. */
export function createServerless(env: AppEnvironment): Serverless {
  let made: Promise<AppParts> | undefined;
  const parts = () => {
    made ??= Promise.resolve().then(() => createAppParts(parseAppConfig(env)));
    return made;
  };

  return {
    handler: async (request, response) => {
      const { routes, log, idle } = await parts().catch(refusing(response));
      if (!isReadable(request)) {
        log.error("the platform has parsed the body: switch that off, signatures are over its bytes");
        return sendText(response, 500, "The body was parsed before it came here.");
      }
      const sent = holdEnd(response, idle);
      await createListener(routes, log)(request, response);
      await sent();
    },
    recover: async () => (await parts()).recovery.round(),
  };
}

/** Says what is wrong where only the operator sees it. */
function refusing(response: ServerResponse): (error: unknown) => never {
  return (error) => {
    sendText(response, 500, "This App is not configured.");
    throw error;
  };
}

/** The bytes are still to come, or were kept as they came. */
function isReadable({ body, rawBody }: PlatformRequest): boolean {
  return body === undefined || body === null || typeof body === "string" || rawBody !== undefined;
}

/** Sends the end of the answer only when nothing is under way. Resolves when it was sent. */
function holdEnd(response: ServerResponse, idle: () => Promise<void>): () => Promise<void> {
  const end = response.end.bind(response) as (...given: readonly unknown[]) => ServerResponse;
  let sending: Promise<unknown> | undefined;
  response.end = ((...given: readonly unknown[]) => {
    sending ??= idle().then(() => end(...given));
    return response;
  }) as typeof response.end;
  return async () => void (await sending);
}

const app = createServerless(process.env);

/** The one handler for platforms that look for one. */
export const handler = app.handler;

/** For the platform's schedule. */
export const recover = app.recover;
