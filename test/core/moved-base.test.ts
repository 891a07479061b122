import { describe, expect, it } from "vitest";
import { writeBrief } from "#src/core/brief.ts";
import { writeCommitMessage } from "#src/core/commit-message.ts";
import type { ConflictFile } from "#src/core/conflict.ts";
import {
  agent,
  bothUnmet,
  committed,
  given,
  iteration,
  judged,
  opened,
  planned,
  reported,
  said,
  verdict,
  type Written,
  whole,
} from "#test/support/given.ts";
import { criterion, mission } from "#test/support/mission.ts";

const met = (id: string) => verdict(id, "met");
const unmet = (id: string, tail?: string) => verdict(id, "unmet", tail);
const bothMet = [met("crud"), met("docs")];

/** Where the branch and the base are seen. */
const seen = (head: string, base: string) => ({ branch: { head, base } });

const merged = (from: string, sha: string, base: string): Written => ({
  type: "base-merged",
  from,
  sha,
  base,
});
const proved = (sha: string, verdicts = bothMet): Written => ({
  type: "criteria-judged",
  iteration: 1,
  sha,
  verdicts,
});

const clash: readonly ConflictFile[] = [{ path: "a.txt", stands: "marked" }];
const conflicted = (base: string): Written => ({ type: "base-conflicted", base, files: clash });
const resolving = { strategy: "resolve-conflict", focus: [] } as const;

const started = [opened(), bothUnmet];
const done = [...started, ...whole(1, bothMet)];

/** An iteration that leaves the conflict as it is. */
const failed = (n: number): readonly Written[] => [
  iteration(n, { ...resolving, focus: [] }),
  agent(n),
  committed(n, { sha: "sha-1", files: 0 }),
  { type: "criteria-judged", iteration: n, sha: "sha-1", verdicts: [] },
  reported(n),
];

describe("a base that moved", () => {
  it("is merged before the mission ends, and everything is proved with it", () => {
    expect(given(...done).decides(seen("sha-1", "base-2"))).toEqual({ type: "merge-base", base: "base-2" });

    const after = given(...done, merged("sha-1", "m1", "base-2"));
    expect(after.decides(seen("m1", "base-2"))).toEqual({ type: "prove-head", criteria: ["crud", "docs"] });
    expect(after.state).toMatchObject({ base: "base-2", head: "m1", iteration: 1 });
    expect(after.state.spend.usd).toBe(0.5);
    const again = given(...done, merged("sha-1", "m1", "base-2"), proved("m1"));
    expect(again.decides(seen("m1", "base-2"))).toEqual({
      type: "close-mission",
      outcome: "done",
      why: "Every required criterion is met at m1.",
    });
  });

  it("is merged before it is built upon, once", () => {
    const events = [...started, ...whole(1, [unmet("crud", "a"), unmet("docs")])];
    expect(given(...events).decides(seen("sha-1", "base-2"))).toEqual({ type: "merge-base", base: "base-2" });

    const after = given(
      ...events,
      merged("sha-1", "m1", "base-2"),
      proved("m1", [unmet("crud"), unmet("docs")]),
    );
    expect(after.decides(seen("m1", "base-3"))).toMatchObject({ type: "open-iteration", iteration: 2 });
  });

  it("is merged again when the mission had to wait for its turn", () => {
    const queued: Written = { type: "mission-queued", behind: ["other"] };
    const merge = [merged("base", "base-2", "base-2"), proved("base-2", [unmet("crud"), unmet("docs")])];
    const waits = given(...started, ...merge, queued, { type: "slot-taken" });

    expect(waits.decides(seen("base-2", "base-3"))).toEqual({ type: "merge-base", base: "base-3" });
  });

  it("is merged before the head is proved, not after", () => {
    expect(given(opened()).decides(seen("base", "base-2"))).toEqual({ type: "merge-base", base: "base-2" });
  });

  it("is looked for only between iterations of a mission that goes on", () => {
    const stopped = given(...done, said({ kind: "stop" })).decides(seen("sha-1", "base-2"));
    const working = given(...started, iteration(1)).decides(seen("base", "base-2"));
    const interrupted = given(...done).decides({ ...seen("sha-1", "base-2"), interrupted: true });

    expect([stopped?.type, working?.type, interrupted]).toEqual([
      "close-mission",
      "report-progress",
      undefined,
    ]);
  });

  it("waits for what somebody else pushed to be followed first", () => {
    expect(given(...done).decides(seen("theirs", "base-2"))).toMatchObject({ type: "follow-branch" });
  });

  it("is merged three times in a row at most before the mission is done, which says so", () => {
    const events = [...done];
    const effects: unknown[] = [];
    for (let n = 1; n <= 4; n++) {
      const head = n === 1 ? "sha-1" : `m${n - 1}`;
      effects.push(given(...events).decides(seen(head, `base-${n + 1}`)));
      events.push(merged(head, `m${n}`, `base-${n + 1}`), proved(`m${n}`));
    }

    expect(effects.slice(0, 3)).toEqual([2, 3, 4].map((n) => ({ type: "merge-base", base: `base-${n}` })));
    expect(effects[3]).toEqual({
      type: "close-mission",
      outcome: "done",
      why: "Every required criterion is met at m3. That is with the base at base-4, after 3 merges in a row; it moved on to base-5 while that was proved.",
    });
  });

  it("that is in the branch already is taken note of, and the same commit is proved against it again", () => {
    const after = given(...done, merged("sha-1", "sha-1", "base-2"));

    expect(after.decides(seen("sha-1", "base-2"))).toEqual({
      type: "prove-head",
      criteria: ["crud", "docs"],
    });
  });

  it("lets an approval of the work stand, but not one of an earlier commit", () => {
    const approval = (sha: string, id: string): Written => ({
      type: "criterion-approved",
      criterion: id,
      sha,
      actor: "ada",
    });
    const { state } = given(
      ...started,
      approval("base", "crud"),
      ...whole(1, bothMet),
      approval("sha-1", "docs"),
      merged("sha-1", "m1", "base-2"),
    );

    expect(state.approvals).toMatchObject({ crud: { sha: "base" }, docs: { sha: "m1" } });
  });

  it("does not start the ladder anew: a mission that is stuck is seen to be stuck", () => {
    const stuck = [1, 2, 3].flatMap((n) => [
      ...whole(n, [unmet("crud"), unmet("docs")]),
      merged(`sha-${n}`, `m${n}`, `base-${n + 1}`),
      proved(`m${n}`, [unmet("crud"), unmet("docs")]),
    ]);
    const budget = { ...mission().budget, stalledAfter: 3 };

    expect(given(opened({ budget }), bothUnmet, ...stuck).decides(seen("m3", "base-4"))).toMatchObject({
      type: "close-mission",
      outcome: "stalled",
    });
  });

  it("that a rule keeps out of the branch stops nothing, and is told at the end", () => {
    const events = [...done, { type: "base-refused", base: "base-2", why: "No merge commits." } as const];

    expect(given(...events).decides(seen("sha-1", "base-2"))).toMatchObject({
      outcome: "done",
      why: expect.stringContaining("keeps out of the branch: No merge commits."),
    });
    expect(given(...events).decides(seen("sha-1", "base-3"))).toMatchObject({ type: "merge-base" });
  });

  it("changes nothing when the fact comes after the branch has gone on", () => {
    const { state } = given(...done);

    expect(given(...done, merged("elsewhere", "m1", "base-2")).state).toMatchObject({
      head: state.head,
      base: state.base,
    });
  });
});

describe("a base that conflicts", () => {
  const first = [...done, conflicted("base-2")];

  it("gets an iteration of its own, though every criterion is met", () => {
    expect(given(...first).decides(seen("sha-1", "base-2"))).toMatchObject({
      type: "open-iteration",
      iteration: 2,
      strategy: "resolve-conflict",
      focus: [],
    });
  });

  it("is told to the worker with its files and both commits, and without the plan for other work", () => {
    const { state } = given(
      ...started,
      ...[
        iteration(1),
        agent(1),
        committed(1),
        judged(1, met("crud"), unmet("docs")),
        planned(1),
        reported(1),
      ],
      conflicted("base-2"),
      iteration(2, { ...resolving, focus: [] }),
    );
    const brief = writeBrief(state);

    expect(brief).toContain("## Resolve the conflict");
    expect(brief).toContain('- "a.txt": has conflict markers.');
    expect(brief).toContain("`git show sha-1:<path>`");
    expect(brief).toContain("`git show base-2:<path>`");
    expect(brief).toContain("Never take back what the base changed");
    expect(brief).not.toContain("From the manager");
  });

  it("is resolved by a commit that merges it, under the message of a merge", () => {
    const opening = [...first, iteration(2, { ...resolving, focus: [] }), agent(2)];
    const commit: Written = { ...committed(2), base: "base-2" } as Written;
    const judgedAll: Written = { type: "criteria-judged", iteration: 2, sha: "sha-2", verdicts: bothMet };
    const after = given(...opening, commit, judgedAll, reported(2));

    expect(writeCommitMessage(given(...opening).state)).toBe(
      "chore: merge base-2 into cco/mission/demo\n\ndid 2",
    );
    expect(after.state).toMatchObject({ base: "base-2", head: "sha-2", conflict: undefined, fruitless: 0 });
    expect(after.state.climbed).toEqual([]);
    expect(after.decides(seen("sha-2", "base-2"))).toMatchObject({ type: "close-mission", outcome: "done" });
  });

  it("needs a human after two iterations that left it, who is told the files and what to do", () => {
    expect(given(...first, ...failed(2)).decides(seen("sha-1", "base-2"))).toMatchObject({
      strategy: "resolve-conflict",
      iteration: 3,
    });
    const effect = given(...first, ...failed(2), ...failed(3)).decides(seen("sha-1", "base-2"));
    expect(effect).toMatchObject({ type: "close-mission", outcome: "needs-human" });
    expect(effect).toHaveProperty("why", expect.stringContaining("changed a.txt, and 2 iterations did not"));
    expect(effect).toHaveProperty("why", expect.stringContaining("git merge base-2"));
  });

  it("is no step of the ladder", () => {
    const { state } = given(...first, ...failed(2));

    expect(state).toMatchObject({ fruitless: 0, climbed: [], conflict: { attempts: 1 } });
  });

  it("is not given more tries by a base that moves on", () => {
    const events = [...first, ...failed(2), conflicted("base-3"), ...failed(3)];

    expect(given(...events).decides(seen("sha-1", "base-3"))).toMatchObject({ outcome: "needs-human" });
  });

  it("is tried again by plain code when the base moves on", () => {
    expect(given(...first, ...failed(2)).decides(seen("sha-1", "base-3"))).toEqual({
      type: "merge-base",
      base: "base-3",
    });
  });

  it("is over when a human pushes the merge and resumes", () => {
    const closed: Written = { type: "mission-closed", outcome: "needs-human", why: "A conflict." };
    const events = [...first, ...failed(2), ...failed(3), closed, said({ kind: "resume" })];
    const moved: Written = { type: "branch-moved", from: "sha-1", to: "theirs" };

    expect(given(...events).decides(seen("theirs", "base-2"))).toMatchObject({ type: "follow-branch" });
    const followed = given(...events, moved, merged("theirs", "theirs", "base-2"), proved("theirs"));
    expect(followed.decides(seen("theirs", "base-2"))).toMatchObject({ outcome: "done" });
  });

  it("is tried anew by a mission that is resumed", () => {
    const closed: Written = { type: "mission-closed", outcome: "needs-human", why: "A conflict." };
    const events = [...first, ...failed(2), ...failed(3), closed, said({ kind: "resume" })];

    expect(given(...events).decides(seen("sha-1", "base-2"))).toMatchObject({ type: "merge-base" });
  });

  it("is forgotten when the base goes back to where it was", () => {
    expect(given(...first).decides(seen("sha-1", "base"))).toEqual({ type: "merge-base", base: "base" });
    expect(
      given(...first, merged("sha-1", "sha-1", "base"), proved("sha-1")).decides(seen("sha-1", "base")),
    ).toMatchObject({
      outcome: "done",
    });
  });

  it("is said when the budget is used up before", () => {
    const criteria = [criterion("crud"), criterion("docs")];
    const budget = { ...mission().budget, iterations: 1 };
    const events = [opened({ criteria, budget }), bothUnmet, ...whole(1, bothMet), conflicted("base-2")];

    expect(given(...events).decides(seen("sha-1", "base-2"))).toMatchObject({
      outcome: "out-of-budget",
      why: "1 iteration of 1 used. The base moved to base-2, and both it and the branch changed a.txt.",
    });
  });

  it("needs a human at once when the two have no history in common", () => {
    const unrelated: Written = {
      type: "base-conflicted",
      base: "other",
      files: [],
      why: "they have no history in common",
    };

    expect(given(...done, unrelated).decides(seen("sha-1", "other"))).toMatchObject({
      outcome: "needs-human",
      why: expect.stringContaining("they have no history in common"),
    });
  });
});
