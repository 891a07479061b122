import { describe, expect, it } from "vitest";
import { parseFlags } from "#rehearsal/flags.ts";
import { findLiveKey, livePrice } from "#rehearsal/live-key.ts";
import { sampleIssue } from "#rehearsal/sample-issue.ts";

describe("npm start", () => {
  it.each([
    [[], { kind: "github", live: false, serve: false }],
    [["--serve", "--live"], { kind: "github", live: true, serve: true }],
    [["--local"], { kind: "local", live: false }],
    [["--help"], { kind: "help" }],
  ])("with %j", (args, flags) => {
    expect(parseFlags(args)).toEqual(flags);
  });

  it.each([
    [["--github"], "--github"],
    [["serve"], "serve"],
    [["--local", "--serve"], "no pages"],
  ])("shows the help for %j, and why", (args, part) => {
    expect(parseFlags(args)).toMatchObject({ kind: "help", problem: expect.stringContaining(part) });
  });
});

describe("a live rehearsal", () => {
  it("takes one credential and the way to its model, and nothing else of the environment", () => {
    const env = {
      ANTHROPIC_API_KEY: "",
      CLAUDE_CODE_OAUTH_TOKEN: "token",
      HTTPS_PROXY: "http://p",
      HOME: "/h",
    };

    expect(findLiveKey(env)).toEqual({
      secrets: { CLAUDE_CODE_OAUTH_TOKEN: "token" },
      environment: {
        ANTHROPIC_BASE_URL: "https://api.anthropic.com",
        HTTPS_PROXY: "http://p",
        NO_PROXY: "127.0.0.1",
      },
    });
    expect(findLiveKey({ ANTHROPIC_API_KEY: "" })).toBeUndefined();
  });

  it("says the most it may spend, which is the mission's budget, and shows no key", () => {
    const price = livePrice({ secrets: { ANTHROPIC_API_KEY: "sk-secret" }, environment: {} });

    expect(sampleIssue.body).toContain("budget: { iterations: 8, usd: 5 }");
    expect(price).toContain("at most $5.00 and 8 iterations");
    expect(price).not.toContain("sk-secret");
  });
});
