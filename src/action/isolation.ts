import type { Worker } from "../core/ports.ts";
import { writeSummary } from "./runner.ts";
import type { Setting } from "./setting.ts";

/** What it means, and what helps: the job's user owns the process that has the keys. */
const notice =
  "The worker runs as the same user as CCO: what it runs could read this job's token and model key. Give the workflow only the permissions and secrets it needs, limit what the key may spend, and use GitHub's own runners for text you do not trust.";

/** What it means that checks are not run by a user of their own. */
export function checksNotice(why: string): string {
  return `Checks run as the same user as CCO (${why}): code of the mission's branch could read this job's token and model key. Use GitHub's own runners for text you do not trust.`;
}

/** The same worker; before it starts, the job's log and its summary say once what nothing keeps it from. */
export function withIsolationNotice(worker: Worker, { warn }: Pick<Setting, "warn">): Worker {
  let isSaid = false;
  return {
    work: async (task) => {
      if (!isSaid) {
        warn(notice);
        writeSummary(`> [!WARNING]\n> ${notice}\n\n`);
      }
      isSaid = true;
      return worker.work(task);
    },
  };
}
