import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { mistakes } from "../core/error.ts";
import { faultText } from "../core/fault-text.ts";

/** A token that is good now, for GitHub's API and for git. Asked for before each use: tokens expire within a job. */
export type TokenSource = () => Promise<string>;

export type AppTokenOptions = {
  /** Of the App, without a slash at the end. */
  readonly appUrl: string;
  /** The token for when the App gives none. */
  readonly otherwise: string;
  /** Asks the runner for a token that says which job this is, to be shown to nobody but the audience. */
  readonly identify: (audience: string) => Promise<string>;
  /** Takes every secret before it is used. */
  readonly hide: (secret: string) => void;
  readonly warn: (text: string) => void;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** Milliseconds before an App that does not answer is asked again. */
  readonly pauses?: readonly number[];
};

/** A token is renewed when it has no more than this left: longer than any call or push waits. Milliseconds. */
const leastLeft = 10 * 60_000;
/** An App that gave a token and then none is asked again after this. Milliseconds. */
const askAgainAfter = 60_000;
/** Milliseconds. An App answers within seconds. */
const patience = 20_000;

/**
 * Tokens of the App, for the identity of this job. Where it gives none, why is said once, and the job goes on with the
 * other token. A job that began with that one stays with it: what it makes on GitHub has one author.
 */
export function createAppToken(options: AppTokenOptions): TokenSource {
  const { otherwise, hide, warn, clock } = options;
  let held: Granted | undefined;
  let asking: Promise<string> | undefined;
  let notBefore = 0;
  let isSaid = false;

  return async () => {
    if (held !== undefined && held.expiresAt - clock() > leastLeft) return held.token;
    if (clock() < notBefore) return whatIsLeft();
    asking ??= renew().finally(() => {
      asking = undefined;
    });
    return asking;
  };

  async function renew(): Promise<string> {
    const answer = await tradePatiently(options);
    if ("token" in answer) {
      hide(answer.token);
      held = answer;
      return answer.token;
    }
    notBefore = held === undefined ? Number.POSITIVE_INFINITY : clock() + askAgainAfter;
    const token = whatIsLeft();
    if (token === otherwise && !isSaid) warn(refusalText(options.appUrl, answer));
    isSaid ||= token === otherwise;
    return token;
  }

  function whatIsLeft(): string {
    return held !== undefined && held.expiresAt > clock() ? held.token : otherwise;
  }
}

/**
 * Throws the user error INPUT_INVALID for what is no address, or one at which a token could be read on its way.
 * A machine may speak to itself in the clear.
 */
export function parseAppUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname));
  const isPlain = url !== undefined && url.username + url.password + url.search + url.hash === "";
  if (url === undefined || !isSafe || !isPlain)
    throw mistakes.inputInvalid("app-url", text, "an address such as https://cco.example.com");
  return url.href.replace(/\/+$/, "");
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(\.\d+){3}$/.test(host);
}

type Granted = { readonly token: string; readonly expiresAt: number };
/** Why, as a sentence, and what to do about it. */
type Refused = { readonly why: string; readonly fix: string; readonly isPassing: boolean };

async function tradePatiently(options: AppTokenOptions): Promise<Granted | Refused> {
  const { pauses = [1000, 4000] } = options;
  for (const wait of pauses) {
    const answer = await trade(options);
    if ("token" in answer || !answer.isPassing) return answer;
    await pause(wait);
  }
  return trade(options);
}

/** An identity is good for one token, so each attempt shows a new one. */
async function trade({ appUrl, identify, hide }: AppTokenOptions): Promise<Granted | Refused> {
  let identity: string;
  try {
    identity = await identify(appUrl);
  } catch (error) {
    const why = messageOf(error);
    const fix = /ACTIONS_ID_TOKEN_REQUEST/.test(why)
      ? "Add `id-token: write` to the permissions in the workflow."
      : "GitHub gives out identities again later.";
    return { why: `The runner gives this job no identity: ${why}.`, fix, isPassing: false };
  }
  hide(identity);
  try {
    const answer = await fetch(`${appUrl}/token`, {
      method: "POST",
      headers: { authorization: `Bearer ${identity}`, "user-agent": "cco" },
      // The identity is for this address and no other.
      redirect: "error",
      signal: AbortSignal.timeout(patience),
    });
    return grantIn(answer.status, await answer.text());
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? ` (${messageOf(error.cause)})` : "";
    return {
      why: `It cannot be reached: ${messageOf(error)}${cause}.`,
      fix: fixOf(undefined),
      isPassing: true,
    };
  }
}

const grant = z.object({ token: z.string().min(1), expires_at: z.iso.datetime({ offset: true }) });
const refusal = z.object({ error: z.string() });

function grantIn(status: number, text: string): Granted | Refused {
  const body = parseJson(text);
  const granted = grant.safeParse(body);
  if (status === 200 && granted.success)
    return { token: granted.data.token, expiresAt: Date.parse(granted.data.expires_at) };
  const said = refusal.safeParse(body).data?.error ?? "something else than a token";
  return { why: `It answered ${status}: ${said}`, fix: fixOf(status), isPassing: status >= 500 };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fixOf(status: number | undefined): string {
  switch (status) {
    case 401:
      return "Set `app-url` to exactly what the App is run with as `APP_URL`.";
    case 403:
      return "The App gives tokens to the workflow that it is configured for, on the default branch.";
    case 404:
      return "Install the App on this repository, or mend `app-url`.";
    default:
      return "Look at the App's `/healthz` and its log, or mend `app-url`.";
  }
}

function refusalText(appUrl: string, { why, fix }: Refused): string {
  return `The App at ${appUrl} gives this job no token. ${why} ${fix} Until then CCO goes on with \`github-token\`: CI does not start by itself on what it pushes with that one.`;
}

function messageOf(error: unknown): string {
  return faultText(error).replace(/\s+/g, " ").replace(/\.$/, "");
}
