import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createRepository, type TestRepository } from "#test/support/repository.ts";
import { criterion, proverOf, verdictsOf } from "./prover-stage.ts";

let repository: TestRepository;
beforeEach(async () => {
  repository = await createRepository({
    "package.json": JSON.stringify({ type: "module", scripts: { test: "node --test" } }),
    "sum.js": "export const sum = (a, b) => a - b;\n",
    "test/sum.test.js": test("sum(2, 2)", 0),
    "note.md": "note\n",
  });
});
afterEach(() => repository[Symbol.asyncDispose]());

function test(call: string, result: number): string {
  return [
    'import { test } from "node:test";',
    'import assert from "node:assert";',
    'import { sum } from "../sum.js";',
    `test("sums", () => assert.equal(${call}, ${result}));`,
    "",
  ].join("\n");
}

const criteria = [criterion("summed", "npm test")];
const head = () => repository.git(["rev-parse", "HEAD"]);

/** What a command says of the commit itself, and of the old implementation under its tests. */
async function proveBoth(base: string, sha: string, allow: readonly string[] = []) {
  const prover = proverOf(repository);
  const green = await prover.prove({ sha, base, criteria, allow });
  const red = await prover.proveRed({ sha, base, criteria, allow });
  const [one] = verdictsOf(criteria, green);
  const [other] = red === undefined ? [] : verdictsOf(criteria, red);
  return { green: one?.verdict, red: other?.verdict, evidence: red?.summed?.[0], prover };
}

describe("the tests of a commit on the old implementation", () => {
  it("fail when the change is what makes them pass", async () => {
    const base = await head();
    const sha = await repository.commit({
      "sum.js": "export const sum = (a, b) => a + b;\n",
      "test/sum.test.js": test("sum(2, 2)", 4),
    });

    const { green, red, evidence, prover } = await proveBoth(base, sha);

    expect({ green, red }).toEqual({ green: "met", red: "unmet" });
    expect(evidence).toMatchObject({
      exitCode: 1,
      tests: 1,
      failures: ["sums"],
      log: "evidence/1/red/summed-1.log",
    });
    expect(prover.record("evidence/1/summed-1.log")).toContain("[exited 0");
  });

  it("pass when the work is something else, and the tests were bent", async () => {
    await repository.commit({ "test/sum.test.js": test("sum(2, 2)", 4) });
    const base = await head();
    const sha = await repository.commit({ "note.md": "much work\n", "test/sum.test.js": test("4", 4) });

    const { green, red } = await proveBoth(base, sha);

    expect({ green, red }).toEqual({ green: "met", red: "met" });
  });

  it("pass when failing tests were deleted", async () => {
    await repository.commit({ "test/hard.test.js": test("sum(2, 2)", 4) });
    const base = await head();
    const sha = await repository.commit({ "note.md": "much work\n", "test/hard.test.js": undefined });

    const { green, red } = await proveBoth(base, sha);

    expect({ green, red }).toEqual({ green: "met", red: "met" });
  });

  it("say nothing when no test was changed, and when nothing else was", async () => {
    const base = await head();
    const work = await repository.commit({ "sum.js": "export const sum = () => 0;\n" });
    const tests = await repository.commit({ "test/more.test.js": test("1", 1) });
    const { proveRed } = proverOf(repository);

    expect(await proveRed({ sha: work, base, criteria })).toBeUndefined();
    expect(await proveRed({ sha: tests, base: work, criteria })).toBeUndefined();
    expect(await proveRed({ sha: tests, base, criteria })).toBeDefined();
  });

  it("are work where the mission is about them", async () => {
    await repository.commit({ "test/sum.test.js": test("sum(2, 2)", 4) });
    const base = await head();
    const sha = await repository.commit({
      "note.md": "much work\n",
      "test/sum.test.js": test("sum(4, 2)", 2),
      "test/other.test.js": test("1", 1),
    });

    const { green, red } = await proveBoth(base, sha, ["test/sum.test.js"]);

    expect({ green, red }).toEqual({ green: "met", red: "unmet" });
  });
});
