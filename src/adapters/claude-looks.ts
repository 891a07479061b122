import type { Options } from "@anthropic-ai/claude-agent-sdk";
import { loadSdk } from "./claude-session.ts";
import type { CallRequest } from "./endpoint.ts";

const server = "cco";

/** The tools of a request as an MCP server inside this process: all that the session may use. */
export async function looksServer({
  tools = [],
  look,
}: CallRequest): Promise<Pick<Options, "mcpServers" | "allowedTools">> {
  const looks = tools.flatMap(({ shape, ...one }) => (shape === undefined ? [] : [{ ...one, shape }]));
  if (look === undefined || looks.length === 0) return {};
  const { createSdkMcpServer, tool } = await loadSdk();
  const ours = looks.map(({ name, description, shape }) =>
    tool(name, description, shape, async (args) => {
      const text = await look({ id: name, name, args: JSON.stringify(args) });
      return { content: [{ type: "text" as const, text }] };
    }),
  );
  return {
    mcpServers: { [server]: createSdkMcpServer({ name: server, tools: ours, alwaysLoad: true }) },
    allowedTools: looks.map(({ name }) => `mcp__${server}__${name}`),
  };
}
