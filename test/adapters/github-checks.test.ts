import { describe, expect, test } from "vitest";
import { createPages } from "#rehearsal/github/pages/pages.ts";
import { createGitHubReporter } from "#src/adapters/github-reporter.ts";
import { readSituation } from "#src/adapters/github-situation.ts";
import type { Verdict } from "#src/core/verdict.ts";
import { clientOf, openMission } from "#test/rehearsal/github/graphql-stage.ts";
import { createStage as createGitHubStage, repo } from "#test/rehearsal/github/stage.ts";
import {
  agent,
  bothUnmet,
  committed,
  given,
  iteration,
  opened,
  us,
  verdict,
  type Written,
} from "#test/support/given.ts";
import { mission } from "#test/support/mission.ts";

const secret = "a-secret-of-this-job";

/** A mission with a commit that was proved, on a local GitHub that shows its pages. */
async function createStage(...verdicts: readonly Verdict[]) {
  const stage = await createGitHubStage();
  stage.github.servePages(createPages(stage.github.world));
  const github = clientOf(stage);
  const { branch, head } = await openMission(stage);
  const reporter = createGitHubReporter({
    github,
    situation: await readSituation(github, { branch, issue: 1, files: [] }),
    redact: (text) => text.replaceAll(secret, "[redacted]"),
    warn: (text) => {
      throw new Error(text);
    },
    notices: [],
    repositoryUrl: `${stage.github.serverUrl}/ada/engine`,
    run: us,
  });
  const proved = [
    opened(),
    bothUnmet,
    iteration(1),
    agent(1),
    committed(1, { sha: head }),
    { type: "criteria-judged", iteration: 1, sha: head, verdicts },
  ] as const;
  const report = (...events: readonly Written[]) => reporter.report(given(...proved, ...events).state);
  const checks = async () => {
    const { data } = await stage.ada.checks.listForRef({ ...repo, ref: head, filter: "all" });
    return data.check_runs;
  };
  /** Each check run with its conclusion, or its status while it has none. */
  const standings = async () =>
    Object.fromEntries((await checks()).map(({ name, status, conclusion }) => [name, conclusion ?? status]));
  return Object.assign(stage, { report, checks, standings, head });
}

const closed = { type: "mission-closed", outcome: "stalled", why: "w" } as const;

describe("the check runs of a head", () => {
  test("blame the lines that the evidence blames, once, whatever is reported later", async () => {
    const output = `src/a.txt(1,2): error X1: ${secret} <b>no</b>\nsrc/b.go:7: no`;
    await using stage = await createStage(verdict("crud", "unmet", output), verdict("docs", "met"));

    await stage.report();
    await stage.report();
    await stage.report(closed);

    const runs = await stage.checks();
    const [check] = runs.filter(({ name }) => name === "CCO / Definition of Done");
    const { data } = await stage.ada.checks.listAnnotations({ ...repo, check_run_id: check?.id ?? 0 });
    expect(runs.map(({ output: { annotations_count } }) => annotations_count).toSorted()).toEqual([0, 0, 2]);
    expect(data).toMatchObject([
      {
        path: "src/a.txt",
        start_line: 1,
        end_line: 1,
        start_column: 2,
        end_column: 2,
        annotation_level: "failure",
        title: "crud",
        message: "error X1: [redacted] <b>no</b>",
      },
      { path: "src/b.go", start_line: 7, end_line: 7, start_column: null, title: "crud", message: "no" },
    ]);
    const page = await (await fetch(`${stage.github.serverUrl}/ada/engine/pull/2`)).text();
    expect(page).toContain(
      "<code>src/a.txt:1</code> <strong>crud</strong> error X1: [redacted] &lt;b&gt;no&lt;/b&gt;",
    );
    expect(stage.github.violations).toEqual([]);
  });

  test("are open again when the mission goes on", async () => {
    await using stage = await createStage(verdict("crud", "unmet"), verdict("docs", "met"));

    await stage.report(closed);
    const before = await stage.standings();
    await stage.report(
      closed,
      { type: "signal-received", signal: { kind: "resume" }, actor: "ada" },
      iteration(2),
    );

    expect(before["CCO / Definition of Done"]).toBe("failure");
    expect(await stage.standings()).toEqual({
      "CCO / Definition of Done": "in_progress",
      "CCO / crud": "failure",
      "CCO / docs": "success",
    });
  });

  test("let go of a criterion that an edit took out", async () => {
    await using stage = await createStage(verdict("crud", "met"), verdict("docs", "unmet"));
    const { criteria, ...spec } = mission();
    const without = {
      type: "spec-changed",
      spec: { ...spec, criteria: criteria.slice(0, 1) },
      specHash: "hash-2",
      diff: ["- docs"],
    } as const;

    await stage.report();
    const before = await stage.standings();
    await stage.report(without);
    const after = await stage.checks();
    await stage.report(without);

    expect(before["CCO / docs"]).toBe("failure");
    expect(after.find(({ name }) => name === "CCO / docs")).toMatchObject({
      conclusion: "neutral",
      output: { title: "No longer part of the mission" },
    });
    expect(await stage.standings()).toMatchObject({ "CCO / crud": "success", "CCO / docs": "neutral" });
    expect(await stage.checks()).toHaveLength(3);
  });
});
