import { mkdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { linksOf, publishMission } from "../adapters/github-publication.ts";
import { renderPullRequestBody } from "../core/comment.ts";
import { redactStrings } from "../core/redact.ts";
import type { MissionState } from "../core/state.ts";
import { asMistake } from "./github-desk.ts";
import type { IssueAtHand } from "./issue.ts";
import { sessionPaths } from "./place.ts";
import type { Terminal } from "./terminal.ts";

/** Pushes the work on an issue and opens its pull request. Throws what `publishMission` throws. */
export async function publish(state: MissionState, at: IssueAtHand, terminal: Terminal): Promise<void> {
  if (state.head === state.base) return terminal.write("  There is no work to push yet.\n");
  const { desk, issue, defaultBranch } = at;
  const { place, ...github } = desk;
  const pull = await asMistake(
    desk,
    publishMission(state, {
      ...github,
      gitDir: place.repository.commonDir,
      issue: issue.number,
      defaultBranch,
      redact: place.redact,
      warn: (text) => terminal.error(`note: ${place.redact(text)}\n`),
    }),
  );
  terminal.write(`  pull    ${pull.url}${pull.draft ? " (draft)" : ""}\n`);
}

/** Says how the same is done by hand, with the text of the pull request in a file. */
export async function showPublishing(raw: MissionState, at: IssueAtHand, terminal: Terminal): Promise<void> {
  if (raw.head === raw.base) return;
  const { desk, issue, defaultBranch } = at;
  const state = redactStrings(raw, desk.place.redact);
  const { records } = sessionPaths(desk.place, state.mission.id);
  const file = join(records, "pull-request.md");
  await mkdir(records, { recursive: true });
  await writeFile(file, desk.place.redact(renderPullRequestBody(state, linksOf(desk.at, issue.number))));
  const { base = defaultBranch, name } = state.mission.branch;
  const where = `--repo ${desk.at.repository} --draft --base ${base} --head ${name}`;
  const lines = [
    `  push    git push -u origin ${name}`,
    `  pull    gh pr create ${where} --title "${plainTitle(state)}" --body-file "${relative(terminal.cwd, file)}"`,
    `  both    cco start --issue ${issue.number} --create-pr`,
  ];
  terminal.write(`${lines.join("\n")}\n`);
}

/** It is pasted into a shell, and a stranger may have written it: only what no shell reads anything into. */
function plainTitle({ mission }: MissionState): string {
  return mission.title.replaceAll(/[^\p{L}\p{N} .,:#/()-]/gu, "").trim() || mission.id;
}
