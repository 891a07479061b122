import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { credentialFor } from "../adapters/claude-credential.ts";
import { serviceKeyOf } from "../adapters/session-key.ts";
import { findQuarters, type Quarters } from "../adapters/worker-quarters.ts";
import { checkoutIn } from "../adapters/workspace.ts";
import type { Mission } from "../core/mission.ts";
import type { Worker } from "../core/ports.ts";
import { writeSummary } from "./runner.ts";
import type { Setting } from "./setting.ts";

/** What it means, and what helps: the job's user owns the process that has the keys. */
function workerNotice(why: string): string {
  return `The worker runs as the same user as CCO (${why}): what it runs could read this job's token and model key. Give the workflow only the permissions and secrets it needs, limit what the key may spend, and use GitHub's own runners for text you do not trust.`;
}

/** What it means that checks are not run by a user of their own. */
export function checksNotice(why: string): string {
  return `Checks run as the same user as CCO (${why}): code of the mission's branch could read this job's token and model key. Use GitHub's own runners for text you do not trust.`;
}

/** How the worker is kept from what is ours, once it is known. */
export type Isolation = {
  /** Undefined where it runs as the job's user. */
  quarters(): Promise<Quarters | undefined>;
  /** The same worker; before it starts, the job's log says once how far it is kept from our keys. */
  tell(worker: Worker): Worker;
  /** Takes back what a job that was killed had lent. */
  reclaim(): Promise<void>;
};

export type IsolationWish = {
  readonly root: string;
  readonly home: string;
  /** Of the repository that the worker's directory borrows its objects from. */
  readonly gitDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Looks for what this machine allows when it is first needed. */
export function createIsolation(
  { warn, say }: Pick<Setting, "warn" | "say">,
  spec: Mission,
  wish: IsolationWish,
): Isolation {
  const { root, home, gitDir, env } = wish;
  let search: ReturnType<typeof findQuarters> | undefined;
  const find = () => {
    search ??= findQuarters({ environment: env, root, shown: [join(gitDir, "objects")] });
    return search;
  };
  const objection = objectionTo(spec, env);
  const choose = async () => (objection === undefined ? find() : { shortfall: objection });
  const lent = [checkoutIn(root), home];
  let isTold = false;

  async function tellOnce(): Promise<void> {
    if (isTold) return;
    isTold = true;
    const found = await choose();
    if (!("shortfall" in found)) return say(kept);
    const notice = workerNotice(found.shortfall);
    warn(notice);
    writeSummary(`> [!WARNING]\n> ${notice}\n\n`);
  }
  return {
    quarters: async () => {
      const found = await choose();
      return "shortfall" in found ? undefined : found;
    },
    tell: (worker) => ({ work: (task) => tellOnce().then(() => worker.work(task)) }),
    reclaim: async () => {
      if (!(await Promise.all(lent.map(isOthers))).includes(true)) return;
      const found = await find();
      if (!("shortfall" in found)) await found.takeBack(lent);
    },
  };
}

const kept = "  the worker runs as a Unix user of its own; the model's key stays with CCO";

/** Why it is to run as the job's user, whatever the machine allows. */
function objectionTo({ verification, worker }: Mission, env: IsolationWish["env"]): string | undefined {
  if (verification?.user === "same") return "the mission says `verification: { user: same }`";
  if (worker.mode === "manual") return "people work";
  const credential = credentialFor(worker.mode, env);
  if ("missing" in credential || serviceKeyOf(credential) !== undefined) return undefined;
  return `its credential in mode ${credential.mode} is for Claude Code itself to use`;
}

async function isOthers(directory: string): Promise<boolean> {
  const found = await lstat(directory).catch(() => undefined);
  return found !== undefined && found.uid !== process.getuid?.() && process.platform === "linux";
}
