import { setTimeout as pause } from "node:timers/promises";
import { mistakes } from "../core/error.ts";
import { type GitCall, GitFailed, type GitSetting } from "./git.ts";
import { faultOf, lastLineOf, saidBy } from "./mirror-fault.ts";

export type Remote = {
  /** https, http or file; or an absolute path. Without credentials. */
  readonly url: string;
  /** A token that is good now. Asked for with each call: tokens expire within a job. */
  readonly authorization: () => Promise<string>;
  /** Milliseconds before each repetition after a fault of the network. */
  readonly pauses: readonly number[];
};

export const defaultPauses: readonly number[] = [1000, 4000, 15_000];

/**
 * Calls git with access to the remote and to nothing else. The token is in the environment of that process only:
 * never on its command line, in an address or in a file.
 * Faults of the network are waited out; throws the mistake `TOKEN_REFUSED`.
 */
export async function callRemote<T>(remote: Remote, run: Run<T>): Promise<T> {
  const token = await remote.authorization();
  try {
    return await callPatiently(remote, run, token);
  } catch (error) {
    if (!isTokenFault(error)) throw error;
    const fresh = await remote.authorization();
    if (fresh === token) throw refused(remote, error);
    return callAgain(remote, run, fresh);
  }
}

type Run<T> = (call: GitCall) => Promise<T>;

async function callAgain<T>(remote: Remote, run: Run<T>, token: string): Promise<T> {
  try {
    return await callPatiently(remote, run, token);
  } catch (error) {
    throw isTokenFault(error) ? refused(remote, error) : error;
  }
}

function refused({ url }: Remote, { stderr }: GitFailed): Error {
  return mistakes.tokenRefused(url, saidBy(stderr) || lastLineOf(stderr));
}

async function callPatiently<T>(remote: Remote, run: Run<T>, token: string): Promise<T> {
  for (const wait of remote.pauses) {
    try {
      return await run(accessOf(remote.url, token));
    } catch (error) {
      if (!(error instanceof GitFailed) || faultOf(error.stderr) !== "network") throw error;
      await pause(wait);
    }
  }
  return run(accessOf(remote.url, token));
}

function isTokenFault(error: unknown): error is GitFailed {
  return error instanceof GitFailed && faultOf(error.stderr) === "token";
}

function accessOf(url: string, token: string): GitCall {
  const { protocol, origin } = parseUrl(url);
  const isWeb = protocol === "https" || protocol === "http";
  return {
    env: { ...inheritedAccess(), GIT_ALLOW_PROTOCOL: protocol },
    config: isWeb ? [...alone, [`http.${origin}/.extraheader`, headerOf(token)]] : alone,
  };
}

/** Only for that host: a redirection elsewhere does not take it along. */
function headerOf(token: string): string {
  return `Authorization: Basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
}

/** Nobody is asked, and nothing but the call at hand runs. */
const alone: readonly GitSetting[] = [
  ["core.askPass", ""],
  ["fetch.recurseSubmodules", "no"],
  ["push.recurseSubmodules", "no"],
  ["protocol.version", "2"],
];

function parseUrl(url: string): { protocol: string; origin: string } {
  if (!URL.canParse(url)) return { protocol: "file", origin: "" };
  const { protocol, origin } = new URL(url);
  return { protocol: protocol.slice(0, -1), origin };
}

/** How the machine reaches the network, as whoever set it up wants it. */
const accessVariables = [
  ...["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"].flatMap((name) => [name, name.toLowerCase()]),
  "SSL_CERT_FILE",
  "SSL_CERT_DIR",
  "CURL_CA_BUNDLE",
  "GIT_SSL_CAINFO",
];

function inheritedAccess(): Record<string, string> {
  return Object.fromEntries(
    accessVariables.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
