import { describe, expect, it } from "vitest";
import { renderMarkdown } from "#rehearsal/github/pages/markdown.ts";
import {
  renderCheck,
  renderComment,
  renderPullRequestSection,
  renderStepSummary,
} from "#src/core/comment.ts";
import { criterionReports } from "#src/core/criterion-report.ts";
import { wholeDetail } from "#src/core/detail.ts";
import type { Criterion } from "#src/core/mission.ts";
import { renderProof } from "#src/core/proof-part.ts";
import { reportJson, writeReport } from "#src/core/report.ts";
import type { CommandEvidence } from "#src/core/verdict.ts";
import { baseline, bothUnmet, given, opened, verdict, whole } from "#test/support/given.ts";
import { criterion } from "#test/support/mission.ts";
import { provedMission, redGreen } from "#test/support/proved-mission.ts";

const home = "https://github.com/o/r";
const links = { repository: home, notices: [] };
const { state } = given(...provedMission);

/** The whole of it, wherever people and programs look. */
const renderings = {
  comment: renderComment(state, links),
  "pull request": renderPullRequestSection(state, links),
  "check run": renderCheck(state, undefined, links).summary,
  "job's page": renderStepSummary(state, links),
};

function rowsIn(text: string): readonly string[] {
  const lines = text.split("\n");
  const from = lines.findIndex((line) => line.startsWith("| criterion |"));
  const to = lines.findIndex((line, index) => index > from && !line.startsWith("|"));
  return lines.slice(from, to === -1 ? undefined : to);
}

describe("the proof of a mission", () => {
  it("says of each criterion what it was and is, how that was found, by what, at which commit, and where to look", () => {
    expect(rowsIn(renderings.comment).join("\n")).toMatchInlineSnapshot(`
      "| criterion | base → now | how | by | result | commit |
      |---|---|---|---|---|---|
      | \`crud\` | unmet → met | proved: fails without the change, passes with it | \`npm test -- crud\` | [exit 0, 27 tests, 1.8 s](https://github.com/o/r/blob/cco/state/demo/evidence/1/crud%20%281%29.log) | [\`sha-1\`](https://github.com/o/r/commit/sha-1) |
      |  |  |  | \`npm test -- crud\` without the change | [exit 1, 27 tests](https://github.com/o/r/blob/cco/state/demo/evidence/1/crud-red.log) | [\`base\`](https://github.com/o/r/commit/base) |
      |  |  |  | what the change shows | 1 suspicion | [\`sha-1\`](https://github.com/o/r/commit/sha-1) |
      | \`ci\` | met | proved | [test](https://github.com/o/r/runs/test) | success | [\`sha-1\`](https://github.com/o/r/commit/sha-1) |
      |  |  |  | what the change shows | 1 suspicion | [\`sha-1\`](https://github.com/o/r/commit/sha-1) |
      | \`docs\` | met | judged | acme/judge | met, met: [\`docs/api (1).md:3\`](https://github.com/o/r/blob/sha-1/docs/api%20%281%29.md#L3) | [\`sha-1\`](https://github.com/o/r/commit/sha-1) |
      | \`look\` | met | approved | eve | [approved](https://x/1) | [\`sha-1\`](https://github.com/o/r/commit/sha-1) |
      | \`speed\` | met → unmet |  | \`check speed\` | exit 1, 5 ms | [\`sha-1\`](https://github.com/o/r/commit/sha-1) |
      |  |  |  | what the change shows | 1 suspicion | [\`sha-1\`](https://github.com/o/r/commit/sha-1) |"
    `);
  });

  it.each(Object.entries(renderings))("is the same in the %s", (_, text) => {
    expect(rowsIn(text)).toEqual(rowsIn(renderings.comment));
    expect(text).toContain("unmet at the base → met (proved)");
    expect(text).toContain("Taken out of the work:\n- `.cco/mission.yaml`: The path is protected.");
    expect(text).toContain("`src/a.ts:3`");
  });

  it("is the same in the report beside the records, with links that lead to them", () => {
    const { markdown } = writeReport(state);

    expect(rowsIn(markdown)).toEqual(
      rowsIn(renderings.comment).map((row) =>
        row
          .replaceAll(`${home}/blob/cco/state/demo/`, "")
          .replace(/\[(`(?:base|sha-1)`)\]\([^)]*\)/g, "$1")
          .replace(/\[(`docs.*?`)\]\([^)]*\)/g, "$1"),
      ),
    );
    expect(markdown).toContain("[exit 1, 27 tests](evidence/1/crud-red.log)");
    expect(markdown).toContain("- `.cco/mission.yaml`: The path is protected.");
    expect(markdown).toContain("patch of [iteration 1](withheld/iteration-1.patch).");
  });

  it("is in the check run of each criterion, with what was printed", () => {
    for (const [index, one] of state.mission.criteria.entries()) {
      const { summary } = renderCheck(state, one, links);
      const whole = rowsIn(renderings.comment).join("\n");
      const own = rowsIn(summary).slice(2);
      expect(own.length, one.id).toBeGreaterThan(0);
      for (const row of own) expect(whole).toContain(row);
      expect(own[0]).toMatch(new RegExp(`^\\| \`${state.mission.criteria[index]?.id}\` `));
    }
    const { text } = renderCheck(state, state.mission.criteria[0], links);
    expect(text).toContain("27 passed");
    expect(text).toContain("without the change, at `base` · exit 1, 27 tests · [log](");
    expect(text).toContain("1 failed");
  });

  it("is there for programs, with addresses", () => {
    const { criteria, withheld } = reportJson(state, links);

    expect(criteria[0]).toMatchObject({
      verdict: "met",
      proof: "proved",
      failsWithoutChange: true,
      before: { sha: "base", verdict: "unmet" },
      commit: "sha-1",
      doubts: { violations: 0, suspicions: 1 },
      evidence: [
        {
          command: "npm test -- crud",
          exitCode: 0,
          durationMs: 1840,
          url: `${home}/blob/cco/state/demo/evidence/1/crud%20%281%29.log`,
          red: { sha: "base", url: `${home}/blob/cco/state/demo/evidence/1/crud-red.log` },
        },
      ],
    });
    expect(criteria[2]).toMatchObject({
      proof: "judged",
      failsWithoutChange: false,
      doubts: { violations: 0, suspicions: 0 },
      evidence: [
        {
          references: [
            {
              text: "docs/api (1).md:3",
              path: "docs/api (1).md",
              line: 3,
              url: `${home}/blob/sha-1/docs/api%20%281%29.md#L3`,
            },
          ],
        },
      ],
    });
    expect(criteria.map(({ proof }) => proof)).toEqual(["proved", "proved", "judged", "approved", undefined]);
    expect(withheld).toEqual([
      {
        iteration: 1,
        path: ".cco/mission.yaml",
        why: "The path is protected.",
        patch: "withheld/iteration-1.patch",
      },
    ]);
  });

  it("claims nothing of the base where another command was run there, or where there is no work yet", () => {
    const other = criterion("crud", { checks: [] });
    const edited = given(opened({ criteria: [criterion("crud")] }), baseline(verdict("crud", "unmet")), {
      type: "spec-changed",
      spec: { ...state.mission, criteria: [other] },
      specHash: "hash-2",
      diff: [],
    });

    expect(criterionReports(edited.state)[0]).not.toHaveProperty("before");
    expect(criterionReports(given(opened(), bothUnmet).state)[0]).not.toHaveProperty("before");
  });

  it("says that it fails without the change only of what is met", () => {
    const found = { ...verdict("crud", "unmet"), evidence: [redGreen] };
    const { state: unmet } = given(opened(), bothUnmet, ...whole(1, [found, verdict("docs", "met")]));

    expect(criterionReports(unmet)[0]?.failsWithoutChange).toBe(false);
    expect(renderComment(unmet, links)).not.toContain("passes with it");
  });
});

describe("a table of proof", () => {
  const hostile = "a | b `c` @ada\n| x | <img src=x> [l](javascript:alert(1)) #7";

  it("is one row a look, whatever others wrote", () => {
    const evidence: CommandEvidence = {
      ...redGreen,
      command: hostile,
      log: "evidence/1/a) [b](c).log",
    };
    const checkRun = {
      kind: "check-run",
      name: hostile,
      conclusion: hostile,
      url: "https://e/)|javascript:",
    } as const;
    const found = { ...verdict("crud", "met"), evidence: [evidence, checkRun] };
    const { state: shown } = given(opened(), ...whole(1, [found, verdict("docs", "met")]));
    const table = renderProof(criterionReports(shown, links), links, wholeDetail);
    const { html } = renderMarkdown(table, home);

    expect(html.match(/<tr>/g)).toHaveLength(1 + 4);
    expect(html.match(/<td/g)).toHaveLength(6 * 4);
    expect(html).not.toMatch(/<img|@ada(?![^<]*<\/code>)/);
    for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(`${home}/`);
    expect(html).toContain('/evidence/1/a%29%20%5Bb%5D%28c%29.log"');
  });

  it("keeps what matters most where not everything has room, in the mission's order, and says what is left out", () => {
    const criteria: readonly Criterion[] = [
      criterion("later", { priority: "low" }),
      criterion("met", { priority: "critical" }),
      criterion("first", { priority: "critical" }),
    ];
    const verdicts = [verdict("later", "unmet"), verdict("met", "met"), verdict("first", "unmet")];
    const { state: shown } = given(opened({ criteria }), ...whole(1, verdicts));
    const table = renderProof(criterionReports(shown), {}, { ...wholeDetail, proofs: 2 });

    expect(rowsIn(table).map((row) => row.split("|")[1]?.trim())).toEqual([
      "criterion",
      "---",
      "`later`",
      "`first`",
    ]);
    expect(table).toContain("… and 1 criterion more");
  });

  it("fits into a comment and a pull request with a hundred criteria that three commands each prove", () => {
    const criteria = Array.from({ length: 100 }, (_one, n) => criterion(`criterion-${n}`));
    const verdicts = criteria.map(({ id }, n) => ({
      ...verdict(id, n === 57 ? "unmet" : "met"),
      evidence: [redGreen, redGreen, redGreen],
    }));
    const { state: shown } = given(opened({ criteria }), ...whole(1, verdicts));

    const comment = renderComment(shown, links);
    const section = renderPullRequestSection(shown, links);

    expect(comment.length).toBeLessThanOrEqual(60_000);
    expect(section.length).toBeLessThanOrEqual(30_100);
    for (const text of [comment, section]) {
      expect(text.match(/^- \[[ x]\] /gm)).toHaveLength(100);
      expect(text).toContain("| `criterion-57` | unmet |");
    }
  });
});
