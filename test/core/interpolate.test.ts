// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the configuration has references of its own.
import { describe, expect, it } from "vitest";
import { parseText, refusalOf } from "#test/support/parsed-config.ts";

describe("references to the environment", () => {
  const model = (written: string, env: Readonly<Record<string, string>> = {}) =>
    parseText(`worker: {model: '${written}'}`, env).config.defaults.worker?.model;

  it("are replaced in texts, with a default where one is given", () => {
    expect(model("${M}", { M: "opus" })).toBe("opus");
    expect(model("a-${M}-${N:-z}", { M: "b" })).toBe("a-b-z");
    expect(model("${M:-opus}", { M: "" })).toBe("opus");
    expect(model("$${M}")).toBe("${M}");
    expect(model("$M")).toBe("$M");
  });

  it("are not followed twice", () => {
    expect(model("${M}", { M: "${N}", N: "x" })).toBe("${N}");
  });

  it("with an empty default leave the entry out", () => {
    expect(model("${M:-}")).toBeUndefined();
  });

  it.each(["${M}", "x ${M} y", "${}", "${M-x}"])(
    "that cannot be replaced are a mistake on their line: %s",
    (written) => {
      expect(refusalOf(`parallel: 1\nworker:\n  model: '${written}'`)).toEqual([
        expect.stringMatching(/^3:10: .*(M is not set|\$\{NAME\})/),
      ]);
    },
  );

  it("name the variable that is missing and what to do", () => {
    expect(refusalOf("manager: {api_key: '${MY_KEY}'}")).toEqual([
      "1:20: the environment variable MY_KEY is not set. Set it, put it into .env, or write ${MY_KEY:-default}.",
    ]);
  });

  it("are left to the shell in commands", () => {
    expect(parseText("setup: ['echo ${HOME}']").config.defaults.setup).toEqual(["echo ${HOME}"]);
  });

  it("are texts, whatever they say", () => {
    expect(parseText("worker: {model: '${M}'}", { M: "123" }).config.defaults.worker?.model).toBe("123");
    expect(refusalOf("parallel: ${N}", { N: "5" })).toEqual(["1:11: parallel is a text; expected a number."]);
  });
});
