import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { Redis } from "ioredis";
import { createProbot } from "probot";
import { expect, it } from "vitest";
import { createGitHub } from "#rehearsal/github/github.ts";
import { createAppLog } from "#src/app/log.ts";
import { createSharedThrottle } from "#src/app/shared-throttle.ts";
import { createTemp } from "../support/temp.ts";

const log = createAppLog("fatal", String);
const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;
if (!hasRedis)
  console.log("No redis-server is installed here: what replicas share through it is not tested.");

it.skipIf(!hasRedis)(
  "a replica keeps the queue of its calls to GitHub in the Redis, and waits for nobody at its end",
  async () => {
    await using redis = await startRedis();
    await using github = await createGitHub();
    const { id, privateKey } = github.admin.createApp({ slug: "cco", owner: "ada", permissions: {} });
    const { Octokit, close } = await createSharedThrottle(redis.socket, log);
    const overrides = { appId: id, privateKey, Octokit, baseUrl: github.apiUrl, log };
    const client = await createProbot({ overrides, env: {} }).auth();

    const { status } = await client.rest.apps.listInstallations();

    const look = new Redis(redis.socket);
    const clients = await look.zcard("b_octokit-global-no-id_client_last_seen");
    await look.quit();
    await close();
    expect(status).toBe(200);
    expect(clients).toBe(1);
  },
);

it("an address where no Redis answers is told at the start", async () => {
  const deaf = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
  await once(deaf, "listening");
  const address = deaf.address();
  const port = typeof address === "object" ? address?.port : undefined;

  const starting = createSharedThrottle(`redis://127.0.0.1:${port}`, log);

  await expect(starting).rejects.toMatchObject({ code: "APP_MISCONFIGURED" });
  deaf.close();
});

/** On a socket in a directory of its own: no port, and nothing on disk. */
async function startRedis() {
  const directory = await createTemp();
  const socket = join(directory.path, "redis.sock");
  const args = ["--port", "0", "--unixsocket", socket, "--save", "", "--dir", directory.path];
  const server = spawn("redis-server", args);
  for await (const chunk of server.stdout) if (`${chunk}`.includes("ready to accept connections")) break;
  return {
    socket,
    [Symbol.asyncDispose]: async () => {
      const gone = once(server, "exit");
      server.kill();
      await gone;
      await directory[Symbol.asyncDispose]();
    },
  };
}
