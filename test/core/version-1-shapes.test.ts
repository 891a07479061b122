// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the configurations have references of their own.
import { describe, expect, it } from "vitest";
import { readIssue } from "#src/adapters/issue-mission.ts";
import { parseText as parseConfigText } from "#test/support/parsed-config.ts";
import { parseText } from "#test/support/parsed-mission.ts";

/** The keys that the notices speak of. */
function named(notices: readonly string[]): readonly string[] {
  return notices.map((notice) => /^[^:]+:\d+:\d+: (\S+) /.exec(notice)?.[1] ?? notice);
}

describe("the shapes of version 1's missions", () => {
  it("an example: quoted and bare texts, every priority, constraints, a context of several lines", () => {
    const items = ["critical", '"high"', "medium", "low"].map(
      (priority, at) => `
    - criteria: "Part ${at} of the warehouse is counted (>80% of it, A/B & C#)"
      measurable: ${at !== 3}
      priority: ${priority}
`,
    );
    const { mission, notices, repository } = parseText(`mission:
  title: "Count a .NET warehouse with shelves"
  repository: "./warehouse-project"
  description: |
    Counts what is on the shelves, and says
    what is missing.
  
  definition_of_done:${items.join("    ")}
  constraints:
    - "Use C# (the newest)"
    - "Don't lose a crate"
  
  context: |
    Three halls, and
    two doors.`);

    expect(notices).toEqual([]);
    expect(repository).toBe("./warehouse-project");
    expect(mission.criteria.map(({ priority, measurable }) => [priority, measurable])).toEqual([
      ["critical", true],
      ["high", true],
      ["medium", true],
      ["low", false],
    ]);
    expect(mission).toMatchObject({
      constraints: ["Use C# (the newest)", "Don't lose a crate"],
      context: "Three halls, and\ntwo doors.",
    });
  });

  it("the smallest: neither a description nor a priority", () => {
    const { mission, notices } = parseText(
      'mission:\n  title: "Tidy up"\n  repository: "."\n  definition_of_done:\n    - criteria: "It is tidy"\n    - criteria: "It stays so"\n',
    );

    expect(notices).toEqual([]);
    expect(mission.criteria.map(({ text, priority }) => [text, priority])).toEqual([
      ["It is tidy", "medium"],
      ["It stays so", "medium"],
    ]);
  });

  it("the one for the SDK: phases, a method and what is accepted are kept or answered, never dropped unsaid", () => {
    const { mission, notices } = parseText(`mission:
  title: "Write a greeting"
  description: "A small thing"
  repository: "."
  priority: "high"

  definition_of_done:
    - id: "greeting"
      description: "There is a greeting"
      type: "functional"
      measurable: true
      verification_method: "file_exists"
      acceptance_criteria:
        - "greeting.txt is there"
        - "It greets by name"
      priority: "critical"
    - id: "farewell"
      description: "There is a farewell"

  phases:
    - name: "only"
      description: "The only one"
      dod_criteria: ["greeting"]
      estimated_time: "5m"
`);

    expect(mission.criteria).toMatchObject([
      { id: "greeting", priority: "critical", rubric: "- greeting.txt is there\n- It greets by name" },
      { id: "farewell", priority: "high" },
    ]);
    expect(named(notices)).toEqual([
      "definition_of_done.type",
      "definition_of_done.verification_method",
      "definition_of_done.acceptance_criteria",
      "phases",
    ]);
  });

  it("JSON, too", () => {
    const text = JSON.stringify({
      mission: { title: "T", repository: ".", description: "D", definition_of_done: [{ criteria: "A" }] },
    });

    expect(parseText(text, { file: "mission.json" }).mission.criteria[0]?.text).toBe("A");
  });

  it("an issue: an objective, boxes, a context, constraints and a block of settings", () => {
    const body = `## Mission Objective
Greet everybody who comes in.

## Definition of Done
- [ ] A greeting for each language
- [ ] Tests for all of them

## Context
There are four languages.

## Constraints
- No new dependency

## Configuration
\`\`\`yaml
model: "vendor/model"
max_iterations: 20
temperature: 0.3
\`\`\`
`;
    const issue = {
      number: 7,
      title: "[CCO] Greet people",
      body,
      labels: ["priority:critical"],
      author: "ada",
    };
    const { pinned, notices } = readIssue(issue, { commandsTrusted: true });

    expect(pinned.spec).toMatchObject({
      title: "Greet people",
      description: "Greet everybody who comes in.",
      criteria: [
        { text: "A greeting for each language", priority: "critical" },
        { text: "Tests for all of them", priority: "critical" },
      ],
      constraints: ["No new dependency"],
      context: "There are four languages.",
      budget: { iterations: 20 },
      manager: { model: "vendor/model" },
    });
    expect(notices.join("\n")).toMatch(/max_iterations is budget\.iterations[\s\S]*temperature is left out/);
  });

  it("an issue about the configuration of a program keeps it as text", () => {
    const body = "It crashes with this:\n\n```yaml\nmodel: big\ntemperature: 0.3\n```\n\n- [ ] It starts\n";
    const issue = { number: 8, title: "Crash", body, labels: [], author: "ada" };

    expect(readIssue(issue, { commandsTrusted: true }).pinned.spec).toMatchObject({
      description: expect.stringContaining("model: big"),
      manager: {},
    });
  });
});

describe("the shapes of version 1's configurations", () => {
  const env = { OPENROUTER_API_KEY: "key" };
  const shared = `
persistence:
  type: "file"
  path: ".cco/sessions"
`;

  it("all keys: the ones without a use today are answered one by one", () => {
    const { config, notices } = parseConfigText(
      `orchestrator:
  mode: "single_instance"
  max_iterations: 40
  checkpoint_interval: 5

repository:
  path: "."
  auto_commit: true
  commit_frequency: "per_session"

openrouter:
  api_key: \${OPENROUTER_API_KEY}
  model: "vendor/big"
  temperature: 0.5

claude_code:
  use_sdk: true
  use_subscription: false
  api_key: \${ANTHROPIC_API_KEY}
  workspace: "."
  max_file_size: 100000

github:
  enable: true
  auto_pr: true
  semantic_commits: true
  branch_strategy: "git-flow"
${shared}
monitoring:
  log_level: "WARN"
  log_path: ".cco/logs"
  metrics_enabled: true
  enable_telemetry: false
  enable_perf_logs: false
`,
      env,
    );

    expect(config).toMatchObject({
      defaults: {
        budget: { iterations: 40 },
        manager: { provider: "openrouter", model: "vendor/big" },
      },
      manager: { apiKey: "key" },
      logging: { level: "warn" },
    });
    expect(config.defaults.worker?.mode).toBeUndefined();
    expect(named(notices)).toHaveLength(25);
  });

  it("free models and a subscription: nobody needs a key of Anthropic", () => {
    const { config } = parseConfigText(
      `orchestrator: { max_iterations: 30 }
repository: { path: "./shop", auto_commit: false }
openrouter:
  api_key: \${OPENROUTER_API_KEY}
  model: "vendor/small:free"  # costs nothing
claude_code:
  use_subscription: true
  workspace: "./shop"
${shared}
monitoring: { log_level: "INFO", log_path: ".cco/logs" }
`,
      env,
    );

    expect(config.defaults).toMatchObject({
      worker: { mode: "subscription" },
      manager: { provider: "openrouter", model: "vendor/small:free" },
    });
  });

  it("premium models, and a log that says everything", () => {
    const { config } = parseConfigText(
      `orchestrator: { mode: "single_instance", max_iterations: 1000, checkpoint_interval: 10 }
openrouter: { api_key: "\${OPENROUTER_API_KEY}", model: "vendor/best", temperature: 0.3 }
claude_code: { use_subscription: false, api_key: "\${ANTHROPIC_API_KEY}", max_file_size: 200000 }
${shared}
monitoring: { log_level: "DEBUG", log_path: ".cco/logs" }
`,
      env,
    );

    expect(config).toMatchObject({
      defaults: { budget: { iterations: 1000 }, manager: { model: "vendor/best" } },
      logging: { level: "debug" },
    });
  });

  it("three lines: a manager's model and nothing else", () => {
    const { config, notices } = parseConfigText('openrouter:\n  model: "vendor/small:free"\n');

    expect(config.defaults.manager).toMatchObject({ provider: "openrouter", model: "vendor/small:free" });
    expect(named(notices)).toEqual(["openrouter.model"]);
  });

  it("a model on one's own machine", () => {
    const { config, notices } = parseConfigText(`orchestrator: { llm_provider: ollama }
llm:
  provider: ollama
  huggingface_token: \${HF_TOKEN:-}
  local_model: { name: llama3, context_size: 4096, gpu_layers: 20 }
`);

    expect(config.defaults.manager?.provider).toBe("openai-compatible");
    expect(named(notices)).toEqual([
      "orchestrator.llm_provider",
      "llm.provider",
      "llm.huggingface_token",
      "llm.local_model",
    ]);
  });
});
