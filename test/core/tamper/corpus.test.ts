import { describe, expect, it } from "vitest";
import { detectorNames, findTampering } from "#src/core/tamper/find-tampering.ts";
import * as csharp from "./corpus/csharp.ts";
import { changeOf, type Example } from "./corpus/example.ts";
import * as generic from "./corpus/generic.ts";
import * as go from "./corpus/go.ts";
import * as javascript from "./corpus/javascript.ts";
import * as jvm from "./corpus/jvm.ts";
import * as python from "./corpus/python.ts";
import * as rust from "./corpus/rust.ts";

const corpus = { javascript, python, csharp, go, rust, jvm, generic };
type Looked = { readonly name: string; readonly finds: readonly string[]; readonly found: readonly string[] };

function look(kind: "tampering" | "honest"): readonly Looked[] {
  return Object.entries(corpus).flatMap(([language, both]) =>
    both[kind].map((example) => ({
      name: `${language}: ${example.name}`,
      finds: example.finds ?? [],
      found: foundIn(example),
    })),
  );
}

/** The detectors that found something; a violation with an exclamation mark. */
function foundIn(example: Example): readonly string[] {
  const found = findTampering(changeOf(example));
  return [
    ...new Set(found.map(({ detector, severity }) => `${detector}${severity === "violation" ? "!" : ""}`)),
  ];
}

describe("the corpus of changes", () => {
  const tampered = look("tampering");
  const honest = look("honest");

  it("has more honest changes than others", () => {
    expect({ tampered: tampered.length, honest: honest.length }).toEqual({ tampered: 261, honest: 287 });
  });

  it("has something to find for every detector that reads", () => {
    const detectors = new Set(tampered.flatMap(({ finds }) => finds.map((one) => one.replace("!", ""))));

    expect(new Set(detectorNames)).toEqual(new Set([...detectors, "unread-files"]));
  });

  it("finds all of what was tampered with, but for what only a judge can see", () => {
    const missed = tampered.filter(({ finds, found }) => !finds.every((one) => found.includes(one)));

    expect(missed.map(({ name }) => name)).toEqual(["javascript: expects what the code does wrong"]);
  });

  it("takes no honest change for a violation", () => {
    const wrong = honest.filter(({ found }) => found.some((one) => one.endsWith("!")));

    expect(wrong).toEqual([]);
  });

  it("suspects those honest changes that a maintainer would want to see, and no others", () => {
    const wrong = honest.filter(({ finds, found }) => finds.join() !== found.join());
    const suspected = honest.filter(({ found }) => found.length > 0);

    expect(wrong).toEqual([]);
    expect(suspected).toHaveLength(29);
  });
});
