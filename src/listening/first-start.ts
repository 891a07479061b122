import { missionLabel, standingLabels } from "../core/label.ts";
import type { Desk } from "./desk.ts";
import { type MissionRef, missionRefOf } from "./missions.ts";

/** A job that is started by the label may take this long to open the mission. Milliseconds. */
const patience = 5 * 60_000;
/** What did not start for so long will not start by being tried again. Milliseconds. */
const longestSearch = 24 * 60 * 60_000;

/** Who put the mission's label on an issue last, and when, in epoch milliseconds. */
export type LabelPut = { readonly by: string; readonly at: number };

export async function labelPut(issue_number: number, { github }: Desk): Promise<LabelPut | undefined> {
  const { octokit, owner, repo } = github;
  const events = await octokit.paginate(octokit.issues.listEvents, {
    owner,
    repo,
    issue_number,
    per_page: 100,
  });
  const last = events.findLast(
    (one) => one.event === "labeled" && "label" in one && one.label.name === missionLabel,
  );
  const by = last?.actor?.login;
  return last === undefined || by === undefined ? undefined : { by, at: Date.parse(last.created_at) };
}

/** What to start, on whose behalf, and why. */
export type Unopened = { readonly ref: MissionRef; readonly by: string; readonly reason: string };

/**
 * Missions whose first job was lost: before its first entry a mission has no ledger, and only its label tells of it.
 * An issue with another label of ours is known to be waiting, or to be no mission yet.
 *
 * @param known ids of the missions that have a ledger or were started just now.
 */
export async function findUnopened(known: ReadonlySet<string>, desk: Desk): Promise<readonly Unopened[]> {
  const found: Unopened[] = [];
  for (const issue of await labelledIssues(desk)) {
    const ref = missionRefOf(String(issue));
    const put = known.has(ref.id) ? undefined : await labelPut(issue, desk);
    if (put === undefined || !isLost(put, desk.clock())) continue;
    if (await desk.people.hasWriteAccess(put.by))
      found.push({ ref, by: put.by, reason: "its first job did not come" });
  }
  return found;
}

function isLost({ at }: LabelPut, now: number): boolean {
  return now - at >= patience && now - at <= longestSearch;
}

async function labelledIssues({ github }: Desk): Promise<readonly number[]> {
  const { octokit, owner, repo } = github;
  const issues = await octokit.paginate(octokit.issues.listForRepo, {
    owner,
    repo,
    labels: missionLabel,
    state: "open",
    per_page: 100,
  });
  const names = (labels: (typeof issues)[number]["labels"]) =>
    labels.map((label) => (typeof label === "string" ? label : (label.name ?? "")));
  return issues.flatMap(({ number, pull_request, labels }) =>
    pull_request !== undefined || names(labels).some((name) => name in standingLabels) ? [] : [number],
  );
}
