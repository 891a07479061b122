import { createHmac, createSign } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { commitOn, createStage, refusalOf, repo, type Stage } from "./stage.ts";

type Received = {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: Record<string, never>;
};

/** A receiver of webhooks that answers with what `status` says. */
async function createReceiver() {
  const received: Received[] = [];
  const answer = { status: 200 };
  const server = createServer(async (request, response) => {
    const raw = await text(request);
    received.push({ headers: request.headers, text: raw, body: JSON.parse(raw) });
    response.writeHead(answer.status).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, received, answer, [Symbol.asyncDispose]: async () => void server.close() };
}

function jwt(app: { readonly id: number; readonly privateKey: string }, seconds = 540): string {
  const now = Math.floor(Date.now() / 1000);
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${encode({ alg: "RS256", typ: "JWT" })}.${encode({ iat: now - 30, exp: now + seconds, iss: `${app.id}` })}`;
  return `${text}.${createSign("RSA-SHA256").update(text).sign(app.privateKey, "base64url")}`;
}

async function createApp(stage: Stage, url: string) {
  const app = stage.github.admin.createApp({
    slug: "cco",
    owner: "ada",
    permissions: { issues: "write", checks: "write", contents: "read" },
    events: ["issues", "check_run"],
    webhook: { url, secret: "s3cret" },
  });
  const installation = stage.github.admin.install(app.id, "ada");
  await stage.github.settled();
  return { app, installation, octokit: stage.client(jwt(app)) };
}

describe("Apps and webhooks", () => {
  test("trade a signed token for one of the installation, no wider than granted", async () => {
    await using stage = await createStage();
    await using receiver = await createReceiver();
    const { app, installation, octokit } = await createApp(stage, receiver.url);
    const about = { installation_id: installation };

    const { data } = await octokit.apps.createInstallationAccessToken(about);
    const bot = stage.client(data.token);

    expect(data.token).toMatch(/^ghs_[A-Za-z0-9._-]{400,}$/);
    expect((await bot.apps.listReposAccessibleToInstallation()).data.repositories).toMatchObject([
      { full_name: "ada/engine" },
    ]);
    expect((await bot.issues.create({ ...repo, title: "Mine" })).data).toMatchObject({
      user: { login: "cco[bot]", type: "Bot" },
      performed_via_github_app: { id: app.id },
    });
    expect(
      (
        await refusalOf(
          octokit.apps.createInstallationAccessToken({ ...about, permissions: { actions: "write" } }),
        )
      ).status,
    ).toBe(422);
    expect((await octokit.apps.getAuthenticated()).data?.slug).toBe("cco");
    expect((await octokit.apps.listInstallations()).data.map(({ id }) => id)).toEqual([installation]);
    expect((await refusalOf(stage.client(jwt(app, 3600)).apps.getAuthenticated())).message).toContain(
      "too far in the future",
    );
    expect(
      (await refusalOf(stage.client(`${jwt(app).slice(0, -8)}AAAAAAAA`).apps.getAuthenticated())).status,
    ).toBe(401);
  });

  test("are sent signed webhooks for their events, installation always", async () => {
    await using stage = await createStage();
    await using receiver = await createReceiver();
    const { installation } = await createApp(stage, receiver.url);

    const { data: issue } = await stage.ada.issues.create({ ...repo, title: "A" });
    await stage.ada.issues.createComment({ ...repo, issue_number: issue.number, body: "not asked for" });
    await stage.github.settled();

    expect(receiver.received.map(({ headers }) => headers["x-github-event"])).toEqual([
      "installation",
      "issues",
    ]);
    const [, told] = receiver.received;
    expect(told?.body).toMatchObject({
      action: "opened",
      installation: { id: installation },
      repository: { full_name: "ada/engine" },
    });
    const signature = createHmac("sha256", "s3cret")
      .update(told?.text ?? "")
      .digest("hex");
    expect(told?.headers["x-hub-signature-256"]).toBe(`sha256=${signature}`);
  });

  test("find failed deliveries and have them sent again under the same guid", async () => {
    await using stage = await createStage();
    await using receiver = await createReceiver();
    const { octokit } = await createApp(stage, receiver.url);
    receiver.answer.status = 500;
    await stage.ada.issues.create({ ...repo, title: "A" });
    await stage.github.settled();
    receiver.answer.status = 200;

    const { data: deliveries } = await octokit.apps.listWebhookDeliveries({ per_page: 1 });
    const [failed] = deliveries;
    await octokit.apps.redeliverWebhookDelivery({ delivery_id: failed?.id ?? 0 });
    await stage.github.settled();

    expect(failed).toMatchObject({ status_code: 500, event: "issues", action: "opened" });
    const [latest] = (await octokit.apps.listWebhookDeliveries({ per_page: 1 })).data;
    expect(latest).toMatchObject({ guid: failed?.guid, redelivery: true, status: "OK" });
    expect((await octokit.paginate("GET /app/hook/deliveries", { per_page: 1 })).length).toBe(3);
    expect(
      (await octokit.apps.getWebhookDelivery({ delivery_id: latest?.id ?? 0 })).data.request.headers,
    ).toMatchObject({ "x-github-event": "issues" });
  });

  test("hear of the buttons of their own check runs, and are asked for a suite on each push", async () => {
    await using stage = await createStage();
    await using receiver = await createReceiver();
    const { octokit, installation } = await createApp(stage, receiver.url);
    const { data: token } = await octokit.apps.createInstallationAccessToken({
      installation_id: installation,
    });
    const sha = await commitOn(stage.ada, await stage.head(), { b: "b" });
    await stage.ada.git.updateRef({ ...repo, ref: "heads/main", sha });
    const actions = [{ label: "Stop", description: "Stop the mission", identifier: "stop" }];
    const { data: run } = await stage
      .client(token.token)
      .checks.create({ ...repo, name: "CCO", head_sha: sha, conclusion: "neutral", actions });

    await stage.github.admin.pressButton("ada/engine", { checkRun: run.id, identifier: "stop", by: "bob" });
    await stage.github.settled();

    const told = receiver.received.map(({ headers, body }) => `${headers["x-github-event"]}.${body.action}`);
    expect(told).toEqual([
      "installation.created",
      "check_suite.requested",
      "check_run.created",
      "check_run.completed",
      "check_run.requested_action",
    ]);
    expect(receiver.received.at(-1)?.body).toMatchObject({
      requested_action: { identifier: "stop" },
      sender: { login: "bob" },
    });
  });
});
