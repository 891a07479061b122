import { expect, it } from "vitest";
import { judgeCriterion } from "#src/core/judge.ts";
import type { Expectation } from "#src/core/mission.ts";
import type { CommandEvidence } from "#src/core/verdict.ts";
import { criterion } from "#test/support/mission.ts";

function judge(found: Partial<CommandEvidence>, expectation: Partial<Expectation> = {}) {
  const check = {
    kind: "run",
    command: "npm test",
    timeoutMs: 1000,
    expect: { exit: 0, ...expectation },
  } as const;
  const evidence: CommandEvidence = {
    kind: "command",
    command: "npm test",
    ending: "exited",
    exitCode: 0,
    durationMs: 1000,
    tail: "",
    ...found,
  };
  const { verdict, reason } = judgeCriterion(criterion("c", { checks: [check] }), [evidence]);
  return `${verdict}: ${reason}`;
}

it("takes a command that passed for met", () => {
  expect(judge({})).toBe("met: `npm test` exited with 0 after 1.0 s.");
  expect(judge({ tests: 3 })).toBe("met: `npm test` exited with 0 after 1.0 s.");
});

it("does not take a pass without a test for met, unless none is asked for", () => {
  expect(judge({ tests: 0 })).toBe("unmet: `npm test` passed without running a test.");
  expect(judge({ tests: 0 }, { minTests: 0 })).toMatch(/^met/);
  expect(judge({ tests: 0, exitCode: 5 }, { exit: 5 })).toMatch(/^met/);
});

it("names the tests that failed", () => {
  const failures = ["a", "b", "c", "d", "e", "f"];

  expect(judge({ exitCode: 1, failures: ["adds"] })).toBe(
    "unmet: `npm test` exited with 1 after 1.0 s; failed (adds).",
  );
  expect(judge({ failed: 6, failures }, { maxFailed: 0 })).toBe(
    "unmet: `npm test`: 6 tests failed (a, b, c, d, e, …); at most 0 may fail.",
  );
  expect(judge({ failed: 1 }, { maxFailed: 1 })).toMatch(/^met/);
});

it("knows nothing where the report that was asked for does not count", () => {
  expect(judge({ unreported: "the run wrote no junit.xml." }, { report: "junit.xml" })).toBe(
    "unknown: `npm test` gave no report that counts: the run wrote no junit.xml.",
  );
  expect(judge({}, { maxFailed: 0 })).toBe(
    "unknown: `npm test` showed no count of failed tests; at most 0 may fail.",
  );
});

it("says why a command was not run", () => {
  const why = "it is to run without a network, and this system does not let it";

  expect(judge({ ending: "error", exitCode: undefined, why })).toBe(
    `unknown: \`npm test\` could not be run: ${why}.`,
  );
});

it("says of a failure what was proved as on the base, and of a pass nothing", () => {
  const held = ["vitest.config.ts", "package.json#scripts.test"];

  expect(judge({ exitCode: 1, held: ["vitest.config.ts"] })).toBe(
    "unmet: `npm test` exited with 1 after 1.0 s. `vitest.config.ts` is proved as on the base branch; the branch changes it. A mission that is about it names the path under `allow`.",
  );
  expect(judge({ exitCode: 1, held })).toContain(
    "`vitest.config.ts`, `scripts.test of package.json` are proved as on the base branch; the branch changes them.",
  );
  expect(judge({ held })).not.toContain("base branch");
});
