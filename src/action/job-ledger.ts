import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { StoredFile } from "../adapters/branch-commit.ts";
import { type BranchLedger, createBranchLedger } from "../adapters/branch-ledger.ts";
import type { GitHubClient } from "../adapters/github-client.ts";
import { hasRunEnded } from "../adapters/github-runs.ts";
import { watchedLedger } from "../adapters/watched-ledger.ts";
import type { MissionEvent } from "../core/event.ts";
import { tell } from "../core/story.ts";
import { truncateTail } from "../core/truncate.ts";
import { createDryLedger, type DryRun } from "../listening/dry-run.ts";
import type { Job } from "./job.ts";
import { patchesOf } from "./patches.ts";

/** What a ledger is opened with in a job. */
export type JobPlace = {
  readonly github: GitHubClient;
  readonly job: Job;
  readonly redact: (text: string) => string;
  readonly isSecret: (text: string) => boolean;
  readonly say: (text: string) => void;
  readonly dry: DryRun | undefined;
};

/** Directories of one job, all below the runner's temporary one. */
export function placesOf(
  { job }: Pick<JobPlace, "job">,
  mission: string,
): { readonly root: string; readonly records: string } {
  const root = join(job.temp, "cco", mission);
  return { root, records: join(root, "records") };
}

/** The ledger of a mission, with the evidence that its entries name stored beside them. */
export function openLedger(place: JobPlace, mission: string): BranchLedger {
  const { github, job, redact, isSecret, say } = place;
  const { records } = placesOf(place, mission);
  const ledger = createBranchLedger({
    github,
    mission,
    run: job.run,
    clock: Date.now,
    redact,
    attachments: async (event) => [
      ...(await logsOf(event, records)),
      ...(await patchesOf(event, { records, isSecret })),
    ],
    hasEnded: (run) => hasRunEnded(github, run),
  });
  if (place.dry !== undefined) return createDryLedger(ledger, place.dry, job.run);
  return watchedLedger(ledger, (entry) => say(tell(entry)), { by: job.run, clock: Date.now });
}

/** Characters of one log on the branch; the whole is in the job's log. */
const longestLog = 60_000;

async function logsOf(event: MissionEvent, records: string): Promise<readonly StoredFile[]> {
  if (event.type !== "criteria-judged" && event.type !== "baseline-proved") return [];
  const evidence = event.verdicts.flatMap((verdict) => verdict.evidence);
  const named = evidence.flatMap((one) => (one.kind === "command" ? [one.log, one.red?.log] : []));
  const paths = new Set(named.filter((path) => path !== undefined));
  const files = [...paths].map(async (path) => {
    const text = await readFile(join(records, path), "utf8").catch(() => "");
    return { path, text: truncateTail(text, longestLog) };
  });
  return Promise.all(files);
}
