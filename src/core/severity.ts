import { type EndingKind, responseTo } from "./ending.ts";
import type { Entry } from "./event.ts";
import type { Closing } from "./outcome.ts";

/** How loud a fact is in a log: an error is a fault of something, a warning is worth a look, the rest is the story. */
export type Severity = "info" | "warn" | "error";

export function severityOf(entry: Entry): Severity {
  switch (entry.type) {
    case "agent-finished":
      return ofEnding(entry.ending.kind);
    case "mission-closed":
      return ofClosing[entry.outcome];
    case "mission-parked":
      return entry.awaits === undefined ? "warn" : "info";
    case "base-conflicted":
    case "base-refused":
    case "iteration-abandoned":
      return "warn";
    case "plan-made":
    case "judgement-made":
    case "checks-planned":
      return entry.problem === undefined ? "info" : "warn";
    case "work-committed":
      return entry.withheld.length > 0 ? "warn" : "info";
    case "ci-started":
      return entry.refused.length > 0 ? "warn" : "info";
    default:
      return "info";
  }
}

function ofEnding(kind: EndingKind): Severity {
  switch (responseTo(kind)) {
    case "retry":
    case "stop":
      return "error";
    case "wait":
      return "warn";
    case "go-on":
      return kind === "finished" || kind === "unreported" || kind === "interrupted" ? "info" : "warn";
  }
}

const ofClosing: Record<Closing, Severity> = {
  done: "info",
  stopped: "info",
  "needs-human": "warn",
  "out-of-budget": "warn",
  stalled: "warn",
  misconfigured: "error",
  failed: "error",
};
