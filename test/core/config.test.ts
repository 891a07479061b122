// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the configuration has references of its own.
import { describe, expect, it } from "vitest";
import { defaultConfig } from "#src/core/config.ts";
import { parseText, refusalOf } from "#test/support/parsed-config.ts";

describe("the configuration", () => {
  it.each(["", "# nothing yet\n", "budget:\n", "{}"])("may be empty: %j", (text) => {
    expect(parseText(text)).toEqual({ config: defaultConfig, notices: [] });
    expect(defaultConfig).toMatchObject({ logging: { level: "info" }, parallel: 1, allowedBots: [] });
  });

  it("takes everything the format has", () => {
    const { config, notices } = parseText(
      `
required: [critical]
budget: { iterations: 3, usd: 2, day_usd: 1, per_iteration: { minutes: 5 }, stalled_after: 2 }
protect: ["docs/**"]
setup: npm ci
branch: { base: main, name: "auto/<id>" }
pull_request: { draft: false, labels: cco }
worker:
  mode: openrouter
  model: m
  fallback_model: n
  effort: low
  executable: /opt/claude
  base_url: https://openrouter.ai/api
  stall_minutes: 2.5
  max_retries: 0
manager: { provider: openai-compatible, model: x, fallbacks: y, base_url: "http://localhost:11434/v1", api_key: "\${KEY}" }
judge: { model: z, votes: 5, base_url: "http://localhost:8000/v1", api_key: "\${OTHER}" }
logging: { level: WARNING }
parallel: 2
allowed_bots: ["renovate[bot]"]
`,
      { KEY: "secret", OTHER: "another" },
    );

    expect(notices).toEqual([]);
    expect(config).toEqual({
      defaults: {
        required: ["critical"],
        budget: { iterations: 3, usd: 2, dayUsd: 1, perIteration: { minutes: 5 }, stalledAfter: 2 },
        protect: ["docs/**"],
        setup: ["npm ci"],
        branch: { base: "main", name: "auto/<id>" },
        pullRequest: { draft: false, labels: ["cco"] },
        worker: { mode: "openrouter", model: "m", fallbackModel: "n", effort: "low" },
        manager: {
          provider: "openai-compatible",
          model: "x",
          fallbacks: ["y"],
          baseUrl: "http://localhost:11434/v1",
        },
        judge: { model: "z", votes: 5, baseUrl: "http://localhost:8000/v1" },
      },
      worker: {
        executable: "/opt/claude",
        baseUrl: "https://openrouter.ai/api",
        stallMinutes: 2.5,
        maxRetries: 0,
      },
      manager: { baseUrl: "http://localhost:11434/v1", apiKey: "secret" },
      judge: { apiKey: "another" },
      logging: { level: "warn" },
      parallel: 2,
      dispatchCi: false,
      allowedBots: ["renovate[bot]"],
    });
  });

  it("tells all mistakes at once, each with its place", () => {
    const text = `paralel: 2
parallel: 0
logging:
  level: loud
worker:
  stall_minutes: -1
  model: '\${MODEL}'
  turns: 5
max_usd: 5
manager:
  provider: openruter
  base_url: ftp://host
branch:
  name: always-the-same
budget: [1]
`;

    expect(refusalOf(text)).toMatchInlineSnapshot(`
      [
        "1:1: unknown key "paralel". Did you mean "parallel"?",
        "2:11: parallel is 0; expected more than 0.",
        "4:10: level is "loud"; expected trace, debug, info, warn, error, fatal or silent.",
        "6:18: stall_minutes is -1; expected more than 0.",
        "7:10: the environment variable MODEL is not set. Set it, put it into .env, or write \${MODEL:-default}.",
        "8:3: unknown key "turns". It belongs under budget.per_iteration.",
        "9:1: unknown key "max_usd". Write usd under budget.",
        "11:13: provider is "openruter"; expected none, openrouter, openai-compatible, anthropic or claude-code. Did you mean "openrouter"?",
        "12:13: base_url is a text; expected an address such as https://host/v1.",
        "14:9: name is "always-the-same"; expected a name with <id> in it, so that each mission has a branch of its own.",
        "15:9: budget is a list; expected a mapping (key: value).",
      ]
    `);
  });

  it("wants a branch of its own for each mission", () => {
    expect(refusalOf("branch: {name: always-the-same}")).toEqual([
      '1:16: name is "always-the-same"; expected a name with <id> in it, so that each mission has a branch of its own.',
    ]);
  });

  it.each(["- a", "hello"])("is a mapping, not %j", (text) => {
    expect(refusalOf(text)).toEqual([expect.stringMatching(/^1:1: expected a mapping/)]);
  });
});

describe("secrets", () => {
  const secret = "hunter2hunter2";

  it.each([
    ["from the environment in the wrong place", "worker: {mode: '${S}'}"],
    ["from the environment in a longer text", "logging: {level: 'x${S}'}"],
    ["in an address", `manager: {base_url: 'https://me:${secret}@host/v1'}`],
    ["in an address that is none", `manager: {base_url: '${secret}'}`],
    ["in a key of the wrong kind", `manager: {api_key: [${secret}]}`],
  ])("are never repeated: %s", (_, text) => {
    const lines = refusalOf(text, { S: secret });

    expect(lines).not.toEqual([]);
    expect(lines.join()).not.toContain(secret);
  });

  it("written into the file are taken, with a notice that does not repeat them", () => {
    const { config, notices } = parseText(`manager: {api_key: ${secret}}`);

    expect(config.manager.apiKey).toBe(secret);
    expect(notices).toEqual([
      "config.yaml:1:20: api_key is written out here. Put it into the environment or .env, and write ${NAME} instead.",
    ]);
  });
});
