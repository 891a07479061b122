import { describe, expect, it } from "vitest";
import { parseCommand } from "#src/core/command.ts";
import {
  renderCheck,
  renderComment,
  renderPullRequestSection,
  renderStepSummary,
} from "#src/core/comment.ts";
import { replaceSection } from "#src/core/comment-section.ts";
import type { Closing } from "#src/core/outcome.ts";
import {
  agent,
  bothUnmet,
  committed,
  given,
  iteration,
  judged,
  minute,
  opened,
  planned,
  said,
  start,
  verdict,
  type Written,
  whole,
} from "#test/support/given.ts";
import { criterion } from "#test/support/mission.ts";

const links = {
  repository: "https://github.com/o/r",
  run: "https://github.com/o/r/actions/runs/1",
  issue: 42,
  pullRequest: 43,
  notices: [],
};

const firstDone = whole(1, [verdict("crud", "met"), verdict("docs", "unmet")], { focus: ["crud"] });
const closed = (outcome: Closing, why = "Why."): Written => ({ type: "mission-closed", outcome, why });

describe("renderComment", () => {
  it("shows the whole mission", () => {
    const found = verdict("docs", "unmet");
    const logged = {
      ...found,
      reason: "`check docs` exited with 1 after 0.0 s.",
      evidence: found.evidence.map((one) => ({ ...one, log: "evidence/1/docs 1.log" })),
    };
    const { state } = given(
      opened(),
      bothUnmet,
      ...whole(1, [verdict("crud", "met"), logged]),
      iteration(2, { focus: ["docs"] }),
    );

    expect(renderComment(state, { ...links, notices: ["Line 3: a note about `x`."] })).toMatchInlineSnapshot(`
      "<!-- cco:mission:demo -->

      ### Iteration 2 is at work

      █████░░░░░ 50 % · 1 of 2 criteria met at [\`sha-1\`](https://github.com/o/r/commit/sha-1) · critical: 1 of 1

      The worker is at \`docs\`.

      - [x] **The crud works** · critical · unmet at the base → met
        crud is met.
      - [ ] **The docs works** · low · unmet
        \`check docs\` exited with 1 after 0.0 s. [log](https://github.com/o/r/blob/cco/state/demo/evidence/1/docs%201.log) · \`docs\`

      <details><summary>How each was proved</summary>

      | criterion | base → now | how | by | result | commit |
      |---|---|---|---|---|---|
      | \`crud\` | unmet → met |  | \`check crud\` | exit 0, 5 ms | [\`sha-1\`](https://github.com/o/r/commit/sha-1) |
      | \`docs\` | unmet → unmet |  | \`check docs\` | [exit 1, 5 ms](https://github.com/o/r/blob/cco/state/demo/evidence/1/docs%201.log) | [\`sha-1\`](https://github.com/o/r/commit/sha-1) |

      </details>

      Iteration 2 of 10 · $0.50 of $10.00 · 5 of 600 min · 110 tokens · [pull request](https://github.com/o/r/pull/43) · [last job](https://github.com/o/r/actions/runs/1) · [ledger](https://github.com/o/r/tree/cco/state/demo)

      \`/cco steer <text>\` tells it something, \`/cco pause\` and \`/cco stop\` halt it.

      How the text was understood:
      - Line 3: a note about \`x\`.

      <details><summary>1 iteration</summary>

      | # | how | what | ended | met | commit | cost |
      |--:|---|---|---|--:|---|--:|
      | 1 | work | step 1 | finished | 1 | [\`sha-1\`](https://github.com/o/r/commit/sha-1) | $0.50 |

      </details>"
    `);
  });

  it("says exactly what to write so that the mission goes on, and it is understood", () => {
    const approvable = opened({ criteria: [criterion("docs", { checks: [], approval: "maintainer" })] });
    const states = [
      given(opened(), bothUnmet, closed("out-of-budget")),
      given(
        opened({ budget: { ...given(opened()).state.mission.budget, iterations: 1 } }),
        bothUnmet,
        ...firstDone,
        closed("out-of-budget"),
      ),
      given(approvable, closed("needs-human")),
      given(opened({ criteria: [criterion("x", { checks: [] })] }), closed("needs-human")),
      given(opened(), closed("needs-human")),
      ...(["stalled", "stopped", "failed", "misconfigured"] as const).map((outcome) =>
        given(opened(), bothUnmet, closed(outcome)),
      ),
      given(opened(), said({ kind: "pause" }), { type: "mission-parked", why: "ada paused it." }),
      given(opened(), { type: "mission-parked", until: start + 60 * minute, why: "The limit is reached." }),
    ];
    for (const { state } of states) {
      const commands = [...renderComment(state, links).matchAll(/`(\/cco [^`]+)`/g)].map(
        ([, line = ""]) => line,
      );
      expect(commands.length).toBeGreaterThan(0);
      for (const command of commands) {
        expect(parseCommand(command.replaceAll(/[<>]/g, "")), command).not.toMatchObject({ kind: "unknown" });
      }
    }
    expect(renderComment(states[1]?.state ?? given(opened()).state, links)).toContain(
      "`/cco budget +10iterations`",
    );
    expect(renderComment(states[2]?.state ?? given(opened()).state, links)).toContain(
      "`/cco approve docs`, or `/cco reject docs <why>`",
    );
    expect(renderComment(given(opened(), closed("done")).state, links)).not.toContain("/cco ");
  });

  it.each([
    ["opened", [], "The worker is at `crud`."],
    ["ran", [agent(1)], "its work is being committed"],
    ["sealed", [agent(1), committed(1)], "are being proved at `sha-1`"],
    ["judged", [agent(1), committed(1), judged(1)], "is being planned"],
  ] as const)("says what is done now: %s", (_, events, expected) => {
    const { state } = given(opened(), bothUnmet, iteration(1), ...events);

    expect(renderComment(state, links)).toContain(expected);
  });

  it("says what comes next once an iteration has ended, and counts it among those that ended", () => {
    const ended = whole(1, [verdict("crud", "met"), verdict("docs", "unmet")]).slice(0, -2);
    const { state } = given(opened(), bothUnmet, ...ended, planned(1, { focus: ["docs"] }));

    const comment = renderComment(state, links);

    expect(comment).toContain("### Iteration 1 has ended\n");
    expect(comment).toContain("\nNext: `docs`.\n");
    expect(comment).toContain("<summary>1 iteration</summary>");
    expect(comment).toContain("| 1 | work | step 1 | finished | 1 |");
  });

  it("says so when the manager gave no plan, for who has to mend it", () => {
    const problem = "m: openrouter has no model `m`.";
    const ended = whole(1, [verdict("crud", "met"), verdict("docs", "unmet")]).slice(0, -2);
    const { state } = given(opened(), bothUnmet, ...ended, planned(1, { focus: ["docs"], problem }));

    expect(renderComment(state, links)).toContain(
      "\nPlain code planned this; the manager did not: m: openrouter",
    );
  });

  it("says until when it waits", () => {
    const { state } = given(opened(), {
      type: "mission-parked",
      until: Date.UTC(2026, 10, 2, 3, 4),
      why: "A limit.",
    });

    expect(renderComment(state, links)).toContain("### Waiting\n");
    expect(renderComment(state, links)).toContain("Until 2026-11-02 03:04 UTC. A limit.\n");
  });

  it("lets nothing of others be more than text", () => {
    const hostile =
      "@all #1 <img src=x> <!-- cco:end --> `<!-- cco:begin -->` </details>\n\n# head\n- [ ] x | [l](http://e) **b** fixes https://github.com/o/r/issues/9 GH-7";
    const found = { ...verdict("docs", "unmet"), reason: hostile };
    const { state } = given(
      opened({
        title: hostile,
        criteria: [criterion("crud"), criterion("docs", { text: hostile.replaceAll("\n", " ") })],
      }),
      bothUnmet,
      ...whole(1, [verdict("crud", "met"), found]),
      closed("needs-human", hostile),
    );

    for (const text of [
      renderComment(state, { ...links, notices: [hostile] }),
      renderPullRequestSection(state, links),
      renderStepSummary(state),
      renderCheck(state).summary,
    ]) {
      expect(text).not.toMatch(/@all|#1\b|<img|issues\/9|GH-7|^# head|^- \[ \] x|\[l\]\(/m);
      expect(text.split("<!-- cco:end -->").length - 1).toBe(text.startsWith("<!-- cco:begin") ? 1 : 0);
      expect(text.split("</details>").length).toBe(text.split("<details>").length);
    }
  });

  it.each([
    ["plain", "word ".repeat(200)],
    ["escaped", "<&*_`".repeat(200)],
    ["wide", "漢😀".repeat(300)],
  ])("fits into a comment with every criterion in view, however long the texts: %s", (_, text) => {
    const criteria = Array.from({ length: 100 }, (_one, n) =>
      criterion(`criterion-${n}`, { text: text.slice(0, 1000).toWellFormed() }),
    );
    const verdicts = criteria.map(({ id }) => ({ ...verdict(id, "unmet"), reason: text }));
    const many = Array.from({ length: 60 }, (_one, n) => whole(n + 1, verdicts)).flat();
    const { state } = given(opened({ criteria }), ...many, closed("stalled", text.repeat(20)));
    const notices = Array.from({ length: 60 }, () => text);

    const comment = renderComment(state, { ...links, notices });
    const section = renderPullRequestSection(state, { ...links, notices });

    expect(comment.length).toBeLessThanOrEqual(60_000);
    expect(new TextEncoder().encode(comment).length).toBeLessThanOrEqual(4 * 65_536);
    expect(comment).toMatch(/^<!-- cco:mission:demo -->\n/);
    expect(section.length).toBeLessThanOrEqual(30_100);
    for (const shown of [comment, section]) {
      expect(shown.match(/^- \[ \] .*\n.*`criterion-\d+`$/gm)).toHaveLength(100);
      expect(shown.isWellFormed()).toBe(true);
    }
    for (const check of [renderCheck(state), renderCheck(state, criteria[0])]) {
      expect(check.summary.length).toBeLessThanOrEqual(65_535);
      expect(check.text.length).toBeLessThanOrEqual(65_535);
      expect(check.name.length).toBeLessThan(100);
    }
    expect(new TextEncoder().encode(renderStepSummary(state)).length).toBeLessThan(1024 * 1024);
  });
});

describe("replaceSection", () => {
  const section = "<!-- cco:begin -->\nnew $& $1\n<!-- cco:end -->";
  const old = "<!-- cco:begin -->\nold\n<!-- cco:end -->";

  it.each([
    ["an empty text", "", section],
    ["a text without it", "Mine.\n", `Mine.\n\n${section}`],
    ["a text around it", `Closes #1\r\n\r\n${old}\r\nMine.`, `Closes #1\r\n\r\n${section}\r\nMine.`],
    ["two of it", `a ${old} b ${old} c`, `a ${section} b  c`],
    ["a beginning alone", "a\n<!-- cco:begin -->\nmine", `a\n${section}\nmine`],
    ["an end alone", "a\n<!-- cco:end -->\nmine", `a\n${section}\nmine`],
    ["an end before a beginning", "a <!-- cco:end --> b <!-- cco:begin --> c", `a ${section} b  c`],
    ["a beginning before a whole one", `<!-- cco:begin -->mine ${old} c`, `mine ${section} c`],
    ["a whole one before an end", `a ${old} mine <!-- cco:end -->`, `a ${section} mine `],
  ])("keeps everything else of %s, and changes nothing the second time", (_, body, expected) => {
    const once = replaceSection(body, section);

    expect(once).toBe(expected);
    expect(replaceSection(once, section)).toBe(once);
  });

  it("is cut, not the text around it, when both do not fit", () => {
    const mine = "x".repeat(60_000);
    const long = section.replace("new", "long ".repeat(4000));

    const body = replaceSection(`${mine}\n\n${old}\n\nend`, long);

    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body).toMatch(
      /^x{60000}\n\n<!-- cco:begin -->\n.*characters left out\]\n<!-- cco:end -->\n\nend$/s,
    );
    expect(replaceSection("x".repeat(65_400), long)).toBe("x".repeat(65_400));
  });
});

describe("renderCheck", () => {
  const [crud, docs] = [criterion("crud", { priority: "critical" }), criterion("docs", { priority: "low" })];

  it.each([
    ["done", "success"],
    ["needs-human", "action_required"],
    ["out-of-budget", "neutral"],
    ["stalled", "failure"],
    ["stopped", "cancelled"],
    ["misconfigured", "failure"],
    ["failed", "failure"],
  ] as const)("concludes a mission that is %s as %s", (outcome, conclusion) => {
    const check = renderCheck(given(opened(), ...firstDone, closed(outcome)).state);

    expect(check).toMatchObject({ name: "CCO / Definition of Done", status: "completed", conclusion });
  });

  it("stays open while the mission does, so that it can hold back a merge", () => {
    for (const events of [firstDone, [{ type: "mission-parked", why: "A limit." }]] as const) {
      const check = renderCheck(given(opened(), ...events).state);
      expect(check.status).toBe("in_progress");
      expect(check).not.toHaveProperty("conclusion");
    }
  });

  it("is green for a criterion that is met at the head, and only for it", () => {
    const { state } = given(opened({ criteria: [crud, docs] }), ...firstDone);
    const moved = given(opened({ criteria: [crud, docs] }), ...firstDone, {
      type: "branch-moved",
      from: "sha-1",
      to: "x",
    }).state;

    expect(renderCheck(state, crud)).toMatchObject({ name: "CCO / crud", conclusion: "success" });
    expect(renderCheck(state, docs)).toMatchObject({ name: "CCO / docs", conclusion: "failure" });
    expect(renderCheck(moved, crud)).toMatchObject({ status: "in_progress" });
  });

  it("does not fail for a criterion that is not required", () => {
    const { state } = given(opened({ criteria: [crud, docs], required: ["critical"] }), ...firstDone);

    expect(renderCheck(state, docs).conclusion).toBe("neutral");
  });

  it("asks for a person where only one can prove it", () => {
    const asked = criterion("docs", { checks: [], approval: "maintainer" });

    expect(renderCheck(given(opened({ criteria: [asked] })).state, asked).conclusion).toBe("action_required");
  });

  it("shows what was run and the end of what it printed, whatever is in it", () => {
    const tail = "```\n@all\n````\nend";
    const { state } = given(opened(), ...whole(1, [verdict("crud", "unmet", tail)]));

    expect(renderCheck(state, crud).text).toBe(
      "**crud** `check crud` · exit 1 · 5 ms\n\n`````text\n```\n@all\n````\nend\n`````",
    );
  });
});
