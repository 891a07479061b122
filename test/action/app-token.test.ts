import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createGitHub, type LocalGitHub } from "#rehearsal/github/github.ts";
import { createAppToken, parseAppUrl } from "#src/action/app-token.ts";
import { createSecrets } from "#src/action/secrets.ts";
import { createTokenServer, type TokenServer } from "../app/token-server.ts";

const minute = 60_000;
const slug = { owner: "ada", name: "slug" };

let github: LocalGitHub;
let server: TokenServer;

/** The runner's part: asks GitHub which job this is. */
async function identify(audience: string): Promise<string> {
  const ref = "refs/heads/main";
  const workflow_ref = `ada/slug/.github/workflows/cco.yml@${ref}`;
  const job = { ref, workflow_ref, run_id: "1", event_name: "issues" };
  const { url, token } = github.actions.idTokenRequest({ repository: slug, github: job });
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${url}&audience=${encodeURIComponent(audience)}`, { headers });
  return ((await answer.json()) as { readonly value: string }).value;
}

function createStage(appUrl = server.url, ask = identify) {
  const warnings: string[] = [];
  const hidden: string[] = [];
  let passed = 0;
  const token = createAppToken({
    appUrl,
    otherwise: "the job's own",
    identify: ask,
    hide: (secret) => hidden.push(secret),
    warn: (text) => warnings.push(text),
    clock: () => Date.now() + passed,
    pauses: [0, 0],
  });
  const later = (by: number) => {
    passed += by;
  };
  return { token, warnings, hidden, later };
}

const granted = async () => Number(/outcome="granted"} (\d+)/.exec(await server.metrics())?.[1] ?? 0);

describe("the token of a job", () => {
  beforeEach(async () => {
    github = await createGitHub();
    await github.admin.createRepository({ ...slug, files: { "README.md": "# A\n" } });
    server = await createTokenServer(github);
    github.admin.install(server.app.id, "ada");
  });

  afterEach(async () => {
    await server[Symbol.asyncDispose]();
    await github.close();
  });

  it("is the App's, asked for once by all that need it at a time, and again before it expires", async () => {
    const { token, hidden, warnings, later } = createStage();
    const [first, same] = await Promise.all([token(), token()]);
    later(49 * minute);
    const still = await token();
    const before = await granted();
    later(2 * minute);
    const next = await token();

    expect(first).toMatch(/^ghs_/);
    expect([same, still]).toEqual([first, first]);
    expect(next).toMatch(/^ghs_/);
    expect(next).not.toBe(first);
    expect([before, await granted()]).toEqual([1, 2]);
    // Two identities and two tokens.
    expect(hidden).toHaveLength(4);
    expect(hidden).toEqual(expect.arrayContaining([first, next]));
    expect(warnings).toEqual([]);
  });

  it("is kept while the App is away, until it expires, and is the App's again after that", async () => {
    const { token, warnings, later } = createStage();
    const first = await token();
    github.faults.next({ path: /access_tokens$/, status: 502, times: 6 });
    later(55 * minute);
    const kept = await token();
    later(10 * minute);
    const own = await token();
    later(2 * minute);
    const again = await token();

    expect(kept).toBe(first);
    expect(own).toBe("the job's own");
    expect(warnings).toEqual([expect.stringContaining("It answered 503: GitHub gives out no tokens now.")]);
    expect(again).toMatch(/^ghs_/);
  });

  const noIdentity = async () => {
    throw new Error("Error message: Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable");
  };

  it.each<[string, () => Parameters<typeof createStage>, RegExp]>([
    ["may not say who it is", () => [server.url, noIdentity], /no identity.* Add `id-token: write`/],
    [
      "calls the App by another name",
      () => [server.url.replace("127.0.0.1", "localhost")],
      /401: .*`APP_URL`/,
    ],
    ["meets something else at the address", () => [`${server.url}/elsewhere`], /404: .*mend `app-url`/],
    ["reaches nothing there", () => ["http://127.0.0.1:1"], /cannot be reached: .*`\/healthz`/],
  ])("is its own when it %s, which is said once with what to do", async (_, given, why) => {
    const { token, warnings, later } = createStage(...given());
    const first = await token();
    later(90 * minute);
    const second = await token();

    expect([first, second]).toEqual(["the job's own", "the job's own"]);
    expect(warnings).toEqual([expect.stringMatching(why)]);
    expect(warnings[0]).toContain("goes on with `github-token`");
  });

  it("is its own where the App is not installed", async () => {
    github.world.apps.get(server.app.id)?.installations.clear();
    const { token, warnings } = createStage();

    expect(await token()).toBe("the job's own");
    expect(warnings).toEqual([expect.stringMatching(/404: .*not installed on ada\/slug.*Install the App/)]);
  });

  it("is asked for at that address only: the identity follows no redirection", async () => {
    const seen: string[] = [];
    const detour = createServer(({ url = "", headers }, response) => {
      seen.push(`${url} ${headers.authorization === undefined ? "without" : "with"} an identity`);
      response.writeHead(307, { location: `http://localhost:${port()}/other` }).end();
    });
    const port = () => (detour.address() as AddressInfo).port;
    detour.listen(0, "127.0.0.1");
    await once(detour, "listening");
    const { token } = createStage(`http://127.0.0.1:${port()}`);
    const own = await token();
    detour.closeAllConnections();
    detour.close();

    expect(own).toBe("the job's own");
    expect(new Set(seen)).toEqual(new Set(["/token with an identity"]));
  });
});

describe("the App's address", () => {
  it.each(["cco.example.com", "http://cco.example.com", "ftp://a", "https://a:b@c.de", "https://a.de/?x=1"])(
    "is not %s",
    (text) => {
      expect(() => parseAppUrl(text)).toThrow("The input app-url");
    },
  );

  it("is taken without a slash at its end, and on this machine in the clear", () => {
    const texts = [
      "https://cco.example.com/",
      "https://a.de/cco//",
      "http://127.0.0.1:3000",
      "http://[::1]:1/",
    ];

    expect(texts.map(parseAppUrl)).toEqual([
      ...["https://cco.example.com", "https://a.de/cco", "http://127.0.0.1:3000", "http://[::1]:1"],
    ]);
  });
});

describe("what may not be shown", () => {
  it("is hidden from when it is known", () => {
    const { redact, isSecret, add } = createSecrets(["the first secret"]);
    const before = redact("the first secret, the second secret");
    add("the second secret");

    expect(before).toBe("[redacted], the second secret");
    expect(redact("the first secret, the second secret")).toBe("[redacted], [redacted]");
    expect(isSecret("the second secret")).toBe(true);
  });
});
