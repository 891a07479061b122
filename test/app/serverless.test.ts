import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import type { AppEnvironment } from "#src/app/app-environment.ts";
import { createServerless, type PlatformRequest } from "#src/app/serverless.ts";
import { at, createSetupStage } from "./setup-stage.ts";

/** A platform that calls the handler, having done to the request what platforms do. */
async function createPlatform(env: AppEnvironment, prepare = (request: PlatformRequest): unknown => request) {
  const { handler, recover } = createServerless(env);
  const failures: unknown[] = [];
  const server = createServer((request, response) => {
    prepare(request);
    handler(request, response).catch((error: unknown) => failures.push(error));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    recover,
    failures,
    get: (path: string) => fetch(`${url}${path}`),
    deliver: (event: string, payload: unknown, secret = env.WEBHOOK_SECRET ?? "") => {
      const body = JSON.stringify(payload);
      const signature = `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
      const headers = {
        "content-type": "application/json",
        "x-github-event": event,
        "x-github-delivery": "11111111-2222-3333-4444-555555555555",
        "x-hub-signature-256": signature,
      };
      return fetch(`${url}/api/github/webhooks`, { method: "POST", headers, body });
    },
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

describe("on a serverless platform", () => {
  it("everything is done when the answer is there", async () => {
    await using stage = await createSetupStage();
    await using platform = await createPlatform(stage.env);

    const answer = await platform.deliver("installation_repositories", {
      action: "added",
      installation: { id: stage.installation },
      repositories_added: [{ full_name: "ada/engine" }],
    });

    expect(answer.status).toBe(200);
    expect((await stage.ada.pulls.list(at)).data.map(({ title }) => title)).toEqual(["Set up CCO"]);
  });

  it("the App answers what it answers elsewhere, and refuses who does not know the secret", async () => {
    await using stage = await createSetupStage();
    await using platform = await createPlatform(stage.env);

    const [health, lost, forged] = await Promise.all([
      platform.get("/healthz"),
      platform.get("/nothing/here/at/all"),
      platform.deliver("issues", { action: "labeled" }, "another secret, long enough"),
    ]);
    await platform.recover();

    expect([health.status, lost.status, forged.status]).toEqual([200, 404, 400]);
    expect(platform.failures).toEqual([]);
  });

  it("a body that was kept as it came is read, one that was parsed is refused", async () => {
    await using stage = await createSetupStage();
    const payload = { action: "created", zen: "Keep it" };
    await using kept = await createPlatform(stage.env, (request) =>
      Object.assign(request, { body: payload, rawBody: JSON.stringify(payload) }),
    );
    await using parsed = await createPlatform(stage.env, (request) =>
      Object.assign(request, { body: payload }),
    );

    const [good, bad] = [await kept.deliver("ping", payload), await parsed.deliver("ping", payload)];

    expect([good.status, bad.status]).toEqual([200, 500]);
  });

  it("nobody gets in while it is not configured", async () => {
    await using platform = await createPlatform({ NODE_ENV: "production" });

    const answer = await platform.get("/healthz");

    expect(answer.status).toBe(500);
    expect(await answer.text()).toBe("This App is not configured.\n");
    expect(platform.failures).toMatchObject([{ code: "APP_MISCONFIGURED" }]);
  });
});
