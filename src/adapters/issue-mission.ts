import { mistakes, UserError } from "../core/error.ts";
import { plainBody } from "../core/issue-body.ts";
import { draftIssue } from "../core/issue-draft.ts";
import { composeMission, type ParsedSettings, plainTitle, withholdCommands } from "../core/issue-mission.ts";
import { priorityOfLabels } from "../core/issue-priority.ts";
import type { SettingsBlock } from "../core/issue-settings.ts";
import type { PinnedMission } from "../core/mission.ts";
import { type MissionOptions, type ParsedMission, parseMission } from "../core/parse-mission.ts";
import { type Document, isMapping } from "../core/problem.ts";
import { parseMarkdown } from "./markdown.ts";
import { pinMission } from "./mission-source.ts";
import { parseDocument } from "./yaml-document.ts";

export type Issue = {
  readonly number: number;
  readonly title: string;
  /** Null when it was left empty. */
  readonly body: string | null;
  readonly labels: readonly string[];
  /** Logins of who wrote it and who changed it last, where they are known. */
  readonly author?: string | undefined;
  readonly editor?: string | undefined;
};

export type IssueOptions = Pick<MissionOptions, "defaults" | "overrides"> & {
  /** Whether the author and the last editor both have write access: only then is anything run that they wrote. */
  readonly commandsTrusted: boolean;
  /** What somebody with write access says so that it all counts. */
  readonly approval?: string | undefined;
};

export type ReadIssue = {
  readonly pinned: PinnedMission;
  /** What the author should know about how the issue was understood. */
  readonly notices: readonly string[];
  /** Commands and settings that somebody without write access asks for. They have no effect. */
  readonly proposed: readonly string[];
};

/**
 * The mission an issue describes. However it is written, what cannot be understood is a notice. Throws the user
 * errors ISSUE_EMPTY when there is nothing to work on, and ISSUE_INVALID for mistakes in its settings.
 */
export function readIssue(issue: Issue, options: IssueOptions): ReadIssue {
  const title = plainBody(issue.title).text;
  const body = plainBody(issue.body ?? "");
  const draft = draftIssue({
    title: plainTitle(title),
    labels: issue.labels,
    blocks: parseMarkdown(body.text),
  });
  const settings = draft.settings.map((block) => parseSettings(block, issue));
  const names = { ...draft, title: draft.title || `Issue ${issue.number}` };
  const composed = composeMission(names, settings, {
    isTrusted: options.commandsTrusted,
    priority: priorityOfLabels(issue.labels),
  });
  if (isMapping(composed.document.value) && isEmpty(composed.document.value.definition_of_done)) {
    throw mistakes.issueEmpty(issue.number);
  }
  const parsed = parse(composed.document, { issue, options });
  const { mission, proposed } = options.commandsTrusted
    ? { mission: parsed.mission, proposed: [] }
    : withholdCommands(parsed.mission);
  const all = [...composed.proposed, ...proposed];
  return {
    pinned: pinMission(mission),
    notices: shorten([
      ...(all.length === 0 ? [] : [proposalNotice(issue, all, options.approval)]),
      ...body.notices,
      ...(draft.title === "" ? ["The issue has no title, so it was given its number for one."] : []),
      ...draft.notices,
      ...composed.notices,
      ...parsed.notices.map(withLine),
    ]),
    proposed: all,
  };
}

/** More would bury the first. */
const mostNotices = 50;

function shorten(notices: readonly string[]): readonly string[] {
  if (notices.length <= mostNotices) return notices;
  return [...notices.slice(0, mostNotices), `… and ${notices.length - mostNotices} more`];
}

function isEmpty(list: unknown): boolean {
  return Array.isArray(list) && list.length === 0;
}

/** Empty lines before it give every place in it the line it has in the issue. */
function parseSettings({ line, text }: SettingsBlock, { number }: Issue): ParsedSettings {
  const document = parseYaml(`${"\n".repeat(line - 1)}${text}`, number);
  if (document.value === undefined || document.value === null || isMapping(document.value))
    return { line, document };
  throw mistakes.issueInvalid(number, [
    `Line ${line}: expected settings, such as \`budget:\`, not a list or a text.`,
  ]);
}

function parseYaml(text: string, number: number): Document {
  try {
    return parseDocument(text, nameOf(number));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw mistakes.issueInvalid(number, [withLine(error.message)], error.fix);
  }
}

type Context = { readonly issue: Issue; readonly options: IssueOptions };

function parse(document: Document, { issue, options }: Context): ParsedMission {
  try {
    return parseMission(document, {
      file: nameOf(issue.number),
      id: `issue-${issue.number}`,
      defaults: options.defaults,
      overrides: options.overrides,
    });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const problems = error.message.split("\n").slice(1);
    throw mistakes.issueInvalid(
      issue.number,
      problems.map((problem) => withLine(problem.trim())),
    );
  }
}

function nameOf(number: number): string {
  return `issue #${number}`;
}

/** `issue #42:7:3: …` in words: an issue has no columns. */
function withLine(problem: string): string {
  return problem.replace(/^issue #\d+:(\d+):\d+: /, "Line $1: ");
}

/**
 * The hash of what an issue says when its commands count, whatever the configuration adds: a change of settings voids
 * no approval, a change of the text does.
 */
export function textHash(issue: Issue): string {
  return readIssue(issue, { commandsTrusted: true }).pinned.hash;
}

function proposalNotice(
  { author, editor }: Issue,
  proposed: readonly string[],
  approval: string | undefined,
): string {
  const names = [...new Set([author, editor].filter((name) => name !== undefined))].map((name) => `@${name}`);
  const who = names.length === 0 ? "its author" : names.join(" and ");
  const shown = proposed.slice(0, 10).map((one) => `\`${one.replaceAll("`", "'").slice(0, 200)}\``);
  const more = proposed.length > shown.length ? ` and ${proposed.length - shown.length} more` : "";
  return `Commands and settings count only when author and last editor have write access, and not all of ${who} have it. Without effect: ${shown.join(", ")}${more}.${approval === undefined ? "" : ` Somebody with write access who has looked at all of it lets it count: \`${approval}\`.`}`;
}
