import { describe, expect, it } from "vitest";
import { chooseManager } from "#src/adapters/choose-manager.ts";
import { defaultConfig } from "#src/core/config.ts";
import type { ManagerChoice } from "#src/core/mission.ts";

const choose = (manager: ManagerChoice, env: Record<string, string> = {}) =>
  chooseManager({ config: defaultConfig, env }, { manager });

describe("chooseManager", () => {
  it.each<readonly [ManagerChoice, Record<string, string>, string]>([
    [{}, {}, "none"],
    [{ provider: "none" }, {}, "none"],
    [{ provider: "openrouter", model: "m" }, { OPENROUTER_API_KEY: "k" }, "openrouter"],
    [
      { provider: "openrouter", model: "m", baseUrl: "https://gateway.example/v1" },
      { OPENROUTER_API_KEY: "k" },
      "openrouter",
    ],
    [
      { provider: "openai-compatible", model: "m", baseUrl: "http://localhost:1/v1" },
      {},
      "openai-compatible",
    ],
    [{ provider: "anthropic", model: "m" }, { ANTHROPIC_API_KEY: "k" }, "anthropic"],
    [{ provider: "claude-code" }, {}, "claude-code"],
  ])("makes of %o with %o the manager %s", async (choice, env, name) => {
    expect((await choose(choice, env)).name).toBe(name);
  });

  it.each<readonly [ManagerChoice, Record<string, string>, string]>([
    [{ provider: "anthropic", model: "m" }, { ANTHROPIC_API_KEY: "" }, "MANAGER_KEY_MISSING"],
    [{ provider: "anthropic" }, { ANTHROPIC_API_KEY: "k" }, "MANAGER_MODEL_MISSING"],
    [{ provider: "openrouter", model: "m" }, {}, "MANAGER_KEY_MISSING"],
    [{ provider: "openai-compatible", model: "m" }, {}, "MANAGER_URL_MISSING"],
  ])("says of %o with %o what is missing", async (choice, env, code) => {
    await expect(choose(choice, env)).rejects.toMatchObject({ code });
  });
});
