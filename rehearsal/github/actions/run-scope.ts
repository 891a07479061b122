import type { Scope, ScopeFunction } from "./expression.ts";
import { githubContext } from "./github-context.ts";
import type { RunnerHost } from "./host.ts";
import type { Combination } from "./matrix.ts";
import type { RunRecord } from "./run-record.ts";
import type { Need } from "./session.ts";

type JobView = {
  readonly needs?: Readonly<Record<string, Need>>;
  readonly combination?: Combination;
  readonly functions?: Readonly<Record<string, ScopeFunction>>;
};

/** What expressions see that GitHub evaluates before a job has a machine: `if`, `concurrency`, names, matrices. */
export function runScope(host: RunnerHost, run: RunRecord, view: JobView = {}): Scope {
  return {
    contexts: {
      github: githubContext(host, run),
      inputs: run.trigger.inputs,
      vars: host.variables(run.trigger.repository),
      needs: view.needs ?? {},
      matrix: view.combination ?? {},
      strategy: {},
    },
    functions: view.functions ?? {},
  };
}
