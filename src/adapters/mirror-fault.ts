/**
 * What a failed call to a remote means, from git's words (they are stable with `LC_ALL=C`; the server's own
 * lines come with `remote:`):
 * - `token`: the credentials are missing, wrong, expired, or not enough
 * - `network`: nobody answered, or broke off; the same call may succeed later
 */
export type RemoteFault = "token" | "network" | "other";

export function faultOf(stderr: string): RemoteFault {
  if (tokenFaults.some((pattern) => pattern.test(stderr))) return "token";
  return networkFaults.some((pattern) => pattern.test(stderr)) ? "network" : "other";
}

/** What the server said, without git's own lines. */
export function saidBy(stderr: string): string {
  const lines = stderr.split("\n").filter((line) => /^remote: ?/.test(line));
  const said = lines.map((line) => line.replace(/^remote: ?/, "").trimEnd());
  return said.join("\n").trim();
}

/** Git's last word, for where the server said nothing. */
export function lastLineOf(stderr: string): string {
  return stderr.trim().split("\n").at(-1) ?? "";
}

/** A private repository does not exist for a token that may not see it. */
const tokenFaults = [
  /authentication failed/i,
  /could not read (username|password)/i,
  /returned error: 40[13]|HTTP 40[13]/,
  /invalid (username|credentials)/i,
  /permission to .* denied/i,
  /write access to (the )?repository not granted/i,
  /repository .*not found/i,
];

const networkFaults = [
  /could not resolve (host|proxy)/i,
  /(couldn't|failed to|could not) connect/i,
  /connection (was )?(timed out|refused|reset|closed)/i,
  /(operation|handshake|request) timed out/i,
  /returned error: (408|429|5\d\d)|HTTP (408|429|5\d\d)/,
  /rpc failed|early eof|unexpected disconnect|hung up unexpectedly/i,
  /empty reply|transfer closed|recv failure|send failure/i,
  /gnutls|ssl_(read|write|connect)|http\/2 stream/i,
  /internal server error|service unavailable/i,
];
