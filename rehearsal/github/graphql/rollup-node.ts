import { nodeId } from "../account.ts";
import type { CheckRun, CommitStatus } from "../check.ts";
import { checkRunNode, mustRead } from "./check-node.ts";
import { connection, type Slice } from "./connection.ts";
import { actorNode } from "./issue-node.ts";
import type { Spot } from "./repository-node.ts";

/** All that CI says of a commit, check runs and statuses side by side. Null when nothing says anything. */
export function rollupNode(spot: Spot, sha: string) {
  const { repository } = spot;
  const runs = latest(
    repository.checkRuns.filter((run) => run.sha === sha),
    ({ suite, name }) => `${suite}/${name}`,
  );
  const statuses = latest(
    repository.statuses.filter((status) => status.sha === sha),
    ({ context }) => context,
  );
  if (runs.length + statuses.length === 0) return null;
  const nodes = [
    ...runs.map((run) => () => checkRunContext(spot, run)),
    ...statuses.map((status) => () => statusContext(spot, status)),
  ];
  return {
    id: `SCR_${sha}`,
    state: stateOf(runs, statuses),
    contexts: (slice: Slice) => {
      const page = connection(nodes, slice);
      // One that may not be read is null, with an error beside the others.
      return { ...page, nodes: page.nodes.map((node) => attempt(node)) };
    },
  };
}

/** graphql-js takes an error that stands for a value as that value's error. */
function attempt(node: () => object): object {
  try {
    return node();
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

function checkRunContext(spot: Spot, run: CheckRun) {
  mustRead(spot, "checks=read");
  return checkRunNode(spot, run);
}

function statusContext(
  spot: Spot,
  { id, context, state, description, targetUrl, createdAt, creator }: CommitStatus,
) {
  mustRead(spot, "statuses=read");
  return {
    __typename: "StatusContext",
    id: nodeId("SC", id),
    context,
    state: state.toUpperCase(),
    description,
    targetUrl,
    createdAt,
    creator: actorNode(spot, creator),
  };
}

/** The newest of each kind, in the order the kinds came up. */
function latest<T>(all: readonly T[], kindOf: (one: T) => string): readonly T[] {
  return [...new Map(all.map((one) => [kindOf(one), one])).values()];
}

const failures = new Set([
  "failure",
  "cancelled",
  "timed_out",
  "action_required",
  "stale",
  "startup_failure",
]);

function stateOf(runs: readonly CheckRun[], statuses: readonly CommitStatus[]): string {
  if (statuses.some(({ state }) => state === "error")) return "ERROR";
  const hasFailed = runs.some(({ conclusion }) => failures.has(conclusion ?? ""));
  if (hasFailed || statuses.some(({ state }) => state === "failure")) return "FAILURE";
  const isOver = runs.every(({ status }) => status === "completed");
  return isOver && statuses.every(({ state }) => state === "success") ? "SUCCESS" : "PENDING";
}
