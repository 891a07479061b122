import type { Finding } from "#src/core/finding.ts";
import type { CommandEvidence } from "#src/core/verdict.ts";
import { checked, looked, sight } from "./ci.ts";
import {
  agent,
  baseline,
  committed,
  iteration,
  judged,
  opened,
  planned,
  reported,
  verdict,
  type Written,
} from "./given.ts";
import { criterion } from "./mission.ts";

/** A command that passes with the change and failed without it. */
export const redGreen: CommandEvidence = {
  kind: "command",
  command: "npm test -- crud",
  ending: "exited",
  exitCode: 0,
  durationMs: 1840,
  tests: 27,
  tail: "27 passed",
  log: "evidence/1/crud (1).log",
  red: { sha: "base", exitCode: 1, tests: 27, tail: "1 failed", log: "evidence/1/crud-red.log" },
};

export const suspicion: Finding = {
  detector: "special-cases",
  severity: "suspicion",
  path: "src/a.ts",
  line: 3,
  why: "It answers what the test asks.",
};

/** A mission of which each criterion is proved in another way; `speed` is not met. */
export const provedMission: readonly Written[] = [
  opened({
    criteria: [
      criterion("crud", {
        priority: "critical",
        checks: [{ kind: "run", command: "npm test -- crud", timeoutMs: 60_000, expect: { exit: 0 } }],
      }),
      checked("ci", "test"),
      criterion("docs", { priority: "low", checks: [], measurable: false }),
      criterion("look", { checks: [], approval: "maintainer" }),
      criterion("speed", { priority: "high" }),
    ],
    manager: { provider: "openrouter", model: "acme/judge" },
  }),
  baseline(verdict("crud", "unmet"), verdict("speed", "met")),
  iteration(1),
  agent(1),
  {
    ...committed(1),
    withheld: [{ path: ".cco/mission.yaml", why: "The path is protected." }],
    patch: "withheld/iteration-1.patch",
  } as Written,
  {
    ...judged(
      1,
      { ...verdict("crud", "met"), proof: "proved", evidence: [redGreen] },
      verdict("speed", "unmet", "src/a.ts(12,5): error TS2322: No."),
    ),
    findings: [suspicion],
  } as Written,
  looked("sha-1", sight({ test: "success" }), ["test"]),
  {
    type: "judgement-made",
    iteration: 1,
    sha: "sha-1",
    model: "acme/judge",
    usd: 0.02,
    tokens: 500,
    asked: ["docs"],
    answers: [
      {
        criterion: "docs",
        verdict: "met",
        confidence: 0.9,
        references: [{ path: "docs/api (1).md", line: 3 }],
        rationale: "Every endpoint has an example.",
        gaps: [],
        votes: ["met", "met"],
      },
    ],
  },
  { type: "criterion-approved", criterion: "look", sha: "sha-1", actor: "eve", url: "https://x/1" },
  planned(1),
  reported(1),
];
