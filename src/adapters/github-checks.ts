import { type CheckText, renderCheck } from "../core/comment.ts";
import type { MissionState } from "../core/state.ts";
import type { Mutation } from "./github-batch.ts";
import type { GitHubReporterOptions } from "./github-reporter.ts";

/**
 * Check runs on the head: one for the Definition of Done, one for each criterion. They are found again by name,
 * so that a head never has two of a kind. None on the base: that is not ours.
 */
export async function checkMutations(
  state: MissionState,
  options: GitHubReporterOptions,
): Promise<readonly Mutation[]> {
  if (state.head === state.base) return [];
  const present = await listChecks(state, options);
  const texts = [
    renderCheck(state),
    ...state.mission.criteria.map((criterion) => renderCheck(state, criterion)),
  ];
  return texts.map((text) => mutationOf(text, { state, options, id: present.get(text.name) }));
}

async function listChecks(
  { head }: MissionState,
  { github: { octokit, owner, repo } }: GitHubReporterOptions,
): Promise<ReadonlyMap<string, string>> {
  const at = { owner, repo, ref: head, filter: "latest", per_page: 100 } as const;
  const { data } = await octokit.checks.listForRef(at);
  const ours = data.check_runs.filter((run) => run.external_id?.startsWith("cco:"));
  return new Map(ours.map((run) => [run.name, run.node_id]));
}

type Place = {
  readonly state: MissionState;
  readonly options: GitHubReporterOptions;
  readonly id: string | undefined;
};

function mutationOf(text: CheckText, { state, options, id }: Place): Mutation {
  const { redact, situation, run } = options;
  const output = { title: redact(text.title), summary: redact(text.summary), text: redact(text.text) };
  const standing = {
    name: text.name,
    status: text.status.toUpperCase(),
    ...(text.conclusion === undefined ? {} : { conclusion: text.conclusion.toUpperCase() }),
    ...(run.url === undefined ? {} : { detailsUrl: run.url }),
    externalId: `cco:${state.mission.id}:${text.name}`,
    output,
    repositoryId: situation.repositoryId,
  };
  const select = "checkRun { id }";
  if (id !== undefined) {
    return {
      field: "updateCheckRun",
      type: "UpdateCheckRunInput",
      input: { ...standing, checkRunId: id },
      select,
    };
  }
  return {
    field: "createCheckRun",
    type: "CreateCheckRunInput",
    input: { ...standing, headSha: state.head },
    select,
  };
}
