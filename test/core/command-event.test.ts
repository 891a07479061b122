import { describe, expect, it } from "vitest";
import { parseCommand } from "#src/core/command.ts";
import { eventsOf } from "#src/core/command-event.ts";
import type { MissionState } from "#src/core/state.ts";
import {
  bothUnmet,
  given,
  iteration,
  opened,
  said,
  verdict,
  type Written,
  whole,
} from "#test/support/given.ts";
import { criterion } from "#test/support/mission.ts";

const url = "https://example.com/c/1";

function says(comment: string, state: MissionState | undefined) {
  const command = parseCommand(comment);
  if (command === undefined) throw new Error("It is no command.");
  return eventsOf(command, { actor: "ada", url, state });
}

const approvable = opened({
  criteria: [
    criterion("crud", { priority: "critical" }),
    criterion("docs", { checks: [], approval: "maintainer" }),
  ],
});
const resting = given(opened(), bothUnmet).state;
const closedWith = (outcome: "done" | "out-of-budget" | "stalled" | "stopped"): MissionState =>
  given(opened(), bothUnmet, { type: "mission-closed", outcome, why: "Why." }).state;
const signal = (kind: string) => ({ type: "signal-received", signal: { kind }, actor: "ada", url });

describe("a command", () => {
  it.each([
    ["/cco pause", { kind: "pause" }],
    ["/cco stop enough", { kind: "stop", why: "enough" }],
    ["/cco verify", { kind: "verify" }],
    ["/cco steer use SQLite", { kind: "steer", text: "use SQLite" }],
  ])("becomes a fact: %j", (comment, expected) => {
    expect(says(comment, resting)).toEqual({
      events: [{ type: "signal-received", signal: expected, actor: "ada", url }],
    });
  });

  it.each<readonly [string, readonly Written[]]>([
    ["/cco pause", [said({ kind: "pause" })]],
    ["/cco stop", [said({ kind: "stop" })]],
    ["/cco verify", [said({ kind: "verify" })]],
    ["/cco steer use SQLite", [said({ kind: "steer", text: "use SQLite" })]],
    ["/cco resume", []],
    ["/cco approve docs", [{ type: "criterion-approved", criterion: "docs", sha: "base", actor: "ada" }]],
  ])("that was given already changes nothing: %j", (comment, before) => {
    expect(says(comment, given(approvable, ...before).state)).toEqual({ events: [] });
  });

  it("starts nothing by itself: the mission is opened by whoever runs it", () => {
    expect(says("/cco start", undefined)).toEqual({ events: [] });
    expect(says("/cco stop", undefined)).toEqual({
      events: [],
      reply: "There is no mission here yet. `/cco start` starts it.",
    });
  });

  it.each(["/cco start", "/cco run", "/cco resume", "/cco retry"])(
    "%s goes on with a mission that rests",
    (comment) => {
      expect(says(comment, closedWith("stalled")).events).toEqual([signal("resume")]);
      expect(says(comment, given(opened(), bothUnmet, iteration(1)).state).events).toEqual([
        signal("resume"),
      ]);
    },
  );

  it("does not start again what is done, nor stop what has ended", () => {
    expect(says("/cco resume", closedWith("done"))).toMatchObject({
      events: [],
      reply: expect.stringContaining("is done"),
    });
    expect(says("/cco stop", closedWith("stalled"))).toEqual({
      events: [],
      reply: "The mission is not at work: Stalled. Why.",
    });
  });

  it("that is not known is answered with the nearest one", () => {
    const { events, reply } = says("/cco aprove docs", resting);

    expect(events).toEqual([]);
    expect(reply).toMatch(/^`\/cco` does not know aprove\. Did you mean `\/cco approve`\?/);
    expect(says("/cco reject docs", resting).reply).toBe(
      "Say why: the worker is told. The command is `/cco reject <criterion> <why>`.",
    );
  });

  it("repeats no mention and no tag of what was said", () => {
    expect(says("/cco @everyone<img>", resting).reply).toMatch(/does not know @\u200beveryone&lt;img>/);
  });
});

describe("an approval", () => {
  it("is for the head that was looked at", () => {
    const { state } = given(approvable, bothUnmet, ...whole(1, [verdict("crud", "met")]));

    expect(says("/cco approve Docs", state)).toEqual({
      events: [{ type: "criterion-approved", criterion: "docs", sha: "sha-1", actor: "ada", url }],
    });
  });

  it("of a criterion that asks for none says that it would change nothing", () => {
    expect(says("/cco approve crud", given(approvable).state)).toMatchObject({
      events: [],
      reply: expect.stringContaining("`approval: maintainer`"),
    });
  });

  it.each(["approve", "reject"])("or rejection of no criterion names the nearest: %s", (kind) => {
    expect(says(`/cco ${kind} dosc why`, given(approvable).state)).toEqual({
      events: [],
      reply: `There is no criterion dosc. Did you mean \`/cco ${kind} docs\`? There are: \`crud\`, \`docs\`.`,
    });
  });

  it("can be withheld with a reason", () => {
    expect(says("/cco reject docs too short", given(approvable).state).events).toEqual([
      { type: "criterion-rejected", criterion: "docs", why: "too short", actor: "ada", url },
    ]);
  });
});

describe("a raise of the budget", () => {
  const raised = { type: "budget-raised", usd: 5, iterations: 10, actor: "ada", url };

  it("is a fact, and goes on with a mission that had used it up", () => {
    expect(says("/cco budget +5usd +10iterations", resting).events).toEqual([raised]);
    expect(says("/cco budget +5usd +10iterations", closedWith("out-of-budget")).events).toEqual([
      raised,
      signal("resume"),
    ]);
    expect(says("/cco budget +5usd +10iterations", closedWith("stopped")).events).toEqual([raised]);
  });
});

describe("a rollback", () => {
  const { state } = given(opened(), bothUnmet, ...whole(1, []), ...whole(2, []));

  it("is a person's to do: the answer says how", () => {
    const { events, reply } = says("/cco rollback 1", state);

    expect(events).toEqual([]);
    expect(reply).toContain("--first-parent --no-merges sha-1..sha-2)\ngit push");
    expect(says("/cco rollback 0", state).reply).toContain("--no-merges base..sha-2)");
  });

  it("to where the branch is, or to nowhere, is answered so", () => {
    expect(says("/cco rollback 2", state).reply).toBe(
      "Nothing came after iteration 2: the branch is at sha-2.",
    );
    expect(says("/cco rollback 9", state).reply).toBe(
      "There is no iteration 9 to go back to: known are 1 to 2, and 0 for the start.",
    );
  });
});

describe("a question about the status", () => {
  it("is answered from the ledger, with what to do next", () => {
    expect(says("/cco status", closedWith("stalled")).reply).toBe(
      "Stalled. Why.\n\n░░░░░░░░░░ 0 % · 0 of 2 criteria met\n\nTo go on, tell it what it does not know: `/cco steer <text>`. To let it try again as it is: `/cco resume`.",
    );
  });
});
