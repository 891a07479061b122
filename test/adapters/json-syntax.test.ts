import { describe, expect, it } from "vitest";
import { parseDocument } from "#src/adapters/yaml-document.ts";
import { UserError } from "#src/core/error.ts";

describe("JSON", () => {
  it("is read like YAML, with places, whatever its indentation", () => {
    const document = parseDocument('{\n\t"a": ["x", {"b\\u00e9": "\\ud83d\\ude00\\/"}]\n}\n', "m.json");

    expect(document.value).toEqual({ a: ["x", { bé: "😀/" }] });
    expect(document.locate(["a", 1, "bé"])).toEqual({ line: 2, column: 25 });
  });

  it.each([
    ['{"a": 1,}', "1:9: not valid JSON: a comma before the end"],
    ['{"a": 1\n "b": 2}', "2:2: not valid JSON: expected a comma or }"],
    ["{a: 1}", "1:2: not valid JSON: expected a key in double quotes"],
    ['{"a" 1}', "1:6: not valid JSON: expected a colon"],
    ['{"a": }', "1:7: not valid JSON: expected a value"],
    ["{'a': 1}", "1:2: not valid JSON: expected a key"],
    ['{"a": "x\ny"}', "1:7: not valid JSON: a text that is not closed"],
    ['{"a": [1, 2}', "1:12: not valid JSON: expected a comma or ]"],
    ['{"a": 1', "1:8: not valid JSON: expected a comma or }"],
    ['{"a": 01}', "1:8: not valid JSON: expected a comma or }"],
    ['{"a": 1} {', "1:10: not valid JSON: text after the end"],
    ["# no comments\n{}", "1:1: not valid JSON: expected a value"],
    ["[".repeat(100_000), "1:52: not valid JSON: nested too deep"],
    ['{"a": 1, "a": 2}', '1:10: the key "a" is given twice'],
  ])("refuses %.30j", (wrong, message) => {
    expect(() => parseDocument(wrong, "m.JSON")).toThrow(`m.JSON:${message}`);
  });

  it("accepts exactly what the language's own parser accepts", () => {
    const values = [
      "1",
      "-0.5e+3",
      "1.",
      ".5",
      "-",
      "true",
      "tru",
      "null",
      '"a\\u00g0"',
      '"\\x"',
      '"\u007f\u2028"',
      "[]",
      "[,]",
      "{}",
      '{"":{}}',
      " \n\t[1 , 2]\r\n",
      "[1 2]",
      "NaN",
      '"\t"',
      "\u00a01",
    ];
    for (const text of values) {
      const ours = () => parseDocument(text, "m.json").value ?? null;
      let theirs: { readonly value: unknown } | undefined;
      try {
        theirs = { value: JSON.parse(text) };
      } catch {}

      if (theirs === undefined) expect(ours, text).toThrow(UserError);
      else expect(ours(), text).toEqual(theirs.value);
    }
  });
});
