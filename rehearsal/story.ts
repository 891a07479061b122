import { styleText } from "node:util";
import { z } from "zod";
import { workflowPath } from "#src/core/workflow-file.ts";
import type { GitHubEvent, Run } from "./github/actions-backend.ts";
import type { Recorded } from "./github/faults.ts";

/** What is told while a mission runs on the local GitHub: one line a fact, with its time. */
export type Story = {
  /** Somebody did something on GitHub. */
  onEvent(event: GitHubEvent): void;
  /** GitHub answered a call. */
  onAnswer(call: Recorded): void;
  /** The App said something in its log. */
  onLog(line: string): void;
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
    onAnswer: (call) => {
      const face = reactionIn(call);
      if (face !== undefined) tell(paint("cyan", `${nameOf(call.by)} reacted with ${face}`));
    },
    onLog: (line) => {
      const sentence = deedIn(line);
      if (sentence !== undefined) tell(paint("magenta", `The App: ${sentence}`));
    },
    onLine: (line, run) => {
      // Of CI there is more to see than to read.
      if (run.workflow.path !== workflowPath) return;
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

const said = z.object({ msg: z.string(), what: z.string().optional(), repository: z.string().optional() });

/** What the App did, of all that it says. */
function deedIn(line: string): string | undefined {
  const { msg, what, repository } = said.parse(JSON.parse(line));
  if (msg === "told") return what;
  return msg === "gave a job a token" ? `gave a job its token for ${repository}.` : undefined;
}

const faces: Readonly<Record<string, string>> = { eyes: "👀", "+1": "👍", "-1": "👎" };

function reactionIn({ method, path, body, status }: Recorded): string | undefined {
  if (method !== "POST" || status !== 201 || !path.endsWith("/reactions")) return undefined;
  return faces[z.object({ content: z.string() }).parse(body).content];
}

function nameOf(login: string): string {
  return login.replace(/\[bot\]$/, "");
}

type Subject = { readonly number: number; readonly title: string; readonly draft?: boolean };

function commandIn(body = ""): string {
  const [line] = /^\/cco.*/.exec(body) ?? [];
  return line === undefined ? "" : `: ${line}`;
}

type Concluded = {
  readonly name: string;
  readonly path: string;
  readonly head_sha: string;
  readonly conclusion: string;
  readonly actor: { readonly login: string };
};

function sentenceOf({ name, action, payload, sender }: GitHubEvent): string | undefined {
  const who = nameOf(sender);
  const issue = payload.issue as Subject | undefined;
  const pull = payload.pull_request as Subject | undefined;
  const label = payload.label as { readonly name: string } | undefined;
  const comment = payload.comment as { readonly body: string } | undefined;
  const run = payload.workflow_run as Concluded | undefined;
  switch (`${name}.${action}`) {
    case "issues.opened":
      return `${who} opened issue #${issue?.number}: ${issue?.title}`;
    case "issues.labeled":
      return `${who} put the label ${label?.name} on #${issue?.number}`;
    case "issue_comment.created":
      return `${who} commented on #${issue?.number}${commandIn(comment?.body)}`;
    case "pull_request.opened":
      return `${who} opened ${pull?.draft ? "the draft " : ""}pull request #${pull?.number}: ${pull?.title}`;
    case "pull_request.ready_for_review":
      return `${who} marked #${pull?.number} as ready for review`;
    case "workflow_run.completed":
      return run?.path === workflowPath
        ? undefined
        : `${run?.name} at ${run?.head_sha.slice(0, 9)}, started by what ${nameOf(run?.actor.login ?? "")} pushed: ${run?.conclusion}`;
    default:
      return undefined;
  }
}
