import { describe, expect, it } from "vitest";
import type { NewRepository } from "#rehearsal/github/new-repository.ts";
import { issueForm, issueFormPath } from "#src/core/issue-form.ts";
import { standingLabels } from "#src/core/label.ts";
import { renderWorkflow, workflowFile, workflowPath } from "#src/core/workflow-file.ts";
import { at, createSetupStage, granted, type SetupStage } from "./setup-stage.ts";

async function pulls({ ada }: SetupStage) {
  return (await ada.pulls.list({ ...at, state: "all" })).data;
}

describe("a repository that the App was added to", () => {
  it("gets one pull request with the workflow and the issue form, and labels in their colours", async () => {
    await using stage = await createSetupStage({}, { appUrl: "https://cco.example.com" });

    const outcome = await stage.setUp();

    const [pull] = await pulls(stage);
    const { data: commit } = await stage.ada.repos.getCommit({ ...at, ref: "cco/setup" });
    const labels = (await stage.ada.issues.listLabelsForRepo(at)).data;
    expect(outcome).toEqual({ kind: "opened", pullRequest: 1 });
    expect(pull).toMatchObject({ title: "Set up CCO", user: { login: "cco[bot]" }, base: { ref: "main" } });
    expect(await stage.file(workflowPath)).toBe(renderWorkflow("https://cco.example.com"));
    expect(await stage.file(issueFormPath)).toBe(issueForm());
    expect(commit.commit.verification?.verified).toBe(true);
    expect(labels.map(({ name, color }) => [name, color])).toEqual(
      [
        ["cco:mission", "8250df"],
        ...Object.entries(standingLabels).map(([name, { color }]) => [name, color]),
      ].toSorted(),
    );
    expect(pull?.body?.replaceAll(`${stage.github.serverUrl}/`, "<GitHub>/")).toMatchInlineSnapshot(`
      "CCO keeps Claude Code at an issue until its Definition of Done is proved. Nothing happens before this is merged, and then only on issues with the label \`cco:mission\`.

      ### What this adds

      - \`.github/workflows/cco.yml\`: the job that works on missions. It is yours to change.
      - An issue form for missions. It sets no label: writing an issue alone starts nothing.

      The labels \`cco:mission\` and \`cco:*\` are there already.

      ### Before the first mission

      - [ ] One of the [secrets](<GitHub>/ada/engine/settings/secrets/actions) \`ANTHROPIC_API_KEY\` or \`CLAUDE_CODE_OAUTH_TOKEN\` is there, for Claude Code. (The App may not look which there are.)
      - [ ] GitHub Actions are allowed to run here ([settings](<GitHub>/ada/engine/settings/actions)). "Allow GitHub Actions to create and approve pull requests" is not needed: the App opens them.

      ### The first mission

      1. Open an issue with the form "CCO mission": a few sentences, and under *Definition of Done* a list of what must be true, with the command that proves each.
      2. Put the label \`cco:mission\` on it. CCO answers in the issue within a minute, and opens a draft pull request with its first commit.
      3. Talk to it in comments: \`/cco status\`, \`/cco stop\`, \`/cco help\`.

      Closing this pull request is an answer, too: CCO does not open another one here.
      "
    `);
    expect(stage.github.violations).toEqual([]);
  });

  it("acts with a token for that repository and for what it needs", async () => {
    await using stage = await createSetupStage(
      {},
      { permissions: { ...granted, actions: "write", checks: "write" } },
    );

    await stage.setUp();

    const asked = stage.github.calls.filter(({ path }) => path.endsWith("/access_tokens"));
    expect(asked.at(-1)?.body).toEqual({
      repository_ids: [stage.github.admin.repository("ada/engine").id],
      permissions: { contents: "write", issues: "write", pull_requests: "write", workflows: "write" },
    });
  });

  it("is told which secret is missing or there, where the App may look", async () => {
    const permissions = { ...granted, secrets: "read" } as const;
    await using bare = await createSetupStage({ secrets: { NPM_TOKEN: "hidden-0" } }, { permissions });
    await using keyed = await createSetupStage(
      { secrets: { ANTHROPIC_API_KEY: "hidden-1" } },
      { permissions },
    );
    await using shared = await createSetupStage(
      { organizationSecrets: { CLAUDE_CODE_OAUTH_TOKEN: "hidden-2" } },
      { permissions },
    );

    await bare.setUp();
    await keyed.setUp();
    await shared.setUp();

    const [[first], [second], [third]] = [await pulls(bare), await pulls(keyed), await pulls(shared)];
    expect(first?.body).toContain("- [ ] **Missing:** one of the [secrets]");
    expect(second?.body).toContain("- [x] The secret `ANTHROPIC_API_KEY` is there");
    expect(third?.body).toContain("- [x] The secret `CLAUDE_CODE_OAUTH_TOKEN` is there");
    expect(shared.github.violations).toEqual([]);
    expect(`${first?.body}${second?.body}${third?.body}`).not.toContain("hidden-");
  });

  it("gets the form alone without the permission for workflows, and a link that adds the rest", async () => {
    const { workflows: _, ...permissions } = granted;
    await using stage = await createSetupStage({ defaultBranch: "trunk" }, { permissions });

    await stage.setUp();

    const [pull] = await pulls(stage);
    const [, link = ""] = /\((\S+\/new\/\S+)\)/.exec(pull?.body ?? "") ?? [];
    const url = new URL(link);
    expect(await stage.file(workflowPath)).toBeUndefined();
    expect(await stage.file(issueFormPath)).toBe(issueForm());
    expect(url.pathname).toBe("/ada/engine/new/trunk");
    expect(Object.fromEntries(url.searchParams)).toEqual({ filename: workflowPath, value: workflowFile });
  });

  it("keeps the issue form that people wrote", async () => {
    await using stage = await createSetupStage({ files: { [issueFormPath]: "name: Ours\n" } });

    await stage.setUp();

    expect(await stage.file(issueFormPath)).toBe("name: Ours\n");
    expect(await stage.file(workflowPath)).toBe(workflowFile);
  });
});

describe("a repository is left alone", () => {
  const cases: readonly (readonly [string, Partial<NewRepository>, string])[] = [
    ["has the workflow", { files: { [workflowPath]: "name: Ours\n" } }, "the workflow is there already"],
    ["is archived", { isArchived: true }, "it is archived"],
    ["is a fork", { isFork: true }, "it is a fork"],
    [
      "has a rule against new branches",
      { rules: [{ source: "ruleset", name: "No branches", pattern: "cco/**", restrict: ["creation"] }] },
      "GitHub refuses its branch",
    ],
  ];

  it.each(cases)("that %s", async (_, repository, why) => {
    await using stage = await createSetupStage(repository);

    const outcome = await stage.setUp();

    expect(outcome).toEqual({ kind: "left", why: expect.stringContaining(why) });
    expect(await pulls(stage)).toEqual([]);
  });

  it("that is empty", async () => {
    await using stage = await createSetupStage();
    await stage.github.admin.createRepository({ owner: "ada", name: "void" });
    stage.github.admin.repository("ada/engine").defaultBranch = "nothing-here";

    expect(await stage.setUp()).toEqual({ kind: "left", why: "it is empty" });
  });

  it.each(["open", "closed", "merged"])("that has its pull request, %s", async (state) => {
    await using stage = await createSetupStage();
    await stage.setUp();
    if (state === "closed") await stage.ada.pulls.update({ ...at, pull_number: 1, state: "closed" });
    if (state === "merged") await stage.ada.pulls.merge({ ...at, pull_number: 1 });
    if (state !== "open") await stage.ada.git.deleteRef({ ...at, ref: "heads/cco/setup" });

    const outcome = await stage.setUp();

    expect(outcome.kind).toBe("left");
    expect(await pulls(stage)).toHaveLength(1);
  });

  it("that has a branch of that name with other work on it", async () => {
    await using stage = await createSetupStage();
    const { data: main } = await stage.ada.git.getRef({ ...at, ref: "heads/main" });
    await stage.ada.git.createRef({ ...at, ref: "refs/heads/cco/setup", sha: main.object.sha });

    const outcome = await stage.setUp();

    expect(outcome).toMatchObject({ kind: "left", why: expect.stringContaining("other work") });
    expect(await pulls(stage)).toEqual([]);
  });
});

describe("the setup", () => {
  it("goes on where it was cut off, at whichever write", async () => {
    const writes = ["/labels", "/git/trees", "/git/commits", "/git/refs", "/pulls"];
    for (const path of writes) {
      await using stage = await createSetupStage();
      stage.github.faults.next({ method: "POST", path: new RegExp(`${path}$`), status: 401 });

      await expect(stage.setUp()).rejects.toMatchObject({ status: 401 });
      const outcome = await stage.setUp();

      expect(outcome).toEqual({ kind: "opened", pullRequest: 1 });
      expect((await stage.ada.issues.listLabelsForRepo(at)).data).toHaveLength(8);
    }
  });

  it("is done once by any number of replicas at the same time", async () => {
    await using stage = await createSetupStage();

    const outcomes = await Promise.all([stage.setUp(), stage.setUp(), stage.setUp()]);

    expect(outcomes.filter(({ kind }) => kind === "opened")).toHaveLength(1);
    expect(await pulls(stage)).toHaveLength(1);
  });
});
