// One of the two servers that bench/app.ts compares, in a process of its own: `ours` or `bare`.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createNodeMiddleware, createProbot } from "probot";
import { startApp } from "#src/app/app.ts";
import { parseAppConfig } from "#src/app/app-config.ts";
import { webhookPath } from "#src/app/app-manifest.ts";
import { createAppLog } from "#src/app/log.ts";

const url = process.argv[2] === "ours" ? await startOurs() : await startBare();
process.once("disconnect", () => process.exit());
// Asked what it has used of its core: microseconds.
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
process.send?.(url);

async function startOurs(): Promise<string> {
  return (await startApp(parseAppConfig(process.env))).url;
}

/** Probot as it comes: verifies, reads, and does nothing. */
async function startBare(): Promise<string> {
  const { appId, privateKey, webhookSecret: secret, logLevel } = parseAppConfig(process.env);
  const log = createAppLog(logLevel, String);
  const probot = createProbot({ overrides: { appId, privateKey, secret, log }, env: {} });
  const middleware = await createNodeMiddleware(() => {}, { probot, webhooksPath: webhookPath });
  const server = createServer((request, response) => void middleware(request, response));
  server.listen(0, "localhost");
  await once(server, "listening");
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}
