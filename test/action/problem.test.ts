import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildAction } from "./built-action.ts";
import { issueText, meets } from "./script.ts";
import { createShiftedClock } from "./shifted-clock.ts";
import { type ActionStage, createActionStage, issue_number, owner, repo } from "./stage.ts";

let action: Awaited<ReturnType<typeof buildAction>>;

beforeAll(async () => {
  action = await buildAction();
});

afterAll(() => action[Symbol.asyncDispose]());

const oneHour = 3_600_000;
const key = "sk-ant-api03-0123456789abcdefghijklmnop";

function problemsOf(comments: readonly string[]): readonly string[] {
  return comments.filter((body) => body.startsWith("<!-- cco:problem:issue-1 -->"));
}

function lastRun({ actions }: ActionStage, event: string) {
  const run = actions.runs().findLast((one) => one.event === event);
  const [job] = actions.jobs(run?.id ?? 0);
  return { conclusion: run?.conclusion, annotations: actions.annotations(job?.id ?? 0) };
}

describe("an issue that cannot be a mission", () => {
  test.concurrent("is told what is wrong and how to mend it, once, and starts when it is edited", async () => {
    await using stage = await createActionStage({ action: action.directory, acts: [meets(1, "one")] });
    await stage.begin(issueText(["one"], "```yaml\nbudget: { usd: plenty }\n```\n"));
    await stage.idle();
    const wrong = { labels: await stage.labels(), comments: await stage.comments() };
    const run = lastRun(stage, "workflow_dispatch");

    const worse = issueText(["one"], `\`\`\`yaml\nbudgets: ${key}\n\`\`\`\n`);
    await stage.ada.issues.update({ owner, repo, issue_number, body: worse });
    await stage.idle();
    const worsened = await stage.comments();
    await stage.ada.issues.update({ owner, repo, issue_number, body: issueText(["one"]) });
    await stage.idle();

    expect(wrong.labels).toEqual(["cco:failed", "cco:mission"]);
    expect(wrong.comments).toHaveLength(1);
    expect(problemsOf(wrong.comments)[0]).toMatch(/@ada.*ISSUE_INVALID.*plenty.*Edit the issue/s);
    expect(run.conclusion).toBe("failure");
    expect(run.annotations).toContainEqual(expect.objectContaining({ title: "ISSUE_INVALID" }));
    expect(worsened).toHaveLength(1);
    expect(worsened[0]).toContain("budgets");
    expect(JSON.stringify(worsened)).not.toContain(key);
    expect(problemsOf(await stage.comments())).toEqual([]);
    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
    expect(await stage.iterations()).toEqual(["1"]);
    expect(stage.github.violations).toEqual([]);
  });
});

describe("a configuration that is wrong", () => {
  test.concurrent("is told on the issue, and no sweep starts the mission before somebody asks again", async () => {
    await using clock = await createShiftedClock();
    const { environment } = clock;
    const files = { ".cco/config.yaml": "manager: { provider: magic }\n" };
    await using stage = await createActionStage({ action: action.directory, acts: [], files, environment });
    await stage.begin(issueText(["one"]));
    await stage.idle();
    await clock.putForward(oneHour);
    await stage.sweep();

    expect(stage.actions.runs().filter(({ event }) => event === "workflow_dispatch")).toHaveLength(1);
    expect(problemsOf(await stage.comments())[0]).toContain("CONFIG_INVALID");
    expect(await stage.labels()).toEqual(["cco:failed", "cco:mission"]);
  });
});
