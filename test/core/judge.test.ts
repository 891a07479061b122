import { describe, expect, it } from "vitest";
import { writeBrief } from "#src/core/brief.ts";
import { eventsOf } from "#src/core/command-event.ts";
import { renderCheck, renderComment } from "#src/core/comment.ts";
import { howToContinue } from "#src/core/continuation.ts";
import type { Effect } from "#src/core/effect.ts";
import type { EventOf, MissionEvent } from "#src/core/event.ts";
import { judgeOf } from "#src/core/judge-choice.ts";
import type { JudgeReply, JudgeRequest } from "#src/core/judge-port.ts";
import type { Answer, JudgedAs, Judgement } from "#src/core/judgement.ts";
import type { Mission } from "#src/core/mission.ts";
import { perform } from "#src/core/perform.ts";
import { reportJson } from "#src/core/report.ts";
import { standingOf } from "#src/core/standing.ts";
import type { MissionState } from "#src/core/state.ts";
import {
  agent,
  baseline,
  committed,
  given,
  iteration,
  judged,
  minute,
  opened,
  planned,
  reported,
  start,
  us,
  verdict,
  type Written,
  whole,
} from "#test/support/given.ts";
import { createWorld, portsOf } from "#test/support/memory-world.ts";
import { criterion } from "#test/support/mission.ts";

const docs = criterion("docs", { priority: "low", checks: [], measurable: false, rubric: "With an example" });
const crud = criterion("crud", { priority: "medium" });
const manager = { provider: "openrouter", model: "acme/judge" } as const;

/** A mission with a command and a criterion for the judge. */
function mission(fields: Partial<Mission> = {}): Written {
  return opened({ criteria: [crud, docs], manager, ...fields });
}

function answer(id: string, said: JudgedAs, fields: Partial<Judgement> = {}): Judgement {
  return {
    criterion: id,
    verdict: said,
    confidence: 0.9,
    references: [{ path: "docs/api.md", line: 3 }],
    rationale: `It is ${said}.`,
    gaps: [],
    ...fields,
  };
}

function judgement(
  n: number,
  answers: readonly Judgement[],
  fields: Partial<EventOf<"judgement-made">> = {},
): Written {
  const asked = answers.map((one) => one.criterion);
  const common = { iteration: n, sha: `sha-${n}`, model: "acme/judge", usd: 0.02, tokens: 500 };
  return { type: "judgement-made", ...common, asked, answers, ...fields };
}

const met = (id: string) => verdict(id, "met");
const unmet = (id: string) => verdict(id, "unmet");

/** An iteration until its commands were run. */
function proved(n: number, found: Parameters<typeof judged>[1], focus = ["crud"]): readonly Written[] {
  return [iteration(n, { focus }), agent(n), committed(n), judged(n, found)];
}

function standing(state: MissionState, id: string) {
  return standingOf(state).find((one) => one.criterion.id === id);
}

const begun = [mission(), baseline(unmet("crud"))];
const ask = (...criteria: string[]) => ({ type: "ask-judge", criteria });

describe("when a judge is asked", () => {
  it("is never before anything was worked on", () => {
    expect(given(mission(), baseline(met("crud"))).decides()).toMatchObject({
      type: "open-iteration",
      focus: ["docs"],
    });
  });

  it("is after an iteration that was for what only it can tell", () => {
    expect(given(...begun, ...proved(1, unmet("crud"), ["docs"])).decides()).toEqual(ask("docs"));
  });

  it("is not after an iteration for something else, which did not bring the mission to its end", () => {
    expect(given(...begun, ...proved(1, unmet("crud"))).decides()).toEqual({ type: "make-plan" });
  });

  it("is at the head that would otherwise be done, before the iteration is over", () => {
    expect(given(...begun, ...proved(1, met("crud"))).decides()).toEqual(ask("docs"));
  });

  it("is once at one head", () => {
    const events = [...begun, ...proved(1, unmet("crud"), ["docs"])];

    expect(given(...events, judgement(1, [answer("docs", "not_met")])).decides()).toEqual({
      type: "make-plan",
    });
    expect(given(...events, judgement(1, [], { asked: ["docs"] })).decides()).toEqual({ type: "make-plan" });
  });

  it("is again when the iteration ended without an answer", () => {
    const events = [...begun, ...proved(1, met("crud")), planned(1), reported(1)];

    expect(given(...events).decides()).toEqual(ask("docs"));
  });

  it("is not by whoever wants to end", () => {
    const events = [...begun, ...proved(1, met("crud"))];

    expect(given(...events).decides({ interrupted: true })).toEqual({ type: "make-plan" });
  });

  it("is not while a person's words wait for the worker", () => {
    const events = [...begun, ...proved(1, met("crud"))];
    const said = { type: "signal-received", signal: { kind: "steer", text: "More." }, actor: "ada" } as const;

    expect(given(...events, said).decides()).toEqual({ type: "make-plan" });
  });

  it.each([
    ["dollars", { usd: 0.52, tokens: undefined }],
    ["tokens", { usd: 10, tokens: 15_000 }],
  ])("is not when too few %s are left for it", (_name, { usd, tokens }) => {
    const budget = { ...given(mission()).state.mission.budget, usd, ...(tokens && { tokens }) };
    const events = [mission({ budget }), baseline(unmet("crud")), ...proved(1, met("crud"))];

    expect(given(...events).decides()?.type).not.toBe("ask-judge");
  });

  it("is in the last iteration that the budget allows", () => {
    const budget = { ...given(mission()).state.mission.budget, iterations: 1 };
    const events = [mission({ budget }), baseline(unmet("crud")), ...proved(1, met("crud"))];

    expect(given(...events).decides()).toEqual(ask("docs"));
    expect(given(...events, judgement(1, [answer("docs", "met")]), reported(1)).decides()).toMatchObject({
      outcome: "done",
    });
  });

  it("is not without a judge, and the fix is said", () => {
    const events = [mission({ manager: {} }), baseline(unmet("crud")), ...proved(1, met("crud"))];
    const { state, decides } = given(...events);

    expect(decides()).toEqual({ type: "make-plan" });
    expect(standing(state, "docs")).toMatchObject({
      verdict: "unknown",
      awaits: "means of proof",
      reason: expect.stringContaining("configure a `judge`"),
    });
  });
});

describe("what a judge says", () => {
  const before = [...begun, ...proved(1, met("crud"))];

  it("proves a criterion that nothing else can, and ends the mission", () => {
    const { state, decides } = given(...before, judgement(1, [answer("docs", "met")]), reported(1));

    expect(standing(state, "docs")).toMatchObject({ verdict: "met", proof: "judged" });
    expect(decides()).toMatchObject({ type: "close-mission", outcome: "done" });
  });

  it("is charged", () => {
    const { state } = given(...before, judgement(1, [answer("docs", "met")]));

    expect(state.spend).toMatchObject({ usd: 0.52, tokens: 610 });
  });

  it("holds for its commit alone: a later one is judged again, without another worker", () => {
    const events = [...before, judgement(1, [answer("docs", "met")]), reported(1)];
    const { state, decides } = given(...events, { type: "branch-moved", from: "sha-1", to: "sha-2" });

    expect(standing(state, "docs")).toMatchObject({
      verdict: "unknown",
      reason: "Judged met at sha-1; it is judged again before the mission is done.",
    });
    expect(decides()).toEqual({ type: "prove-head", criteria: ["crud"] });
    const again = { type: "criteria-judged", iteration: 1, sha: "sha-2", verdicts: [met("crud")] } as const;
    expect(given(...events, { type: "branch-moved", from: "sha-1", to: "sha-2" }, again).decides()).toEqual(
      ask("docs"),
    );
  });

  it("says nothing about a head that it was not asked about, and costs all the same", () => {
    const { state } = given(...before, judgement(1, [answer("docs", "met")], { sha: "elsewhere" }));

    expect(standing(state, "docs")).toMatchObject({ verdict: "unknown" });
    expect(state.spend.usd).toBe(0.52);
  });

  it("sends the next worker off with what is missing", () => {
    const gaps = ["Give GET /items an example"];
    const said = judgement(1, [answer("docs", "not_met", { gaps, rationale: "One has no example." })]);
    const events = [...before, said, planned(1, { focus: ["docs"] }), reported(1)];
    const next = given(...events).decides();
    const { state } = given(...events, iteration(2, { focus: ["docs"] }));

    expect(next).toMatchObject({ type: "open-iteration", iteration: 2, focus: ["docs"] });
    expect(standing(state, "docs")).toMatchObject({ verdict: "unmet" });
    expect(writeBrief(state)).toMatch(
      /docs: judged not met by acme\/judge\n<output>\nOne has no example\.\nWhat is missing:\n- Give GET \/items an example\nIt looked at: docs\/api\.md:3\n<\/output>/,
    );
  });

  it("counts as the progress of its iteration", () => {
    const fruitless = [...begun, ...proved(1, unmet("crud"), ["docs"])];

    expect(given(...fruitless, judgement(1, [answer("docs", "not_met")])).state).toMatchObject({
      fruitless: 1,
      best: 0,
      offered: ["docs"],
    });
    expect(given(...fruitless, judgement(1, [answer("docs", "met")])).state).toMatchObject({
      fruitless: 0,
      best: 1,
    });
  });

  it("keeps counting as progress until it is judged again", () => {
    const first = [...begun, ...proved(1, unmet("crud"), ["docs"]), judgement(1, [answer("docs", "met")])];
    const second = [...first, planned(1), reported(1), ...proved(2, unmet("crud"))];

    expect(given(...second).state).toMatchObject({ best: 1, fruitless: 1 });
    expect(
      given(...second.slice(0, -1), judged(2, met("crud")), judgement(2, [answer("docs", "met")])).state,
    ).toMatchObject({ best: 2, fruitless: 0 });
  });

  it("leaves the rest to a human when it cannot tell after an iteration for it", () => {
    const events = [...begun, ...proved(1, met("crud"), ["docs"])];
    const told = [...events, judgement(1, [answer("docs", "cannot_tell")]), planned(1), reported(1)];
    const { state, decides } = given(...told);
    const closed = decides() as Extract<Effect, { type: "close-mission" }>;

    expect(closed).toMatchObject({ outcome: "needs-human" });
    expect(closed.why).toContain("acme/judge could not tell: It is cannot_tell.");
    const after = given(...told, { type: "mission-closed", outcome: "needs-human", why: closed.why }).state;
    expect(howToContinue(after)).toContain("`/cco approve docs`");
    expect(state.fruitless).toBe(0);
  });

  it("gives way to a human who looked at this commit", () => {
    const told = [...begun, ...proved(1, met("crud"), ["docs"]), judgement(1, [], { asked: ["docs"] })];
    const closed = { type: "mission-closed", outcome: "needs-human", why: "w" } as const;
    const events = [...told, planned(1), reported(1), closed];
    const approval = eventsOf(
      { kind: "approve", criterion: "docs" },
      { actor: "ada", state: given(...events).state },
    );
    const { state, decides } = given(...events, ...(approval.events as MissionEvent[]));

    expect(standing(state, "docs")).toMatchObject({ verdict: "met", proof: "approved" });
    expect(decides()).toMatchObject({ outcome: "done" });
  });

  it("is asked for again by whoever resumes a mission that it could not tell about", () => {
    const told = [...begun, ...proved(1, met("crud"), ["docs"]), judgement(1, [], { asked: ["docs"] })];
    const closed = { type: "mission-closed", outcome: "needs-human", why: "w" } as const;
    const resumed = { type: "signal-received", signal: { kind: "resume" }, actor: "ada" } as const;

    expect(given(...told, planned(1), reported(1), closed, resumed).decides()).toEqual(ask("docs"));
  });

  it("does not outlive a change of its criterion's text", () => {
    const { state } = given(...before, judgement(1, [answer("docs", "met")]));
    const spec = { ...state.mission, criteria: [crud, { ...docs, rubric: "With two examples" }] };
    const changed = { type: "spec-changed", spec, specHash: "hash-2", diff: [] } as const;

    const after = given(...before, judgement(1, [answer("docs", "met")]), reported(1), changed).state;
    expect(standing(after, "docs")).toMatchObject({
      verdict: "unknown",
      reason: "Not judged at this commit yet.",
    });
  });

  it("is shown with its model, its reason and links to what it rests on", () => {
    const { state } = given(...before, judgement(1, [answer("docs", "met")]));
    const links = { repository: "https://github.com/a/b", notices: [] };
    const link = "[`docs/api.md:3`](https://github.com/a/b/blob/sha-1/docs/api.md#L3)";

    const comment = renderComment(state, links);
    expect(comment).toContain("met (judged)");
    expect(comment).toContain("acme/judge judged it met: It is met.");
    expect(comment).toContain(link);
    expect(renderCheck(state, docs, links).text).toContain(link);
    expect(reportJson(state).criteria[1]).toMatchObject({
      proof: "judged",
      evidence: [{ kind: "judgement", model: "acme/judge", references: [{ text: "docs/api.md:3" }] }],
    });
  });
});

describe("a judge whose service refuses for now", () => {
  const setback = {
    kind: "throttled",
    detail: "It answered 429: slow down",
    until: start + 600 * minute,
  } as const;
  const before = [...begun, ...proved(1, met("crud"))];
  const refused = [...before, judgement(1, [], { asked: [], setback, usd: 0, tokens: 0 })];

  it("is waited for, and asked again then", () => {
    const rested = [...refused, planned(1), reported(1)];
    const parked = { type: "mission-parked", until: setback.until, why: setback.detail } as const;

    expect(given(...refused).decides()).toEqual({ type: "make-plan" });
    expect(given(...rested).decides()).toEqual({
      type: "park-mission",
      until: setback.until,
      why: setback.detail,
    });
    expect(given(...rested, parked, reported(1)).decides()).toBeUndefined();
    expect(given(...rested, parked, reported(1)).decides({ at: setback.until })).toEqual(ask("docs"));
  });

  it("is waited for anew when it refuses again", () => {
    const parked = { type: "mission-parked", until: setback.until, why: setback.detail } as const;
    const again = judgement(1, [], {
      asked: [],
      usd: 0,
      tokens: 0,
      setback: { ...setback, until: setback.until + 1 },
    });
    const events = [...refused, planned(1), reported(1), parked, { ...again, afterMs: 700 * minute }];

    expect(given(...events).decides()).toMatchObject({ type: "park-mission", until: setback.until + 1 });
  });

  it("goes on with the answer", () => {
    const parked = { type: "mission-parked", until: setback.until, why: setback.detail } as const;
    const events = [...refused, planned(1), reported(1), parked, judgement(1, [answer("docs", "met")])];

    expect(given(...events).state).toMatchObject({ best: 2, fruitless: 0, waits: 0 });
    expect(given(...events).decides()).toMatchObject({ type: "close-mission", outcome: "done" });
  });
});

describe("a pass that a judge looks at", () => {
  const critical = { ...crud, priority: "critical" } as const;
  const start = [opened({ criteria: [critical], manager }), baseline(unmet("crud"))];
  const before = [...start, ...proved(1, met("crud"))];

  it("is one of a critical or high criterion at the head that would be done", () => {
    expect(given(...before).decides()).toEqual(ask("crud"));
    expect(given(...start, ...proved(1, unmet("crud"))).decides()).toEqual({ type: "make-plan" });
  });

  it("is one of any criterion where the change is odd at this head, and the judge is told why", async () => {
    const odd = {
      detector: "special-case",
      severity: "suspicion",
      path: "src/a.ts",
      line: 3,
      excerpt: "if (input === 'a') return 1;",
      why: "It returns what a test expects.",
    } as const;
    const found = { ...judged(1, met("crud")), findings: [odd] };
    const events = [
      opened({ criteria: [crud], manager }),
      baseline(unmet("crud")),
      ...proved(1, unmet("crud")),
    ];
    const seen = given(...events.slice(0, -1), found);
    const requests: JudgeRequest[] = [];
    const judge = async (request: JudgeRequest): Promise<JudgeReply> => {
      requests.push(request);
      return { answers: [], usd: 0, tokens: 0 };
    };
    const ports = portsOf(createWorld(), us, { judge: { name: "acme", judge } });
    await perform(
      { type: "ask-judge", criteria: ["crud"] },
      { state: seen.state, mission: undefined, ports },
    );

    expect(seen.decides()).toEqual(ask("crud"));
    expect(requests[0]?.questions[0]?.suspicions).toEqual([
      "src/a.ts:3: special-case: It returns what a test expects. It says: if (input === 'a') return 1;",
    ]);
    expect(given(...events.slice(0, -1), judged(1, met("crud"))).decides()?.type).toBe("report-progress");
  });

  it("is not one of a change that counts for nothing anyway", () => {
    const violation = {
      detector: "skipped-test",
      severity: "violation",
      path: "a",
      why: "Skipped.",
    } as const;
    const found = { ...judged(1, met("crud")), findings: [violation] };

    expect(given(...before.slice(0, -1), found).decides()).toEqual({ type: "make-plan" });
  });

  it("is not the base's own", () => {
    expect(given(start[0] ?? mission(), baseline(met("crud"))).decides()).toMatchObject({ outcome: "done" });
  });

  it("is taken back by a word with references", () => {
    const { state, decides } = given(...before, judgement(1, [answer("crud", "not_met")]));

    expect(standing(state, "crud")).toMatchObject({
      verdict: "unmet",
      reason: "Its checks pass, but acme/judge judged it not met: It is not_met.",
    });
    expect(standing(state, "crud")?.proof).toBeUndefined();
    expect(state).toMatchObject({ fruitless: 1, best: 0 });
    expect(decides()).toEqual({ type: "make-plan" });
  });

  it.each(["met", "cannot_tell"] as const)("stays what it is after %s", (said) => {
    const { state, decides } = given(...before, judgement(1, [answer("crud", said)]), reported(1));

    expect(standing(state, "crud")).toMatchObject({ verdict: "met" });
    expect(decides()).toMatchObject({ outcome: "done" });
  });

  it("is given back by a human who looked at this commit", () => {
    const doubted = [...before, judgement(1, [answer("crud", "not_met")]), planned(1), reported(1)];
    const { state } = given(...doubted);
    const { events } = eventsOf({ kind: "approve", criterion: "crud" }, { actor: "ada", state });

    expect(given(...doubted, ...(events as MissionEvent[])).decides()).toMatchObject({ outcome: "done" });
    expect(
      eventsOf({ kind: "approve", criterion: "crud" }, { actor: "ada", state: given(...before).state }),
    ).toMatchObject({ events: [] });
  });

  it("is not given back by a human who looked at an earlier commit, though nothing of what was looked at changed", () => {
    const work = { ...committed(1), paths: ["src/a.ts"] } as Written;
    const first = before.map((one) => (one.type === "work-committed" ? work : one));
    const doubted = [...first, judgement(1, [answer("crud", "not_met")]), planned(1), reported(1)];
    const approved = { type: "criterion-approved", criterion: "crud", sha: "sha-1", actor: "ada" } as const;
    const change = { by: ["bob"], commits: 1, paths: ["src/b.ts"], more: 0, rewritten: false };
    const moved = { type: "branch-moved", from: "sha-1", to: "sha-2", change } as Written;
    const again = { type: "criteria-judged", iteration: 1, sha: "sha-2", verdicts: [met("crud")] } as const;
    const later = [...doubted, approved, moved, again];
    const { state } = given(...later, judgement(2, [answer("crud", "not_met")]));

    expect(given(...later).decides()).toEqual(ask("crud"));
    expect(state.approvals.crud).toMatchObject({ sha: "sha-2", at: "sha-1" });
    expect(standing(state, "crud")).toMatchObject({ verdict: "unmet" });
    expect(eventsOf({ kind: "approve", criterion: "crud" }, { actor: "ada", state }).events).toHaveLength(1);
  });

  it("is never made of a failing command", () => {
    const failing = [...start, ...proved(1, unmet("crud"))];

    expect(standing(given(...failing, judgement(1, [answer("crud", "met")])).state, "crud")).toMatchObject({
      verdict: "unmet",
      reason: "crud is unmet.",
    });
  });
});

describe("an approval beside a judgement", () => {
  const asking = { ...docs, approval: "maintainer" } as const;
  const start = [opened({ criteria: [asking], manager }), ...whole(1, [], { focus: ["docs"] })];
  const approved = { type: "criterion-approved", criterion: "docs", sha: "sha-1", actor: "ada" } as const;

  it("is still asked for after the judge said met", () => {
    const { state } = given(...start, judgement(1, [answer("docs", "met")]));

    expect(standing(state, "docs")).toMatchObject({
      verdict: "unknown",
      awaits: "approval",
      evidence: [{ kind: "judgement" }],
    });
    expect(given(...start, judgement(1, [answer("docs", "met")]), approved).decides()).toMatchObject({
      outcome: "done",
    });
  });

  it("is not asked for what the judge found not met: the worker mends it first", () => {
    const { state, decides } = given(...start, judgement(1, [answer("docs", "not_met")]));

    expect(standing(state, "docs")).toMatchObject({ verdict: "unmet" });
    expect(decides()).toMatchObject({ type: "open-iteration", focus: ["docs"] });
  });
});

describe("asking", () => {
  const important = { ...docs, priority: "high" } as const;

  /** Asks about the criteria with a judge that gives these replies, one after the other. */
  async function asked(
    replies: readonly Partial<JudgeReply>[],
    {
      criteria = [important],
      ids = ["docs"],
      stop = Infinity,
    }: {
      criteria?: Mission["criteria"];
      ids?: readonly string[];
      /** Replies after which it is interrupted. */
      stop?: number;
    } = {},
  ) {
    const requests: JudgeRequest[] = [];
    const interruption = new AbortController();
    const judge = async (request: JudgeRequest): Promise<JudgeReply> => {
      const reply = replies[requests.length];
      requests.push(request);
      if (requests.length >= stop) interruption.abort();
      return { answers: [], usd: 0.01, tokens: 100, model: "acme/judge", ...reply };
    };
    const { state } = given(opened({ criteria, manager }), ...whole(1, [met("crud")]));
    const ports = portsOf(createWorld(), us, {
      judge: { name: "acme", judge },
      interrupt: interruption.signal,
    });
    const event = await perform({ type: "ask-judge", criteria: ids }, { state, mission: undefined, ports });
    return { event: event as EventOf<"judgement-made">, requests };
  }

  const say = (...said: readonly Answer[]) => ({ answers: said });

  it("needs two of three votes for an important criterion, the third only where two disagree", async () => {
    const agreed = await asked([say(answer("docs", "met")), say(answer("docs", "met"))]);
    const split = await asked([
      say(answer("docs", "met")),
      say(answer("docs", "not_met", { gaps: ["g"] })),
      say(answer("docs", "not_met")),
    ]);

    expect(agreed.requests.map(({ order }) => order)).toEqual([0, 1]);
    expect(agreed.event.answers).toMatchObject([{ verdict: "met", votes: ["met", "met"] }]);
    expect(agreed.event).toMatchObject({ usd: 0.02, tokens: 200, sha: "sha-1", model: "acme/judge" });
    expect(split.requests).toHaveLength(3);
    expect(split.event.answers).toMatchObject([
      { verdict: "not_met", gaps: ["g"], votes: ["met", "not_met", "not_met"] },
    ]);
  });

  it("has no decision where three votes say three things", async () => {
    const { event } = await asked([
      say(answer("docs", "met")),
      say(answer("docs", "not_met")),
      say(answer("docs", "cannot_tell")),
    ]);

    expect(event.answers).toMatchObject([
      { verdict: "cannot_tell", rationale: expect.stringContaining("votes disagree") },
    ]);
  });

  it("needs one vote for others, and for a doubt about what a command proves", async () => {
    const criteria = [{ ...crud, priority: "critical" } as const, docs];
    const { event, requests } = await asked([say(answer("crud", "met"), answer("docs", "met"))], {
      criteria,
      ids: ["crud", "docs"],
    });

    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      sha: "sha-1",
      base: "base",
      questions: [{ isProved: true }, { isProved: false }],
      evidence: [{ criterion: "crud", command: "check crud", end: "exit code 0", tail: "output" }],
    });
    expect(event.answers).toHaveLength(2);
  });

  it.each([
    ["a met that points at nothing", docs, answer("docs", "met", { references: [] }), "cannot_tell"],
    ["a met that is not sure", docs, answer("docs", "met", { confidence: 0.79 }), "cannot_tell"],
    ["a doubt that points at nothing", crud, answer("crud", "not_met", { references: [] }), "cannot_tell"],
    ["a lack that nothing can point at", docs, answer("docs", "not_met", { references: [] }), "not_met"],
  ] as const)("weighs %s", async (_name, one, said, counts) => {
    const { event } = await asked([say(said)], { criteria: [one], ids: [one.id] });

    expect(event.answers).toMatchObject([{ verdict: counts }]);
  });

  it("takes no answer for not telling, with the reason", async () => {
    const { event } = await asked([{ problem: "It answered 402: pay" }], { criteria: [docs] });

    expect(event).toMatchObject({
      asked: ["docs"],
      answers: [{ verdict: "cannot_tell", rationale: "It answered 402: pay" }],
      problem: "It answered 402: pay",
    });
  });

  it("records no vote of a service that refuses for now, and stops asking", async () => {
    const setback = { kind: "throttled", detail: "slow down" } as const;
    const { event, requests } = await asked([say(answer("docs", "met")), { setback, problem: "slow down" }]);

    expect(requests).toHaveLength(2);
    expect(event).toMatchObject({ asked: [], answers: [], setback });
  });

  it("does not keep what a command proves waiting for such a service", async () => {
    const setback = { kind: "throttled", detail: "slow down" } as const;
    const { event } = await asked([{ setback, problem: "slow down" }], { criteria: [crud], ids: ["crud"] });

    expect(event).toMatchObject({ asked: ["crud"], answers: [{ verdict: "cannot_tell" }] });
    expect(event).not.toHaveProperty("setback");
  });

  it("leaves open what was cut short", async () => {
    const { event } = await asked([{ problem: "It did not answer in time." }], { stop: 1 });

    expect(event).toMatchObject({ asked: [], answers: [], usd: 0.01 });
  });

  it("charges a flat rate for a call of an unknown price, and asks no further than the budget", async () => {
    const broke = { usd: 9.47 };
    const { event, requests } = await asked([{ ...say(answer("docs", "met")), ...broke }, {}]);

    expect(requests).toHaveLength(1);
    expect(event).toMatchObject({ asked: [], usd: 9.47 });
    expect(
      (await asked([{ ...say(answer("docs", "met")), usd: undefined }], { criteria: [docs] })).event.usd,
    ).toBe(0.05);
  });
});

describe("judgeOf", () => {
  const like = {
    provider: "openai-compatible",
    model: "m",
    fallbacks: ["n"],
    baseUrl: "http://a/v1",
  } as const;

  it.each([
    ["nothing", undefined, { provider: "openai-compatible", model: "m", fallbacks: ["n"], shares: true }],
    ["another model", { model: "j" }, { model: "j", fallbacks: [], baseUrl: "http://a/v1", shares: true }],
    [
      "another service",
      { provider: "openrouter", model: "j" },
      { provider: "openrouter", model: "j", baseUrl: undefined, shares: false },
    ],
    ["another address", { baseUrl: "http://b/v1" }, { baseUrl: "http://b/v1", shares: false }],
    ["none", { provider: "none" }, { provider: "none" }],
  ] as const)("has what the manager has, where %s is said", (_name, judge, expected) => {
    expect(judgeOf({ manager: like, ...(judge === undefined ? {} : { judge }) })).toMatchObject(expected);
  });
});
