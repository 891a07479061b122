import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRepository, type TestRepository } from "#test/support/repository.ts";
import { criterion, proverOf, verdictsOf } from "./prover-stage.ts";

let repository: TestRepository;
beforeEach(async () => {
  repository = await createRepository();
});
afterEach(() => repository[Symbol.asyncDispose]());

const runner =
  "node --test --test-reporter=junit --test-reporter-destination=reports/junit.xml --test-reporter=dot --test-reporter-destination=stdout";
const asked = { report: "reports/*.xml", maxFailed: 0, minTests: 2, exit: 0 };
const tests = (result: number) =>
  `import { test } from "node:test"; import assert from "node:assert"; test("adds", () => assert.equal(1 + 1, ${result})); test("is", () => {}); test.skip("later", () => {});`;

async function judge(files: Record<string, string>, command: string, setup: readonly string[] = []) {
  const sha = await repository.commit({ "reports/.keep": "", ...files });
  const criteria = [criterion("c", { command, expect: asked })];
  const proof = await proverOf(repository).prove({ sha, setup, criteria });
  return { evidence: proof.c?.[0], verdict: verdictsOf(criteria, proof)[0] };
}

describe("a report that a run writes", () => {
  it("says how many tests ran", async () => {
    const { evidence, verdict } = await judge({ "a.test.mjs": tests(2) }, runner);

    expect(evidence).toMatchObject({ tests: 2, failed: 0 });
    expect(verdict?.verdict).toBe("met");
  });

  it("says which failed, whatever the command makes of it", async () => {
    const { evidence, verdict } = await judge({ "a.test.mjs": tests(3) }, `${runner} || true`);

    expect(evidence).toMatchObject({
      exitCode: 0,
      tests: 2,
      failed: 1,
      failures: [expect.stringContaining("adds")],
    });
    expect(verdict).toMatchObject({
      verdict: "unmet",
      reason: expect.stringMatching(/1 test failed \(.*adds\)/),
    });
  });

  const fake = '<testsuites><testcase name="a"/><testcase name="b"/></testsuites>';

  it("does not count when the commit has it, or something before the run left it", async () => {
    const reason = "reports/*.xml was there before the run, and only what the run writes counts.";

    const committed = await judge({ "reports/fake.xml": fake }, "true");
    expect(committed.verdict).toMatchObject({ verdict: "unknown", reason: expect.stringContaining(reason) });

    await repository.git(["rm", "-q", "reports/fake.xml"]);
    const left = await judge({}, "true", [`echo '${fake}' > reports/fake.xml`]);
    expect(left.verdict).toMatchObject({ verdict: "unknown", reason: expect.stringContaining(reason) });
  });

  it("does not count when it is missing, a link, or nothing that can be read", async () => {
    const { verdict: missing } = await judge({}, "true");
    const { verdict: linked } = await judge({ "real.txt": fake }, "ln -s ../real.txt reports/a.xml");
    const { verdict: folder } = await judge({ "real/a.xml": fake }, "rm -r reports; ln -s real reports");
    const { verdict: broken } = await judge({}, "echo '<testsuites' > reports/a.xml");

    expect([missing, linked, folder, broken].map((one) => one?.verdict)).toEqual(Array(4).fill("unknown"));
    expect(broken?.reason).toContain("a.xml is no report that can be read.");
  });
});
