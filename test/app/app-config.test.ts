import { generateKeyPairSync } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { isFirstStart, parseAppConfig } from "#src/app/app-config.ts";
import type { AppEnvironment } from "#src/app/app-environment.ts";
import { isLoopback, isPublicUrl } from "#src/app/loopback.ts";
import { createTemp } from "../support/temp.ts";

const pem = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
}).privateKey.trim();

const secret = "8f3b1c0d9e7a465f8f3b1c0d9e7a465f";
const good = { APP_ID: "1234", PRIVATE_KEY: pem, WEBHOOK_SECRET: secret };

function problemsOf(env: AppEnvironment): readonly string[] {
  try {
    parseAppConfig(env);
  } catch (error) {
    expect(error).toMatchObject({ code: "APP_MISCONFIGURED", fix: expect.stringContaining("docs/app.md") });
    const [, ...lines] = (error as Error).message.split("\n");
    return lines.map((line) => line.trim());
  }
  return [];
}

describe("the configuration", () => {
  it("needs three values, and knows the rest of github.com", () => {
    const config = parseAppConfig(good);

    expect(config).toEqual({
      appId: 1234,
      privateKey: pem,
      webhookSecret: secret,
      host: "localhost",
      port: 3000,
      logLevel: "info",
      github: { apiUrl: "https://api.github.com", serverUrl: "https://github.com" },
      publicUrl: undefined,
      oauth: undefined,
      redisUrl: undefined,
      proxyUrl: undefined,
      workflow: "cco.yml",
      oidcIssuer: "https://token.actions.githubusercontent.com",
    });
  });

  it("says every mistake at once, each with what was expected", () => {
    const problems = problemsOf({
      APP_ID: "Iv23liabc",
      PRIVATE_KEY: "not a key",
      WEBHOOK_SECRET: "short",
      PORT: "70000",
      LOG_LEVEL: "loud",
      APP_URL: "cco.example.com",
      REDIS_URL: "localhost:6379",
      CCO_WORKFLOW: "../cco.yml",
      GHE_HOST: "https://ghe.example.com/",
      GHE_PROTOCOL: "ftp",
      OIDC_ISSUER: "http://issuer.example.com",
      WEBHOOK_PROXY_URL: "https://smee.io/abc",
      GITHUB_CLIENT_ID: "Iv23liabc",
      NODE_ENV: "production",
    });

    expect(problems).toEqual([
      "APP_ID: expected the App's number, from the top of its settings page; its client id is another",
      "WEBHOOK_SECRET: expected 16 characters or more: `openssl rand -hex 32` makes one",
      "APP_URL: expected an address such as https://cco.example.com",
      "PORT: expected a port, 0 to 65535",
      "LOG_LEVEL: expected one of trace, debug, info, warn, error, fatal",
      "REDIS_URL: expected an address such as rediss://cache.example.com:6379",
      "CCO_WORKFLOW: expected the name of a file in .github/workflows, such as cco.yml",
      "GHE_HOST: expected a host without https:// or a path",
      "GHE_PROTOCOL: expected http or https",
      "PRIVATE_KEY: expected a PEM file as GitHub gives it, or one in Base64",
      "GITHUB_CLIENT_SECRET: expected it too, from the App's settings page: one without the other signs nobody in",
      "WEBHOOK_PROXY_URL: expected none in production: whoever knows a channel reads what passes through it",
      "OIDC_ISSUER: expected https://, or anybody on the way could forge jobs",
    ]);
  });

  it.each([
    ["no secret", undefined],
    ["a secret of blanks", "                    "],
    ["the secret that Probot falls back to", "development"],
    ["a secret of one character", "a".repeat(40)],
  ])("lets nobody in with %s", (_, WEBHOOK_SECRET) => {
    expect(problemsOf({ ...good, WEBHOOK_SECRET })).toEqual([
      expect.stringMatching(/^WEBHOOK_SECRET: expected/),
    ]);
  });

  it("fails closed on an empty environment in production, and is a first start anywhere else", () => {
    expect(isFirstStart({ NODE_ENV: "production" })).toBe(false);
    expect(isFirstStart({ NODE_ENV: "development" })).toBe(true);
    expect(isFirstStart({ APP_ID: "1" })).toBe(false);
    expect(problemsOf({ NODE_ENV: "production" }).map((line) => line.split(":")[0])).toEqual([
      "APP_ID",
      "WEBHOOK_SECRET",
      "PRIVATE_KEY",
    ]);
  });

  it.each([
    ["an Enterprise Server", { GHE_HOST: "ghe.example.com" }, "https://ghe.example.com", "/api/v3"],
    [
      "an Enterprise Server without TLS, on a port",
      { GHE_HOST: "ghe.internal:8080", GHE_PROTOCOL: "http" },
      "http://ghe.internal:8080",
      "/api/v3",
    ],
  ])("knows the addresses of %s", (_, more, serverUrl, api) => {
    expect(parseAppConfig({ ...good, ...more })).toMatchObject({
      github: { serverUrl, apiUrl: `${serverUrl}${api}` },
      oidcIssuer: `${serverUrl}/_services/token`,
    });
  });

  it("knows the addresses of a GitHub with data residency", () => {
    expect(parseAppConfig({ ...good, GHE_HOST: "octo.ghe.com" })).toMatchObject({
      github: { serverUrl: "https://octo.ghe.com", apiUrl: "https://api.octo.ghe.com" },
      oidcIssuer: "https://token.actions.octo.ghe.com",
    });
  });

  it("takes addresses with or without a slash at the end, and people's sign-in when it is whole", () => {
    const more = { APP_URL: "https://cco.example.com/", GITHUB_CLIENT_ID: "Iv1", GITHUB_CLIENT_SECRET: "s" };

    expect(parseAppConfig({ ...good, ...more })).toMatchObject({
      publicUrl: "https://cco.example.com",
      oauth: { clientId: "Iv1", clientSecret: "s" },
    });
  });
});

describe("the private key", () => {
  it.each([
    ["as it is", pem],
    ["with escaped line breaks", pem.replaceAll("\n", "\\n")],
    ["in Base64", Buffer.from(pem).toString("base64")],
    ["with blanks around it", `\n  ${pem}  \n`],
  ])("may be given %s", (_, PRIVATE_KEY) => {
    expect(parseAppConfig({ ...good, PRIVATE_KEY }).privateKey).toBe(pem);
  });

  it("may be in a file", async () => {
    await using folder = await createTemp();
    const path = join(folder.path, "key.pem");
    await writeFile(path, `${pem}\n`);

    const config = parseAppConfig({ ...good, PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: path });

    expect(config.privateKey.trim()).toBe(pem);
  });

  test.each([
    ["cut", { PRIVATE_KEY: pem.replace(/\n.{64}\n/, "\n") }, "expected a whole RSA key"],
    ["public", { PRIVATE_KEY: "-----BEGIN PUBLIC KEY-----\nx\n-----END PUBLIC KEY-----" }, "expected a PEM"],
    ["in no file", { PRIVATE_KEY: "", PRIVATE_KEY_PATH: "/nowhere/key.pem" }, "can be read (ENOENT)"],
    ["in the place of its path", { PRIVATE_KEY: "", PRIVATE_KEY_PATH: pem }, "can be read (E"],
  ])("that is %s is refused without being shown", (_, more, expected) => {
    const problems = problemsOf({ ...good, ...more });

    expect(problems).toEqual([expect.stringContaining(expected)]);
    expect(problems.join("")).not.toContain(pem.slice(40, 80));
  });
});

describe("this machine", () => {
  it.each(["localhost", "127.0.0.1", "127.1.2.3", "[::1]", "::1", "::ffff:127.0.0.1", "app.localhost"])(
    "is %s",
    (host) => expect(isLoopback(host)).toBe(true),
  );

  it.each(["0.0.0.0", "::", "10.0.0.1", "example.com", "127.0.0.1.example.com", "localhost.example.com"])(
    "is not %s",
    (host) => expect(isLoopback(host)).toBe(false),
  );

  it("has no address that others reach", () => {
    expect(isPublicUrl("http://localhost:3000")).toBe(false);
    expect(isPublicUrl("https://cco.example.com")).toBe(true);
    expect(isPublicUrl(undefined)).toBe(false);
  });
});
