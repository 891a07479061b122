import { describe, expect, it } from "vitest";
import { parkCutOff } from "#src/core/cut-off.ts";
import {
  agent,
  baseline,
  bothUnmet,
  committed,
  given,
  iteration,
  judged,
  minute,
  opened,
  planned,
  reported,
  said,
  start,
  them,
  us,
  verdict,
  type Written,
  whole,
} from "#test/support/given.ts";
import { criterion, pinned } from "#test/support/mission.ts";

const met = (id: string) => verdict(id, "met");
const unmet = (id: string, tail?: string) => verdict(id, "unmet", tail);
const failing = [unmet("crud"), unmet("docs")];

describe("an undisturbed mission", () => {
  it("opens first", () => {
    expect(given().decides()).toEqual({ type: "open-mission" });
  });

  it("proves the base before it spends money", () => {
    expect(given(opened()).decides()).toEqual({ type: "prove-head", criteria: ["crud", "docs"] });
  });

  it("closes without work when everything is met already", () => {
    expect(given(opened(), baseline(met("crud"), met("docs"))).decides()).toMatchObject({
      type: "close-mission",
      outcome: "done",
    });
  });

  it("opens an iteration for the most important open criterion, with its money announced", () => {
    expect(given(opened(), bothUnmet).decides()).toMatchObject({
      type: "open-iteration",
      iteration: 1,
      attempt: 1,
      reserveUsd: 2,
      strategy: "work",
      focus: ["crud"],
    });
  });

  it("goes through the phases of an iteration in order", () => {
    const events = [
      opened(),
      bothUnmet,
      iteration(1),
      reported(1),
      agent(1),
      committed(1),
      judged(1, ...failing),
      planned(1),
    ];
    const effects = [4, 5, 6, 7, 8].map((length) => given(...events.slice(0, length)).decides()?.type);

    expect(effects).toEqual(["run-agent", "commit-work", "judge-criteria", "make-plan", "report-progress"]);
  });

  it("works on what the plan says", () => {
    const plan = planned(1, { focus: ["docs", "crud"] });
    const events = [opened(), bothUnmet, iteration(1), agent(1), committed(1), judged(1, ...failing), plan];

    expect(given(...events, reported(1)).decides()).toMatchObject({ iteration: 2, focus: ["docs", "crud"] });
  });

  it("closes as done when every required criterion is met at one head", () => {
    expect(given(opened(), bothUnmet, ...whole(1, [met("crud"), met("docs")])).decides()).toEqual({
      type: "close-mission",
      outcome: "done",
      why: "Every required criterion is met at sha-1.",
    });
  });

  it("is done with an optional criterion open", () => {
    const events = [opened({ required: ["critical"] }), bothUnmet, ...whole(1, [met("crud"), unmet("docs")])];

    expect(given(...events).decides()).toMatchObject({ outcome: "done" });
  });

  it("plans nothing when there is no next iteration", () => {
    const events = [
      opened(),
      bothUnmet,
      iteration(1),
      agent(1),
      committed(1),
      judged(1, met("crud"), met("docs")),
    ];

    expect(given(...events).decides()).toEqual({ type: "report-progress" });
  });

  it("shows its end before it rests", () => {
    const closed = { type: "mission-closed", outcome: "done", why: "w" } as const;

    expect(given(opened(), closed).decides()).toEqual({ type: "report-progress" });
    expect(given(opened(), closed, reported(1)).decides()).toBeUndefined();
  });
});

describe("proof", () => {
  it("does not count evidence from another commit", () => {
    const events = [opened(), bothUnmet, iteration(1), agent(1), committed(1, { sha: "other" })];

    expect(given(...events, judged(1, met("crud"), met("docs")), planned(1), reported(1)).decides()).toEqual({
      type: "prove-head",
      criteria: ["crud", "docs"],
    });
  });

  it("is made again on a head that somebody else moved", () => {
    const events = [opened(), bothUnmet, ...whole(1, [met("crud"), unmet("docs")])];
    const elsewhere = { branch: { head: "pushed", base: "base" } };

    expect(given(...events).decides(elsewhere)).toEqual({ type: "follow-branch", to: "pushed" });
    expect(
      given(...events, { type: "branch-moved", from: "sha-1", to: "pushed" }).decides(elsewhere),
    ).toEqual({
      type: "prove-head",
      criteria: ["crud", "docs"],
    });
  });

  it("is made again when somebody asks", () => {
    expect(given(opened(), bothUnmet, said({ kind: "verify" })).decides()).toMatchObject({
      type: "prove-head",
    });
  });

  it("is made again after the end, at the head as it is by then", () => {
    const ended = { type: "mission-closed", outcome: "done", why: "w" } as const;
    const events = [
      opened(),
      baseline(met("crud"), met("docs")),
      ended,
      reported(1),
      said({ kind: "verify" }),
    ];
    const moved = { branch: { head: "pushed", base: "base" } };

    expect(given(...events).decides()).toMatchObject({ type: "prove-head" });
    expect(given(...events).decides(moved)).toEqual({ type: "follow-branch", to: "pushed" });
  });

  it("takes back a done that it does not confirm, and only that", () => {
    const ended = (outcome: "done" | "stopped") => ({ type: "mission-closed", outcome, why: "w" }) as const;
    const before = [opened(), baseline(met("crud"), met("docs"))];
    const after = [said({ kind: "verify" }), bothUnmet];

    expect(given(...before, ended("done"), ...after).state.closed).toBeUndefined();
    expect(given(...before, ended("stopped"), ...after).state.closed).toMatchObject({ outcome: "stopped" });
  });

  it("is not repeated on a commit that an empty iteration left as it was", () => {
    const empty = committed(1, { sha: "base", files: 0 });

    expect(given(opened(), bothUnmet, iteration(1), agent(1), empty).decides()).toEqual({
      type: "judge-criteria",
      criteria: [],
    });
  });

  it("never takes unknown for met", () => {
    const events = [opened(), bothUnmet, ...whole(1, [met("crud"), verdict("docs", "unknown")])];

    expect(given(...events).decides()).toMatchObject({ type: "open-iteration", focus: ["docs"] });
  });
});

describe("a human", () => {
  const approvable = {
    criteria: [criterion("crud"), criterion("look", { checks: [], approval: "maintainer" })],
  };
  const built = [
    opened(approvable),
    baseline(unmet("crud")),
    ...whole(1, [met("crud")], { focus: ["crud"] }),
  ];
  const shown = [
    ...built,
    iteration(2, { focus: ["look"] }),
    agent(2),
    committed(2),
    judged(2, met("crud")),
    planned(2),
    reported(2),
  ];

  it("is given something to look at before being asked to approve it", () => {
    expect(given(...built).decides()).toMatchObject({ type: "open-iteration", focus: ["look"] });
  });

  it("is asked when only an approval is missing", () => {
    expect(given(...shown).decides()).toMatchObject({ type: "close-mission", outcome: "needs-human" });
  });

  it("approves one commit, and only that one", () => {
    const approval = { type: "criterion-approved", criterion: "look", actor: "ada" } as const;

    expect(given(...shown, { ...approval, sha: "sha-2" }).decides()).toMatchObject({ outcome: "done" });
    expect(given(...shown, { ...approval, sha: "sha-1" }).decides()).toMatchObject({
      outcome: "needs-human",
    });
  });

  it("who rejects gets another iteration that hears why", () => {
    const closed = { type: "mission-closed", outcome: "needs-human", why: "w" } as const;
    const no = { type: "criterion-rejected", criterion: "look", why: "too dark", actor: "ada" } as const;
    const after = given(...shown, closed, no);

    expect(after.decides()).toMatchObject({ type: "open-iteration", focus: ["look"] });
    expect(after.state.guidance).toEqual([{ text: "ada rejected look: too dark", by: "ada" }]);
  });

  it("who steers is heard even when everything is met", () => {
    const events = [opened(), bothUnmet, ...whole(1, [met("crud"), met("docs")])];

    expect(given(...events, said({ kind: "steer", text: "Use tabs." })).decides()).toMatchObject({
      type: "open-iteration",
      focus: [],
    });
  });

  it("stops the mission", () => {
    expect(given(opened(), bothUnmet, said({ kind: "stop", why: "enough" })).decides()).toEqual({
      type: "close-mission",
      outcome: "stopped",
      why: "ada stopped it: enough.",
    });
  });

  it("who stops in the middle gets the work sealed, but neither proved nor planned", () => {
    const events = [opened(), bothUnmet, iteration(1), said({ kind: "stop" }), agent(1, "interrupted")];

    expect(given(...events).decides()).toEqual({ type: "commit-work" });
    expect(given(...events, committed(1)).decides()).toEqual({ type: "report-progress" });
    expect(given(...events, committed(1), reported(1)).decides()).toMatchObject({ outcome: "stopped" });
  });

  it.each(["stop", "pause"] as const)(
    "whose %s cut a proof off gets it made before anything else",
    (kind) => {
      const events = [
        opened(),
        bothUnmet,
        iteration(1),
        said({ kind }),
        agent(1, "interrupted"),
        committed(1),
      ];
      const rest: Written =
        kind === "stop"
          ? { type: "mission-closed", outcome: "stopped", why: "w" }
          : { type: "mission-parked", why: "ada paused it." };
      const resumed = given(...events, reported(1), rest, reported(1), said({ kind: "resume" }));

      expect(resumed.decides()).toEqual({ type: "prove-head", criteria: ["crud", "docs"] });
    },
  );

  it("resumes a stopped mission where it was", () => {
    const closed = { type: "mission-closed", outcome: "stopped", why: "w" } as const;
    const events = [opened(), bothUnmet, ...whole(1, failing), said({ kind: "stop" }), closed];

    expect(given(...events, said({ kind: "resume" })).decides()).toMatchObject({
      type: "open-iteration",
      iteration: 2,
    });
  });

  it("pauses and resumes", () => {
    const paused = [opened(), bothUnmet, said({ kind: "pause" })];
    const parked = { type: "mission-parked", why: "ada paused it." } as const;

    expect(given(...paused).decides()).toEqual({ type: "park-mission", why: "ada paused it." });
    expect(given(...paused, parked, reported(1)).decides()).toBeUndefined();
    expect(given(...paused, parked, said({ kind: "resume" })).decides()).toMatchObject({
      type: "open-iteration",
    });
  });

  it("is asked the manager's question, and the answer goes on", () => {
    const events = [opened(), bothUnmet, iteration(1), agent(1), committed(1), judged(1, ...failing)];
    const asked = [...events, planned(1, { question: "Which port?" }), reported(1)];
    const closed = { type: "mission-closed", outcome: "needs-human", why: "Which port?" } as const;

    expect(given(...asked).decides()).toEqual({
      type: "close-mission",
      outcome: "needs-human",
      why: "Which port?",
    });
    expect(given(...asked, closed, said({ kind: "steer", text: "8080" })).decides()).toMatchObject({
      type: "open-iteration",
    });
  });

  it("who edits the mission is followed at the next boundary", () => {
    const edited = { mission: pinned({ title: "Another" }, "hash-2") };

    expect(given(opened(), bothUnmet).decides(edited)).toEqual({ type: "change-spec" });
    expect(given(opened(), bothUnmet, iteration(1), reported(1)).decides(edited)).toEqual({
      type: "run-agent",
    });
  });

  it("who deletes the branch is asked, and nothing is made anew", () => {
    expect(given(opened(), bothUnmet).decides({ branch: { head: undefined, base: "base" } })).toMatchObject({
      type: "close-mission",
      outcome: "needs-human",
    });
  });
});

describe("limits", () => {
  it("end the mission after its iterations", () => {
    const budget = { ...given(opened()).state.mission.budget, iterations: 1 };

    expect(given(opened({ budget }), bothUnmet, ...whole(1, failing)).decides()).toMatchObject({
      outcome: "out-of-budget",
      why: "1 iteration of 1 used.",
    });
  });

  it("end the mission when the money is spent, and a raise goes on", () => {
    const budget = { ...given(opened()).state.mission.budget, usd: 0.5 };
    const events = [opened({ budget }), bothUnmet, ...whole(1, failing)];
    const closed = { type: "mission-closed", outcome: "out-of-budget", why: "w" } as const;
    const raised = { type: "budget-raised", usd: 5, actor: "ada" } as const;

    expect(given(...events).decides()).toMatchObject({ outcome: "out-of-budget" });
    expect(given(...events, closed, raised).decides()).toEqual({ type: "report-progress" });
    expect(given(...events, closed, raised, said({ kind: "resume" })).decides()).toMatchObject({
      reserveUsd: 2,
    });
  });

  it("end the mission after its tokens and its minutes", () => {
    const { budget } = given(opened()).state.mission;

    expect(
      given(opened({ budget: { ...budget, tokens: 100 } }), bothUnmet, ...whole(1, failing)).decides(),
    ).toMatchObject({
      why: "100 tokens of 100 used.",
    });
    expect(
      given(opened({ budget: { ...budget, minutes: 5 } }), bothUnmet, ...whole(1, failing)).decides(),
    ).toMatchObject({
      why: "5 minutes of 5 used.",
    });
  });

  it("leave the last iteration what is left of the money", () => {
    const budget = { ...given(opened()).state.mission.budget, usd: 1.2 };

    expect(given(opened({ budget }), bothUnmet, ...whole(1, failing)).decides()).toMatchObject({
      reserveUsd: 0.7,
    });
  });

  it("of a session are boundaries: the work is committed and proved", () => {
    for (const kind of ["turn-cap", "budget-cap", "deadline"] as const) {
      const events = [opened(), bothUnmet, iteration(1), agent(1, kind)];

      expect(given(...events).decides()).toEqual({ type: "commit-work" });
      expect(given(...events, committed(1)).decides()).toMatchObject({ type: "judge-criteria" });
    }
  });
});

describe("an ending without work", () => {
  const empty = { sha: "base", files: 0 };
  const died = (kind: Parameters<typeof agent>[1], until?: number) => [
    opened(),
    bothUnmet,
    iteration(1),
    agent(1, kind, until === undefined ? {} : { until }),
    committed(1, empty),
  ];
  const abandoned = { type: "iteration-abandoned", iteration: 1, why: "w" } as const;

  it("does not count as an iteration", () => {
    for (const kind of ["usage-limit", "overloaded", "auth", "killed", "failed"] as const) {
      expect(given(...died(kind)).decides()).toMatchObject({ type: "abandon-iteration" });
    }
  });

  it("by a usage limit waits until the limit ends, and then goes on", () => {
    const until = start + 60 * minute;
    const events = [...died("usage-limit", until), abandoned];
    const parked = { type: "mission-parked", until, why: "w" } as const;

    expect(given(...events).decides()).toEqual({ type: "park-mission", until, why: "It was usage-limit." });
    expect(given(...events, parked, reported(1)).decides()).toBeUndefined();
    expect(given(...events, parked, reported(1)).decides({ at: until })).toMatchObject({
      type: "open-iteration",
      iteration: 1,
    });
  });

  it("by an overloaded service waits longer each time", () => {
    const once = [...died("overloaded"), abandoned];
    const parked = { type: "mission-parked", until: start, why: "w" } as const;
    const twice = [...once, parked, iteration(1), agent(1, "overloaded"), committed(1, empty), abandoned];
    const waits = [given(...once), given(...twice)].map((case_) => {
      const effect = case_.decides({ at: start });
      return effect?.type === "park-mission" ? (effect.until ?? 0) - start : undefined;
    });

    expect(waits).toEqual([minute, 2 * minute]);
  });

  it("that retrying cannot help ends the mission as misconfigured", () => {
    for (const kind of ["auth", "billing", "misconfigured"] as const) {
      expect(given(...died(kind), abandoned).decides()).toEqual({
        type: "close-mission",
        outcome: "misconfigured",
        why: `It was ${kind}.`,
      });
    }
  });

  it("is tried three times, then the mission has failed", () => {
    const attempt = (n: number) => [
      iteration(1, { attempt: n }),
      agent(1, "killed"),
      committed(1, empty),
      abandoned,
    ];

    expect(given(opened(), bothUnmet, ...attempt(1), ...attempt(2)).decides()).toMatchObject({
      type: "open-iteration",
      iteration: 1,
      attempt: 3,
    });
    expect(given(opened(), bothUnmet, ...attempt(1), ...attempt(2), ...attempt(3)).decides()).toMatchObject({
      outcome: "failed",
    });
  });

  it("with changes left behind is an iteration like any other", () => {
    const events = [opened(), bothUnmet, iteration(1), agent(1, "killed"), committed(1)];

    expect(given(...events).decides()).toMatchObject({ type: "judge-criteria" });
  });
});

describe("the recovery ladder", () => {
  /** Iterations that all fail the same way, each with the strategy that was decided. */
  function fruitless(count: number, fields: Parameters<typeof opened>[0] = {}): string[] {
    const events = [opened(fields), bothUnmet];
    const climbed: string[] = [];
    for (let n = 1; n <= count; n++) {
      const effect = given(...events).decides();
      if (effect?.type !== "open-iteration")
        return [...climbed, effect?.type === "close-mission" ? effect.outcome : "?"];
      climbed.push(effect.strategy);
      const { strategy, focus } = effect;
      events.push(iteration(n, { strategy, focus: [...focus] }), agent(n, "finished", { session: `s${n}` }));
      events.push(committed(n), judged(n, ...failing), planned(n), reported(n));
    }
    return climbed;
  }

  it("is climbed rung by rung while nothing gets better, and ends as stalled", () => {
    expect(fruitless(10, { worker: { fallbackModel: "other" } })).toEqual([
      "work",
      "same-session",
      "fresh-session",
      "diagnose",
      "other-model",
      "smaller-slice",
      "leave-criterion",
      "stalled",
    ]);
  });

  it("skips another model where none is configured, and leaving the only criterion", () => {
    const criteria = [criterion("crud", { priority: "critical" })];

    expect(fruitless(10, { criteria })).toEqual([
      "work",
      "same-session",
      "fresh-session",
      "diagnose",
      "smaller-slice",
      "stalled",
    ]);
  });

  it("is cut short by stalled_after", () => {
    const budget = { ...given(opened()).state.mission.budget, stalledAfter: 3 };

    expect(fruitless(10, { budget })).toEqual(["work", "same-session", "fresh-session", "stalled"]);
  });

  it("starts again at the bottom after verified progress", () => {
    const stuck = [
      opened(),
      bothUnmet,
      ...whole(1, failing),
      ...whole(2, failing, { strategy: "fresh-session" }),
    ];

    expect(given(...stuck).decides()).toMatchObject({ strategy: "diagnose" });
    expect(given(...stuck, ...whole(3, [met("crud"), unmet("docs")])).decides()).toMatchObject({
      strategy: "work",
    });
  });

  it("stays on its rung while the failure is another one", () => {
    const other = [unmet("crud", "another error"), unmet("docs")];

    expect(given(opened(), bothUnmet, ...whole(1, other)).decides()).toMatchObject({ strategy: "work" });
  });

  it("takes the same failure with other numbers for the same failure", () => {
    const before = baseline(unmet("crud", "took 12 ms at 0x7f00aa"), unmet("docs"));
    const after = [unmet("crud", "took 99 ms at 0x7fe123"), unmet("docs")];

    expect(given(opened(), before, ...whole(1, after)).decides()).toMatchObject({
      strategy: "fresh-session",
    });
  });

  it("counts a trade of one criterion for another as no progress", () => {
    const first = whole(1, [met("crud"), unmet("docs")]);
    const trade = whole(2, [unmet("crud"), met("docs")]);

    expect(given(opened(), bothUnmet, ...first, ...trade).state.fruitless).toBe(1);
  });

  it("leaves the criterion it is stuck on, and goes on with the others", () => {
    const events = [opened(), bothUnmet];
    const climb = ["work", "fresh-session", "diagnose", "smaller-slice"] as const;
    climb.forEach((strategy, index) => {
      events.push(...whole(index + 1, failing, { strategy }));
    });

    expect(given(...events).decides()).toMatchObject({ strategy: "leave-criterion", focus: ["docs"] });
    const left = [
      ...events,
      ...whole(5, [unmet("crud"), met("docs")], { strategy: "leave-criterion", focus: ["docs"] }),
    ];
    expect(given(...left).decides()).toMatchObject({ type: "close-mission", outcome: "stalled" });
  });

  it("sets aside what the worker reports as impossible, with everything else going on", () => {
    const blocked = [{ criterion: "crud", why: "it contradicts docs", evidence: "README:3" }];
    const honest = { ...agent(1), report: { summary: "s", type: "feat", subject: "x", blocked } } as const;
    const events = [
      opened(),
      bothUnmet,
      iteration(1),
      honest,
      committed(1),
      judged(1, ...failing),
      planned(1),
      reported(1),
    ];

    expect(given(...events).decides()).toMatchObject({ type: "open-iteration", focus: ["docs"] });
    expect(
      given(...events, ...whole(2, [unmet("crud"), met("docs")], { focus: ["docs"] })).decides(),
    ).toMatchObject({
      type: "close-mission",
      outcome: "needs-human",
    });
  });
});

describe("two runs", () => {
  const theirs = iteration(1, { run: them });

  it("do not work at the same time", () => {
    expect(given(opened(), bothUnmet, theirs).decides({ holderEnded: false })).toBeUndefined();
  });

  it("that cannot see each other respect the lease until it expires", () => {
    expect(given(opened(), bothUnmet, theirs).decides()).toBeUndefined();
    expect(given(opened(), bothUnmet, theirs).decides({ at: start + 10_000 * minute })).toMatchObject({
      type: "open-iteration",
      attempt: 2,
    });
  });

  it("take over from each other when one has died", () => {
    expect(given(opened(), bothUnmet, theirs).decides({ holderEnded: true })).toMatchObject({
      type: "open-iteration",
      iteration: 1,
      attempt: 2,
      reserveUsd: 0,
    });
  });

  it("charge the whole reserve for a worker whose end nobody saw, and seal what it left", () => {
    const taken = given(opened(), bothUnmet, theirs, iteration(1, { attempt: 2, reserveUsd: 0, token: 2 }));

    expect(taken.state.spend.usd).toBe(2);
    expect(taken.decides()).toEqual({ type: "commit-work" });
  });

  it("keep what the dead one had finished", () => {
    const sealed = [opened(), bothUnmet, theirs, agent(1, "finished", { writer: them }), committed(1)];
    const taken = given(...sealed, iteration(1, { attempt: 2, reserveUsd: 0, token: 2 }));

    expect(taken.state.spend.usd).toBe(0.5);
    expect(taken.decides()).toMatchObject({ type: "judge-criteria" });
  });

  it("charge a late fact only beyond what was charged already", () => {
    const taken = [opened(), bothUnmet, theirs, iteration(1, { attempt: 2, reserveUsd: 0, token: 2 })];

    expect(given(...taken, agent(1, "finished", { usd: 1.5, writer: them })).state.spend.usd).toBe(2);
    expect(given(...taken, agent(1, "finished", { usd: 2.5, writer: them })).state.spend.usd).toBe(2.5);
  });

  it("give up when run after run dies in the same iteration", () => {
    const events = [opened(), bothUnmet, iteration(1, { run: them, attempt: 5 })];

    expect(given(...events).decides({ holderEnded: true })).toMatchObject({
      type: "close-mission",
      outcome: "failed",
    });
  });
});

describe("a door that is asked to end", () => {
  it("finishes what is open and begins nothing", () => {
    const interrupted = { interrupted: true };

    expect(given(opened(), bothUnmet, iteration(1), agent(1)).decides(interrupted)).toEqual({
      type: "commit-work",
    });
    expect(given(opened(), bothUnmet, reported(1)).decides(interrupted)).toBeUndefined();
  });

  it("whose job is cut off closes the iteration without a proof, waits, and proves first when it goes on", () => {
    const events = [opened(), bothUnmet, iteration(1), agent(1, "interrupted")];
    const { state } = given(...events);
    const parked = parkCutOff(state, state.lastAt) as Written;
    const shown = [...events, parked, committed(1), reported(1)];

    expect(parked).toMatchObject({ type: "mission-parked", until: state.lastAt + 15 * minute });
    expect(given(...events, parked, committed(1)).decides()).toEqual({ type: "report-progress" });
    expect(given(...shown).decides()).toBeUndefined();
    expect(given(...shown).decides({ at: start + 60 * minute })).toMatchObject({ type: "prove-head" });
    expect(given(...shown, said({ kind: "resume" })).decides()).toMatchObject({ type: "prove-head" });
  });

  it("leaves a stop and a pause as they are when its job is cut off", () => {
    for (const kind of ["stop", "pause"] as const)
      expect(parkCutOff(given(opened(), bothUnmet, said({ kind })).state, start)).toBeUndefined();
  });

  it("is ours only with the same run and attempt", () => {
    const again = { run: { ...us, attempt: 2 }, holderEnded: true };

    expect(given(opened(), bothUnmet, iteration(1)).decides(again)).toMatchObject({
      type: "open-iteration",
      attempt: 2,
    });
  });
});
