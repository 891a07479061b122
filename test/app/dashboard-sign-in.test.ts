import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDashboardRoutes } from "#src/app/dashboard/dashboard-routes.ts";
import { createAppLog } from "#src/app/log.ts";
import { serve } from "#src/app/serve.ts";
import { opened } from "#test/support/given.ts";
import { callbackFor, createStage, locationOf, type Stage } from "./dashboard-stage.ts";

let now = Date.UTC(2026, 10, 2);
let stage: Stage;
beforeAll(async () => {
  stage = await createStage({ clock: () => now });
  await stage.createRepository({ owner: "ada", name: "engine", isPrivate: true });
  stage.github.admin.createUser("eve");
  stage.install("ada");
  await stage.tell("ada/engine", "issue-1", opened({ id: "issue-1", title: "Count the sheep" }));
});
afterAll(() => stage[Symbol.asyncDispose]());

describe("signing in", () => {
  it("leads through GitHub and back to the page that was asked for", async () => {
    const browser = stage.browse();
    const before = await browser.read("/ada/engine/issue-1");
    const [, login = ""] = /href="(\/login\?to=[^"]+)"/.exec(before.text) ?? [];
    const asked = new URL(await locationOf(browser.send(login)));

    expect(before.status).toBe(401);
    expect(before.text).not.toContain("sheep");
    expect(asked.searchParams.get("code_challenge_method")).toBe("S256");
    expect(await browser.signIn("ada", login)).toBe("/ada/engine/issue-1");
    expect((await browser.read("/ada/engine/issue-1")).text).toContain("Count the sheep");
  });

  it("keeps the session in one sealed cookie that neither scripts nor other sites get at", async () => {
    const browser = stage.browse();
    const to = await locationOf(browser.send("/login"));
    const response = await browser.send(await callbackFor(stage.github, { login: "ada", to }));
    const cookie = response.headers.getSetCookie().find((one) => one.startsWith("cco-session="));

    expect(cookie).toMatch(/; Max-Age=28800; Path=\/; HttpOnly; SameSite=Lax$/);
    expect([...browser.cookies.keys()]).toEqual(["cco-session"]);
    expect(decodeURIComponent(cookie ?? "")).not.toContain("ghu_");
  });

  it("binds the cookie to the host where the site is https", async () => {
    const config = { ...stage.config, publicUrl: "https://cco.example.com" };
    const routes = createDashboardRoutes(config, { log: createAppLog("fatal", String) });
    const server = await serve({ host: "127.0.0.1", port: 0, routes, log: createAppLog("fatal", String) });
    const response = await fetch(`${server.url}/login`, { redirect: "manual" });
    await server.drain(0);

    expect(response.headers.get("set-cookie")).toMatch(
      /^__Host-cco-sign-in=.*; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(response.headers.get("location")).toContain(
      encodeURIComponent("https://cco.example.com/callback"),
    );
  });

  it("refuses an answer that belongs to another attempt, or to another browser", async () => {
    const browser = stage.browse();
    const to = await locationOf(browser.send("/login"));
    const callback = await callbackFor(stage.github, { login: "eve", to });
    const wrong = callback.replace(/state=[^&]+/, "state=another");

    expect((await stage.browse().send(callback)).status).toBe(400);
    expect((await browser.send(wrong)).status).toBe(400);
    expect((await browser.send(callback)).status).toBe(400);
    expect(browser.cookies.size).toBe(0);
  });

  it("refuses a code that was used already, and one that PKCE does not vouch for", async () => {
    const browser = stage.browse();
    const first = await callbackFor(stage.github, {
      login: "ada",
      to: await locationOf(browser.send("/login")),
    });
    const kept = new Map(browser.cookies);
    await browser.send(first);
    const replaying = stage.browse();
    for (const [name, value] of kept) replaying.cookies.set(name, value);
    const other = stage.browse();
    const stolen = await callbackFor(stage.github, {
      login: "ada",
      to: await locationOf(stage.browse().send("/login")),
    });
    const mine = new URL(await locationOf(other.send("/login"))).searchParams.get("state") ?? "";

    expect((await replaying.send(first)).status).toBe(400);
    expect((await other.send(stolen.replace(/state=[^&]+/, `state=${mine}`))).status).toBe(400);
    expect(replaying.cookies.has("cco-session") || other.cookies.has("cco-session")).toBe(false);
  });

  it("says so when somebody does not want to", async () => {
    const browser = stage.browse();
    const to = await locationOf(browser.send("/login"));

    const response = await browser.send(await callbackFor(stage.github, { login: "nobody", to }));

    expect(response.status).toBe(403);
  });

  it("never leads to another site", async () => {
    for (const to of [
      "https://evil.example",
      "//evil.example/a/b",
      "/\\evil.example/a/b",
      "/a/b/c/../../../x",
      "/logout",
    ])
      expect(await stage.browse().signIn("ada", `/login?to=${encodeURIComponent(to)}`)).toBe("/");
  });

  it("ends with the token's time, and with one changed character of the cookie", async () => {
    const browser = stage.browse();
    await browser.signIn("ada");
    const good = browser.cookies.get("cco-session") ?? "";
    const at = good.length - 30;
    const changed = `${good.slice(0, at)}${good[at] === "A" ? "B" : "A"}${good.slice(at + 1)}`;

    expect((await browser.read("/")).text).toContain("Count the sheep");
    browser.cookies.set("cco-session", changed);
    expect((await browser.read("/")).text).toContain("Sign in with GitHub");
    browser.cookies.set("cco-session", good);
    now += 8 * 3_600_000;
    expect((await browser.read("/?part=main")).status).toBe(401);
    now -= 8 * 3_600_000;
  });
});

describe("signing out", () => {
  it("ends the token itself, so that a copy of the cookie opens nothing", async () => {
    const browser = stage.browse();
    await browser.signIn("ada");
    const copy = browser.cookies.get("cco-session") ?? "";

    const response = await browser.send("/logout", { method: "POST", headers: { origin: stage.url } });

    expect([response.status, response.headers.get("location")]).toEqual([303, "/"]);
    expect(browser.cookies.size).toBe(0);
    browser.cookies.set("cco-session", copy);
    expect((await browser.read("/?part=main")).status).toBe(401);
    expect(browser.cookies.size).toBe(0);
  });

  it("listens to this site alone", async () => {
    const browser = stage.browse();
    await browser.signIn("ada");

    for (const headers of [
      { "sec-fetch-site": "cross-site" },
      { origin: "https://evil.example" },
      {},
    ] as const)
      expect((await browser.send("/logout", { method: "POST", headers })).status).toBe(403);
    expect((await browser.send("/logout")).status).toBe(404);
    expect((await browser.read("/")).text).toContain("Count the sheep");
  });
});

it("an App that people cannot sign in with says what is missing", async () => {
  const log = createAppLog("fatal", String);
  const routes = createDashboardRoutes({ ...stage.config, oauth: undefined }, { log });
  const server = await serve({ host: "127.0.0.1", port: 0, routes, log });
  const text = await (await fetch(server.url)).text();
  await server.drain(0);

  expect(text).toContain("GITHUB_CLIENT_SECRET");
});
