import { describe, expect, it } from "vitest";
import { faultOf } from "#src/action/fault.ts";
import { mistakes } from "#src/core/error.ts";

/** As the client throws it. */
function answer(status: number, message: string, headers: Record<string, string> = {}): Error {
  return Object.assign(new Error(message), { status, response: { status, headers } });
}

describe("an error of the Action", () => {
  it("that is the user's says how to mend it, and nothing else", () => {
    const fault = faultOf(mistakes.issueEmpty(4));

    expect(fault).toMatchObject({ title: "ISSUE_EMPTY", outcome: "misconfigured" });
    expect(fault.text).toMatch(/^Issue #4 .*\nGive it a title/);
  });

  it("that is a limit says until when", () => {
    const reset = Date.UTC(2030, 0, 1) / 1000;
    const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": `${reset}` };

    expect(faultOf(answer(403, "API rate limit exceeded for installation.", headers)).text).toContain(
      "until 2030-01-01T00:00:00Z",
    );
  });

  it("that is a refusal is no limit", () => {
    expect(faultOf(answer(403, "Resource not accessible by integration")).title).toBe("A fault of CCO");
  });

  it.each([
    ["GitHub failed", answer(502, "Server Error"), "502: Server Error"],
    ["A fault of CCO", new Error("a thing that cannot be"), "fault.test.ts"],
  ])("that is nobody's says what happened and that the mission goes on: %s", (title, error, text) => {
    const fault = faultOf(error);

    expect(fault).toMatchObject({ title, outcome: "failed" });
    expect(fault.text).toContain(text);
    expect(fault.text).toContain("starts its next job by itself");
  });
});
