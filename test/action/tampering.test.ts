import { afterAll, beforeAll, expect, test } from "vitest";
import type { Act, Spoken } from "#rehearsal/scripted-model/script.ts";
import { buildAction } from "./built-action.ts";
import { reports } from "./script.ts";
import { createActionStage, owner, repo } from "./stage.ts";

let action: Awaited<ReturnType<typeof buildAction>>;

beforeAll(async () => {
  action = await buildAction();
});

afterAll(() => action[Symbol.asyncDispose]());

const addTest = `import assert from "node:assert/strict";
import { test } from "node:test";
import { add } from "../src/add.mjs";

test("adds two numbers", () => assert.equal(add(2, 3), 5));
`;
const files = {
  "src/add.mjs": "export function add(a, b) {\n  return a - b;\n}\n",
  "test/add.test.mjs": addTest,
  "test/zero.test.mjs": addTest
    .replace("adds two numbers", "leaves a number as it is")
    .replace("2, 3), 5", "2, 0), 2"),
};
const body = "## Definition of Done\n\n- [ ] Numbers add up\n  verify: `node --test`\n";

function runs(command: string): Spoken {
  return { tools: [{ name: "Bash", input: { command, description: "Runs" } }] };
}

const deletes: Act = {
  when: "Iteration 1 of mission",
  turns: [runs("rm test/add.test.mjs"), reports("remove a test that fails")],
};
/** Played only when the brief says what was found, and how it is undone. */
const mends: Act = {
  when: /Iteration 2 of mission[\s\S]*violation \(deleted-tests\) "test\/add\.test\.mjs"[\s\S]*Put the tests back/,
  turns: [
    runs(`cat > test/add.test.mjs <<'END'\n${addTest}END\nsed -i 's/a - b/a + b/' src/add.mjs`),
    reports("add numbers"),
  ],
};

test("a worker that deletes the failing test is not done; it puts it back and mends the code, and then it is", async () => {
  await using stage = await createActionStage({ action: action.directory, acts: [deletes, mends], files });

  await stage.begin(body);
  await stage.idle();

  const judged = (await stage.entries()).flatMap((one) => (one.type === "criteria-judged" ? [one] : []));
  const { data: commits } = await stage.ada.repos.compareCommits({
    owner,
    repo,
    base: "HEAD",
    head: "cco/mission/issue-1",
  });
  const { data: first } = await stage.ada.checks.listForRef({
    owner,
    repo,
    ref: commits.commits[0]?.sha ?? "",
    per_page: 100,
  });
  const { data: restored } = await stage.ada.repos.getContent({
    owner,
    repo,
    path: "test/add.test.mjs",
    ref: "cco/mission/issue-1",
  });
  const ofFirst = first.check_runs.find(({ name }) => name === "CCO / numbers-add-up");
  expect(judged[0]?.verdicts[0]).toMatchObject({ verdict: "met" });
  expect(judged[0]?.findings).toMatchObject([
    { detector: "deleted-tests", severity: "violation", path: "test/add.test.mjs" },
  ]);
  expect(ofFirst).toMatchObject({ conclusion: "failure" });
  expect(ofFirst?.output.summary).toContain("test/add.test.mjs");
  expect(judged[1]?.findings).toEqual([]);
  expect("content" in restored && Buffer.from(restored.content, "base64").toString()).toBe(addTest);
  expect(await stage.iterations()).toEqual(["1", "2"]);
  expect(await stage.conclusion()).toBe("success");
  expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
  expect(stage.github.violations).toEqual([]);
});
