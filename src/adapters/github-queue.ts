import { priorityOfLabels } from "../core/issue-priority.ts";
import type { Priority } from "../core/mission.ts";
import type { Queue } from "../core/ports.ts";
import type { MissionState } from "../core/state.ts";
import { ledgerBranch } from "./branch-ledger.ts";
import { dataOf, type GitHubClient, graphqlErrors } from "./github-client.ts";
import { parseSnapshot } from "./snapshot.ts";

/** A mission by its ledger's branch. Without a state its snapshot is missing, too long for GraphQL, or not to be believed. */
export type FoundMission = { readonly id: string; readonly state: MissionState | undefined };

/** The missions of a repository, which take turns. */
export function createGitHubQueue(github: GitHubClient, parallel: number): Queue {
  return {
    parallel,
    missions: async () => (await readMissions(github)).flatMap(({ state }) => state ?? []),
  };
}

type Page = {
  readonly nodes: readonly {
    readonly name: string;
    readonly prefix: string;
    readonly target: { readonly file?: { readonly object: { readonly text?: string | null } | null } | null };
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};

/** Fifty snapshots of some ten kilobytes each: GitHub gives up on an answer after ten seconds. */
const missionsDocument = `query missions($owner: String!, $repo: String!, $prefix: String!, $after: String) {
  repository(owner: $owner, name: $repo) {
    refs(refPrefix: $prefix, first: 50, after: $after) {
      nodes {
        name
        prefix
        target { ... on Commit { file(path: "snapshot.json") { object { ... on Blob { text } } } } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

const prefix = `refs/heads/${ledgerBranch("")}`;

/** Every mission of the repository as its ledger says now: one request for fifty of them. */
export async function readMissions(github: GitHubClient): Promise<readonly FoundMission[]> {
  const found: FoundMission[] = [];
  let page = await readPage(github, null);
  for (;;) {
    found.push(...page.nodes.map(missionIn));
    if (!page.pageInfo.hasNextPage) return found;
    page = await readPage(github, page.pageInfo.endCursor);
  }
}

async function readPage(github: GitHubClient, after: string | null): Promise<Page> {
  const { owner, repo } = github;
  const variables = { owner, repo, prefix, after };
  const { repository } = await github.graphql<{ readonly repository: { readonly refs: Page | null } }>(
    missionsDocument,
    variables,
  );
  return repository.refs ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
}

/** GitHub names a ref by what comes after the prefix that was asked for. */
function missionIn(node: Page["nodes"][number]): FoundMission {
  const id = `${node.prefix}${node.name}`.slice(prefix.length);
  return { id, state: parseSnapshot(node.target.file?.object?.text ?? undefined)?.state };
}

type Labelled = Readonly<
  Record<string, { readonly labels: { readonly nodes: readonly { readonly name: string }[] } } | null>
>;

/** What the labels of missions' issues say of their priority now, by mission. One request. */
export async function readPriorities(
  github: GitHubClient,
  missions: readonly string[],
): Promise<Readonly<Record<string, Priority>>> {
  const numbers = missions.flatMap((id) => /^issue-(\d+)$/.exec(id)?.[1] ?? []);
  if (numbers.length === 0) return {};
  const { owner, repo } = github;
  const fields = numbers.map(
    (number) => `i${number}: issue(number: ${number}) { labels(first: 100) { nodes { name } } }`,
  );
  const document = `query priorities($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) {
    ${fields.join("\n    ")}
  }
}`;
  const { repository } = await github
    .graphql<{ readonly repository: Labelled }>(document, { owner, repo })
    .catch(withoutMissingIssues);
  const said = numbers.flatMap((number) => {
    const labels = repository[`i${number}`]?.labels.nodes.map(({ name }) => name) ?? [];
    const priority = priorityOfLabels(labels);
    return priority === undefined ? [] : [[`issue-${number}`, priority] as const];
  });
  return Object.fromEntries(said);
}

/** An issue that was deleted is an error beside the others' answers. */
function withoutMissingIssues(error: unknown): { readonly repository: Labelled } {
  const data = dataOf(error);
  const isOnlyMissing = graphqlErrors(error).every(({ type }) => type === "NOT_FOUND");
  if (!isOnlyMissing || data?.repository === undefined || data.repository === null) throw error;
  return data as { readonly repository: Labelled };
}
