import { describe, expect, it } from "vitest";
import { parseText, refusalOf } from "#test/support/parsed-config.ts";

describe("a configuration of version 1", () => {
  const text = `
orchestrator:
  mode: "single_instance"
  max_iterations: 100
  checkpoint_interval: 5
  iteration_timeout: 300s
repository:
  path: "./my-project"
  auto_commit: false
  commit_frequency: "per_session"
openrouter:
  api_key: \${OPENROUTER_API_KEY}
  model: "meta-llama/llama-3.2-3b-instruct:free"
  temperature: 0.5
claude_code:
  use_subscription: true
  use_sdk: true
  api_key: \${ANTHROPIC_API_KEY}
  workspace: "./my-project"
  max_file_size: 100000
github:
  enable: true
  base_branch: develop
  semantic_commits: true
persistence:
  type: "file"
  path: ".cco/sessions"
monitoring:
  log_level: "INFO"
  log_path: ".cco/logs"
  enable_telemetry: false
`;

  it("is accepted, with what still has a meaning", () => {
    const { config } = parseText(text, { OPENROUTER_API_KEY: "key" });

    expect(config).toMatchObject({
      defaults: {
        budget: { iterations: 100, perIteration: { minutes: 5 } },
        branch: { base: "develop" },
        worker: { mode: "subscription" },
        manager: { provider: "openrouter", model: "meta-llama/llama-3.2-3b-instruct:free" },
      },
      manager: { apiKey: "key" },
      logging: { level: "info" },
    });
  });

  it("does not need the keys that version 1 did not need", () => {
    expect(parseText(text).config.manager.apiKey).toBeUndefined();
  });

  it("answers every key that has another name or no use today, on its line", () => {
    const { notices } = parseText(text);

    expect(notices).toHaveLength(23);
    for (const line of notices)
      expect(line).toMatch(/^config\.yaml:\d+:3: [a-z_]+\.[a-z_]+ is (left out: |[a-z_.]+ today; )/);
    expect(notices[2]).toBe(
      "config.yaml:5:3: orchestrator.checkpoint_interval is left out: every step is recorded.",
    );
  });

  it.each([
    ["llm: {provider: ollama, model: llama3, baseURL: 'http://localhost:11434/v1'}", "openai-compatible"],
    ["llm: {provider: claude-code}\nopenrouter: {model: x}", "claude-code"],
    ["openrouter: {model: x}\nllm: {provider: vllm}", "openai-compatible"],
    ["orchestrator: {llm_provider: openrouter}", "openrouter"],
    ["openrouter: {model: x}\nmanager: {provider: none}", "none"],
  ])("finds the manager's provider in %j", (written, provider) => {
    expect(parseText(written).config.defaults.manager?.provider).toBe(provider);
  });

  it("has its mistakes where they were written", () => {
    expect(refusalOf("monitoring:\n  logLevel: LOUD\norchestrator:\n  max_iteratoins: 5")).toEqual([
      expect.stringMatching(/^2:13: level is "LOUD"; expected trace, debug, /),
      expect.stringMatching(/^3:1: unknown key "orchestrator"\. Expected one of: /),
    ]);
  });

  it("without a limit of iterations has today's", () => {
    expect(parseText("orchestrator: {max_iterations: unlimited}").config.defaults.budget).toEqual({});
  });
});
