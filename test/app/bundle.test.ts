import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import config from "../../rolldown.config.ts";
import { createTemp } from "../support/temp.ts";
import { createSetupStage } from "./setup-stage.ts";

const root = join(import.meta.dirname, "../..");
let folder: Awaited<ReturnType<typeof createTemp>>;

beforeAll(async () => {
  folder = await createTemp();
  const { output, ...input } = config;
  await using bundle = await rolldown({ ...input, input: { "cco-app": "src/app/main.ts" }, cwd: root });
  await bundle.write({ ...output, dir: join(folder.path, "dist") });
});

afterAll(() => folder[Symbol.asyncDispose]());

/** As the container runs it: from the bundle, with nothing else of the repository, in production. */
function start(env: Readonly<Record<string, string | undefined>>) {
  return spawn(process.execPath, ["dist/cco-app.js"], {
    cwd: folder.path,
    env: { PATH: process.env.PATH, NODE_ENV: "production", ...env },
  });
}

describe("the bundled App", () => {
  it("listens, says that it is well, and ends when it is told to", async () => {
    await using stage = await createSetupStage();
    const app = start({ ...stage.env, LOG_LEVEL: "info", PORT: "0" });
    const ended = once(app, "exit");
    const lines = createInterface(app.stdout);
    const listening = new Promise<string>((resolve) => {
      lines.on("line", (line) => line.includes('"listening"') && resolve(JSON.parse(line).url));
    });

    const url = await Promise.race([listening, ended.then(() => Promise.reject(new Error("It ended.")))]);
    const health = await fetch(`${url}/healthz`);
    const root = await fetch(`${url}/`);
    app.kill("SIGTERM");

    expect(health.status).toBe(200);
    expect(root.status).toBeLessThan(500);
    expect(await ended).toEqual([0, null]);
  });

  it("brings its client of Redis along, and says that none answers", async () => {
    await using stage = await createSetupStage();
    const app = start({ ...stage.env, REDIS_URL: "redis://127.0.0.1:1" });
    const said = text(app.stderr);

    expect(await once(app, "exit")).toEqual([40, null]);
    expect(await said).toContain("REDIS_URL: expected a Redis that answers: connect ECONNREFUSED");
  });

  it("does not start in production without credentials, and says all that is missing", async () => {
    const app = start({});
    const said = text(app.stderr);

    expect(await once(app, "exit")).toEqual([40, null]);
    for (const name of ["APP_ID", "WEBHOOK_SECRET", "PRIVATE_KEY"])
      expect(await said).toContain(`${name}: expected`);
  });
});
