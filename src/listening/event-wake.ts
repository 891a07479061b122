import { z } from "zod";
import { missionLabel } from "../core/label.ts";

/** What an event tells of missions. Only that: what is done is decided on what GitHub shows now. */
export type EventWake = IssueWake | CommentWake | FilesWake | NoWake;

/** Somebody did something to a mission's issue. */
export type IssueWake = {
  readonly kind: "issue";
  readonly issue: number;
  readonly happened: "started" | "stopped" | "edited";
  readonly actor: string;
  readonly why: string;
  /** Of an edit: the text before and after it. */
  readonly edit?:
    | {
        readonly before: string;
        readonly after: string;
        readonly url: string;
        /** When the issue was as it is after it; tells one edit from another. */
        readonly at: string;
      }
    | undefined;
};

/** Somebody said something to a mission. */
export type CommentWake = {
  readonly kind: "comment";
  /** Number of the issue or the pull request. */
  readonly issue: number;
  readonly isPull: boolean;
  readonly comment: {
    readonly id: number;
    readonly nodeId: string;
    readonly body: string;
    readonly url: string;
    /** Epoch milliseconds. */
    readonly createdAt: number;
  };
  readonly actor: string;
};

/** Mission files were pushed to the base branch. */
export type FilesWake = { readonly kind: "files"; readonly files: readonly string[] };

export type NoWake = { readonly kind: "nothing"; readonly why: string };

const labelled = z.object({ name: z.string() });
const issue = z.object({
  number: z.int(),
  labels: z.array(labelled),
  pull_request: z.unknown().optional(),
  body: z.string().nullish(),
  html_url: z.string().optional(),
  updated_at: z.string().optional(),
});
/** Of an edit, what was there before; of the title, nothing about the body. */
const changes = z.object({ body: z.object({ from: z.string() }).optional() }).optional();
const sender = z.object({ login: z.string() });
const issuesEvent = z.object({ action: z.string(), issue, label: labelled.optional(), changes, sender });
const commentEvent = z.object({
  action: z.string(),
  issue,
  comment: z.object({
    id: z.int(),
    node_id: z.string(),
    body: z.string(),
    html_url: z.string(),
    created_at: z.iso.datetime(),
  }),
  sender,
});
const pushEvent = z.object({
  ref: z.string(),
  repository: z.object({ default_branch: z.string() }),
  commits: z.array(z.object({ added: z.array(z.string()), modified: z.array(z.string()) })),
});

/** Reads a webhook's payload, which is a job's as well. Throws a ZodError where it is not what GitHub sends. */
export function eventWakeOf(event: string, payload: unknown): EventWake {
  switch (event) {
    case "issues":
      return issueWake(issuesEvent.parse(payload));
    case "issue_comment":
      return commentWake(commentEvent.parse(payload));
    case "push":
      return pushWake(pushEvent.parse(payload));
    default:
      return { kind: "nothing", why: `CCO does nothing on ${event}.` };
  }
}

function issueWake({
  action,
  issue: { number, labels, body, html_url: url = "", updated_at: at = "" },
  label,
  changes,
  sender,
}: z.infer<typeof issuesEvent>): EventWake {
  const base = { kind: "issue", issue: number, actor: sender.login } as const;
  const isMission = labels.some((one) => one.name === missionLabel);
  if (action === "labeled" && label?.name === missionLabel) {
    return { ...base, happened: "started", why: "the label was put on" };
  }
  if (action === "unlabeled" && label?.name === missionLabel) {
    return { ...base, happened: "stopped", why: "the label was taken off" };
  }
  if (!isMission) return { kind: "nothing", why: `Issue #${number} is not a mission.` };
  if (action === "closed") return { ...base, happened: "stopped", why: "the issue was closed" };
  if (action === "reopened") return { ...base, happened: "started", why: "the issue was reopened" };
  if (action === "edited") {
    const before = changes?.body?.from;
    const edit = before === undefined ? undefined : { before, after: body ?? "", url, at };
    return { ...base, happened: "edited", why: "the issue was edited", edit };
  }
  return { kind: "nothing", why: `Nothing follows from ${action}.` };
}

function commentWake({ action, issue, comment, sender }: z.infer<typeof commentEvent>): EventWake {
  if (action !== "created") return { kind: "nothing", why: "Only new comments are commands." };
  const { id, node_id: nodeId, body, html_url: url } = comment;
  const createdAt = Date.parse(comment.created_at);
  const isPull = issue.pull_request !== undefined;
  const said = { id, nodeId, body, url, createdAt };
  return { kind: "comment", issue: issue.number, isPull, actor: sender.login, comment: said };
}

/** Mission files count on the default branch only: on any other they could be the worker's own. */
function pushWake({ ref, repository, commits }: z.infer<typeof pushEvent>): EventWake {
  if (ref !== `refs/heads/${repository.default_branch}`) {
    return { kind: "nothing", why: "Mission files start missions from the default branch only." };
  }
  const touched = commits.flatMap(({ added, modified }) => [...added, ...modified]);
  const files = [...new Set(touched)].filter(isMissionFile);
  return files.length === 0
    ? { kind: "nothing", why: "No mission file was pushed." }
    : { kind: "files", files };
}

function isMissionFile(path: string): boolean {
  return path === ".cco/mission.yaml" || /^\.cco\/missions\/[^/]+\.ya?ml$/.test(path);
}
