import { codeSpan } from "./markdown-escape.ts";
import { openCriteria } from "./standing.ts";
import type { MissionState } from "./state.ts";

/** What a person has to write so that the mission goes on, as commands. Empty when there is nothing to do. */
export function howToContinue(state: MissionState): string {
  const { closed, parked, pause, stop, queued } = state;
  if (pause !== undefined || (closed === undefined && stop !== undefined)) return "To go on: `/cco resume`.";
  if (parked !== undefined && closed === undefined) {
    return parked.until === undefined
      ? "To go on: `/cco resume`."
      : "It goes on by itself then. To go on at once: `/cco resume`.";
  }
  if (queued !== undefined) return "It starts by itself then. To take it out of the queue: `/cco stop`.";
  switch (closed?.outcome) {
    case undefined:
    case "done":
      return "";
    case "out-of-budget":
      return `To go on: \`${raiseCommand(state)}\`.`;
    case "needs-human":
      return answers(state);
    case "stalled":
      return "To go on, tell it what it does not know: `/cco steer <text>`. To let it try again as it is: `/cco resume`.";
    case "misconfigured":
    case "failed":
      return "To go on, mend the cause, then: `/cco retry`.";
    case "stopped":
      return "To go on: `/cco resume`.";
  }
}

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

/** More would bury the first. */
const mostAnswers = 10;

function answers(state: MissionState): string {
  const open = openCriteria(state);
  const lines = open.flatMap(({ criterion: { id }, awaits }) => {
    if (awaits === "approval") return [`- \`/cco approve ${id}\`, or \`/cco reject ${id} <why>\``];
    if (awaits === "means of proof") {
      return [
        `- ${codeSpan(id)}: write ${"`` verify: `command` ``"} or \`approval: maintainer\` under it, then \`/cco resume\``,
      ];
    }
    return awaits === "human" ? [`- ${codeSpan(id)}: change it, or \`/cco steer <text>\``] : [];
  });
  const asked = state.plan?.question === undefined ? [] : ["- `/cco steer <answer>`"];
  const all = [...asked, ...lines.slice(0, mostAnswers)];
  if (all.length === 0) return "To go on, mend what is said above, then: `/cco resume`.";
  return `To go on:\n${all.join("\n")}`;
}
