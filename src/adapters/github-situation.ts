import { dataOf, type GitHubClient, graphqlErrors } from "./github-client.ts";

/** What GitHub shows of a mission now, read in one request. */
export type Situation = {
  readonly repositoryId: string;
  readonly archived: boolean;
  readonly defaultBranch: string;
  readonly issue: Issue | undefined;
  /** Of the mission branch: the open one, else the newest. */
  readonly pullRequest: PullRequest | undefined;
  /** Texts of the default branch, by the path they were asked for; missing files are not there. */
  readonly files: Readonly<Record<string, string>>;
};

export type SituationRequest = {
  readonly branch: string;
  /** Undefined for a mission that lives in a file. */
  readonly issue: number | undefined;
  /** Files of the default branch to read along. */
  readonly files: readonly string[];
};

export type Issue = {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly open: boolean;
  readonly labels: readonly string[];
  /** Logins, a bot's with `[bot]`; undefined for accounts that are gone. */
  readonly author: string | undefined;
  readonly editor: string | undefined;
  /** When the body was last changed. Epoch milliseconds, whole seconds. */
  readonly editedAt: number | undefined;
  readonly url: string;
};

export type PullRequest = {
  readonly id: string;
  readonly number: number;
  readonly body: string;
  readonly state: "OPEN" | "CLOSED" | "MERGED";
  readonly draft: boolean;
  readonly url: string;
  /** Its newest commit; of a merged one the commit that was merged. */
  readonly head: string;
  /** Its branch is gone: GitHub closes a pull request by itself then. */
  readonly isHeadless: boolean;
};

type Answer = {
  readonly repository: {
    readonly id: string;
    readonly isArchived: boolean;
    readonly defaultBranchRef: { readonly name: string } | null;
    readonly issue?: RawIssue | null;
    readonly pullRequests: { readonly nodes: readonly RawPullRequest[] };
  } & { readonly [file: `file${number}`]: { readonly text?: string | null } | null | undefined };
};
type RawActor = { readonly __typename: string; readonly login: string };
type RawIssue = {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: "OPEN" | "CLOSED";
  readonly url: string;
  readonly author: RawActor | null;
  readonly editor: RawActor | null;
  readonly lastEditedAt: string | null;
  readonly labels: { readonly nodes: readonly { readonly name: string }[] };
};
export type RawPullRequest = {
  readonly id: string;
  readonly number: number;
  readonly body: string;
  readonly state: PullRequest["state"];
  readonly isDraft: boolean;
  readonly headRefOid: string;
  readonly url: string;
  readonly isCrossRepository: boolean;
  readonly headRef: { readonly id: string } | null;
};

/** Pull requests of a branch, newest first. @param variable the one with the branch's name, such as `$branch` */
export function renderPullRequests(variable: string): string {
  return `pullRequests(headRefName: ${variable}, first: 10, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { id number body state isDraft url headRefOid isCrossRepository headRef { id } }
    }`;
}

const issueFields = `issue(number: $issue) {
    id number title body state url lastEditedAt
    author { __typename login }
    editor { __typename login }
    labels(first: 100) { nodes { name } }
  }`;

function renderDocument({ issue, files }: SituationRequest): string {
  const blobs = files.map(
    (_, index) => `file${index}: object(expression: $file${index}) { ... on Blob { text } }`,
  );
  const parameters = files.map((_, index) => `, $file${index}: String!`).join("");
  return `query situation($owner: String!, $repo: String!, $branch: String!${issue === undefined ? "" : ", $issue: Int!"}${parameters}) {
  repository(owner: $owner, name: $repo) {
    id
    isArchived
    defaultBranchRef { name }
    ${issue === undefined ? "" : issueFields}
    ${renderPullRequests("$branch")}
    ${blobs.join("\n    ")}
  }
}`;
}

export async function readSituation(github: GitHubClient, request: SituationRequest): Promise<Situation> {
  const { owner, repo } = github;
  const { branch, issue, files } = request;
  const expressions = Object.fromEntries(files.map((path, index) => [`file${index}`, `HEAD:${path}`]));
  const variables = { owner, repo, branch, ...expressions, ...(issue === undefined ? {} : { issue }) };
  const { repository } = await github
    .graphql<Answer>(renderDocument(request), variables)
    .catch(withoutMissingIssue);
  return {
    repositoryId: repository.id,
    archived: repository.isArchived,
    defaultBranch: repository.defaultBranchRef?.name ?? "main",
    issue: repository.issue ? issueOf(repository.issue) : undefined,
    pullRequest: choosePullRequest(repository.pullRequests.nodes),
    files: Object.fromEntries(
      files.flatMap((path, index) => {
        const text = repository[`file${index}`]?.text;
        return text ? [[path, text]] : [];
      }),
    ),
  };
}

/** GitHub answers a number that is no issue with an error beside everything else. */
function withoutMissingIssue(error: unknown): Answer {
  const errors = graphqlErrors(error);
  const isOnlyMissing = errors.length > 0 && errors.every(({ type }) => type === "NOT_FOUND");
  const data = dataOf(error);
  if (!isOnlyMissing || data?.repository === undefined || data.repository === null) throw error;
  return data as Answer;
}

function issueOf({ state, labels, author, editor, lastEditedAt, ...issue }: RawIssue): Issue {
  return {
    ...issue,
    open: state === "OPEN",
    labels: labels.nodes.map((label) => label.name),
    author: loginOf(author),
    editor: loginOf(editor),
    editedAt: lastEditedAt === null ? undefined : Date.parse(lastEditedAt),
  };
}

/** GraphQL names a bot as if it were a person: without the `[bot]` that tells them apart everywhere else. */
function loginOf(actor: RawActor | null): string | undefined {
  return actor?.__typename === "Bot" ? `${actor.login}[bot]` : actor?.login;
}

/** The open one, else the newest. A fork's branch of the same name is somebody else's. */
export function choosePullRequest(nodes: readonly RawPullRequest[]): PullRequest | undefined {
  const pulls = nodes.filter((one) => !one.isCrossRepository).map(pullRequestOf);
  return pulls.find((one) => one.state === "OPEN") ?? pulls[0];
}

function pullRequestOf({
  isDraft,
  headRef,
  headRefOid,
  isCrossRepository: _ours,
  ...pull
}: RawPullRequest): PullRequest {
  return { ...pull, draft: isDraft, head: headRefOid, isHeadless: headRef === null };
}
