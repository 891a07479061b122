import { isAnswerLost, limitedUntil, statusOf } from "../adapters/github-client.ts";
import { UserError } from "../core/error.ts";
import { faultText } from "../core/fault-text.ts";

/** What the job's page says of an error, and what the step ended with. */
export type Fault = {
  readonly title: string;
  readonly text: string;
  readonly outcome: "misconfigured" | "failed";
};

/** True of every fault that is not the user's: nothing of it is final. */
const whatFollows =
  "What was done until then is recorded, a line each in the log above, and not lost. The schedule of the workflow looks after the mission and starts its next job by itself.";

/** An error of the Action in words: what happened, and what a person has to do about it, if anything. */
export function faultOf(error: unknown): Fault {
  if (error instanceof UserError) {
    return { title: error.code, text: `${error.message}\n${error.fix}`, outcome: "misconfigured" };
  }
  const until = limitedUntil(error);
  if (until !== undefined) {
    const time = new Date(until).toISOString().replace(/\.\d+Z$/, "Z");
    const text = `GitHub's rate limit refuses further calls until ${time}: longer than a job waits. ${whatFollows}`;
    return { title: "GitHub's rate limit", text, outcome: "failed" };
  }
  if (isAnswerLost(error)) {
    const text = `GitHub failed (${statusOf(error)}: ${faultText(error)}) and went on failing when it was asked again. ${whatFollows}`;
    return { title: "GitHub failed", text, outcome: "failed" };
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { title: "A fault of CCO", text: `${stack}\n${whatFollows}`, outcome: "failed" };
}
