import { describe, expect, it } from "vitest";
import { readInputs } from "#src/action/inputs.ts";
import type { Job } from "#src/action/job.ts";
import { wakeOf } from "#src/action/wake.ts";

const none = readInputs({});

function job(event: string, payload: Job["payload"]): Job {
  return {
    repository: "ada/slug",
    event,
    payload,
    actor: "ada",
    run: { run: "actions:1", attempt: 1 },
    apiUrl: "http://127.0.0.1/api/v3",
    serverUrl: "http://127.0.0.1",
    workflow: "cco.yml",
    temp: "/tmp",
    sha: "",
    ref: "refs/heads/main",
  };
}

function issues(action: string, fields: { label?: string; labels?: string[] } = {}) {
  const labels = (fields.labels ?? ["cco:mission"]).map((name) => ({ name }));
  const label = fields.label === undefined ? {} : { label: { name: fields.label } };
  return wakeOf(
    job("issues", { action, issue: { number: 42, labels }, sender: { login: "bob" }, ...label }),
    none,
  );
}

describe("a command of the workflow", () => {
  const wake = (payload: Job["payload"], env: Record<string, string> = {}) =>
    wakeOf(job("workflow_dispatch", payload), readInputs({ INPUT_COMMAND: "stop", ...env }));

  it("is for the mission that the step names, else for the one that the event is about", () => {
    const command = { kind: "command", text: "stop", by: "ada" };

    expect(wake({ inputs: { mission: "7" } }, { INPUT_MISSION: "42" })).toEqual({
      ...command,
      mission: "42",
    });
    expect(wake({ inputs: { mission: "7" } })).toEqual({ ...command, mission: "7" });
    expect(wake({ issue: { number: 9 } })).toEqual({ ...command, mission: "9" });
  });

  it("is refused without a mission", () => {
    expect(() => wake({ inputs: { mission: "" } })).toThrow("which mission it is for");
  });
});

describe("an event", () => {
  it("that puts the label on starts the mission", () => {
    expect(issues("labeled", { label: "cco:mission" })).toMatchObject({
      kind: "issue",
      issue: 42,
      happened: "started",
    });
  });

  it("that takes it off, or closes the issue, stops it", () => {
    expect(issues("unlabeled", { label: "cco:mission", labels: [] })).toMatchObject({ happened: "stopped" });
    expect(issues("closed")).toMatchObject({ happened: "stopped" });
  });

  it("that reopens the issue starts it again, and an edit is looked at", () => {
    expect(issues("reopened")).toMatchObject({ happened: "started" });
    expect(issues("edited")).toMatchObject({ happened: "edited" });
  });

  it("that edits its text carries the text before and after, as a tick shows in nothing else", () => {
    const labels = [{ name: "cco:mission" }];
    const url = "https://github.com/o/r/issues/42";
    const issue = { number: 42, labels, body: "- [x] a", html_url: url, updated_at: "2026-11-01T00:00:00Z" };
    const changes = { body: { from: "- [ ] a" } };
    const payload = { action: "edited", issue, changes, sender: { login: "ada" } };

    expect(wakeOf(job("issues", payload), none)).toMatchObject({
      edit: { before: "- [ ] a", after: "- [x] a", url, at: "2026-11-01T00:00:00Z" },
    });
  });

  it("about another label or another issue asks for nothing", () => {
    expect(issues("labeled", { label: "bug" })).toMatchObject({ kind: "nothing" });
    expect(issues("closed", { labels: ["bug"] })).toMatchObject({ kind: "nothing" });
  });

  it("with a comment carries the comment's text as it was when it was written", () => {
    const comment = {
      id: 7,
      node_id: "c7",
      body: "/cco stop",
      html_url: "http://x",
      created_at: "2026-11-01T00:00:00Z",
    };
    const payload = {
      action: "created",
      issue: { number: 42, labels: [] },
      comment,
      sender: { login: "eve" },
    };

    expect(wakeOf(job("issue_comment", payload), none)).toEqual({
      kind: "comment",
      issue: 42,
      isPull: false,
      actor: "eve",
      comment: { id: 7, nodeId: "c7", body: "/cco stop", url: "http://x", createdAt: Date.UTC(2026, 10, 1) },
    });
    expect(wakeOf(job("issue_comment", { ...payload, action: "edited" }), none)).toMatchObject({
      kind: "nothing",
    });
  });

  it("of a dispatch names the mission and the person behind it, or looks after all", () => {
    const inputs = { mission: "42", reason: "iteration 2", by: "bob" };

    expect(wakeOf(job("workflow_dispatch", { inputs }), none)).toEqual({
      kind: "work",
      mission: "42",
      by: "bob",
    });
    expect(wakeOf(job("workflow_dispatch", { inputs: { mission: "" } }), none)).toEqual({ kind: "sweep" });
    expect(wakeOf(job("workflow_dispatch", { inputs: null }), none)).toEqual({ kind: "sweep" });
  });

  it("of the schedule looks after all missions", () => {
    expect(wakeOf(job("schedule", { schedule: "7 * * * *" }), none)).toEqual({ kind: "sweep" });
  });

  it("of a push counts mission files on the default branch only", () => {
    const commits = [{ added: [".cco/mission.yaml", "src/a.ts"], modified: [".cco/missions/api.yaml"] }];
    const repository = { default_branch: "main" };
    const push = (ref: string) => wakeOf(job("push", { ref, repository, commits }), none);

    expect(push("refs/heads/main")).toEqual({
      kind: "files",
      files: [".cco/mission.yaml", ".cco/missions/api.yaml"],
    });
    expect(push("refs/heads/cco/mission/issue-1")).toMatchObject({ kind: "nothing" });
  });

  it("of any other kind asks for nothing", () => {
    expect(wakeOf(job("fork", {}), none)).toMatchObject({ kind: "nothing" });
  });

  it("is overruled by the mission that the step names", () => {
    const inputs = readInputs({ INPUT_MISSION: "7" });

    expect(wakeOf(job("schedule", {}), inputs)).toEqual({ kind: "work", mission: "7", by: "ada" });
  });
});
