import { describe, expect, it } from "vitest";
import { writeBrief } from "#src/core/brief.ts";
import { parseCommand } from "#src/core/command.ts";
import { eventsOf } from "#src/core/command-event.ts";
import {
  renderCheck,
  renderComment,
  renderPullRequestSection,
  renderStepSummary,
} from "#src/core/comment.ts";
import { howToContinue } from "#src/core/continuation.ts";
import type { Finding } from "#src/core/finding.ts";
import { writeReport } from "#src/core/report.ts";
import { isDone, standingOf } from "#src/core/standing.ts";
import type { MissionState } from "#src/core/state.ts";
import { tell } from "#src/core/story.ts";
import { failingLines } from "#src/core/tampering.ts";
import type { Verdict } from "#src/core/verdict.ts";
import {
  agent,
  bothUnmet,
  committed,
  given,
  iteration,
  ledgerOf,
  opened,
  planned,
  reported,
  said,
  verdict,
  type Written,
} from "#test/support/given.ts";
import { criterion } from "#test/support/mission.ts";

const bothMet = [verdict("crud", "met"), verdict("docs", "met")];
const deleted: Finding = {
  detector: "deleted-tests",
  severity: "violation",
  path: "test/add.test.ts",
  why: 'This test file was deleted, and 1 test ("adds") is nowhere else now.',
};
const skipped: Finding = {
  ...deleted,
  detector: "skipped-tests",
  path: "a.test.ts",
  line: 3,
  why: "It is skipped.",
};
const odd: Finding = { ...skipped, detector: "lint-ignores", severity: "suspicion", path: "src/a.ts" };

type Fields = {
  findings?: readonly Finding[];
  verdicts?: readonly Verdict[];
  strategy?: "diagnose" | "work";
};

/** One iteration whose checks pass, and what is found in the change. */
function found(
  n: number,
  { findings = [], verdicts = bothMet, strategy = "work" }: Fields = {},
): readonly Written[] {
  return [
    iteration(n, { strategy }),
    agent(n),
    committed(n),
    { type: "criteria-judged", iteration: n, sha: `sha-${n}`, verdicts, findings },
    planned(n),
    reported(n),
  ];
}

const begun = [opened(), bothUnmet] as const;
const accepted = (sha: string): Written => ({ type: "findings-accepted", sha, actor: "ada" });
const stateOf = (...events: readonly Written[]): MissionState => given(...events).state;

describe("a violation at the head", () => {
  const once = [...begun, ...found(1, { findings: [deleted, odd] })];

  it("takes away what commands prove, and says how it is undone", () => {
    const { state } = given(...once);

    expect(isDone(state)).toBe(false);
    expect(standingOf(state).map(({ verdict, proof }) => [verdict, proof])).toEqual([
      ["unmet", undefined],
      ["unmet", undefined],
    ]);
    expect(standingOf(state)[0]?.reason).toBe(
      'Its checks pass, which counts for nothing here: `test/add.test.ts`: This test file was deleted, and 1 test ("adds") is nowhere else now. Put the tests back as they are in the base. To let it stand, somebody with write access says `approve findings`.',
    );
  });

  it("is offered to the worker to be undone, who is told what it is", () => {
    const next = given(...once).decides();
    const brief = writeBrief(stateOf(...once, iteration(2)));

    expect(next).toMatchObject({ type: "open-iteration", iteration: 2, focus: ["crud"] });
    expect(brief).toContain('- violation (deleted-tests) "test/add.test.ts": This test file was deleted');
    expect(brief).toContain('- suspicion (lint-ignores) "src/a.ts:3": It is skipped.');
  });

  it("is forgotten when it is undone", () => {
    expect(given(...once, ...found(2)).decides()).toMatchObject({ type: "close-mission", outcome: "done" });
  });

  it("is a question to a human when an iteration has not undone it", () => {
    const twice = given(...once, ...found(2, { findings: [deleted] }));

    const end = twice.decides();

    expect(end).toMatchObject({ type: "close-mission", outcome: "needs-human" });
    expect(end).toHaveProperty("why", expect.stringContaining("test/add.test.ts"));
    const closed = stateOf(...once, ...found(2, { findings: [deleted] }), {
      type: "mission-closed",
      outcome: "needs-human",
      why: "w",
    });
    expect(howToContinue(closed)).toContain("/cco approve findings sha-2");
  });

  it("leaves other criteria to be worked on", () => {
    const half = { findings: [deleted], verdicts: [verdict("crud", "met"), verdict("docs", "unmet")] };

    expect(given(...begun, ...found(1, half), ...found(2, half)).decides()).toMatchObject({
      type: "open-iteration",
      focus: ["docs"],
    });
  });

  it("is offered again after a diagnosis, which may change nothing, and after a word of a human", () => {
    const diagnosed = [...once, ...found(2, { findings: [deleted], strategy: "diagnose" })];
    const asked = [
      ...once,
      ...found(2, { findings: [deleted] }),
      said({ kind: "steer", text: "Put it back." }),
    ];

    expect(given(...diagnosed).decides()).toMatchObject({ type: "open-iteration", iteration: 3 });
    expect(given(...asked).decides()).toMatchObject({ type: "open-iteration", iteration: 3 });
  });

  it("blocks what CI proves as well, and is looked for again where no command has to be proved", () => {
    const checks = [{ kind: "check", name: "ci / test" }] as const;
    const spec = opened({ criteria: [criterion("crud", { checks })] });
    const seen: Written = {
      type: "ci-looked-at",
      sha: "sha-1",
      names: ["ci / test"],
      sight: {
        checks: [{ name: "ci / test", status: "completed", conclusion: "success", url: "u", tail: "" }],
        held: [],
        others: [],
        running: false,
      },
    };
    const events = [spec, ...found(1, { findings: [deleted], verdicts: [] }), seen];
    const moved: Written = { type: "branch-moved", from: "sha-1", to: "other" };

    expect(standingOf(stateOf(...events))[0]).toMatchObject({ verdict: "unmet" });
    expect(given(...events, moved).decides()).toEqual({ type: "prove-head", criteria: [] });
  });

  it("keeps a mission open that nothing but humans can prove", () => {
    const spec = opened({ criteria: [criterion("look", { checks: [], approval: "maintainer" })] });
    const approved: Written = { type: "criterion-approved", criterion: "look", sha: "sha-1", actor: "ada" };

    const end = given(spec, ...found(1, { findings: [deleted], verdicts: [] }), approved).decides();

    expect(end).toMatchObject({ type: "close-mission", outcome: "needs-human" });
    expect(end).toHaveProperty("why", expect.stringContaining("test/add.test.ts"));
  });
});

describe("a suspicion", () => {
  it("blocks nothing, and is shown", () => {
    const { state, decides } = given(...begun, ...found(1, { findings: [odd] }));

    expect(decides()).toMatchObject({ type: "close-mission", outcome: "done" });
    expect(renderComment(state, { repository: "https://x/o/r", notices: [] })).toContain("lint-ignores");
  });
});

describe("a violation that somebody lets stand", () => {
  const stands = [...begun, ...found(1, { findings: [deleted] }), accepted("sha-1")];

  it("blocks nothing any more", () => {
    expect(given(...stands).decides()).toMatchObject({ type: "close-mission", outcome: "done" });
  });

  it("is one at the commit that was looked at", () => {
    expect(isDone(stateOf(...begun, ...found(1, { findings: [deleted] }), accepted("sha-0")))).toBe(false);
  });

  it("stands at later commits that do not change what was found in its file", () => {
    expect(isDone(stateOf(...stands, ...found(2, { findings: [deleted, odd] })))).toBe(true);
  });

  it("does not when there is more in its file", () => {
    const more = { ...deleted, detector: "early-exits", line: 1 };

    expect(isDone(stateOf(...stands, ...found(2, { findings: [deleted, more] })))).toBe(false);
  });

  it("lets no other file's violation stand", () => {
    const { state } = given(...stands, ...found(2, { findings: [deleted, skipped] }));

    expect(isDone(state)).toBe(false);
    expect(standingOf(state)[0]?.reason).not.toContain("test/add.test.ts");
    expect(standingOf(state)[0]?.reason).toContain("`a.test.ts:3`: It is skipped.");
  });
});

describe("what a test runner said of the last commit", () => {
  const output = "✔ adds\n✖ multiplies (0.4ms)\n".concat("x".repeat(2000), " ✖ long");
  const failed = [opened(), { ...bothUnmet, verdicts: [verdict("crud", "unmet", output)] }] as const;
  const removed: Finding = { ...deleted, detector: "fewer-tests", path: "a.test.ts", excerpt: "multiplies" };

  it("names the tests that failed", () => {
    expect(failingLines(stateOf(...failed))).toEqual(["✖ multiplies (0.4ms)"]);
  });

  it("is remembered of a test that was removed, when its check passes without it", () => {
    expect(failingLines(stateOf(...failed, ...found(1, { findings: [removed] })))).toEqual(["multiplies"]);
  });

  it("is forgotten with the test put back", () => {
    const events = [...failed, ...found(1, { findings: [removed] }), ...found(2)];

    expect(failingLines(stateOf(...events))).toEqual([]);
  });
});

describe("/cco approve findings", () => {
  const { state } = given(...begun, ...found(1, { findings: [deleted] }));
  const say = (text: string, about = state) => {
    const command = parseCommand(text);
    if (command === undefined) throw new Error("no command");
    return eventsOf(command, { actor: "ada", state: about });
  };

  it("is a fact about the head", () => {
    const fact = { type: "findings-accepted", sha: "sha-1", actor: "ada" };

    expect(say("/cco approve findings").events).toEqual([fact]);
    expect(parseCommand("/cco approve findings 0a1b2c3d4")).toEqual({
      kind: "approve-findings",
      sha: "0a1b2c3d4",
    });
  });

  it("of another commit changes nothing", () => {
    const { events, reply } = say("/cco approve findings 0a1b2c3d4");

    expect(events).toEqual([]);
    expect(reply).toContain("`/cco approve findings sha-1`");
  });

  it("changes nothing where nothing blocks", () => {
    const clean = stateOf(...begun, ...found(1, { findings: [odd] }));

    expect(say("/cco approve findings", clean)).toEqual({
      events: [],
      reply: "Nothing was found that has to be approved.",
    });
  });

  it("is meant for a criterion of that name where there is one", () => {
    const spec = opened({ criteria: [criterion("findings", { approval: "maintainer" })] });
    const own = stateOf(spec, ...found(1, { findings: [deleted], verdicts: [verdict("findings", "met")] }));

    expect(say("/cco approve findings", own).events).toMatchObject([
      { type: "criterion-approved", criterion: "findings" },
    ]);
  });
});

describe("what was found", () => {
  const hostile: Finding = {
    ...skipped,
    path: "a|b`@ada`.test.ts",
    excerpt: 'it.skip("<!-- cco:end -->")',
    why: "See #1 <b>@eve</b>.",
  };
  const { state } = given(...begun, ...found(1, { findings: [skipped, hostile, deleted, odd] }));
  const links = { repository: "https://x/o/r", notices: [] };

  it("is in the comment, the pull request, the job's page and the check, as text", () => {
    for (const text of [
      renderComment(state, links),
      renderPullRequestSection(state, links),
      renderStepSummary(state),
      renderCheck(state).summary,
    ]) {
      expect(text).toContain("**Found in the change: 3 violations.**");
      expect(text).toContain("| violation · skipped-tests | `a.test.ts:3` | It is skipped. |");
      expect(text).not.toContain("<b>");
      expect(text).not.toContain("@eve<");
      expect(text).not.toMatch(/\| a\|b/);
    }
  });

  it("stands beside its lines in the diff", () => {
    expect(renderCheck(state).annotations).toContainEqual({
      path: "a.test.ts",
      line: 3,
      message: "It is skipped.",
      criterion: "skipped-tests",
      level: "failure",
    });
    expect(renderCheck(state).annotations).toContainEqual(
      expect.objectContaining({ path: "src/a.ts", level: "warning" }),
    );
  });

  it("is in the report for programs, and says what is let stand", () => {
    const later = stateOf(...begun, ...found(1, { findings: [deleted, odd] }), accepted("sha-1"));

    expect(writeReport(later).json.findings).toEqual([
      { ...deleted, accepted: true },
      { ...odd, accepted: true },
    ]);
    expect(renderComment(later, links)).toContain("Let stand by ada at `sha-1`.");
  });

  it("is told in the story", () => {
    const [, , , , , entry] = ledgerOf([...begun, ...found(1, { findings: [deleted] })]);

    expect(entry === undefined ? "" : tell(entry)).toContain("violation deleted-tests in test/add.test.ts");
  });
});
