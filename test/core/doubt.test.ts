import { describe, expect, it } from "vitest";
import { parseCommand } from "#src/core/command.ts";
import { eventsOf } from "#src/core/command-event.ts";
import { renderComment } from "#src/core/comment.ts";
import { howToContinue } from "#src/core/continuation.ts";
import type { Finding } from "#src/core/finding.ts";
import type { Judgement } from "#src/core/judgement.ts";
import {
  agent,
  bothUnmet,
  committed,
  given,
  iteration,
  opened,
  reported,
  verdict,
  type Written,
} from "#test/support/given.ts";
import { criterion } from "#test/support/mission.ts";

const special: Finding = {
  detector: "special-cases",
  severity: "suspicion",
  path: "src/slug.js",
  line: 3,
  why: "The answer is written down here as a test expects it.",
};
const judge = { provider: "openrouter", model: "acme/judge" } as const;
const accepted: Written = { type: "findings-accepted", sha: "sha-1", actor: "ada" };

/** Its checks pass, and something in the change looks odd. */
function odd(findings: readonly Finding[], mission: Parameters<typeof opened>[0] = {}): readonly Written[] {
  const verdicts = [verdict("crud", "met"), verdict("docs", "met")];
  return [
    ...[opened(mission), bothUnmet, iteration(1), agent(1), committed(1)],
    { type: "criteria-judged", iteration: 1, sha: "sha-1", verdicts, findings },
  ];
}

function judgement(said: Judgement["verdict"]): Written {
  const answers = ["crud", "docs"].map((criterion) => ({
    ...{ criterion, verdict: said, confidence: 0.9, rationale: `It is ${said}.`, gaps: [] },
    references: [{ path: "src/slug.js", line: 3 }],
  }));
  const asked = answers.map(({ criterion }) => criterion);
  return {
    ...{ type: "judgement-made", iteration: 1, sha: "sha-1", model: "acme/judge", usd: 0.02, tokens: 500 },
    ...{ asked, answers },
  };
}

describe("a suspicion where everything passes", () => {
  it("is a question to a human where there is no judge, and costs no plan", () => {
    expect(given(...odd([special])).decides()?.type).toBe("report-progress");
    const end = given(...odd([special]), reported(1)).decides();

    expect(end).toMatchObject({ type: "close-mission", outcome: "needs-human" });
    expect(end).toHaveProperty("why", expect.stringContaining("`src/slug.js`: The answer is written down"));
  });

  it("is shown with what answers it", () => {
    const { state } = given(...odd([special]), reported(1), {
      ...{ type: "mission-closed", outcome: "needs-human", why: "Look." },
    });

    expect(renderComment(state, { repository: "https://x/o/r", notices: [] })).toContain(
      "It is not done before a judge has looked at it",
    );
    expect(howToContinue(state)).toContain("/cco approve findings");
  });

  it("stands in the way no more once somebody lets it stand", () => {
    const { state } = given(...odd([special]), reported(1));
    const command = parseCommand("/cco approve findings");
    if (command === undefined) throw new Error("no command");

    expect(eventsOf(command, { state, actor: "ada" })).toMatchObject({
      events: [{ type: "findings-accepted", sha: "sha-1" }],
    });
    expect(given(...odd([special]), reported(1), accepted).decides()).toMatchObject({ outcome: "done" });
  });

  it("asks again when there is one more in the same file", () => {
    const more = { ...special, excerpt: "if (title === 2)" };
    const later = [iteration(2), agent(2), committed(2)] as const;
    const verdicts = [verdict("crud", "met"), verdict("docs", "met")];
    const found: Written = {
      ...{ type: "criteria-judged", iteration: 2, sha: "sha-2", verdicts, findings: [special, more] },
    };
    const again = given(...odd([special]), reported(1), accepted, ...later, found, reported(2));

    expect(again.decides()).toMatchObject({ type: "close-mission", outcome: "needs-human" });
  });

  it("is cleared by a judge who says of every pass that it is met all the same", () => {
    const examined = given(...odd([special], { judge }), judgement("met"), reported(1));

    expect(examined.decides()).toMatchObject({ type: "close-mission", outcome: "done" });
  });

  it("stays a question where the judge could not tell", () => {
    const unsure = given(...odd([special], { judge }), judgement("cannot_tell"), reported(1));

    expect(unsure.decides()).toMatchObject({ type: "close-mission", outcome: "needs-human" });
  });

  it("is only shown where honest work has it often", () => {
    const ignore = { ...special, detector: "lint-ignores" };

    expect(given(...odd([ignore]), reported(1)).decides()).toMatchObject({ outcome: "done" });
  });

  it("costs a question to the judge where it stands in the way, and none where it is only shown or let stand", () => {
    const criteria = [criterion("crud"), criterion("docs")];
    const found = (...detectors: readonly string[]) =>
      odd(
        detectors.map((detector) => ({ ...special, detector })),
        { judge, criteria },
      );

    expect(given(...found("special-cases")).decides()).toEqual({
      type: "ask-judge",
      criteria: ["crud", "docs"],
    });
    expect(given(...found("lint-ignores", "snapshots")).decides()?.type).toBe("report-progress");
    expect(given(...found("special-cases"), accepted).decides()?.type).toBe("report-progress");
  });
});
