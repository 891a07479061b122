import { describe, expect, test } from "vitest";
import { createStage, refusalOf, repo } from "./stage.ts";

const annotation = {
  path: "a",
  start_line: 1,
  end_line: 1,
  annotation_level: "failure",
  message: "no",
} as const;

describe("checks and statuses", () => {
  test("are written by Apps alone", async () => {
    await using stage = await createStage();
    const wish = { ...repo, name: "x", head_sha: await stage.head() };

    expect(await refusalOf(stage.ada.checks.create(wish))).toMatchObject({
      status: 403,
      message: "You must authenticate via a GitHub App.",
    });
    const weak = stage.client(stage.jobToken({ checks: "read" }));
    expect((await refusalOf(weak.checks.create(wish))).message).toBe(
      "Resource not accessible by integration",
    );
  });

  test("append annotations, fifty at a time, and complete by their conclusion", async () => {
    await using stage = await createStage();
    const octokit = stage.client(stage.jobToken({ checks: "write" }));
    const sha = await stage.head();
    const output = { title: "t", summary: "s", annotations: Array.from({ length: 50 }, () => annotation) };
    const { data } = await octokit.checks.create({
      ...repo,
      name: "x",
      head_sha: sha,
      status: "in_progress",
      output,
    });
    const about = { ...repo, check_run_id: data.id };

    const tooMany = { ...output, annotations: [...output.annotations, annotation] };
    expect((await refusalOf(octokit.checks.update({ ...about, output: tooMany }))).status).toBe(422);
    const updated = await octokit.checks.update({
      ...about,
      output,
      conclusion: "failure",
      details_url: "https://elsewhere.test",
    });

    expect(updated.data).toMatchObject({
      status: "completed",
      conclusion: "failure",
      output: { annotations_count: 100 },
    });
    expect(updated.data.details_url).not.toContain("elsewhere");
    expect((await octokit.checks.listAnnotations(about)).data).toHaveLength(30);
    const told = stage.events.map(({ name, action }) => `${name}.${action}`);
    expect(told).toEqual(["check_run.created", "check_run.completed", "check_suite.completed"]);
  });

  test("refuse what is too long and too many buttons", async () => {
    await using stage = await createStage();
    const octokit = stage.client(stage.jobToken({ checks: "write" }));
    const wish = { ...repo, name: "x", head_sha: await stage.head() };
    const long = { title: "t", summary: "x".repeat(65_536) };
    const action = { label: "Stop", description: "Stop it", identifier: "stop" };

    expect((await refusalOf(octokit.checks.create({ ...wish, output: long }))).message).toContain(
      "Only 65535 characters are allowed",
    );
    expect(
      (await refusalOf(octokit.checks.create({ ...wish, actions: [action, action, action, action] }))).status,
    ).toBe(422);
    expect((await refusalOf(octokit.checks.create({ ...wish, status: "completed" }))).status).toBe(422);
    expect((await refusalOf(octokit.checks.create({ ...wish, head_sha: "0".repeat(40) }))).status).toBe(422);
  });

  test("show the latest run of each name", async () => {
    await using stage = await createStage();
    const octokit = stage.client(stage.jobToken({ checks: "write" }));
    const head_sha = await stage.head();
    await octokit.checks.create({ ...repo, name: "x", head_sha, conclusion: "failure" });
    await octokit.checks.create({ ...repo, name: "x", head_sha, conclusion: "success" });

    const { data } = await octokit.checks.listForRef({ ...repo, ref: "main" });
    const suites = await octokit.checks.listSuitesForRef({ ...repo, ref: "main" });

    expect(data.check_runs.map(({ conclusion }) => conclusion)).toEqual(["success"]);
    expect(suites.data.total_count).toBe(1);
  });

  test("combine statuses by context", async () => {
    await using stage = await createStage();
    const sha = await stage.head();
    const say = (state: "failure" | "success", context: string) =>
      stage.bob.repos.createCommitStatus({ ...repo, sha, state, context });
    const combined = async () =>
      (await stage.eve.repos.getCombinedStatusForRef({ ...repo, ref: "main" })).data.state;

    expect(await combined()).toBe("pending");
    await say("failure", "ci");
    expect(await combined()).toBe("failure");
    await say("success", "ci");
    expect(await combined()).toBe("success");
    expect(
      (await refusalOf(stage.eve.repos.createCommitStatus({ ...repo, sha, state: "success" }))).status,
    ).toBe(403);
  });
});
