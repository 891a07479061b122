import { createGitHubClient, type GitHubClient, statusOf } from "../adapters/github-client.ts";
import { ensureLabel } from "../adapters/github-labels.ts";
import { issueForm, issueFormPath } from "../core/issue-form.ts";
import { missionLabel, missionLook, standingLabels } from "../core/label.ts";
import { renderWorkflow, workflowFile } from "../core/workflow-file.ts";
import type { AppConfig } from "./app-config.ts";
import type { Place } from "./desk.ts";
import type { Grants, Installations, Repository } from "./installations.ts";
import type { Log } from "./log.ts";
import { isPublicUrl } from "./loopback.ts";
import { openSetup, type SetupFile, type SetupOutcome } from "./setup-branch.ts";
import { renderSetupText, setupTitle } from "./setup-text.ts";

export type SetupRequest = {
  /**
   * Opens the one pull request that a repository needs for missions. May be called any number of times, by any number
   * of replicas: what was there already, or was closed by people, stays as it is.
   */
  setUp(place: Place): Promise<SetupOutcome>;
};

const needed = { contents: "write", issues: "write", pull_requests: "write" } as const;

export function createSetupRequest(config: AppConfig, installations: Installations, log: Log): SetupRequest {
  return {
    setUp: async (place) => {
      const outcome = await look(place);
      log.info({ repository: place.repository, ...outcome }, "looked whether a repository is set up");
      return outcome;
    },
  };

  async function look(place: Place): Promise<SetupOutcome> {
    const repository = await installations.find(place.repository);
    if (repository === undefined) return { kind: "left", why: "the App is no longer installed there" };
    const grants = await installations.grants(repository.installation);
    return setUp(await clientFor(repository, grants), { config, grants });
  }

  /** No wider than this needs, and for this repository alone. */
  async function clientFor(repository: Repository, grants: Grants): Promise<GitHubClient> {
    const { token } = await installations.createToken(repository, {
      ...needed,
      ...(grants.workflows === "write" ? { workflows: "write" } : {}),
      ...(grants.secrets === undefined ? {} : { secrets: "read" }),
    });
    return createGitHubClient({
      apiUrl: config.github.apiUrl,
      token,
      repository: repository.fullName,
      onWarning: (text) => log.warn({ repository: repository.fullName }, text),
    });
  }
}

type Subject = { readonly config: AppConfig; readonly grants: Grants };

async function setUp(github: GitHubClient, subject: Subject): Promise<SetupOutcome> {
  const { octokit, owner, repo } = github;
  const { config, grants } = subject;
  const { data: found } = await octokit.repos.get({ owner, repo });
  const why = objectionTo(found);
  if (why !== undefined) return { kind: "left", why };
  const workflow = { path: `.github/workflows/${config.workflow}`, text: workflowFor(config) };
  const base = await headOf(github, found.default_branch);
  if (base === undefined) return { kind: "left", why: "it is empty" };
  if (await hasFile(github, workflow.path)) return { kind: "left", why: "the workflow is there already" };
  const addsWorkflow = grants.workflows === "write";
  const files = await filesFor(github, addsWorkflow ? workflow : undefined);
  if (files.length === 0)
    return { kind: "left", why: "the App may not add workflows, and the form is there" };
  await createLabels(github);
  return openSetup(github, {
    base: { branch: found.default_branch, sha: base },
    files,
    title: setupTitle,
    text: async () =>
      renderSetupText({
        url: found.html_url,
        defaultBranch: found.default_branch,
        workflow,
        addsWorkflow,
        secrets: grants.secrets === undefined ? undefined : await secretNames(github),
      }),
  });
}

function objectionTo(found: {
  readonly archived: boolean;
  readonly disabled: boolean;
  readonly fork: boolean;
}) {
  if (found.archived) return "it is archived";
  if (found.disabled) return "it is disabled";
  return found.fork ? "it is a fork" : undefined;
}

/** Jobs reach an App that only this machine reaches as little as anybody else does. */
function workflowFor({ publicUrl }: AppConfig): string {
  return isPublicUrl(publicUrl) ? renderWorkflow(publicUrl) : workflowFile;
}

/** Undefined when there is no commit yet: GitHub answers 409 for a repository without any. */
async function headOf({ octokit, owner, repo }: GitHubClient, branch: string): Promise<string | undefined> {
  try {
    return (await octokit.git.getRef({ owner, repo, ref: `heads/${branch}` })).data.object.sha;
  } catch (error) {
    if (statusOf(error) === 404 || statusOf(error) === 409) return undefined;
    throw error;
  }
}

async function hasFile({ octokit, owner, repo }: GitHubClient, path: string): Promise<boolean> {
  try {
    await octokit.repos.getContent({ owner, repo, path });
    return true;
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
}

/** A form that people have made their own is not replaced. */
async function filesFor(
  github: GitHubClient,
  workflow: SetupFile | undefined,
): Promise<readonly SetupFile[]> {
  const form = (await hasFile(github, issueFormPath)) ? [] : [{ path: issueFormPath, text: issueForm() }];
  return workflow === undefined ? form : [workflow, ...form];
}

async function createLabels(github: GitHubClient): Promise<void> {
  const { octokit, owner, repo } = github;
  const { data } = await octokit.issues.listLabelsForRepo({ owner, repo, per_page: 100 });
  const present = new Set(data.map(({ name }) => name.toLowerCase()));
  const looks = { [missionLabel]: missionLook, ...standingLabels };
  for (const [name, look] of Object.entries(looks))
    if (!present.has(name)) await ensureLabel(github, name, look);
}

/** What jobs of the repository can see: its own secrets, and those that its organisation lets it have. */
async function secretNames({ octokit, owner, repo }: GitHubClient): Promise<readonly string[] | undefined> {
  const { listRepoSecrets, listRepoOrganizationSecrets } = octokit.actions;
  const at = { owner, repo, per_page: 100 };
  try {
    const pages = await Promise.all([listRepoSecrets(at), listRepoOrganizationSecrets(at)]);
    return pages.flatMap(({ data }) => data.secrets.map(({ name }) => name));
  } catch (error) {
    if (statusOf(error) === 403 || statusOf(error) === 404) return undefined;
    throw error;
  }
}
