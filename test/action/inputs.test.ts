import { readFile } from "node:fs/promises";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { inputNames, readInputs } from "#src/action/inputs.ts";
import { outputsOf } from "#src/action/step-end.ts";
import { given, opened } from "#test/support/given.ts";

type Action = {
  readonly inputs: Readonly<Record<string, { readonly description: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: Readonly<Record<string, string>>;
};
const action = load(await readFile("action.yml", "utf8")) as Action;

describe("action.yml", () => {
  it("has exactly the inputs that are read", () => {
    expect(Object.keys(action.inputs)).toEqual([...inputNames]);
  });

  it("has exactly the outputs that are set", () => {
    const { state } = given(opened());
    const set = Object.keys(outputsOf({ kind: "mission", state, outcome: "continuing" }));

    expect(Object.keys(action.outputs).toSorted()).toEqual([...set, "report"].toSorted());
  });

  it("runs on Node 24, without a step before it", () => {
    expect(action.runs).toEqual({ using: "node24", main: "dist/action.js", post: "dist/action-post.js" });
  });
});

describe("inputs", () => {
  it("are read as the runner passes them, and an empty one is none", () => {
    const inputs = readInputs({ "INPUT_MAX-USD": " 5 ", INPUT_MISSION: "" });

    expect(inputs["max-usd"]).toBe("5");
    expect(inputs.mission).toBeUndefined();
  });
});
