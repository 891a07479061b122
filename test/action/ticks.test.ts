import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildAction } from "./built-action.ts";
import { meets } from "./script.ts";
import { createActionStage, issue_number, owner, repo } from "./stage.ts";

let action: Awaited<ReturnType<typeof buildAction>>;

beforeAll(async () => {
  action = await buildAction();
});

afterAll(() => action[Symbol.asyncDispose]());

const body = "## Definition of Done\n\n- [ ] The file one reads well\n  approval: maintainer\n";
const ticked = body.replace("[ ]", "[x]");

describe("a box in the issue of a criterion that asks for approval", () => {
  test("is one when somebody with write access ticks it, and nobody else", async () => {
    await using stage = await createActionStage({ action: action.directory, acts: [meets(1, "one")] });
    const edit = async (text: string, by = stage.ada) => {
      await by.issues.update({ owner, repo, issue_number, body: text });
      await stage.idle();
    };
    const approvals = async () =>
      (await stage.entries()).filter((entry) => entry.type === "criterion-approved");
    await stage.begin(body, stage.eve);
    await stage.idle();
    const asking = { labels: await stage.labels(), sticky: await stage.sticky() };

    await edit(ticked, stage.eve);
    const afterEve = await approvals();
    await edit(body);
    await edit(ticked);

    expect(asking.labels).toEqual(["cco:mission", "cco:needs-human"]);
    expect(asking.sticky).toContain("/cco approve the-file-one-reads-well");
    expect(afterEve).toEqual([]);
    expect(await approvals()).toMatchObject([
      { criterion: "the-file-one-reads-well", actor: "ada", url: expect.stringContaining("/issues/1#tick-") },
    ]);
    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
    expect(await stage.sticky()).toContain("met (approved)");
    expect(stage.github.violations).toEqual([]);
  });
});
