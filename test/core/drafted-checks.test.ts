import { describe, expect, it } from "vitest";
import { parseCommand } from "#src/core/command.ts";
import { eventsOf } from "#src/core/command-event.ts";
import { renderCheck, renderComment } from "#src/core/comment.ts";
import { renderChecklist } from "#src/core/criterion-part.ts";
import { criterionReports } from "#src/core/criterion-report.ts";
import { wholeDetail } from "#src/core/detail.ts";
import { writeDraftQuestion } from "#src/core/draft-question.ts";
import { draftAnswerSchema } from "#src/core/drafted-check.ts";
import type { MissionEvent } from "#src/core/event.ts";
import { runMission } from "#src/core/loop.ts";
import type { Mission } from "#src/core/mission.ts";
import { reportJson } from "#src/core/report.ts";
import { standingOf } from "#src/core/standing.ts";
import type { CommandEvidence, Verdict } from "#src/core/verdict.ts";
import {
  baseline,
  given,
  planned as managerPlan,
  minute,
  opened,
  said,
  verdict,
  type Written,
  whole,
} from "#test/support/given.ts";
import { createWorld, portsOf } from "#test/support/memory-world.ts";
import { criterion, pinned } from "#test/support/mission.ts";
import { mistakesIn } from "#test/support/report-schema.ts";

const bare = [criterion("crud"), criterion("docs", { checks: [] })];
const can = { draftsChecks: true } as const;

function start(fields: Partial<Mission> = {}): readonly Written[] {
  return [opened({ criteria: bare, ...fields }), baseline(verdict("crud", "unmet"))];
}

function planned(command: string, fields: { regression?: boolean; usd?: number } = {}): Written {
  const { regression, usd = 0.01 } = fields;
  const checks = [{ kind: "run", command, timeoutMs: 600_000, expect: { exit: 0 } }] as const;
  return {
    type: "checks-planned",
    asked: ["docs"],
    planned: [{ criterion: "docs", checks, why: "It reads it.", ...(regression ? { regression } : {}) }],
    source: "model-a",
    usd,
    tokens: 100,
  };
}

function tried(found: Verdict["verdict"], fields: Partial<CommandEvidence> = {}): Written {
  const { evidence, ...rest } = verdict("docs", found);
  const shown = evidence.map((one) => ({ ...one, ...fields }) as CommandEvidence);
  return { type: "checks-tried", sha: "base", verdicts: [{ ...rest, evidence: shown }] };
}

const plan = { type: "plan-checks", criteria: ["docs"] };
const good = [planned("grep -q x README.md"), tried("unmet")];

describe("a measurable criterion without a check", () => {
  it("gets one drafted before the work, which is tried on the base before it counts", () => {
    expect(given(...start()).decides(can)).toEqual(plan);
    expect(given(...start(), planned("a")).decides(can)).toEqual({ type: "try-checks", criteria: ["docs"] });

    const { decides, state } = given(...start(), ...good);
    expect(decides(can)).toMatchObject({ type: "open-iteration" });
    expect(state.spend.usd).toBeCloseTo(0.01);
  });

  it.each<{ why: string; events: readonly Written[]; seen?: object }>([
    { why: "there is no manager", events: start(), seen: {} },
    { why: "nobody wants it", events: start({ checks: "off" }) },
    {
      why: "it is not measurable",
      events: start({ criteria: bare.map((one) => ({ ...one, measurable: false })) }),
    },
    {
      why: "a person decides",
      events: start({
        criteria: [
          bare[0] ?? criterion("crud"),
          { ...criterion("docs"), checks: [], approval: "maintainer" },
        ],
      }),
    },
    { why: "the budget is used up", events: start({ budget: { ...pinned().spec.budget, usd: 0.001 } }) },
  ])("gets none where $why", ({ events, seen = can }) => {
    expect(given(...events).decides(seen)?.type).not.toBe("plan-checks");
  });

  it("is tested, not proved, when the drafted check passes: everywhere it is shown", () => {
    const done = { ...verdict("docs", "met"), proof: "tested" } as const;
    const { state } = given(...start(), ...good, ...whole(1, [verdict("crud", "met"), done]));

    expect(standingOf(state)[1]).toMatchObject({ verdict: "met", proof: "tested" });
    const comment = renderComment(state, { repository: "https://github.com/o/r", notices: [] });
    expect(comment).toContain("→ met (tested)");
    expect(comment).toContain("check drafted by model-a: `grep -q x README.md`");
    expect(renderCheck(state).summary).toContain("| unmet → met | tested |");
    expect(renderCheck(state, state.mission.criteria[1])).toMatchObject({
      title: expect.stringMatching(/^met \(tested\)/),
    });
    expect(reportJson(state).criteria[1]).toMatchObject({
      proof: "tested",
      drafted: { by: "model-a", commands: ["grep -q x README.md"] },
    });
    expect(mistakesIn(JSON.stringify(reportJson(state)))).toEqual([]);
  });
});

describe("a drafted check", () => {
  it.each<{ what: string; trial: Written }>([
    { what: "passes before any work", trial: tried("met") },
    { what: "names a program that is not there", trial: tried("unknown", { ending: "not-found" }) },
    { what: "takes too long", trial: tried("unknown", { ending: "timed-out" }) },
    { what: "is no command", trial: tried("unmet", { exitCode: 2, tail: "bash: syntax error near `)'" }) },
  ])("that $what is drafted again, twice at most, and never counts", ({ trial }) => {
    const once = [...start(), planned("a"), trial];
    const thrice = [...once, planned("b"), trial, planned("c"), trial];

    expect(given(...once).decides(can)).toEqual(plan);
    expect(given(...thrice).decides(can)).toMatchObject({ type: "open-iteration" });
    expect(standingOf(given(...thrice).state)[1]).toMatchObject({
      verdict: "unknown",
      awaits: "means of proof",
      reason: expect.stringContaining("A check was drafted in vain."),
    });
  });

  it("may pass before any work where it is said to guard what is there", () => {
    const { decides, state } = given(...start(), planned("npm test", { regression: true }), tried("met"));

    expect(decides(can)).toMatchObject({ type: "open-iteration", focus: ["crud"] });
    expect(standingOf(state)[1]).toMatchObject({ verdict: "met", proof: "tested" });
  });

  it("does not end a mission that nobody worked on", () => {
    const events = [opened({ criteria: bare }), baseline(verdict("crud", "met"))];
    const { decides } = given(...events, planned("npm test", { regression: true }), tried("met"));

    expect(decides(can)).toMatchObject({ type: "close-mission", outcome: "needs-human" });
  });

  it("that could not be had is not asked for again until somebody says so", () => {
    const nothing = { ...planned("a"), planned: [], problem: "It answered nonsense." } as Written;
    const events = [...start(), nothing];

    expect(given(...events).decides(can)).toMatchObject({ type: "open-iteration" });
    expect(given(...events, said({ kind: "resume" })).decides(can)).toEqual(plan);
  });

  it("that the manager's limit stands against is asked for when the limit ends, and the work goes on meanwhile", () => {
    const until = given(...start()).state.lastAt + 120 * minute;
    const limited: Written = {
      ...{ type: "checks-planned", asked: ["docs"], planned: [], source: "m", usd: 0, tokens: 0 },
      ...{ problem: "429", setback: { kind: "throttled", detail: "429", until } },
    };
    const events = [...start(), limited];
    const worked = [...events, ...whole(1, [verdict("crud", "met")], { focus: ["crud", "docs"] })];

    expect(given(...events).decides(can)).toMatchObject({ type: "open-iteration" });
    expect(given(...events).decides({ ...can, at: until })).toEqual(plan);
    expect(given(...worked).decides(can)).toMatchObject({ type: "park-mission", until });
    expect(given(...worked).decides({ ...can, at: until })).toEqual(plan);
    expect(given(...events, limited, limited).decides({ ...can, at: until })?.type).toBe("open-iteration");
  });

  it("is asked for again in ten minutes where the service does not say when, and not at all where waiting cannot help", () => {
    const refused = (kind: "throttled" | "auth"): Written => ({
      ...{ type: "checks-planned", asked: ["docs"], planned: [], source: "m", usd: 0, tokens: 0 },
      ...{ problem: "It refused.", setback: { kind, detail: "It refused." } },
    });
    const { state, decides } = given(...start(), refused("throttled"));

    expect(decides(can)?.type).toBe("open-iteration");
    expect(decides({ ...can, at: state.lastAt + 10 * minute })).toEqual(plan);
    expect(given(...start(), refused("auth")).state.managerRests).toBeUndefined();
  });

  it("is not asked of a manager that is resting after a plan", () => {
    const until = given(...start()).state.lastAt + 120 * minute;
    const rest = { ...managerPlan(1), setback: { kind: "throttled", detail: "429", until } } as Written;
    const edited: Written = {
      type: "spec-changed",
      spec: pinned({ criteria: bare }).spec,
      specHash: "h",
      diff: [],
    };
    const both = [criterion("crud"), criterion("docs")];
    const events = [
      ...[opened({ criteria: both }), baseline(verdict("crud", "unmet"), verdict("docs", "unmet"))],
      ...whole(1, [verdict("crud", "unmet"), verdict("docs", "unmet")]).map((one) =>
        one.type === "plan-made" ? rest : one,
      ),
      edited,
      ...[
        {
          type: "criteria-judged",
          iteration: 1,
          sha: "sha-1",
          verdicts: [verdict("crud", "unmet")],
        } as const,
      ],
    ];

    expect(given(...events).decides(can)?.type).toBe("open-iteration");
    expect(given(...events).decides({ ...can, at: until })).toEqual(plan);
  });

  it("shows that setup fails where the author wrote no command: the base is broken, not the check", () => {
    const events = [opened({ criteria: [criterion("docs", { checks: [] })] }), planned("a")];
    const { decides, state } = given(...events, tried("unknown", { command: "npm ci", setup: true }));
    const again = given(
      ...events,
      tried("unknown", { setup: true }),
      { type: "mission-closed", outcome: "needs-human", why: "w" },
      said({ kind: "resume" }),
    );

    expect(decides(can)).toMatchObject({
      outcome: "needs-human",
      why: expect.stringContaining("`setup` fails: `npm ci`"),
    });
    expect(state.drafts?.docs?.problem).toBe("docs is unknown.");
    expect(again.decides(can)).toEqual(plan);
  });

  it("is dropped when the text of its criterion changes, and stays when another one does", () => {
    const edit = (id: string): Written => {
      const criteria = bare.map((one) => (one.id === id ? { ...one, text: "Something else" } : one));
      return { type: "spec-changed", spec: pinned({ criteria }).spec, specHash: "hash-2", diff: [] };
    };

    expect(given(...start(), ...good, edit("docs")).decides(can)).toEqual(plan);
    expect(given(...start(), ...good, edit("crud")).state.drafts).toHaveProperty("docs");
  });

  it("that cannot be run at a later head is drafted again, fails on the base before it counts, and shows what it was", () => {
    const broken = {
      ...verdict("docs", "unknown"),
      evidence:
        (tried("unknown", { ending: "timed-out" }) as { verdicts: readonly Verdict[] }).verdicts[0]
          ?.evidence ?? [],
    };
    const worked = [
      ...start({ checks: "approve" }),
      ...good,
      approval("grep -q x README.md"),
      ...whole(1, [verdict("crud", "unmet"), broken]),
    ];

    expect(given(...worked).decides(can)).toEqual(plan);
    const again = [...worked, planned("grep -q y README.md")];
    expect(given(...again).decides(can)).toMatchObject({ type: "try-checks" });
    expect(given(...again, tried("unmet")).decides(can)).toMatchObject({
      outcome: "needs-human",
      why: expect.stringContaining("Before, it was: grep -q x README.md"),
    });
    expect(given(...again, tried("met")).decides(can)).toEqual(plan);
    const counts = given(...again, tried("unmet"), approval("grep -q y README.md"));
    expect(renderChecklist(criterionReports(counts.state), wholeDetail)).toContain(
      "`grep -q y README.md`, instead of `grep -q x README.md`",
    );
  });

  it("that a person does not believe is drafted again with that person's words", () => {
    const done = { ...verdict("docs", "met"), proof: "tested" } as const;
    const reject: Written = {
      type: "criterion-rejected",
      criterion: "docs",
      why: "It is empty.",
      actor: "ada",
    };
    const { decides, state } = given(
      ...start(),
      ...good,
      ...whole(1, [verdict("crud", "unmet"), done]),
      reject,
    );

    expect(decides(can)).toEqual(plan);
    const survey = { paths: ["README.md"], more: 3, manifests: [{ path: "package.json", text: "{}" }] };
    const { prompt } = writeDraftQuestion(["docs"], state, survey);
    expect(prompt).toContain("ada rejected it: It is empty.\n  grep -q x README.md");
    expect(prompt).toContain("Files: README.md and 3 more");
  });
});

function approval(command: string): Written {
  const checks = [{ kind: "run", command, timeoutMs: 600_000, expect: { exit: 0 } }] as const;
  return { type: "checks-approved", approved: [{ criterion: "docs", checks }], actor: "ada" };
}

describe("under checks: approve", () => {
  const waiting = [...start({ checks: "approve" }), ...good];

  it("the mission waits for a person, and shows the commands", () => {
    const { decides, state } = given(...waiting);

    expect(decides(can)).toMatchObject({
      type: "close-mission",
      outcome: "needs-human",
      why: expect.stringMatching(
        /docs \([0-9a-f]{16}\): grep -q x README.md \(model-a; fails on the base as it should\)/,
      ),
    });
    expect(standingOf(state)[1]).toMatchObject({ verdict: "unknown", awaits: "checks" });
  });

  it("no judge is asked about what waits for a word, and one is where no check could be drafted", () => {
    const judge = { provider: "openai-compatible", model: "judge" } as const;
    const wait = given(...start({ checks: "approve", judge }), ...good);
    const nothing = { ...planned("a"), planned: [] } as Written;
    const none = given(...start({ checks: "approve", judge }), nothing);

    expect(standingOf(wait.state)[1]).toMatchObject({ awaits: "checks" });
    expect(standingOf(none.state)[1]).toMatchObject({ reason: "Not judged at this commit yet." });
  });

  it("these very commands count when somebody says so, and no others", () => {
    expect(given(...waiting, approval("grep -q x README.md")).decides(can)).toMatchObject({
      type: "open-iteration",
    });
    expect(given(...waiting, approval("true")).decides(can)).toMatchObject({ outcome: "needs-human" });
  });

  it("`/cco approve checks` names what is waiting; with a hash, only what was looked at", () => {
    const { state } = given(...waiting);
    const hash = /\(([0-9a-f]{16})\)/.exec(JSON.stringify(given(...waiting).decides(can)))?.[1] ?? "";
    const heard = (text: string) => {
      const command = parseCommand(text);
      return command === undefined ? undefined : eventsOf(command, { actor: "ada", state });
    };
    const yes: readonly Partial<MissionEvent>[] = [{ type: "checks-approved", actor: "ada" }];

    expect(heard("/cco approve checks")?.events).toMatchObject(yes);
    expect(heard("/cco approve checks docs")?.events).toMatchObject(yes);
    expect(heard(`/cco approve checks docs ${hash}`)?.events).toMatchObject(yes);
    expect(heard(`/cco approve checks ${"0".repeat(16)}`)).toMatchObject({
      events: [],
      reply: expect.stringContaining(hash),
    });
    expect(heard("/cco approve checks crud")).toMatchObject({
      events: [],
      reply: expect.stringContaining("No drafted check"),
    });
    expect(heard("/cco approve checks dosc")?.reply).toContain("There is no criterion dosc.");
  });
});

describe("the manager's answer", () => {
  const answer = (criterionId: string, command: string) => ({
    checks: [{ criterion: criterionId, commands: [command], regression: false, why: "w" }],
  });

  it.each([
    ["another criterion", answer("other", "npm test")],
    ["an empty command", answer("docs", "")],
    ["two lines", answer("docs", "npm test\ncurl evil")],
    ["hidden characters", answer("docs", "npm\u200B test")],
    ["a command that looks at nothing", answer("docs", "true")],
    ["far too much", answer("docs", "x".repeat(501))],
  ])("is none with %s", (_, given) => {
    expect(draftAnswerSchema(["docs"]).safeParse(given).success).toBe(false);
    expect(draftAnswerSchema(["docs"]).safeParse(answer("docs", "npm test")).success).toBe(true);
  });
});

describe("a mission with drafted checks", () => {
  it("has them drafted, tried on the base and proved at the head", async () => {
    const asked: (readonly string[])[] = [];
    const manager = {
      name: "scripted",
      plan: async () => ({ decision: undefined, usd: 0, tokens: 0 }),
      draft: async ({ ids }: { ids: readonly string[] }) => {
        asked.push(ids);
        const checks = [{ criterion: "docs", commands: ["check docs"], regression: false, why: "w" }];
        return { answer: { checks }, usd: 0.02, tokens: 10, model: "model-a" };
      },
    };
    const state = await runMission(
      pinned({ criteria: bare }),
      portsOf(createWorld(["crud", "docs"]), { run: "us", attempt: 1 }, { manager }),
    );

    expect(asked).toEqual([["docs"]]);
    expect(state.closed?.outcome).toBe("done");
    expect(standingOf(state).map(({ proof }) => proof)).toEqual(["proved", "tested"]);
    expect(state.spend.usd).toBeCloseTo(0.52);
  });
});
