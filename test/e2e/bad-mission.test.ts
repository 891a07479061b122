import { access } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createStage, type Stage } from "./stage.ts";

const criterion = "    - { id: one, criteria: A, verify: 'true' }\n";
const head = "mission:\n  title: T\n  definition_of_done:\n";

/** Text of a mission, and what the error says about it. */
const bad: Readonly<Record<string, readonly [text: string | Buffer, error: RegExp]>> = {
  "an empty file": ["", /mission\.yaml.*\bempty\b/s],
  "a tab in the indentation": [`mission:\n\ttitle: T\n`, /mission\.yaml:2:1: .*tab/i],
  "unknown keys": [
    `${head}${criterion}  budgett: 5\n`,
    /mission\.yaml:5:3: unknown key "budgett"\. Did you mean "budget"\?/,
  ],
  "wrong types": [
    `mission:\n  title: [T]\n  definition_of_done:\n    - { criteria: A, priority: urgent }\n`,
    /mission\.yaml:2:10: .*\n.*mission\.yaml:4:32: .*critical/,
  ],
  "two criteria of one id": [
    `${head}${criterion}${criterion}`,
    /mission\.yaml:5:13: the same id twice: line 4 has it already/,
  ],
  "no criteria": [
    "mission:\n  title: T\n  definition_of_done: []\n",
    /mission\.yaml:3:\d+: .*definition_of_done/,
  ],
  "no mission": ["title: T\n", /mission\.yaml:1:1: .*/],
  "more than a megabyte": [
    `${head}${criterion}#${"x".repeat(1_100_000)}\n`,
    /mission\.yaml: more than 256 kB/,
  ],
  "aliases that multiply": [
    `a: &a [x, x, x, x, x, x, x, x, x]\n${[..."bcdefghi"].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[index]}`).join(", ")}]\n`).join("")}`,
    /mission\.yaml:\d+:\d+: .*alias/i,
  ],
  "bytes that are no text": [Buffer.from([0x6d, 0x3a, 0x20, 0xff, 0xfe, 0xfd]), /mission\.yaml:1:4: .*UTF-8/],
  "a key given twice": ["mission:\n  title: T\n  title: U\n", /mission\.yaml:3:3: .*title/],
};

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

describe("a mission that is not valid", () => {
  test.concurrent.each(Object.entries(bad))(
    "is refused with its place and its cure: %s",
    async (name, [text, error]) => {
      const file = join(name.replaceAll(" ", "-"), "mission.yaml");
      await stage.repository.write({ [file]: text });

      const { code, stdout, stderr } = await stage.run("start", "--mission", file);

      expect(stderr).toMatch(error);
      expect(stderr).toMatch(/^error .*\nfix {3}\S/s);
      expect(stderr.length).toBeLessThan(2000);
      expect({ code, stdout }).toEqual({ code: 40, stdout: "" });
    },
  );

  test.concurrent("is refused when there is none", async () => {
    const { code, stderr } = await stage.run("start", "--mission", "nowhere.yaml");

    expect(code).toBe(40);
    expect(stderr).toContain("There is no mission at ");
  });

  test("leaves nothing behind", async () => {
    const { git, path } = stage.repository;

    await expect(access(join(path, ".cco/sessions"))).rejects.toThrow("ENOENT");
    expect(await git(["branch", "--format=%(refname:short)"])).toBe("main");
    expect(stage.model.requests).toEqual([]);
  });
});
