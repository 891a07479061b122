import { readFile } from "node:fs/promises";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { type InputName, type Inputs, inputNames, readInputs } from "#src/action/inputs.ts";
import { overridesOf } from "#src/action/overrides.ts";
import { namedClaude } from "#src/action/ports.ts";
import { botsOf } from "#src/action/setting.ts";
import { outputsOf } from "#src/action/step-end.ts";
import { parseDocument } from "#src/adapters/yaml-document.ts";
import { type Config, defaultConfig, parseConfig } from "#src/core/config.ts";
import { settleSettings } from "#src/core/mission-settings.ts";
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

type Pin = {
  readonly input: InputName;
  readonly given: string;
  /** The same setting in the configuration, with another value. */
  readonly config: string;
  /** What both come to. */
  readonly read: (config: Config, inputs: Inputs) => unknown;
  readonly means: readonly [given: unknown, configured: unknown];
};

function settled(config: Config, inputs: Inputs) {
  return settleSettings("issue-1", [config.defaults, overridesOf(inputs)]);
}

/** Settings that the configuration can make as well. */
const pins: readonly Pin[] = [
  {
    input: "worker-mode",
    given: "api",
    config: "worker: { mode: subscription }",
    read: (...both) => settled(...both).worker.mode,
    means: ["api", "subscription"],
  },
  {
    input: "worker-model",
    given: "a",
    config: "worker: { model: b }",
    read: (...both) => settled(...both).worker.model,
    means: ["a", "b"],
  },
  {
    input: "manager-provider",
    given: "none",
    config: "manager: { provider: openrouter }",
    read: (...both) => settled(...both).manager.provider,
    means: ["none", "openrouter"],
  },
  {
    input: "manager-model",
    given: "a",
    config: "manager: { model: b }",
    read: (...both) => settled(...both).manager.model,
    means: ["a", "b"],
  },
  {
    input: "manager-base-url",
    given: "http://a/v1",
    config: "manager: { base_url: http://b/v1 }",
    read: (...both) => settled(...both).manager.baseUrl,
    means: ["http://a/v1", "http://b/v1"],
  },
  {
    input: "max-iterations",
    given: "3",
    config: "budget: { iterations: 5 }",
    read: (...both) => settled(...both).budget.iterations,
    means: [3, 5],
  },
  {
    input: "max-usd",
    given: "3",
    config: "budget: { usd: 5 }",
    read: (...both) => settled(...both).budget.usd,
    means: [3, 5],
  },
  {
    input: "timeout-minutes",
    given: "3",
    config: "budget: { per_iteration: { minutes: 5 } }",
    read: (...both) => settled(...both).budget.perIteration.minutes,
    means: [3, 5],
  },
  {
    input: "claude-code-path",
    given: "/a/claude",
    config: "worker: { executable: /b/claude }",
    read: (config, inputs) => namedClaude(inputs, config),
    means: ["/a/claude", "/b/claude"],
  },
  {
    input: "allowed-bots",
    given: "a, c[bot]",
    config: "allowed_bots: [b]",
    read: (config, inputs) => botsOf(inputs, config),
    // Whoever is named in either place was named by somebody with write access.
    means: [["a", "c[bot]"], ["b"]],
  },
];

/** What is about one run, and what no file may hold. Keys come from the environment as well. */
const ofTheRun: readonly InputName[] = [
  "github-token",
  // The configuration is read with a token already.
  "app-url",
  "anthropic-api-key",
  "claude-code-oauth-token",
  "openrouter-api-key",
  "mission",
  "command",
  "config",
  "dry-run",
];

describe("an input", () => {
  it("can be given in the configuration, or is about one run or a secret", () => {
    expect([...pins.map(({ input }) => input), ...ofTheRun].toSorted()).toEqual(inputNames.toSorted());
  });

  it.each(pins)(
    "$input is a setting of the configuration too, and wins",
    ({ input, given, config, read, means }) => {
      const file = ".cco/config.yaml";
      const configured = parseConfig(parseDocument(config, file), { file, env: {} }).config;
      const inputs = readInputs({ [`INPUT_${input.toUpperCase()}`]: given });
      const both = read(configured, inputs);

      expect([read(defaultConfig, inputs), read(configured, readInputs({}))]).toEqual(means);
      expect(both).toEqual(input === "allowed-bots" ? means.flat() : means[0]);
    },
  );
});

describe("inputs", () => {
  it("are read as the runner passes them, and an empty one is none", () => {
    const inputs = readInputs({ "INPUT_MAX-USD": " 5 ", INPUT_MISSION: "" });

    expect(inputs["max-usd"]).toBe("5");
    expect(inputs.mission).toBeUndefined();
  });
});
