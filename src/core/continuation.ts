import { blockingFindings } from "./doubt.ts";
import { isDisputed } from "./judged-standing.ts";
import { missionLabel } from "./label.ts";
import { codeSpan } from "./markdown-escape.ts";
import type { StopCause } from "./signal.ts";
import { openCriteria } from "./standing.ts";
import type { MissionState } from "./state.ts";

/** What a person has to write so that the mission goes on, as commands. Empty when there is nothing to do. */
export function howToContinue(state: MissionState): string {
  const { closed, parked, pause, stop, queued } = state;
  if (stop !== undefined && (closed === undefined || closed.outcome === "stopped"))
    return afterStop(stop.cause);
  if (pause !== undefined) return "To go on: `/cco resume`.";
  if (parked !== undefined && closed === undefined) return afterWait(parked, state);
  if (queued !== undefined) return "It starts by itself then. To take it out of the queue: `/cco stop`.";
  switch (closed?.outcome) {
    case undefined:
    case "done":
      return "";
    case "out-of-budget":
      return `To go on: \`${raiseCommand(state)}\`.`;
    case "needs-human":
      return closed?.awaits === "ci"
        ? "To go on, do what is said above. It goes on by itself when CI has concluded; to have it look at once: `/cco resume`."
        : answers(state);
    case "stalled":
      return "To go on, tell it what it does not know: `/cco steer <text>`. To let it try again as it is: `/cco resume`.";
    case "misconfigured":
    case "failed":
      return "To go on, mend the cause, then: `/cco retry`.";
    case "stopped":
      return afterStop(undefined);
  }
}

function afterWait(
  { awaits, until }: NonNullable<MissionState["parked"]>,
  { mission }: MissionState,
): string {
  if (awaits === "person")
    return `To go on: push commits to \`${mission.branch.name}\`. They are proved with the next look after the missions; at once: \`/cco resume\`.`;
  if (awaits === "ci")
    return "It goes on by itself when CI has concluded. To have it look at once: `/cco resume`.";
  return until === undefined
    ? "To go on: `/cco resume`."
    : "It goes on by itself then. To go on at once: `/cco resume`. `/cco pause` keeps it waiting.";
}

/** What stopped it by a deed is undone by one. */
function afterStop(cause: StopCause | undefined): string {
  switch (cause) {
    case undefined:
      return "To go on: `/cco resume`.";
    case "label-removed":
      return `To go on: put the label \`${missionLabel}\` back on.`;
    case "issue-closed":
      return "To go on: reopen the issue.";
    case "issue-gone":
      return "To go on with what is left, open another issue.";
    case "pull-request-closed":
      return "To go on: reopen the pull request, then `/cco resume`.";
    case "pull-request-merged":
      return afterMerge;
  }
}

/** A merged pull request takes no more commits, and a mission has only one. */
export const afterMerge = `Nothing more is pushed to a merged pull request. To go on with what is left: a new issue with the label \`${missionLabel}\`.`;

/** Raises every limit that is reached. */
function raiseCommand({ mission: { budget }, spend, iteration }: MissionState): string {
  const raises = [
    iteration >= budget.iterations ? "+10iterations" : "",
    budget.usd - spend.usd < 0.01 ? "+10usd" : "",
    spend.ms >= budget.minutes * 60_000 ? "+120minutes" : "",
    budget.tokens !== undefined && spend.tokens >= budget.tokens ? `+${budget.tokens}tokens` : "",
  ].filter((raise) => raise !== "");
  return raises.length === 0 ? "/cco resume" : `/cco budget ${raises.join(" ")}`;
}

function findingsAnswer({ head }: MissionState): string {
  return `- \`/cco approve findings ${head.slice(0, 9)}\` lets stand what was found in the change; or push a commit that undoes it; or \`/cco steer <text>\``;
}

/** More would bury the first. */
const mostAnswers = 10;

function answers(state: MissionState): string {
  const open = openCriteria(state);
  const lines = open.flatMap(({ criterion: { id }, awaits }) => {
    if (awaits === "approval") return [`- \`/cco approve ${id}\`, or \`/cco reject ${id} <why>\``];
    if (awaits === "means of proof") {
      if (isDisputed(id, state))
        return [
          `- \`/cco approve ${id}\` once you looked at it yourself, or \`/cco resume\` to have it judged again`,
        ];
      return [
        `- ${codeSpan(id)}: write ${"`` verify: `command` ``"} or \`approval: maintainer\` under it, or configure a \`judge\`, then \`/cco resume\``,
      ];
    }
    if (awaits === "findings") return [];
    if (awaits === "checks")
      return [`- \`/cco approve checks ${id}\`, or \`/cco reject ${id} <why>\` to have another one drafted`];
    if (awaits !== "human") return [];
    return [
      `- ${codeSpan(id)}: change it, or say that it can be met, and how: \`/cco reject ${id} <why>\` or \`/cco steer <text>\``,
    ];
  });
  const question = state.plan?.question === undefined ? [] : ["- `/cco steer <answer>`"];
  const found = blockingFindings(state).length === 0 ? [] : [findingsAnswer(state)];
  const drafted = open.filter(({ awaits }) => awaits === "checks").length;
  const atOnce = drafted > 1 ? ["- `/cco approve checks`: all of them"] : [];
  const asked = [...question, ...found, ...atOnce];
  const all = [...asked, ...lines.slice(0, mostAnswers)];
  if (all.length === 0) return "To go on, mend what is said above, then: `/cco resume`.";
  return `To go on:\n${all.join("\n")}`;
}
