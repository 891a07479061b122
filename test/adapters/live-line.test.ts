import { describe, expect, test, vi } from "vitest";
import { createGitHubReporter } from "#src/adapters/github-reporter.ts";
import { readSituation } from "#src/adapters/github-situation.ts";
import { createLiveLine } from "#src/adapters/live-line.ts";
import { createRedactor } from "#src/core/redact.ts";
import { clientOf, openMission } from "#test/rehearsal/github/graphql-stage.ts";
import { createStage as createGitHubStage, repo } from "#test/rehearsal/github/stage.ts";
import { bothUnmet, given, iteration, opened, us } from "#test/support/given.ts";

const secret = "a-secret-of-this-job";

/** A mission on a local GitHub whose first worker has just started, with a line that may change at every tick. */
async function createStage() {
  const stage = await createGitHubStage();
  const github = clientOf(stage);
  const { branch } = await openMission(stage);
  const warnings: string[] = [];
  const about = {
    redact: createRedactor([secret]),
    warn: (text: string) => void warnings.push(text),
  };
  const reporter = createGitHubReporter({
    ...about,
    github,
    situation: await readSituation(github, { branch, issue: 1, files: [] }),
    notices: [],
    repositoryUrl: `${stage.github.serverUrl}/ada/engine`,
    run: us,
  });
  const begun = [opened(), bothUnmet, iteration(1)];
  const shown = await reporter.report(given(...begun).state);
  const { state } = given(...begun, { type: "progress-reported", iteration: 1, shown });
  let shows = 0;
  const createLine = () =>
    createLiveLine({
      ...about,
      every: 5,
      show: async (live) => {
        await reporter.refresh(state, live).finally(() => {
          shows++;
        });
      },
    });
  const body = async () => {
    const { data } = await stage.ada.issues.listComments({ ...repo, issue_number: 1 });
    return data[0]?.body ?? "";
  };
  const shownTimes = (count: number) => vi.waitFor(() => expect(shows).toBeGreaterThanOrEqual(count));
  return Object.assign(stage, {
    createLine,
    body,
    warnings,
    shownTimes,
    shows: () => shows,
    comment: shown.comment,
  });
}

describe("the line of what a worker does now", () => {
  test("stands in the sticky comment, without secrets, each answer of the model one turn", async () => {
    await using stage = await createStage();
    await using line = stage.createLine();

    line.note({ kind: "text", text: "I look around.", answer: "a" });
    line.note({ kind: "tool", text: "Bash npm test", answer: "a" });
    await stage.shownTimes(1);
    const first = await stage.body();
    line.note({ kind: "tool", text: `Bash curl -H ${secret}`, answer: "b" });
    await stage.shownTimes(2);

    expect(first).toContain("### Iteration 1 is at work");
    expect(first).toContain("\n\nNow: running `npm test` · 1 turn · 0 min\n\n");
    expect(await stage.body()).toContain("Now: running `curl -H [redacted]` · 2 turns · 0 min");
    expect(stage.warnings).toEqual([]);
    expect(stage.github.violations).toEqual([]);
  });

  test("shows no half of a secret that was cut in two", async () => {
    await using stage = await createStage();
    await using line = stage.createLine();

    line.note({ kind: "tool", text: `Bash curl -H ${secret.slice(0, 12)}…` });
    await stage.shownTimes(1);

    expect(await stage.body()).toContain("Now: running `curl -H …`");
  });

  test("costs one call for each change, and none before the first or after the end", async () => {
    await using stage = await createStage();
    const calls = stage.github.calls.length;
    const line = stage.createLine();
    const other = stage.createLine();
    other.note({ kind: "text", text: "one" });
    await stage.shownTimes(1);
    other.note({ kind: "text", text: "two" });
    await stage.shownTimes(2);
    await other[Symbol.asyncDispose]();
    await line[Symbol.asyncDispose]();
    other.note({ kind: "text", text: "three" });
    line.note({ kind: "text", text: "late" });

    expect(stage.shows()).toBe(2);
    expect(stage.github.calls.length - calls).toBe(2);
    expect(await stage.body()).toContain("Now: two");
  });

  test("that GitHub refuses is skipped, and said once", async () => {
    await using stage = await createStage();
    const { data } = await stage.ada.issues.listComments({ ...repo, issue_number: 1 });
    await stage.ada.issues.deleteComment({ ...repo, comment_id: data[0]?.id ?? 0 });
    await using line = stage.createLine();

    line.note({ kind: "text", text: "one" });
    await stage.shownTimes(1);
    line.note({ kind: "text", text: "two" });
    await stage.shownTimes(2);

    await vi.waitFor(() => expect(stage.warnings).toHaveLength(1));
    expect(stage.warnings[0]).toMatch(
      /^What the worker does now could not be shown: Could not resolve to a node/,
    );
    expect(await stage.body()).toBe("");
  });
});
