import { describe, expect, it } from "vitest";
import { ticksIn } from "#src/adapters/issue-ticks.ts";

const text =
  "## Definition of Done\n\n- [ ] It **reads** well.\n  approval: maintainer\n- [ ] (high) It works\n";

describe("ticks of an edit", () => {
  it("are boxes that were there, and open", () => {
    expect(ticksIn({ before: text, after: text.replace("[ ] It", "[x] It") })).toEqual(["it reads well"]);
    expect(ticksIn({ before: text, after: text.replaceAll("[ ]", "[X]") })).toEqual([
      "it reads well",
      "it works",
    ]);
  });

  it.each([
    ["are none where the box came ticked", text, `${text}- [x] And more\n`],
    ["are none where the text changed as well", text, text.replace("[ ] It **reads**", "[x] It reads very")],
    ["are none where a tick was taken back", text.replace("[ ]", "[x]"), text],
    ["are none in code", `${text}\n~~~\n- [ ] x\n~~~\n`, `${text}\n~~~\n- [x] x\n~~~\n`],
  ])("%s", (_, before, after) => {
    expect(ticksIn({ before, after })).toEqual([]);
  });
});
