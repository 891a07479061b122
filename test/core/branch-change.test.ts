import { describe, expect, it } from "vitest";
import { writeBrief } from "#src/core/brief.ts";
import { renderComment } from "#src/core/comment.ts";
import {
  agent,
  bothUnmet,
  committed,
  given,
  iteration,
  judged,
  opened,
  planned,
  said,
  type Written,
  whole,
} from "#test/support/given.ts";

const links = { repository: "https://github.com/o/r", notices: [] };

describe("work that may not be published", () => {
  const refused = {
    type: "iteration-abandoned",
    iteration: 1,
    why: "It is too large.",
    patch: "withheld/iteration-1.patch",
    closes: "needs-human",
  } as const;
  const events = [opened(), bothUnmet, iteration(1), agent(1), refused];

  it("closes the mission instead of being made again", () => {
    const { state, decides } = given(...events);

    expect(decides()).toEqual({ type: "close-mission", outcome: "needs-human", why: "It is too large." });
    expect(state).toMatchObject({ iteration: 0, withheld: [{ path: ".", patch: refused.patch }] });
  });

  it("is tried again when a person says so, or pushed", () => {
    const closed = { type: "mission-closed", outcome: "needs-human", why: "It is too large." } as const;
    const moved = { type: "branch-moved", from: "base", to: "theirs" } as const;

    expect(given(...events, closed, said({ kind: "resume" })).decides()).toMatchObject({ iteration: 1 });
    expect(given(...events, moved).state.obstacle).toBeUndefined();
  });
});

describe("what others did to the branch", () => {
  const change = { by: ["bob"], commits: 2, paths: ["a_b_.ts"], more: 3, rewritten: false };
  const moved = { type: "branch-moved", from: "base", to: "theirs", change } as const;

  it("is told to people and to the next worker, and only to that one", () => {
    const told = given(opened(), bothUnmet, moved, iteration(1)).state;
    const later = given(opened(), bothUnmet, moved, ...whole(1, []), iteration(2)).state;

    expect(writeBrief(told)).toContain("bob pushed 2 commits: a_b_.ts and 3 more.");
    expect(writeBrief(told)).toContain("do not revert it");
    expect(writeBrief(later)).not.toContain("bob pushed");
    expect(renderComment(told, links)).toContain("- bob pushed 2 commits: a\\_b\\_.ts and 3 more.");
  });

  it("is told when it came while a worker worked, too", () => {
    const joined = { ...committed(1), joined: { ...change, commits: 0, rewritten: true } } as Written;
    const { state } = given(opened(), bothUnmet, iteration(1), agent(1), joined, judged(1), planned(1));

    expect(writeBrief(state)).toContain("bob rewrote the branch: a_b_.ts");
  });
});

describe("what was taken out of the work", () => {
  const withheld = (n: number, ...paths: readonly string[]) =>
    ({
      ...committed(n),
      withheld: paths.map((path) => ({ path, why: "The path is protected." })),
      patch: `withheld/iteration-${n}.patch`,
    }) as Written;

  it("is shown, each path once, with the patches that a person can apply", () => {
    const first = [iteration(1), agent(1), withheld(1, "a`b", "CODEOWNERS"), judged(1), planned(1)];
    const second = [iteration(2), agent(2), withheld(2, "CODEOWNERS"), judged(2), planned(2)];
    const reported = { type: "progress-reported", iteration: 1 } as const;
    const { state } = given(opened(), bothUnmet, ...first, reported, ...second);
    const comment = renderComment(state, links);

    expect(comment).toContain("- ``a`b``: The path is protected.\n- `CODEOWNERS`: The path is protected.");
    const records = "https://github.com/o/r/blob/cco/state/demo/withheld";
    expect(comment).toContain(
      `patch of [iteration 1](${records}/iteration-1.patch), [iteration 2](${records}/iteration-2.patch).`,
    );
    expect(writeBrief(state)).toContain("`CODEOWNERS` (The path is protected.)");
  });
});
