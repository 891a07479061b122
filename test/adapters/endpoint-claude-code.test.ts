import { readdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import type { Turn } from "#rehearsal/scripted-model/script.ts";
import { createScriptedModel } from "#rehearsal/scripted-model/server.ts";
import { createClaudeCodeEndpoint } from "#src/adapters/endpoint-claude-code.ts";
import { createModelManager } from "#src/adapters/manager-model.ts";
import { createTemp } from "#test/support/temp.ts";

const question = { system: "You plan.", prompt: "Where do we go?" };
const input = { assessment: "a", focus: ["crud"], strategy: "s", guidance: "g", blocked: null };
const token = "sk-ant-oat01-0123456789abcdef0123456789abcdef";

/** Plans with a subscription, on the real Claude Code. */
async function plan(turns: readonly Turn[], env: Record<string, string> = {}) {
  await using folder = await createTemp();
  await using model = await createScriptedModel({ acts: [{ turns }] });
  const endpoint = createClaudeCodeEndpoint({
    env: {
      ...{ PATH: "/usr/bin:/bin", HOME: "/nowhere", ANTHROPIC_BASE_URL: model.url },
      ...{ CLAUDE_CODE_OAUTH_TOKEN: token, ANTHROPIC_API_KEY: "sk-ant-api03-notThisOne", ...env },
    },
    retries: 0,
    root: folder.path,
  });
  const manager = createModelManager({ endpoint, model: "claude-code", fallbacks: [] });
  const reply = await manager.plan(question);
  return { reply, requests: [...model.requests], left: await readdir(folder.path) };
}

describe("Claude Code as a manager", () => {
  it("is paid by the subscription, has no tool of its own, and leaves nothing behind", async () => {
    const { reply, requests, left } = await plan([{ tools: [{ name: "StructuredOutput", input }] }]);

    expect(reply.decision).toMatchObject({ focus: ["crud"] });
    const asked = requests.filter(({ path }) => path.endsWith("/messages"));
    expect(asked.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${token}`]);
    const [body] = asked.map((one) => one.body as { tools: { name: string }[]; system: unknown });
    const tools = body?.tools.map(({ name }) => name).filter((name) => name !== "DeferredToolPlaceholder");
    expect(tools).toEqual(["StructuredOutput"]);
    expect(JSON.stringify(body?.system)).toContain("You plan.");
    expect(left).toEqual([]);
  });

  it("says what is missing, and nothing is charged", async () => {
    const endpoint = createClaudeCodeEndpoint({ env: {}, executable: async () => "/nowhere/claude" });
    const reply = await createModelManager({ endpoint, model: "claude-code", fallbacks: [] }).plan(question);

    expect(reply).toMatchObject({ usd: 0, setback: { kind: "misconfigured" } });
    expect(reply.problem).toMatch(/Claude Code was not found/);
  });
});
