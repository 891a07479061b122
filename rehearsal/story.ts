import { styleText } from "node:util";
import type { GitHubEvent, Run } from "./github/actions-backend.ts";

/** What is told while a mission runs on the local GitHub: one line a fact, with its time. */
export type Story = {
  /** Somebody did something on GitHub. */
  onEvent(event: GitHubEvent): void;
  /** A job said something in its log. */
  onLine(line: string, run: Run): void;
};

export type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/** In colours on a terminal, plainly anywhere else. */
export const paintTerminal: Paint = (style, text) => styleText(style, text, { stream: process.stdout });

export type StoryOptions = {
  readonly print: (line: string) => void;
  readonly paint: Paint;
  /** Milliseconds since the story began. */
  readonly elapsed: () => number;
};

export function createStory({ print, paint, elapsed }: StoryOptions): Story {
  const jobs = new Set<number>();
  const warnings = new Set<string>();
  let inFrame = false;

  function tell(text: string): void {
    print(`${paint("dim", `${(elapsed() / 1000).toFixed(1).padStart(6)} s`)}  ${text}`);
  }

  function begin({ id, title, number }: Run): void {
    if (jobs.has(id)) return;
    jobs.add(id);
    tell(paint("bold", `Job ${number}: ${title}`));
  }

  return {
    onEvent: (event) => {
      const sentence = sentenceOf(event);
      if (sentence !== undefined) tell(paint("cyan", sentence));
    },
    onLine: (line, run) => {
      begin(run);
      if (line.startsWith("##[group]")) inFrame = true;
      const isNoise = inFrame || noise.test(line);
      if (line.startsWith("##[endgroup]")) inFrame = false;
      if (isNoise || line.trim() === "" || warnings.has(line)) return;
      // What is said once in every job is said once here.
      if (line.startsWith("##[warning]")) warnings.add(line);
      tell(`  ${painted(line, paint)}`);
    },
  };
}

/** What every job says in the same words, and what GitHub's own events tell. */
const noise = /^(?:Cleaning up orphan processes|Progress was reported\.)$/;

function painted(line: string, paint: Paint): string {
  const [, level, text = ""] = /^##\[(notice|warning|error)\](.*)$/.exec(line) ?? [];
  if (level === "warning") return paint("yellow", text);
  if (level === "error") return paint("red", text);
  if (level === "notice") return paint("bold", text);
  if (line.startsWith("  ")) return paint("dim", line);
  return line.replace(/\b(?:un)?met\b/g, (verdict) => paint(verdict === "met" ? "green" : "red", verdict));
}

type Subject = { readonly number: number; readonly title: string; readonly draft?: boolean };

function sentenceOf({ name, action, payload, sender }: GitHubEvent): string | undefined {
  const who = sender.replace(/\[bot\]$/, "");
  const issue = payload.issue as Subject | undefined;
  const pull = payload.pull_request as Subject | undefined;
  const label = payload.label as { readonly name: string } | undefined;
  switch (`${name}.${action}`) {
    case "issues.opened":
      return `${who} opened issue #${issue?.number}: ${issue?.title}`;
    case "issues.labeled":
      return `${who} put the label ${label?.name} on #${issue?.number}`;
    case "issue_comment.created":
      return `${who} commented on #${issue?.number}`;
    case "pull_request.opened":
      return `${who} opened ${pull?.draft ? "the draft " : ""}pull request #${pull?.number}: ${pull?.title}`;
    case "pull_request.ready_for_review":
      return `${who} marked #${pull?.number} as ready for review`;
    default:
      return undefined;
  }
}
