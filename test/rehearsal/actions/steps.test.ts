import { expect, it } from "vitest";
import { createTemp } from "#test/support/temp.ts";
import { createStage, workflow, writeAction } from "./stage.ts";

it("passes outputs, environment, path and summaries through files", async () => {
  const steps = `
- id: one
  shell: bash
  run: |
    echo "plain=1" >> "$GITHUB_OUTPUT"
    printf 'long<<END\\na\\nb\\nEND\\n' >> "$GITHUB_OUTPUT"
    echo "LATER=yes" >> "$GITHUB_ENV"
    echo "GITHUB_REPOSITORY=evil/evil" >> "$GITHUB_ENV"
    mkdir "$RUNNER_TEMP/bin" && printf '#!/bin/sh\\necho found' > "$RUNNER_TEMP/bin/tool" && chmod +x "$RUNNER_TEMP/bin/tool"
    echo "$RUNNER_TEMP/bin" >> "$GITHUB_PATH"
    echo "# Summary" >> "$GITHUB_STEP_SUMMARY"
- run: echo "\${{ steps.one.outputs.plain }}-\${{ steps.one.outputs.long }}-$LATER-$GITHUB_REPOSITORY-$(tool)"`;
  await using stage = await createStage({ "a.yml": workflow(steps) });

  const [run] = await stage.runsAfter();

  expect(run?.conclusion).toBe("success");
  expect(stage.log(run)).toContain("1-a\nb-yes-acme/widgets-found");
  expect(stage.actions.summary(stage.job(run).id)).toContain("# Summary");
});

it.each([
  ["NODE_OPTIONS=--inspect", "Can't store NODE_OPTIONS"],
  ["no pair", "Invalid format 'no pair'"],
  ["A<<END", "Matching delimiter not found 'END'"],
])("fails a step that writes %s to GITHUB_ENV", async (line, message) => {
  await using stage = await createStage({ "a.yml": workflow(`- run: echo '${line}' >> "$GITHUB_ENV"`) });

  const [run] = await stage.runsAfter();

  expect(run?.conclusion).toBe("failure");
  expect(stage.log(run)).toContain(message);
});

it("stops at the first failing step, goes on where it is tolerated, and cleans up always", async () => {
  const steps = `
- id: odd
  run: exit 3
  continue-on-error: true
- run: echo "\${{ steps.odd.outcome }} then \${{ steps.odd.conclusion }}"
- run: exit 4
- run: echo not-reached
- if: failure()
  run: echo mended
- if: always() && steps.odd.outcome == 'failure'
  run: echo swept`;
  await using stage = await createStage({ "a.yml": workflow(steps) });

  const [run] = await stage.runsAfter();

  expect(run?.conclusion).toBe("failure");
  expect(stage.job(run).steps.map(({ conclusion }) => conclusion)).toEqual([
    ...["success", "success", "success", "failure", "skipped", "success", "success", "success"],
  ]);
  expect(stage.log(run)).toContain("failure then success");
  expect(stage.log(run)).not.toContain("\nnot-reached");
});

it("sets pipefail only where bash is asked for by name", async () => {
  const steps = (shell: string) => `- run: "false | true"\n${shell}`;
  await using stage = await createStage({
    "a.yml": workflow(steps("")),
    "b.yml": workflow(steps("  shell: bash")),
  });

  expect((await stage.runsAfter()).map(({ conclusion }) => conclusion)).toEqual(["success", "failure"]);
});

it("gives a JavaScript action its inputs, its state in post, and nothing else of this process", async () => {
  await using temp = await createTemp();
  const directory = await writeAction(temp.path, {
    main: `import { appendFileSync } from "node:fs";
      appendFileSync(process.env.GITHUB_STATE, "said=" + process.env.INPUT_GREETING + "\\n");
      console.log("main", process.env.INPUT_GREETING, process.env.INPUT_GITHUB_TOKEN !== undefined, process.env.GITHUB_TOKEN, process.env.VITEST, process.version.split(".")[0]);`,
    post: `console.log("post of", process.env.STATE_said, process.env.INPUT_GREETING);`,
  });
  await using stage = await createStage(
    {
      "a.yml": workflow(
        "- uses: acme/fixture@v1\n  with: {greeting: hi}\n- uses: acme/fixture@v1\n- run: exit 1",
      ),
    },
    { actions: { "acme/fixture@v1": directory } },
  );

  const [run] = await stage.runsAfter();

  const log = stage.log(run);
  expect(log).toContain("main hi true undefined undefined v24");
  expect(log.indexOf("post of hello hello")).toBeGreaterThan(0);
  expect(log.indexOf("post of hi hi")).toBeGreaterThan(log.indexOf("post of hello hello"));
  expect(run?.conclusion).toBe("failure");
});

it("fails the job when an action is not there, before any step ran", async () => {
  await using stage = await createStage({
    "a.yml": workflow("- run: echo begun\n- uses: nobody/nothing@v1"),
  });

  const [run] = await stage.runsAfter();

  expect(stage.job(run).steps).toMatchObject([
    { name: "Set up job", conclusion: "failure" },
    { name: "Complete job" },
  ]);
  expect(stage.log(run)).toContain("Unable to resolve action `nobody/nothing@v1`");
});

it("checks out the commit of the run with the job's token and runs the actions in it", async () => {
  const composite = `name: Greet
description: A composite action
inputs:
  who: {description: Whom, default: world}
outputs:
  said: {description: What, value: "\${{ steps.say.outputs.said }}"}
runs:
  using: composite
  steps:
    - id: say
      shell: bash
      run: echo "said=hello \${{ inputs.who }} at $GITHUB_ACTION_PATH [$INPUT_WHO]" >> "$GITHUB_OUTPUT"
`;
  const steps = `
- uses: actions/checkout@v7
- id: greet
  uses: ./.github/actions/greet
  with: {who: you}
- run: cat greeting.txt && git log --format=%s -1 && git branch --show-current && echo "\${{ steps.greet.outputs.said }}"
- uses: actions/checkout@v7
  with: {path: whole, fetch-depth: 0, persist-credentials: false}
- working-directory: whole
  run: git rev-list --count HEAD && git config --get-regexp extraheader || echo no credentials`;
  await using stage = await createStage({ "a.yml": workflow(steps) });
  await stage.commit(
    { "greeting.txt": "good morning\n", ".github/actions/greet/action.yml": composite },
    "Greet",
  );

  const [run] = await stage.runsAfter();

  expect(stage.log(run)).toMatch(
    /good morning\nGreet\nmain\nhello you at \S+\/widgets\/widgets\/\.github\/actions\/greet \[\]/,
  );
  expect(stage.log(run)).toContain("2\nno credentials");
  expect(run?.conclusion).toBe("success");
});

it("ends a step whose time is over as a failure", async () => {
  await using stage = await createStage({
    "a.yml": workflow("- run: exec sleep 60\n  timeout-minutes: 0.001\n- if: failure()\n  run: echo after"),
  });

  const [run] = await stage.runsAfter();

  expect(run?.conclusion).toBe("failure");
  expect(stage.log(run)).toContain("has timed out after 0.001 minutes");
  expect(stage.log(run)).toContain("\nafter");
});
