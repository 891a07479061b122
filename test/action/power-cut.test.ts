import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildAction } from "./built-action.ts";
import { issueText, meets } from "./script.ts";
import { createShiftedClock } from "./shifted-clock.ts";
import { createActionStage, owner, repo } from "./stage.ts";

let action: Awaited<ReturnType<typeof buildAction>>;

beforeAll(async () => {
  action = await buildAction();
});

afterAll(() => action[Symbol.asyncDispose]());

/** Longer than a dispatch may take, shorter than a lease. */
const elevenMinutes = 660_000;

describe("a machine that is lost just before it records", () => {
  test.concurrent.each(["mission-opened", "work-committed", "criteria-judged", "mission-closed"])(
    "%s loses nothing and does nothing twice",
    async (type) => {
      const acts = [meets(1, "one"), meets(1, "one")];
      await using clock = await createShiftedClock();
      const { environment } = clock;
      await using stage = await createActionStage({ action: action.directory, acts, environment });
      const { faults } = stage.github;
      faults.beforeCall = (call) => {
        if (!JSON.stringify(call.body ?? "").includes(`cco: ${type} (`)) return undefined;
        faults.clear();
        const [run] = stage.actions.runs().filter(({ status }) => status === "in_progress");
        if (run !== undefined) stage.actions.kill(run.id);
        return "cut";
      };

      await stage.begin(issueText(["one"]));
      await stage.idle();
      const lost = await stage.labels();
      await clock.putForward(elevenMinutes);
      await stage.sweep();

      expect(lost).not.toContain("cco:done");
      expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
      expect(await stage.iterations()).toEqual(["1"]);
      expect(await stage.sticky()).toContain("100 %");
      expect(await stage.conclusion()).toBe("success");
      const { data: pulls } = await stage.ada.pulls.list({ owner, repo, state: "all" });
      expect(pulls).toHaveLength(1);
    },
  );
});
