import { createHash } from "node:crypto";
import type { MissionEvent } from "#src/core/event.ts";
import type { Verdict } from "#src/core/verdict.ts";
import {
  agent,
  committed,
  iteration,
  judged,
  opened,
  planned,
  reported,
  verdict,
  type Written,
} from "#test/support/given.ts";
import { criterion } from "#test/support/mission.ts";

/** Missions as people write them, in every standing: for looking at. */
export const gallery: Readonly<Record<string, readonly Written[]>> = {
  "issue-42": [
    opened({
      id: "issue-42",
      title: "Build a REST API for task management",
      description: "A service that keeps tasks.\n\nIt has CRUD operations and a page that documents them.",
      constraints: ["Use TypeScript", "Follow RESTful conventions"],
      criteria: [
        criterion("crud", { text: "All CRUD endpoints work and are tested", priority: "critical" }),
        criterion("errors", {
          text: "Wrong input is answered with `400` and says what is wrong",
          priority: "high",
        }),
        criterion("docs", { text: "Every endpoint is documented with an example", priority: "medium" }),
        criterion("speed", { text: "A list of 10,000 tasks is answered within 200 ms", priority: "low" }),
      ],
    }),
    at(
      "base",
      found("crud", "unmet"),
      found("errors", "unmet"),
      found("docs", "unmet"),
      found("speed", "unmet"),
    ),
    ...step(
      1,
      found("crud", "unmet"),
      found("errors", "unmet"),
      found("docs", "met"),
      found("speed", "unmet"),
    ),
    ...step(2, found("crud", "met"), found("errors", "unmet"), found("docs", "met"), found("speed", "unmet")),
    iteration(3, { focus: ["errors"] }),
  ],
  "issue-57": [
    opened({ id: "issue-57", title: "Let people sign in with a passkey" }),
    at("base", found("crud", "unmet"), found("docs", "unmet")),
    ...step(1, found("crud", "met"), found("docs", "met")),
    { type: "mission-closed", outcome: "done", why: "Every required criterion is met at 8c6976e5b." },
  ],
  "issue-61": [
    opened({
      id: "issue-61",
      title:
        "Move the invoices to the new ledger without losing one of them, whatever their currency and their age",
      criteria: [
        criterion("rows", { text: "No row is lost", priority: "critical" }),
        criterion("look", {
          text: "The totals look right to accounting",
          checks: [],
          approval: "maintainer",
        }),
      ],
    }),
    at("base", found("rows", "unmet")),
    ...step(1, found("rows", "met")),
    { type: "mission-closed", outcome: "needs-human", why: "look: It waits for approval: `approve look`." },
  ],
  "issue-63": [
    opened({ id: "issue-63", title: "Make the search forgive spelling mistakes" }),
    { type: "slot-taken" },
    { type: "mission-queued", behind: ["issue-42"] },
  ],
  "nightly-report": [
    opened({ id: "nightly-report", title: "A report of the night, each morning" }),
    {
      type: "mission-parked",
      until: Date.UTC(2026, 10, 1, 18),
      why: "The subscription's limit is reached until 18:00.",
    },
  ],
};

/** What happens to `issue-42` while somebody looks. */
export const news: readonly Written[] = step(
  3,
  found("crud", "met"),
  found("errors", "met"),
  found("docs", "met"),
  found("speed", "unmet"),
).slice(1);

function step(n: number, ...verdicts: readonly Verdict[]): readonly Written[] {
  const sha = shaOf(n);
  const focus = verdicts.filter((one) => one.verdict === "unmet").map((one) => one.criterion);
  const events = [iteration(n), agent(n, "finished", { usd: 0.37 * n }), committed(n, { sha, files: 3 * n })];
  return [
    ...events,
    { ...judged(n, ...verdicts), sha } as Written,
    planned(n, { focus }),
    { ...reported(n), shown: { pullRequest: 43 } } as Written,
  ];
}

function at(sha: string, ...verdicts: readonly Verdict[]): MissionEvent {
  return { type: "baseline-proved", sha, verdicts };
}

function shaOf(n: number): string {
  return createHash("sha1").update(`${n}`).digest("hex");
}

function found(id: string, standing: Verdict["verdict"]): Verdict {
  const one = verdict(id, standing);
  const isMet = standing === "met";
  const tail = isMet
    ? ` Test Files  3 passed (3)\n      Tests  27 passed (27)\n   Duration  1.84s`
    : ` FAIL  test/${id}.test.ts > ${id} > answers what is wrong\nAssertionError: expected 500 to be 400\n\n- Expected\n+ Received\n\n- 400\n+ 500\n\n      Tests  1 failed | 26 passed (27)`;
  const evidence = one.evidence.map((each) => ({
    ...each,
    command: `npm test -- ${id}`,
    durationMs: 1840,
    tests: 27,
    tail,
    log: `evidence/1/${id}.log`,
  }));
  const reason = isMet
    ? "`npm test` passed: 27 tests."
    : "`npm test` ended with exit code 1: 1 of 27 tests failed.";
  return { ...one, reason, evidence, ...(isMet ? { proof: "proved" as const } : {}) } as Verdict;
}
