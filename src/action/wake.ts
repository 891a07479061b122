import { z } from "zod";
import { mistakes } from "../core/error.ts";
import { missionLabel } from "../core/label.ts";
import type { Inputs } from "./inputs.ts";
import type { Job } from "./job.ts";

/** What an event asks for. Only that: what is done is decided on what GitHub shows now. */
export type Wake =
  /** One iteration of a mission. */
  | { readonly kind: "work"; readonly mission: string; readonly by: string }
  /** A command that the workflow gives. */
  | { readonly kind: "command"; readonly mission: string; readonly text: string; readonly by: string }
  /** Somebody did something to a mission's issue. */
  | {
      readonly kind: "issue";
      readonly issue: number;
      readonly happened: "started" | "stopped" | "edited";
      readonly actor: string;
      readonly why: string;
    }
  /** Somebody said something to a mission. */
  | {
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
    }
  /** Look after every mission. */
  | { readonly kind: "sweep" }
  /** Mission files were pushed to the base branch. */
  | { readonly kind: "files"; readonly files: readonly string[] }
  | { readonly kind: "nothing"; readonly why: string };

const labelled = z.object({ name: z.string() });
const issue = z.object({
  number: z.int(),
  labels: z.array(labelled),
  pull_request: z.unknown().optional(),
});
const sender = z.object({ login: z.string() });
const issuesEvent = z.object({ action: z.string(), issue, label: labelled.optional(), sender });
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

/** What this job was started for. An input says it; else the event does. */
export function wakeOf(job: Job, inputs: Inputs): Wake {
  if (inputs.command !== undefined) return commandWake(job, inputs, inputs.command);
  if (inputs.mission !== undefined) return { kind: "work", mission: inputs.mission, by: job.actor };
  switch (job.event) {
    case "workflow_dispatch":
      return dispatched(job);
    case "schedule":
      return { kind: "sweep" };
    case "issues":
      return issueWake(issuesEvent.parse(job.payload));
    case "issue_comment":
      return commentWake(commentEvent.parse(job.payload));
    case "push":
      return pushWake(pushEvent.parse(job.payload));
    default:
      return { kind: "nothing", why: `CCO does nothing on ${job.event}.` };
  }
}

function dispatched({ payload, actor }: Job): Wake {
  const { inputs } = z.object({ inputs: z.record(z.string(), z.unknown()).nullish() }).parse(payload);
  const mission = inputs?.mission;
  const by = typeof inputs?.by === "string" && inputs.by !== "" ? inputs.by : actor;
  return typeof mission === "string" && mission !== "" ? { kind: "work", mission, by } : { kind: "sweep" };
}

const aboutMission = z.object({
  inputs: z.object({ mission: z.string().optional() }).nullish().catch(undefined),
  issue: z.object({ number: z.int() }).optional().catch(undefined),
});

/** Throws the user error COMMAND_WITHOUT_MISSION when neither the step nor the event names one. */
function commandWake({ payload, actor }: Job, inputs: Inputs, text: string): Wake {
  const { inputs: dispatched, issue } = aboutMission.parse(payload);
  const mission = inputs.mission ?? (dispatched?.mission || undefined) ?? issue?.number.toString();
  if (mission === undefined) throw mistakes.commandWithoutMission();
  return { kind: "command", mission, text, by: actor };
}

function issueWake({ action, issue: { number, labels }, label, sender }: z.infer<typeof issuesEvent>): Wake {
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
  if (action === "edited") return { ...base, happened: "edited", why: "the issue was edited" };
  return { kind: "nothing", why: `Nothing follows from ${action}.` };
}

function commentWake({ action, issue, comment, sender }: z.infer<typeof commentEvent>): Wake {
  if (action !== "created") return { kind: "nothing", why: "Only new comments are commands." };
  const { id, node_id: nodeId, body, html_url: url } = comment;
  const createdAt = Date.parse(comment.created_at);
  const isPull = issue.pull_request !== undefined;
  const said = { id, nodeId, body, url, createdAt };
  return { kind: "comment", issue: issue.number, isPull, actor: sender.login, comment: said };
}

/** Mission files count on the default branch only: on any other they could be the worker's own. */
function pushWake({ ref, repository, commits }: z.infer<typeof pushEvent>): Wake {
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
