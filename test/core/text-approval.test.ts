import { describe, expect, it } from "vitest";
import { parseCommand } from "#src/core/command.ts";
import { eventsOf } from "#src/core/command-event.ts";
import type { TextAtHand } from "#src/core/text-approval.ts";
import { bothUnmet, given, opened, type Written } from "#test/support/given.ts";
import { criterion, pinned } from "#test/support/mission.ts";

const hash = "0123456789abcdef";
const text: TextAtHand = { hash, counts: false, isNewer: false };
const closed = { type: "mission-closed", outcome: "needs-human", why: "w" } as const;
const approved: Written = { type: "text-approved", hash, actor: "ada" };

function says(comment: string, at: TextAtHand | undefined = text, before: readonly Written[] = [opened()]) {
  const command = parseCommand(comment);
  if (command === undefined) throw new Error("It is no command.");
  return eventsOf(command, { actor: "ada", state: given(...before).state, text: at });
}

describe("an approval of the issue's text", () => {
  it.each(["/cco approve text", "/cco approve text 0123456", "/cco approve `text 0123456789`."])(
    "is a fact about the text that was looked at: %s",
    (comment) => {
      expect(says(comment)).toEqual({ events: [approved] });
    },
  );

  it("is asked for again when the text has changed since", () => {
    const again = { events: [], reply: expect.stringContaining("`/cco approve text 0123456789`") };

    expect(says("/cco approve text", { ...text, isNewer: true })).toEqual(again);
    expect(says("/cco approve text fedcba9")).toEqual(again);
    expect(says("/cco approve text 0123456", { ...text, isNewer: true })).toEqual({ events: [approved] });
  });

  it("changes nothing the second time, nor where everything counts already", () => {
    expect(says("/cco approve text", text, [opened(), approved])).toEqual({ events: [] });
    expect(says("/cco approve text", { ...text, counts: true }).reply).toContain("counts already");
  });

  it("is no approval of a criterion, unless one has the name and no hash is said", () => {
    const named = opened({ criteria: [criterion("text", { approval: "maintainer" })] });

    expect(says("/cco approve text", text, [named]).events).toMatchObject([{ type: "criterion-approved" }]);
    expect(says("/cco approve text 0123456", text, [named]).events).toEqual([approved]);
    expect(says("/cco approve texts").reply).toContain("There is no criterion texts");
  });

  it("makes the mission go on with what the text asks", () => {
    const { state, decides } = given(opened(), bothUnmet, closed, approved);

    expect(state.textApproved).toEqual({ hash, by: "ada" });
    expect(decides({ mission: pinned({ title: "Another" }, "hash-2") })).toEqual({ type: "change-spec" });
  });
});
