import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { unheededLines } from "#src/core/unheeded-line.ts";

/** As commands are run. */
function passes(command: string): boolean {
  try {
    execFileSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", command]);
    return true;
  } catch {
    return false;
  }
}

describe("a line that cannot fail its command", () => {
  it("is a negated one before the last: the shell goes on", () => {
    const command = "! echo TODO\necho 'the rest'";

    expect(passes(command)).toBe(true);
    expect(unheededLines(command)).toEqual(["! echo TODO"]);
    expect(unheededLines("true\n! grep -r \\\n  TODO src\n\nnpm test\n")).toEqual(["! grep -r    TODO src"]);
  });

  it("is none that decides", () => {
    for (const command of [
      "true\n! echo TODO\n# done\n",
      "! echo TODO || exit 1\ntrue",
      "false | cat\ntrue",
    ]) {
      expect(passes(command)).toBe(false);
      expect(unheededLines(command)).toEqual([]);
    }
  });
});
