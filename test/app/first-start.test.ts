import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readEnvFile } from "#src/adapters/env-file.ts";
import { parseAppConfig } from "#src/app/app-config.ts";
import { firstStart } from "#src/app/first-start.ts";
import { agreeTo, createFirstStartStage, formIn, visit } from "./first-start-stage.ts";

function conversions({ calls }: { readonly calls: readonly { readonly path: string }[] }): number {
  return calls.filter(({ path }) => path.endsWith("/conversions")).length;
}

describe("the first start", () => {
  it("leads through GitHub's page to an App that is configured, without a restart", async () => {
    await using stage = await createFirstStartStage();
    await writeFile(
      join(stage.directory, ".env"),
      "ANTHROPIC_API_KEY=kept # mine\nAPP_ID=\nLOG_LEVEL=debug",
      {
        mode: 0o644,
      },
    );

    const first = await visit(stage.url);
    const ready = await visit(await agreeTo(first.text));
    const env = await stage.made;

    const file = join(stage.directory, ".env");
    const config = parseAppConfig(env);
    const app = stage.github.world.apps.get(config.appId);
    expect(ready.status).toBe(200);
    expect(ready.text).toContain(`/apps/${app?.slug}/installations/new`);
    expect(app).toMatchObject({
      owner: "ada",
      hook: { url: stage.channel, secret: config.webhookSecret },
      clientId: config.oauth?.clientId,
      clientSecret: config.oauth?.clientSecret,
    });
    expect(config).toMatchObject({ publicUrl: stage.url.replace(/\/$/, ""), proxyUrl: stage.channel });
    expect(env).toMatchObject(
      await readEnvFile(file).then(({ LOG_LEVEL: _, ANTHROPIC_API_KEY: __, ...rest }) => rest),
    );
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, "utf8")).toMatch(
      /^ANTHROPIC_API_KEY=kept # mine\nLOG_LEVEL=debug\nAPP_ID=\d+\nPRIVATE_KEY=/,
    );
    for (const secret of [
      config.webhookSecret,
      config.oauth?.clientSecret ?? "?",
      env.PRIVATE_KEY ?? "?",
      "PRIVATE KEY",
    ])
      expect(`${stage.logged()}${first.text}${ready.text}`).not.toContain(secret);
    expect(stage.github.violations).toEqual([]);
  });

  it("asks GitHub for what app.yml says, under addresses of this machine", async () => {
    await using stage = await createFirstStartStage();

    const { action, manifest } = formIn((await visit(stage.url)).text);

    const base = stage.url.replace(/\/$/, "");
    expect(action.href).toMatch(`${stage.github.serverUrl}/settings/apps/new?state=`);
    expect(JSON.parse(manifest)).toEqual({
      name: expect.stringMatching(/^CCO [0-9a-f]{6}$/),
      description: expect.any(String),
      url: "https://github.com/mivertowski/cco",
      public: false,
      hook_attributes: { url: stage.channel, active: true },
      redirect_url: `${base}/setup`,
      callback_urls: [`${base}/callback`],
      setup_url: `${base}/`,
      default_permissions: expect.objectContaining({
        contents: "write",
        workflows: "write",
        metadata: "read",
      }),
      default_events: expect.arrayContaining(["issues", "check_run", "workflow_run"]),
    });
  });

  it("says of every permission what it is for", async () => {
    await using stage = await createFirstStartStage();

    const { text } = await visit(stage.url);

    const reasons = [...text.matchAll(/<li><code>\w+: \w+<\/code>(.*)<\/li>/g)].map(([, reason]) => reason);
    expect(reasons).toHaveLength(8);
    expect(reasons).not.toContain(" ");
  });

  it("makes the App for an organisation, by its page or by GH_ORG", async () => {
    await using stage = await createFirstStartStage({ GH_ORG: "guild" });

    const usual = formIn((await visit(stage.url)).text).action;
    const asked = formIn((await visit(`${stage.url}?org=engineers`)).text).action;
    const wrong = await visit(`${stage.url}?org=a%2Fb`);

    expect(usual.pathname).toBe("/organizations/guild/settings/apps/new");
    expect(asked.pathname).toBe("/organizations/engineers/settings/apps/new");
    expect(wrong.status).toBe(400);
  });

  it("takes the address it is given, and needs no channel then", async () => {
    await using stage = await createFirstStartStage({ APP_URL: "https://cco.example.com/" }, () =>
      Promise.reject(new Error("not asked")),
    );
    const shown = new URL(stage.url);
    const port = /"url":"[^"]+:(\d+)"/.exec(stage.logged())?.[1];

    expect(shown.origin).toBe("https://cco.example.com");
    expect(shown.searchParams.get("key")).toMatch(/^[0-9a-f]{32}$/);
    const { manifest } = formIn((await visit(`http://localhost:${port}/${shown.search}`)).text);
    expect(JSON.parse(manifest)).toMatchObject({
      hook_attributes: { url: "https://cco.example.com/api/github/webhooks" },
      redirect_url: "https://cco.example.com/setup",
    });
  });
});

describe("nobody else completes it", () => {
  it("without a state from here, and none counts twice", async () => {
    await using stage = await createFirstStartStage();
    const back = await agreeTo((await visit(stage.url)).text);
    const forged = new URL(back);
    forged.searchParams.set("state", "mine");
    const bare = new URL(back);
    bare.searchParams.delete("code");

    const refused = await visit(forged);
    const codeless = await visit(bare);
    const used = await visit(back);

    expect([refused.status, codeless.status, used.status]).toEqual([400, 400, 400]);
    expect(refused.text).toContain("This link was not made here");
    expect(conversions(stage.github)).toBe(0);
  });

  it.each([
    ["under another name for this machine", { host: "rebound.example.com" }],
    ["through a proxy", { "x-forwarded-for": "203.0.113.7" }],
    ["through a proxy that says so as the standard has it", { forwarded: "for=203.0.113.7" }],
  ])("%s", async (_, headers) => {
    await using stage = await createFirstStartStage();

    const first = await visit(stage.url, headers);
    const second = await visit(await agreeTo((await visit(stage.url)).text), headers);

    expect([first.status, second.status]).toEqual([403, 403]);
    expect(first.text).not.toContain("manifest");
    expect(conversions(stage.github)).toBe(0);
  });

  it("where others reach it without the key that the terminal shows", async () => {
    await using stage = await createFirstStartStage({ HOST: "0.0.0.0" });
    const url = stage.url.replace("0.0.0.0", "127.0.0.1");

    const without = await visit(url.replace(/\?.*/, ""));
    const wrong = await visit(`${url}0`);
    const shown = await visit(url);
    const ready = await visit(await agreeTo(shown.text));

    expect([without.status, wrong.status, shown.status, ready.status]).toEqual([403, 403, 200, 200]);
  });

  it("in production: it does not begin", async () => {
    const start = firstStart({
      env: { NODE_ENV: "production" },
      log: undefined as never,
      announce: () => {},
    });

    await expect(start).rejects.toMatchObject({ code: "APP_MISCONFIGURED" });
  });
});

describe("a setup that cannot go on", () => {
  it("says that GitHub did not answer, and goes on with the same link", async () => {
    await using stage = await createFirstStartStage();
    const back = await agreeTo((await visit(stage.url)).text);
    stage.github.faults.beforeCall = () => "cut";
    const failed = await visit(back);
    stage.github.faults.beforeCall = undefined;

    const ready = await visit(back);

    expect(failed.status).toBe(502);
    expect(failed.text).toContain("Load this page again");
    expect(ready.status).toBe(200);
    await stage.made;
  });

  it("says that a code was used", async () => {
    await using stage = await createFirstStartStage();
    const back = await agreeTo((await visit(stage.url)).text);
    back.searchParams.set("code", "used");

    const { status, text } = await visit(back);

    expect(status).toBe(400);
    expect(text).toContain("GitHub no longer knows the code");
  });

  it("says that there is no channel, and tries again for the next page", async () => {
    let tries = 0;
    const channel = () =>
      ++tries === 1
        ? Promise.reject(new Error("getaddrinfo ENOTFOUND smee.io"))
        : Promise.resolve("https://smee.io/x");
    await using stage = await createFirstStartStage({}, channel);

    const failed = await visit(stage.url);
    const next = await visit(stage.url);

    expect(failed.status).toBe(502);
    expect(failed.text).toContain("ENOTFOUND smee.io");
    expect(next.text).toContain("https://smee.io/x");
  });

  it("says that the key could not be kept, and where the App is", async () => {
    await using stage = await createFirstStartStage();
    const back = await agreeTo((await visit(stage.url)).text);
    await mkdir(join(stage.directory, ".env"));

    const { status, text } = await visit(back);

    expect(status).toBe(500);
    expect(text).toContain("The key could not be kept");
    expect(text).toContain("/apps/cco-");
  });
});
