import { expect } from "vitest";
import type { Entry } from "#src/core/event.ts";
import { replay } from "#src/core/evolve.ts";
import { type ActionStage, owner, repo } from "./stage.ts";

/** A mission of these iterations that is done, and shown, and paid for, once. */
export async function expectOneMission(stage: ActionStage, iterations = ["1"]): Promise<void> {
  const { github, ada } = stage;
  const head = "cco/mission/issue-1";
  const entries = await stage.entries();
  const { data: pulls } = await ada.pulls.list({ owner, repo, state: "all" });
  const { data: checks } = await ada.checks.listForRef({ owner, repo, ref: head, per_page: 100 });
  const names = checks.check_runs.map(({ name }) => name);
  const comments = await stage.comments();
  expect(names, logsOf(stage)).toContain("CCO / Definition of Done");
  expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
  expect(await stage.iterations()).toEqual(iterations);
  expect(await stage.sticky()).toContain("100 %");
  expect(comments).toHaveLength(2);
  expect(comments.at(-1)).toContain("<!-- cco:end:issue-1:1 -->");
  expect(pulls).toHaveLength(1);
  expect(pulls[0]).toMatchObject({ draft: false, state: "open" });
  expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
  expect(checks.check_runs.every(({ conclusion }) => conclusion === "success")).toBe(true);
  expect(replay(entries)?.spend.usd).toBeCloseTo(priceOf(entries));
  expect(github.violations).toEqual([]);
}

/** What every job said, for whoever has to find out why there is no such mission. */
function logsOf({ actions }: ActionStage): string {
  const jobs = actions.runs().flatMap(({ id }) => actions.jobs(id));
  return jobs.map(({ id }) => actions.log(id)).join("\n");
}

/** Each session once; of one whose end was not seen, its reserve. */
function priceOf(entries: readonly Entry[]): number {
  let unseen = 0;
  let usd = 0;
  for (const entry of entries) {
    if (entry.type === "iteration-opened") {
      usd += unseen;
      unseen = entry.reserveUsd;
    }
    if (entry.type === "agent-finished") {
      usd += entry.usd ?? unseen;
      unseen = 0;
    }
  }
  return usd;
}
