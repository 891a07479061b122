import { describe, expect, test } from "vitest";
import { createGitHubReporter } from "#src/adapters/github-reporter.ts";
import { readSituation, type Situation } from "#src/adapters/github-situation.ts";
import type { Shown } from "#src/core/event.ts";
import { createRedactor } from "#src/core/redact.ts";
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

/** Markdown would escape it, and what is escaped is not known for it. */
const secret = "p_ss*w`rd~[of]_this_job";

/** A mission on a local GitHub that is reported as often as a test asks; each report knows where the last one was. */
async function createStage(seen: Partial<Situation> = {}) {
  const stage = await createGitHubStage();
  const github = clientOf(stage);
  const { branch, head } = await openMission(stage);
  const warnings: string[] = [];
  const reporter = createGitHubReporter({
    github,
    situation: { ...(await readSituation(github, { branch, issue: 1, files: [] })), ...seen },
    redact: createRedactor([secret]),
    warn: (text) => void warnings.push(text),
    notices: [`The text names ${secret}.`],
    repositoryUrl: `${stage.github.serverUrl}/ada/engine`,
    run: us,
  });
  const events: Written[] = [
    opened({ branch: { name: branch } }),
    bothUnmet,
    iteration(1),
    agent(1),
    committed(1, { sha: head }),
  ];
  const report = async (...more: readonly Written[]): Promise<Shown> => {
    events.push(...more);
    const shown = await reporter.report(given(...events).state);
    events.push({ type: "progress-reported", iteration: 2, shown });
    return shown;
  };
  const list = async () => (await stage.ada.issues.listComments({ ...repo, issue_number: 1 })).data;
  const bodies = async () => (await list()).map(({ body }) => body ?? "");
  const deleteAll = async () => {
    for (const { id: comment_id } of await list())
      await stage.ada.issues.deleteComment({ ...repo, comment_id });
  };
  return Object.assign(stage, { report, bodies, deleteAll, warnings, head });
}

describe("the sticky comment", () => {
  test("comes back when it was deleted, once until the mission is resumed", async () => {
    await using stage = await createStage();
    await stage.report();

    await stage.deleteAll();
    const first = await stage.report();
    const back = await stage.bodies();
    await stage.report();
    await stage.deleteAll();
    const second = await stage.report();
    const calls = stage.github.calls.length;
    await stage.report();
    const quiet = stage.github.calls.slice(calls).map(({ path }) => path);
    const gone = await stage.bodies();
    await stage.report({ type: "signal-received", signal: { kind: "resume" }, actor: "ada" });
    const resumed = await stage.bodies();
    await stage.deleteAll();
    const third = await stage.report();

    expect(back).toEqual([expect.stringContaining("<!-- cco:mission:")]);
    expect(first.deleted).toBe("once");
    expect(second.deleted).toBe("again");
    expect(gone).toEqual([]);
    expect(quiet.filter((path) => path.includes("comments"))).toEqual([]);
    expect(stage.warnings).toEqual([expect.stringMatching(/was deleted again.*`\/cco resume`/)]);
    expect(resumed).toHaveLength(1);
    expect(third.deleted).toBe("once");
    expect(stage.github.violations).toEqual([]);
  });

  test("is not written twice when it was put back and nobody recorded it", async () => {
    await using stage = await createStage();
    const { comment } = await stage.report();
    await stage.deleteAll();
    const { comment: restored } = await stage.report();

    const shown = await stage.report({ type: "progress-reported", iteration: 2, shown: { comment } });

    expect(shown).toMatchObject({ comment: restored });
    expect(await stage.bodies()).toHaveLength(1);
  });
});

describe("a pull request that GitHub lets nobody open", () => {
  test("is missed in the comment, with what to allow, until it is there", async () => {
    await using stage = await createStage({ pullRequest: undefined });

    const refused = await stage.report();
    const [without] = await stage.bodies();
    stage.github.admin.repository("ada/engine").settings.actionsMayCreatePullRequests = true;
    const shown = await stage.report();
    const [withIt] = await stage.bodies();

    expect(refused.pullRequest).toBeUndefined();
    expect(without).toContain("Allow GitHub Actions to create and approve pull requests");
    expect(shown.pullRequest).toBeGreaterThan(1);
    expect(withIt).not.toContain("Allow GitHub Actions");
  });
});

describe("a secret that Markdown would escape", () => {
  test("is shown neither in the comment nor in the check runs and the pull request", async () => {
    await using stage = await createStage();
    const words = `It says ${secret}, and sp\u200blit: ${secret.slice(0, 9)}\u200b${secret.slice(9)}`;
    const found = { ...verdict("crud", "unmet", words), reason: words };
    const judged = { type: "criteria-judged", iteration: 1, sha: stage.head, verdicts: [found] } as const;

    await stage.report(judged, { type: "mission-closed", outcome: "needs-human", why: words });

    const checks = await stage.ada.checks.listForRef({ ...repo, ref: stage.head });
    const pulls = await stage.ada.pulls.list({ ...repo, state: "all" });
    const shown = [
      await stage.bodies(),
      checks.data.check_runs.map(({ output }) => output),
      pulls.data.map(({ title, body }) => [title, body]),
    ];
    for (const place of shown.map((one) => JSON.stringify(one))) {
      expect(place.replaceAll("\\", "")).toContain("[redacted");
      expect(place).not.toMatch(/this.{0,3}job|ss.{0,3}w.{0,3}rd/);
    }
  });
});
