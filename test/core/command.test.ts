import { describe, expect, it } from "vitest";
import { type Command, parseCommand, type Unknown } from "#src/core/command.ts";
import { renderHelp } from "#src/core/command-help.ts";

describe("parseCommand", () => {
  it.each<readonly [string, Command | Unknown]>([
    ["/cco start", { kind: "start" }],
    ["/cco run", { kind: "start" }],
    ["/CCO   Status", { kind: "status" }],
    ["/cco pause.", { kind: "pause" }],
    ["/cco resume!!!", { kind: "resume" }],
    ["\u200b/cco\u00a0re\u200bsume\u202e", { kind: "resume" }],
    ["/cco retry please", { kind: "retry" }],
    ["/cco verify\r\nthanks", { kind: "verify" }],
    ["/cco", { kind: "help" }],
    ["/cco help", { kind: "help" }],
    ["\n  \n/cco, help", { kind: "help" }],
    ["/cco stop", { kind: "stop" }],
    ["/cco abort: it is wrong\nreally", { kind: "stop", why: "it is wrong\nreally" }],
    ["/cco approve `Docs`.", { kind: "approve", criterion: "docs" }],
    ["/cco approve **docs** looks good", { kind: "approve", criterion: "docs" }],
    [
      "/cco reject docs no example\nof an error",
      { kind: "reject", criterion: "docs", why: "no example\nof an error" },
    ],
    ["/cco steer use SQLite\n\n- [ ] and `x`", { kind: "steer", text: "use SQLite\n\n- [ ] and `x`" }],
    ["/cco steer\nuse SQLite <!-- hidden -->", { kind: "steer", text: "use SQLite" }],
    ["/cco rollback 3", { kind: "rollback", iteration: 3 }],
    ["/cco rollback #3.", { kind: "rollback", iteration: 3 }],
    ["/cco budget +5usd +10iterations", { kind: "budget", raise: { usd: 5, iterations: 10 } }],
    [
      "/cco budget + $2.50, 60 minutes and 100000 tokens.",
      { kind: "budget", raise: { usd: 2.5, minutes: 60, tokens: 100_000 } },
    ],
    [
      "/cco budget +2h +1.5k tokens +1usd +1 USD",
      { kind: "budget", raise: { minutes: 120, tokens: 1500, usd: 2 } },
    ],
  ])("reads %j", (comment, command) => {
    expect(parseCommand(comment)).toEqual(command);
  });

  it.each([
    "please /cco stop",
    "> /cco stop",
    ">/cco stop",
    "`/cco stop`",
    "```\n/cco stop\n```",
    "    /cco stop",
    "\t/cco stop",
    "text\n/cco stop",
    "- /cco stop",
    "/ccox stop",
    "/cco/stop",
    "/cco-stop",
    "//cco stop",
    "cco stop",
    "<!-- /cco stop -->",
    "",
    "\u200b",
  ])("takes %j for no command", (comment) => {
    expect(parseCommand(comment)).toBeUndefined();
  });

  it.each<readonly [string, Unknown]>([
    ["/cco aprove docs", { kind: "unknown", said: "aprove", nearest: "approve" }],
    ["/cco stauts", { kind: "unknown", said: "stauts", nearest: "status" }],
    ["/cco make me a sandwich", { kind: "unknown", said: "make" }],
    ["/cco constructor", { kind: "unknown", said: "constructor" }],
  ])("does not know %j", (comment, unknown) => {
    expect(parseCommand(comment)).toEqual(unknown);
  });

  it.each([
    ["/cco approve", "which criterion"],
    ["/cco approve ...", "which criterion"],
    ["/cco reject docs", "why"],
    ["/cco steer <!-- nothing -->", "what to tell"],
    ["/cco rollback all", "which iteration"],
    ["/cco budget", "by how much"],
    ["/cco budget 5", "by how much"],
    ["/cco budget +5 bananas", "by how much"],
    ["/cco budget +$5 iterations", "by how much"],
    ["/cco budget -5usd", "can only be raised"],
    ["/cco budget +0usd", "no amount"],
    ["/cco budget +1.5iterations", "no amount"],
    ["/cco budget +999999usd", "At most 10,000 usd"],
  ])("says what is wrong with %j", (comment, problem) => {
    expect(parseCommand(comment)).toMatchObject({
      kind: "unknown",
      problem: expect.stringContaining(problem),
    });
  });

  it("keeps what is said to the worker to a length it can take in", () => {
    const command = parseCommand(`/cco steer ${"long ".repeat(10_000)}`);

    expect(command).toMatchObject({ kind: "steer", text: expect.stringMatching(/characters left out\]$/) });
    expect(JSON.stringify(command).length).toBeLessThan(8100);
  });

  it("is quick with whatever stands in a comment", () => {
    for (const piece of [" ", "\n", "\n ", "`", "<!--", "+1 ", "1", "\u200b", "/cco ", "x"]) {
      const long = piece.repeat(65_536 / piece.length);
      const before = performance.now();
      for (const start of ["", "/cco ", "/cco budget ", "/cco steer ", "/cco reject "])
        parseCommand(start + long);
      expect(performance.now() - before, JSON.stringify(piece)).toBeLessThan(5000);
    }
  });
});

describe("renderHelp", () => {
  it("has a line for each command, all of which are understood", () => {
    const shown = [...renderHelp().matchAll(/`(\/cco [^`]+)`:/g)].map(([, line = ""]) => line);

    expect(shown.length).toBeGreaterThan(12);
    for (const line of shown) {
      const example = line.replace("<iteration>", "3").replaceAll(/[<[]|[>\]]/g, "");
      expect(parseCommand(example), line).not.toMatchObject({ kind: "unknown" });
    }
  });

  it("begins with what was probably meant", () => {
    expect(renderHelp("approve")).toMatch(/^Did you mean `\/cco approve`\?\n/);
  });
});
