import { resolve } from "node:path";
import { type PinnedSource, readMission } from "../adapters/mission-source.ts";
import { mistakes } from "../core/error.ts";
import type { MissionSettings } from "../core/mission-settings.ts";
import { findMission } from "./find-mission.ts";
import type { IssueAtHand } from "./issue.ts";
import type { IssueOptions } from "./issue-options.ts";
import { openPlace, type Place } from "./place.ts";
import type { Terminal } from "./terminal.ts";

/** What commands on missions take. */
export type MissionOptions = IssueOptions & {
  readonly mission?: string | undefined;
  readonly config?: string | undefined;
  /** The manager's, for this run. */
  readonly model?: string | undefined;
};

/** A mission at hand. */
export type OpenMission = {
  readonly place: Place;
  readonly source: PinnedSource;
  /** Where it is an issue. */
  readonly issue?: IssueAtHand;
};

/**
 * The mission's file and the repository it is for, or its issue, with the configuration's defaults.
 *
 * @param only `text`: nothing is done with it, so it does not matter whether somebody else is at it.
 */
export async function openMission(
  options: MissionOptions,
  terminal: Terminal,
  only?: "text",
): Promise<OpenMission> {
  const { issue, interactive, repository, baseBranch, approveText } = options;
  const isIssue = issue !== undefined || interactive === true;
  if (!isIssue && [repository, baseBranch, approveText].some((one) => one !== undefined))
    throw mistakes.issueUnnamed();
  const opened = await (isIssue ? openIssue(options, terminal, only) : openFile(options, terminal));
  for (const notice of [...opened.place.notices, ...opened.source.notices])
    terminal.error(`note: ${notice}\n`);
  return opened;
}

async function openIssue(options: MissionOptions, terminal: Terminal, only?: "text"): Promise<OpenMission> {
  const place = await openPlace({ directory: terminal.cwd, config: options.config, env: terminal.env });
  const { readIssueMission, requireFree } = await import("./issue.ts");
  const issue = await numberOf(options, place, terminal);
  const manager = managedBy(options.model, place.config.defaults);
  const opened = await readIssueMission(place, { ...options, ...manager, issue });
  if (only === undefined) await requireFree(opened.issue);
  return opened;
}

async function numberOf(options: MissionOptions, place: Place, terminal: Terminal): Promise<number> {
  if (options.issue !== undefined) return options.issue;
  const { chooseIssue } = await import("./choose-issue.ts");
  const { openGitHub } = await import("./github-desk.ts");
  return chooseIssue(await openGitHub(place, options), options.labels, terminal);
}

async function openFile(
  { mission, config, model }: MissionOptions,
  terminal: Terminal,
): Promise<OpenMission> {
  const file = await findMission(mission, terminal);
  const named = (await readMission(file)).repository;
  const directory = named === undefined ? terminal.cwd : resolve(terminal.cwd, named);
  const place = await openPlace({ config, directory, env: terminal.env });
  const { defaults } = place.config;
  const written = await readMission(file, { defaults });
  if (model === undefined) return { place, source: written };
  const overrides = managedBy(model, written.pinned.spec);
  return { place, source: await readMission(file, { defaults, overrides }) };
}

/** `--model`: where no manager is configured it is OpenRouter's, as in version 1. */
function managedBy(
  model: string | undefined,
  { manager }: MissionSettings,
): Pick<MissionSettings, "manager"> {
  if (model === undefined) return {};
  const { provider = "none" } = manager ?? {};
  return { manager: { model, provider: provider === "none" ? "openrouter" : provider } };
}
