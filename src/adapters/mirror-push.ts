import { mistakes } from "../core/error.ts";
import type { Sha } from "../core/verdict.ts";
import { GitFailed, git, textOf } from "./git.ts";
import type { Mirror } from "./mirror.ts";
import { saidBy } from "./mirror-fault.ts";
import { callRemote } from "./mirror-remote.ts";
import type { Withholding } from "./seal-rules.ts";
import type { Advance, Refused } from "./workspace-home.ts";

export type Push = {
  /** Short name. */
  readonly branch: string;
  readonly sha: Sha;
  /** Where the branch is now, a parent of `sha`; undefined: nowhere yet. */
  readonly from: Sha | undefined;
  /** It has a second parent, which the remote has. */
  readonly merges?: boolean;
};

/** Advances a branch of the remote, from where it is said to be or not at all. Throws the mistake `TOKEN_REFUSED`. */
export async function pushCommit(mirror: Mirror, push: Push): Promise<Advance> {
  const ref = `refs/heads/${push.branch}`;
  // It names the value to replace. Nothing is ever forced by it: the commit goes on from that value.
  const lease = `--force-with-lease=${ref}:${push.from ?? ""}`;
  return send(mirror, push, [lease, mirror.remote.url, `${push.sha}:${ref}`]);
}

/** Brings a commit of a branch to a ref of ours beside the branches, whatever that ref has now. */
export async function pushAside(mirror: Mirror, push: Push, ref: string): Promise<Advance> {
  return send(mirror, push, [mirror.remote.url, `+${push.sha}:${ref}`]);
}

async function send({ gitDir, remote }: Mirror, push: Push, what: readonly string[]): Promise<Advance> {
  const args = ["push", "--porcelain", "--no-verify", ...what];
  // With a parent that no branch stands at, git would send whole trees unless the two sides first find out what they share.
  const negotiate = [["push.negotiate", String(push.from === undefined || push.merges === true)]] as const;
  const { code, stdout, stderr } = await callRemote(remote, async (call) => {
    const config = [...(call.config ?? []), ...negotiate];
    const result = await git(args, { ...call, gitDir, config, accept: [1] });
    if (result.code !== 0 && rejectionIn(result.stdout) === undefined)
      throw new GitFailed(args, result.code, result.stderr);
    return result;
  });
  if (code === 0) return "advanced";
  return judgeRejection(push.branch, { reason: rejectionIn(stdout) ?? "", said: saidBy(stderr) });
}

/** One line each ref: `!`, refs and reason, parted by tabs. https://git-scm.com/docs/git-push#_output */
function rejectionIn(stdout: string): string | undefined {
  return /^!\t[^\t]*\t\[(?:remote )?rejected\] \((.*)\)$/m.exec(textOf(stdout))?.[1];
}

type Rejection = { readonly reason: string; readonly said: string };

function judgeRejection(branch: string, rejection: Rejection): Advance {
  if (moves.test(rejection.reason)) return "moved";
  const rule = rejection.said === "" ? rejection.reason : rejection.said;
  return { paths: refusedPaths(rejection), error: mistakes.pushRefused(branch, rule) };
}

const moves =
  /stale info|fetch first|non-fast-forward|cannot lock ref|incorrect old value|reference already exists|failed to update ref/i;

/** The rules of GitHub that name the files they are about. */
function refusedPaths({ reason, said }: Rejection): Refused["paths"] {
  const workflows = matchesIn(reason, /refusing to allow .* workflow `([^`]+)`/g);
  const large = matchesIn(said, /^error: File (.+) is [\d.]+ [KMG]B; this exceeds/gm);
  const secrets = matchesIn(said, /^\s*path: (.+):\d+$/gm);
  const withheld: (readonly [string, Withholding])[] = [
    ...workflows.map((path) => [path, { why: "The token may not change workflow files." }] as const),
    ...large.map((path) => [path, { why: "It is larger than GitHub takes." }] as const),
    ...secrets.map(
      (path) => [path, { why: "GitHub's push protection found a secret.", secret: true }] as const,
    ),
  ];
  return new Map(withheld.map(([path, why]) => [Buffer.from(path).toString("latin1"), why]));
}

function matchesIn(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap(([, found]) => found ?? []);
}
