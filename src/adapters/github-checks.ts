import type { Annotation } from "../core/annotation.ts";
import { type Button, buttonsOf } from "../core/button.ts";
import { type CheckText, renderCheck, renderDroppedCheck } from "../core/comment.ts";
import { clip } from "../core/markdown-escape.ts";
import type { MissionState } from "../core/state.ts";
import type { Mutation } from "./github-batch.ts";
import type { GitHubReporterOptions } from "./github-reporter.ts";

/**
 * Check runs on the head: one for the Definition of Done, one for each criterion. They are found again by name,
 * so that a head never has two of a kind; what an edit took out of the mission is let go. None on the base: that is
 * not ours.
 */
export async function checkMutations(
  state: MissionState,
  options: GitHubReporterOptions,
): Promise<readonly Mutation[]> {
  if (state.head === state.base) return [];
  const [present, hasButtons] = await Promise.all([listChecks(state, options), options.hasButtons?.()]);
  const buttons = hasButtons ? buttonsOf(state) : [];
  const place = { repository: options.repositoryUrl };
  const texts = [
    renderCheck(state, undefined, place),
    ...state.mission.criteria.map((criterion) => renderCheck(state, criterion, place)),
  ];
  return [...texts, ...droppedChecks(present, texts)].map((text, place) =>
    mutationOf(text, {
      state,
      options,
      present: present.get(text.name),
      buttons: place === 0 ? buttons : [],
    }),
  );
}

function droppedChecks(
  present: ReadonlyMap<string, Present>,
  texts: readonly CheckText[],
): readonly CheckText[] {
  const names = new Set(texts.map(({ name }) => name));
  const dropped = [...present.keys()].filter((name) => !names.has(name)).map(renderDroppedCheck);
  return dropped.filter(({ name, title }) => present.get(name)?.title !== title);
}

/** A check run of this mission that is on the head already. */
type Present = { readonly id: string; readonly title: string | null; readonly annotations: number };

async function listChecks(
  { head, mission }: MissionState,
  { github: { octokit, owner, repo } }: GitHubReporterOptions,
): Promise<ReadonlyMap<string, Present>> {
  const at = { owner, repo, ref: head, filter: "latest", per_page: 100 } as const;
  const { data } = await octokit.checks.listForRef(at);
  const ours = data.check_runs.filter((run) => run.external_id?.startsWith(`cco:${mission.id}:`));
  return new Map(
    ours.map(({ name, node_id: id, output }) => [
      name,
      { id, title: output.title, annotations: output.annotations_count },
    ]),
  );
}

type Place = {
  readonly state: MissionState;
  readonly options: GitHubReporterOptions;
  readonly present: Present | undefined;
  readonly buttons: readonly Button[];
};

function mutationOf(text: CheckText, { state, options, present, buttons }: Place): Mutation {
  const { redact, situation, run } = options;
  // An update adds its annotations to those that are there: a head gets them once.
  const annotations = (present?.annotations ?? 0) > 0 ? [] : text.annotations;
  const output = {
    title: redact(text.title),
    summary: redact(text.summary),
    text: redact(text.text),
    ...(annotations.length === 0 ? {} : { annotations: annotations.map((one) => annotationOf(one, redact)) }),
  };
  const standing = {
    name: text.name,
    status: text.status.toUpperCase(),
    ...(text.conclusion === undefined ? {} : { conclusion: text.conclusion.toUpperCase() }),
    ...(run.url === undefined ? {} : { detailsUrl: run.url }),
    externalId: `cco:${state.mission.id}:${text.name}`,
    output,
    ...(buttons.length === 0 ? {} : { actions: buttons }),
    repositoryId: situation.repositoryId,
  };
  const select = "checkRun { id }";
  if (present !== undefined) {
    return {
      field: "updateCheckRun",
      type: "UpdateCheckRunInput",
      input: { ...standing, checkRunId: present.id },
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

/** As GitHub's schema has it. A column can only be said of a place on one line. */
function annotationOf(
  { path, line, column, message, criterion, level = "failure" }: Annotation,
  redact: (text: string) => string,
) {
  const columns = column === undefined ? {} : { startColumn: column, endColumn: column };
  return {
    path,
    location: { startLine: line, endLine: line, ...columns },
    annotationLevel: level.toUpperCase(),
    title: redact(clip(criterion, 255)),
    message: redact(message),
  };
}
