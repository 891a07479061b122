import { z } from "zod";
import { missionIn } from "../core/comment-section.ts";
import { type EventWake, eventWakeOf } from "../listening/event-wake.ts";

/** What a webhook asks of the App. Only that: what is done is decided on what GitHub shows when it is done. */
export type Signal =
  | EventWake
  /** A mission's pull request was merged, closed or reopened: `mission` looks at it. */
  | { readonly kind: "look"; readonly mission: string; readonly why: string }
  /** Something a mission may wait for has ended, such as CI. */
  | { readonly kind: "due"; readonly mission: string }
  /** A job of ours ended other than it should. `run`: as ledgers name it. */
  | { readonly kind: "broken-off"; readonly run: string }
  /** Somebody pressed a button of a check run. */
  | { readonly kind: "button"; readonly mission: string; readonly command: string; readonly actor: string };

const headBranch = z.string().nullish();
const pullEvent = z.object({
  action: z.string(),
  pull_request: z.object({
    head: z.object({ ref: z.string(), repo: z.object({ full_name: z.string() }).nullable() }),
    body: z.string().nullish(),
  }),
  repository: z.object({ full_name: z.string() }),
});
const sender = z.object({ login: z.string() });
const checkRunEvent = z.object({
  action: z.string(),
  check_run: z.object({
    external_id: z.string().nullish(),
    check_suite: z.object({ head_branch: headBranch }).nullish(),
  }),
  requested_action: z.object({ identifier: z.string() }).nullish(),
  sender,
});
const checkSuiteEvent = z.object({
  action: z.string(),
  check_suite: z.object({ head_branch: headBranch }),
  sender,
});
const statusEvent = z.object({ state: z.string(), branches: z.array(z.object({ name: z.string() })) });
const pushEvent = z.object({ ref: z.string() });
const runEvent = z.object({
  action: z.string(),
  workflow_run: z.object({
    id: z.int(),
    path: z.string(),
    conclusion: z.string().nullish(),
    head_branch: headBranch,
  }),
});

export type Known = {
  /** File name of CCO's own workflow. */
  readonly workflow: string;
  /** The mission whose branch it is. */
  readonly missionOn: (branch: string) => string | undefined;
};

/** Throws a ZodError where the payload is not what GitHub sends. */
export function signalOf(event: string, payload: unknown, known: Known): Signal {
  switch (event) {
    case "pull_request":
      return pullSignal(pullEvent.parse(payload), known);
    case "check_run":
      return checkRunSignal(checkRunEvent.parse(payload), known);
    case "check_suite":
      return checkSuiteSignal(checkSuiteEvent.parse(payload), known);
    case "status": {
      const { state, branches } = statusEvent.parse(payload);
      const names = branches.map(({ name }) => name);
      return state === "pending" ? none(event) : dueOn(names, known);
    }
    case "workflow_run":
      return runSignal(runEvent.parse(payload), known);
    case "push":
      return pushSignal(payload, known);
    default:
      return eventWakeOf(event, payload);
  }
}

function pullSignal(
  { action, pull_request: { head, body }, repository }: z.infer<typeof pullEvent>,
  { missionOn }: Known,
): Signal {
  const mission = missionOn(head.ref) ?? missionIn(body ?? "");
  const isOurs = head.repo?.full_name === repository.full_name;
  if (mission === undefined || !isOurs) return none("a pull request of no mission");
  const why = { closed: "its pull request was closed", reopened: "its pull request was reopened" }[action];
  return why === undefined ? none("pull_request") : { kind: "look", mission, why };
}

const buttons: ReadonlySet<string> = new Set(["resume", "stop", "verify"]);

/** What people push to a mission's branch is looked at; what a job of ours pushes, that job sees. */
function pushSignal(payload: unknown, known: Known): Signal {
  const { ref } = pushEvent.parse(payload);
  const [, branch = ""] = /^refs\/heads\/(.+)$/s.exec(ref) ?? [];
  const mission = known.missionOn(branch);
  return mission === undefined ? eventWakeOf("push", payload) : { kind: "due", mission };
}

function checkRunSignal(
  { action, check_run, requested_action, sender }: z.infer<typeof checkRunEvent>,
  known: Known,
): Signal {
  const [, mission] = /^cco:([^:]+):/.exec(check_run.external_id ?? "") ?? [];
  if (mission === undefined)
    return action === "completed" ? dueOn([check_run.check_suite?.head_branch], known) : none("check_run");
  const pressed = action === "rerequested" ? "verify" : (requested_action?.identifier ?? "");
  if (!buttons.has(pressed)) return none("our own check run");
  return { kind: "button", mission, command: pressed, actor: sender.login };
}

/** GitHub asks only the App whose suite it is to run all of its checks again. */
function checkSuiteSignal(
  { action, check_suite: { head_branch }, sender }: z.infer<typeof checkSuiteEvent>,
  known: Known,
): Signal {
  const mission = known.missionOn(head_branch ?? "");
  if (action === "rerequested" && mission !== undefined)
    return { kind: "button", mission, command: "verify", actor: sender.login };
  return action === "completed" ? dueOn([head_branch], known) : none("check_suite");
}

/** A run that ended well has handed its mission over itself. */
function runSignal({ action, workflow_run: run }: z.infer<typeof runEvent>, known: Known): Signal {
  if (action !== "completed") return none("workflow_run");
  if (run.path.replace(/@.*$/, "").endsWith(`/${known.workflow}`))
    return run.conclusion === "success"
      ? none("a run of ours that ended well")
      : { kind: "broken-off", run: `actions:${run.id}` };
  return dueOn([run.head_branch], known);
}

function dueOn(branches: readonly (string | null | undefined)[], { missionOn }: Known): Signal {
  const [mission] = branches.flatMap((name) => missionOn(name ?? "") ?? []);
  return mission === undefined ? none("no branch of a mission") : { kind: "due", mission };
}

function none(what: string): Signal {
  return { kind: "nothing", why: `Nothing follows from ${what}.` };
}
