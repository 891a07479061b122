import { createBranchLedger } from "../adapters/branch-ledger.ts";
import { statusOf } from "../adapters/github-client.ts";
import { requireNotAhead } from "../adapters/github-publication.ts";
import { type Issue, readSituation, type Situation } from "../adapters/github-situation.ts";
import { localRun } from "../adapters/local-run.ts";
import type { PinnedSource } from "../adapters/mission-source.ts";
import { branchInUse } from "../adapters/workspace-branch.ts";
import { mistakes } from "../core/error.ts";
import { missionBranch } from "../core/mission-branch.ts";
import type { MissionSettings } from "../core/mission-settings.ts";
import type { MissionOptions } from "../core/parse-mission.ts";
import { stripControl } from "../core/redact.ts";
import { writeIssueName } from "../core/remote-address.ts";
import type { MissionState } from "../core/state.ts";
import { missionRefOf, type PinnedText, readText } from "../listening/missions.ts";
import { asMistake, type DeskOptions, type GitHubDesk, openGitHub } from "./github-desk.ts";
import type { Place } from "./place.ts";
import { openLedger, sourceOf } from "./sessions.ts";

export type IssueWish = DeskOptions & {
  readonly issue: number;
  /** The default branch of the repository on GitHub, unless the mission says another. */
  readonly baseBranch?: string | undefined;
  /** The beginning of the hash of a text that somebody looked at: everything in it counts then. */
  readonly approveText?: string | undefined;
  /** Instead of the mission's own and the configuration's. */
  readonly manager?: MissionSettings["manager"];
};

/** An issue that is a mission on this machine. */
export type IssueAtHand = {
  readonly desk: GitHubDesk;
  readonly issue: Issue;
  readonly defaultBranch: string;
  /** The mission's branch. */
  readonly branch: string;
};

/**
 * The mission in an issue, by the rules of the Action: what somebody without write access wrote is words, and nothing
 * of it is run. Throws the mistakes of GitHub's door, of the issue, and SESSION_OF_ANOTHER.
 */
export async function readIssueMission(
  here: Place,
  wish: IssueWish,
): Promise<{ readonly place: Place; readonly source: PinnedSource; readonly issue: IssueAtHand }> {
  const desk = await openGitHub(here, wish);
  const { place, at } = desk;
  const ref = missionRefOf(String(wish.issue));
  const file = writeIssueName({ repository: at.repository, number: wish.issue });
  const known = (await (await openLedger(place, ref.id)).read()).state;
  if (known !== undefined) await requireSameSource(place, ref.id, file);
  const situation = await lookAt(desk, wish.issue, known);
  const text = await textOf(situation, { desk, wish, known });
  const spec = text.pinned?.spec ?? known?.mission;
  if (spec === undefined) throw mistakes.issueMissing(wish.issue, at.repository);
  const { issue, defaultBranch } = situation;
  const pinned = text.pinned ?? { spec, hash: known?.specHash ?? "" };
  // There is no comment here to say it in.
  const notices = text.notices.map((notice) =>
    stripControl(place.redact(notice)).replace("/cco approve text ", "--approve-text "),
  );
  return {
    place,
    source: { pinned, notices, file },
    issue: { desk, issue, defaultBranch, branch: spec.branch.name },
  };
}

/** Of two repositories the issues have the same numbers. */
async function requireSameSource(place: Place, id: string, file: string): Promise<void> {
  const source = await sourceOf(place, id);
  if (source !== undefined && source.toLowerCase() !== file.toLowerCase())
    throw mistakes.sessionOfAnother(id, source);
}

type Found = Situation & { readonly issue: Issue };

async function lookAt(desk: GitHubDesk, number: number, known: MissionState | undefined): Promise<Found> {
  const branch = known?.mission.branch.name ?? missionBranch(`issue-${number}`);
  const { issue, ...situation } = await asMistake(
    desk,
    readSituation(desk.github, { branch, issue: number, files: [] }),
  );
  if (issue === undefined) throw await missing(desk, number);
  return { ...situation, issue };
}

/** GraphQL knows no issue of a pull request's number; REST says which of the two it is. */
async function missing({ github, at }: GitHubDesk, number: number): Promise<Error> {
  const { octokit, owner, repo } = github;
  const found = octokit.issues.get({ owner, repo, issue_number: number }).then(
    ({ data }) => data.pull_request,
    (error: unknown) => {
      if (statusOf(error) === undefined) throw error;
    },
  );
  return (await found) === undefined
    ? mistakes.issueMissing(number, at.repository)
    : mistakes.issueIsPullRequest(number, at.repository);
}

type Reading = {
  readonly desk: GitHubDesk;
  readonly wish: IssueWish;
  readonly known: MissionState | undefined;
};

async function textOf(situation: Found, { desk, wish, known }: Reading): Promise<PinnedText> {
  const { issue, defaultBranch } = situation;
  const { defaults } = desk.place.config;
  const base = known?.mission.branch.base ?? defaults.branch?.base ?? defaultBranch;
  const layers: Pick<MissionOptions, "defaults" | "overrides"> = {
    defaults: { ...defaults, branch: { ...defaults.branch, base } },
    overrides: {
      ...(wish.baseBranch === undefined ? {} : { branch: { base: wish.baseBranch } }),
      ...(wish.manager === undefined ? {} : { manager: wish.manager }),
    },
  };
  const { readIssue, textHash } = await import("../adapters/issue-mission.ts");
  if (wish.approveText !== undefined) {
    const hash = textHash(issue);
    if (!hash.startsWith(wish.approveText)) throw mistakes.textChanged(issue.number, hash);
    return readIssue(issue, { ...layers, commandsTrusted: true });
  }
  const context = { state: known, people: desk.people, layers };
  return asMistake(desk, readText(missionRefOf(String(issue.number)), situation, context));
}

/**
 * Throws the mistakes ISSUE_CLOSED, ISSUE_ON_GITHUB and BRANCH_AHEAD: where nobody waits for the work, or where it
 * would be done a second time.
 */
export async function requireFree({ desk, issue, branch }: IssueAtHand): Promise<void> {
  const { number, url, open } = issue;
  if (!open) throw mistakes.issueClosed(number, url);
  const there = await asMistake(desk, readLedger(desk, number));
  if (there !== undefined && there.closed === undefined) throw mistakes.issueOnGitHub(number, url);
  const gitDir = desk.place.repository.commonDir;
  const { head } = await branchInUse(gitDir, { name: branch });
  await asMistake(desk, requireNotAhead(desk.github, branch, { gitDir, head }));
}

/** What the ledger of a mission on GitHub says of this issue; undefined where there is none. */
async function readLedger({ github, place }: GitHubDesk, issue: number): Promise<MissionState | undefined> {
  const ledger = createBranchLedger({
    github,
    mission: `issue-${issue}`,
    run: await localRun(),
    clock: Date.now,
    redact: place.redact,
    hasEnded: async () => undefined,
  });
  return (await ledger.read()).state;
}
