import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { createCookie } from "./cookie.ts";
import { createSeal } from "./seal.ts";

/** Who is signed in, with GitHub's word for it. */
export type Session = { readonly login: string; readonly token: string };

export type Sessions = {
  /** Undefined: signed out. */
  read(request: IncomingMessage): Promise<Session | undefined>;
  /** @param seconds how long GitHub's token is valid; undefined when it does not say */
  write(response: ServerResponse, session: Session, seconds: number | undefined): Promise<void>;
  clear(response: ServerResponse): void;
};

/** As long as GitHub's tokens for users: https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/refreshing-user-access-tokens */
const longestSeconds = 8 * 3600;

const sessionSchema = z.object({ login: z.string(), token: z.string() });

export type SessionOptions = {
  readonly secret: string;
  readonly isSecure: boolean;
  readonly clock: () => number;
};

/** The session is the cookie: no replica keeps any. */
export function createSessions({ secret, isSecure, clock }: SessionOptions): Sessions {
  const cookie = createCookie("cco-session", isSecure);
  const seal = createSeal(secret, "dashboard session", clock);
  return {
    read: async (request) => sessionSchema.safeParse(await seal.open(cookie.read(request))).data,
    write: async (response, session, validSeconds = longestSeconds) => {
      const seconds = Math.min(validSeconds, longestSeconds);
      cookie.write(response, await seal.close(session, seconds), seconds);
    },
    clear: cookie.clear,
  };
}
