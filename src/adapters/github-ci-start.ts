import { isCalled } from "../core/ci.ts";
import { faultText } from "../core/fault-text.ts";
import type { CiStart, CiWish } from "../core/ports.ts";
import { type MadeCheck, readCommitCi } from "./github-ci-query.ts";
import { type CiRun, readRuns } from "./github-ci-runs.ts";
import type { GitHubClient } from "./github-client.ts";

type Workflow = { readonly id: number; readonly name: string };

/**
 * Starts the workflows that make the wanted checks, on the mission branch. A job's own token may do that: a dispatch
 * is the one event of it that GitHub starts workflows on. Their checks belong to the branch's head.
 */
export function createCiStarter(github: GitHubClient): (wish: CiWish) => Promise<CiStart> {
  return async ({ sha, base, branch, names }) => {
    const [runs, before] = await Promise.all([readRuns(github, sha), readCommitCi(github, base)]);
    const wanted = new Map<number, Workflow>();
    const refused: string[] = [];
    for (const name of names) {
      const found = findWorkflow(name, runs, before.checks) ?? (await findByName(name, github));
      if (found === undefined) refused.push(unknownSentence(name));
      else wanted.set(found.id, found);
    }
    const workflows: string[] = [];
    for (const workflow of wanted.values()) {
      const problem = isDispatched(workflow, runs) ? undefined : await dispatch(github, workflow, branch);
      if (problem === undefined) workflows.push(workflow.name);
      else refused.push(problem);
    }
    return { workflows, refused };
  };
}

/** The workflow that made a check of this name on the base, or whose run for the head waits for an approval. */
function findWorkflow(
  name: string,
  runs: readonly CiRun[],
  before: readonly MadeCheck[],
): Workflow | undefined {
  const made = before.find((check) => check.workflowId !== undefined && isCalled(check, name));
  if (made?.workflowId !== undefined) return { id: made.workflowId, name: made.workflow ?? name };
  const held = runs.filter((run) => run.isHeld).map((run) => run.workflow);
  return held.find((one) => name.startsWith(`${one.name} / `)) ?? (held.length === 1 ? held[0] : undefined);
}

/** `ci / test` names its workflow. */
async function findByName(
  name: string,
  { octokit, owner, repo }: GitHubClient,
): Promise<Workflow | undefined> {
  if (!name.includes(" / ")) return undefined;
  const all = await octokit.paginate(octokit.actions.listRepoWorkflows, { owner, repo, per_page: 100 });
  return all.find((one) => name.startsWith(`${one.name} / `));
}

/** A job that died between the dispatch and its record leaves the run. */
function isDispatched({ id }: Workflow, runs: readonly CiRun[]): boolean {
  return runs.some(({ event, workflow }) => event === "workflow_dispatch" && workflow.id === id);
}

/** Undefined when it was started, else why not. */
async function dispatch(
  { octokit, owner, repo }: GitHubClient,
  { id, name }: Workflow,
  ref: string,
): Promise<string | undefined> {
  try {
    await octokit.actions.createWorkflowDispatch({ owner, repo, workflow_id: id, ref });
    return undefined;
  } catch (error) {
    const answer = faultText(error);
    return `GitHub does not start the workflow \`${name}\` for CCO: ${answer} It needs \`workflow_dispatch:\` under \`on:\` on the default branch, and CCO's job needs \`actions: write\`. Then: \`/cco resume\`.`;
  }
}

function unknownSentence(name: string): string {
  return `CCO does not know which workflow makes \`${name}\`: the base has no such check. Write it as "workflow / job", as the pull request shows it.`;
}
