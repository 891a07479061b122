import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Act } from "#rehearsal/scripted-model/script.ts";
import { buildAction } from "./built-action.ts";
import { act, meets, reports } from "./script.ts";
import { createShiftedClock } from "./shifted-clock.ts";
import { createActionStage, owner, repo } from "./stage.ts";

let action: Awaited<ReturnType<typeof buildAction>>;

beforeAll(async () => {
  action = await buildAction();
});

afterAll(() => action[Symbol.asyncDispose]());

const minute = 60_000;
const issue = "## Definition of Done\n\n- [ ] The file one says ok\n  check: `ci / test`\n";

/** CI of a project whose file `one` must say `ok`. */
function ciFile(on: string): string {
  return `name: ci
on: ${on}
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - run: grep -q ok one || { echo "::error file=one,line=1::one does not say ok"; exit 1; }
`;
}

type Project = { readonly acts: readonly Act[]; readonly files?: Readonly<Record<string, string>> };

async function createCiStage(project: Project) {
  const clock = await createShiftedClock();
  let shift = 0;
  const { environment } = clock;
  const stage = await createActionStage({ action: action.directory, environment, ...project });
  return {
    ...stage,
    /** Time goes by, and the schedule fires. */
    later: async (minutes: number) => {
      shift += minutes * minute;
      await clock.putForward(shift);
      await stage.sweep();
    },
    [Symbol.asyncDispose]: async () => {
      await stage[Symbol.asyncDispose]();
      await clock[Symbol.asyncDispose]();
    },
  };
}

describe("a criterion that CI proves", () => {
  test.concurrent("is worked on with what CI printed, until CI that CCO may start is green", async () => {
    const wrong = { name: "Bash", input: { command: "echo no > one", description: "Writes" } };
    const evidence = /GitHub check `ci \/ test` concluded failure[\s\S]*one does not say ok/;
    await using stage = await createCiStage({
      acts: [act(1, { tools: [wrong] }, reports("write no")), { ...meets(2, "one"), when: evidence }],
      files: {
        ".github/workflows/ci.yml": ciFile("{ pull_request: {}, workflow_dispatch: {} }"),
        ".cco/config.yaml": "dispatch_ci: true\n",
      },
    });

    await stage.begin(issue);
    await stage.idle();
    const waiting = { labels: await stage.labels(), sticky: await stage.sticky() };
    await stage.later(1);
    const afterRed = await stage.iterations();
    await stage.later(1);

    expect(waiting.labels).toEqual(["cco:mission", "cco:parked"]);
    expect(waiting.sticky).toContain("Waiting for CI");
    expect(afterRed).toEqual(["1", "2"]);
    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
    expect(await stage.conclusion()).toBe("success");
    expect(await stage.sticky()).toMatch(/met \(proved\)\n.*\[ci \/ test\]\(http:[^)]+\/job\/\d+\)/);
    const started = stage.actions
      .runs()
      .filter(({ workflow, event }) => workflow.name === "ci" && event === "workflow_dispatch");
    expect(started.map(({ conclusion }) => conclusion)).toEqual(["failure", "success"]);
    expect(stage.github.violations).toEqual([]);
  });

  test.concurrent("needs a person where GitHub holds CI back, and goes on by itself then", async () => {
    await using stage = await createCiStage({
      acts: [meets(1, "one")],
      files: { ".github/workflows/ci.yml": ciFile("pull_request") },
    });

    await stage.begin(issue);
    await stage.idle();
    // GitHub makes the run a moment after the pull request: the first look may have come too early.
    await stage.later(1);
    const held = { labels: await stage.labels(), sticky: await stage.sticky() };
    await stage.later(15);
    const comments = await stage.comments();
    const run = stage.actions.runs().find(({ conclusion }) => conclusion === "action_required");
    stage.actions.approve(run?.id ?? 0);
    await stage.idle();
    await stage.later(15);

    expect(held.labels).toEqual(["cco:mission", "cco:needs-human"]);
    expect(held.sticky).toContain('Press "Approve workflows to run" in the merge box of pull request 2.');
    expect(comments).toHaveLength(2);
    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
    expect(await stage.iterations()).toEqual(["1"]);
    expect(await stage.conclusion()).toBe("success");
    expect(stage.github.violations).toEqual([]);
  });

  test.concurrent("is never proved by CI that is not there", async () => {
    await using stage = await createCiStage({ acts: [meets(1, "one")] });

    await stage.begin(issue);
    await stage.idle();
    const ref = "cco/mission/issue-1";
    const waiting = await stage.ada.checks.listForRef({ owner, repo, ref });
    const parked = await stage.labels();
    await stage.later(11);

    expect(parked).toEqual(["cco:mission", "cco:parked"]);
    expect(waiting.data.check_runs.map(({ status }) => status)).toEqual(["in_progress", "in_progress"]);
    expect(await stage.labels()).toEqual(["cco:mission", "cco:needs-human"]);
    expect(await stage.sticky()).toContain("Nothing has started `ci / test`");
    expect(await stage.conclusion()).toBe("action_required");
  });
});
