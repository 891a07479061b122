import { expect, it } from "vitest";
import { createStage, workflow } from "./stage.ts";

it.each([
  ["contains(github.event.label.name, 'MISSION') && 'yes' || 'no'", "yes"],
  ["startsWith(github.ref, 'refs/heads') && github.event.issue.number == '7'", "true"],
  ["format('{0}-{1}', github.event.issue.number, vars.STAGE)", "7-test"],
  ["fromJSON('{\"a\": [1, 2]}').a[1]", "2"],
  ["join(github.event.*.login, '+')", "ada"],
  ["github.event.missing.deeper", ""],
  ["github.event.issue", "Object"],
  ["hashFiles('nothing-*')", ""],
  ["env.OUTER", "from the job"],
])("evaluates %s as GitHub does", async (expression, result) => {
  const steps = `- run: echo "[$SEEN]"\n  env:\n    SEEN: >-\n      \${{ ${expression} }}`;
  await using stage = await createStage(
    { "a.yml": workflow(steps, { job: "env: {OUTER: from the job}" }) },
    { variables: { STAGE: "test" } },
  );

  const [run] = await stage.runsAfter();

  expect(stage.log(run)).toContain(`\n[${result}]`);
});

it("fails a step whose expression cannot be evaluated, and says why", async () => {
  await using stage = await createStage({
    "a.yml": workflow(`- run: echo \${{ fromJSON('{') }}`),
  });

  const [run] = await stage.runsAfter();

  expect(run?.conclusion).toBe("failure");
  expect(stage.log(run)).toContain("##[error]");
});

it("takes shell and directory from the defaults of workflow and job", async () => {
  const top = "defaults: {run: {shell: sh}}";
  const job = "defaults: {run: {working-directory: /}}";
  await using stage = await createStage({
    "a.yml": workflow('- run: echo "in $(pwd) [$BASH_VERSION]"', { top, job }),
  });

  const [run] = await stage.runsAfter();

  expect(stage.log(run)).toContain("in / []");
});

it("leaves the lines of a script as they are around its expressions", async () => {
  const steps = `- run: |\n    cat <<'END'\n    first \${{ github.actor }}\n      second\n    END`;
  await using stage = await createStage({ "a.yml": workflow(steps) });

  const [run] = await stage.runsAfter();

  expect(stage.log(run)).toContain("##[endgroup]\nfirst ada\n  second\n");
});
