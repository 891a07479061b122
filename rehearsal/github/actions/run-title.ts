import type { RunnerHost } from "./host.ts";
import type { RunRecord } from "./run-record.ts";
import { runScope } from "./run-scope.ts";
import { evaluateString, fieldOf } from "./template.ts";
import { textAt } from "./trigger.ts";

/** What `run-name` comes to; without one what GitHub shows: the commit's subject or the title of what it is about. */
export function titleOf(host: RunnerHost, run: RunRecord): string {
  const { file, trigger, workflow } = run;
  const given = nameGiven(host, run);
  if (given !== undefined && given.trim() !== "") return given;
  const subject = textAt(trigger.payload, ["head_commit", "message"])?.split("\n")[0];
  const about =
    textAt(trigger.payload, ["pull_request", "title"]) ?? textAt(trigger.payload, ["issue", "title"]);
  if (trigger.event === "push") return subject ?? workflow.name;
  return about ?? (file === undefined ? workflow.path : workflow.name);
}

function nameGiven(host: RunnerHost, run: RunRecord): string | undefined {
  try {
    return evaluateString(fieldOf(run.file?.root, "run-name"), runScope(host, run));
  } catch {
    // GitHub falls back to its own title as well.
    return undefined;
  }
}
