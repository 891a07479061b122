import { createHmac, createSign, generateKeyPairSync } from "node:crypto";
import { Octokit } from "@octokit/rest";
import { decodeJwt } from "jose";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createGitHub, type LocalGitHub } from "#rehearsal/github/github.ts";
import { rotateKeys } from "#rehearsal/github/oidc.ts";
import { createTokenServer, type TokenServer } from "./token-server.ts";

const audience = "https://cco.example.com";
const slug = { owner: "ada", name: "slug" };
const workflow = "ada/slug/.github/workflows/cco.yml@refs/heads/main";
const main = { ref: "refs/heads/main", event_name: "issues", workflow_ref: workflow };

let github: LocalGitHub;
let server: TokenServer;
let minutes = 0;

beforeEach(async () => {
  minutes = 0;
  github = await createGitHub({ clock: () => Date.now() + minutes * 60_000 });
  for (const name of ["slug", "other", "elsewhere"]) {
    await github.admin.createRepository({ owner: "ada", name, files: { "README.md": "# A\n" } });
  }
  server = await createTokenServer(github, audience);
  github.admin.install(server.app.id, "ada", ["ada/slug", "ada/other"]);
});

afterEach(async () => {
  vi.useRealTimers();
  await server[Symbol.asyncDispose]();
  await github.close();
});

type Of = { readonly repository?: typeof slug; readonly audience?: string };

/** What a job gets that asks GitHub who it is. */
async function identityOf(job: Readonly<Record<string, string>> = {}, of: Of = {}): Promise<string> {
  const about = { repository: of.repository ?? slug, github: { ...main, run_id: "1", actor: "ada", ...job } };
  const { url, token } = github.actions.idTokenRequest(about);
  const asked = `${url}&audience=${encodeURIComponent(of.audience ?? audience)}`;
  const answer = await fetch(asked, { headers: { authorization: `Bearer ${token}` } });
  return ((await answer.json()) as { readonly value: string }).value;
}

type Traded = { readonly status: number; readonly error?: string; readonly token?: string };

async function trade(identity: string): Promise<Traded & { readonly expires_at?: string }> {
  const headers = { authorization: `Bearer ${identity}` };
  const answer = await fetch(`${server.url}/token`, { method: "POST", headers });
  const text = await answer.text();
  return { status: answer.status, ...(text.startsWith("{") ? JSON.parse(text) : {}) };
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

describe("the App's token for a job", () => {
  it("may do in the job's repository what a mission needs, and nothing anywhere else", async () => {
    const { status, token = "", expires_at = "" } = await trade(await identityOf());
    const octokit = new Octokit({ auth: token, baseUrl: github.apiUrl, log: silent });
    const here = { owner: "ada", repo: "slug" };
    const there = { owner: "ada", repo: "other" };
    const sha = (await octokit.git.getRef({ ...here, ref: "heads/main" })).data.object.sha;

    const issue = await octokit.issues.create({ ...here, title: "A" });
    await octokit.git.createRef({ ...here, ref: "refs/heads/a", sha });
    await octokit.checks.create({ ...here, name: "A", head_sha: sha });
    const refused = await Promise.all([
      statusOf(octokit.issues.create({ ...there, title: "A" })),
      statusOf(octokit.git.createRef({ ...there, ref: "refs/heads/a", sha })),
      statusOf(octokit.repos.createCommitStatus({ ...here, sha, state: "success" })),
      statusOf(octokit.repos.createWebhook({ ...here, config: { url: "https://example.com" } })),
    ]);
    const { data: seen } = await octokit.apps.listReposAccessibleToInstallation();

    expect(status).toBe(200);
    expect(issue.data.user?.login).toBe(server.app.login);
    expect(refused.every((one) => one >= 403)).toBe(true);
    expect(seen.repositories.map(({ full_name }) => full_name)).toEqual(["ada/slug"]);
    expect(Date.parse(expires_at) - Date.now()).toBeGreaterThan(3_500_000);
    expect(await server.metrics()).toContain('cco_token_exchanges_total{outcome="granted"} 1');
  });

  it("is given to the repository under its new name, and to no other under the old one", async () => {
    const before = await identityOf();
    github.admin.repository("ada/slug").name = "renamed";
    const world = github.world.repositories;
    const renamed = world.get("ada/slug");
    if (renamed !== undefined) world.set("ada/renamed", renamed);
    world.delete("ada/slug");
    await github.admin.createRepository({ owner: "ada", name: "slug", files: { "README.md": "# B\n" } });
    const [installation] = github.world.apps.get(server.app.id)?.installations.values() ?? [];
    const covered = installation?.repositories;
    if (covered instanceof Set) covered.add(github.admin.repository("ada/slug").id);
    const path = "ada/renamed/.github/workflows/cco.yml@refs/heads/main";
    const after = await identityOf({ workflow_ref: path }, { repository: { owner: "ada", name: "renamed" } });

    expect(await trade(before)).toEqual({
      status: 403,
      error: expect.stringContaining("another repository"),
    });
    expect((await trade(after)).status).toBe(200);
  });
});

describe("a job gets no token", () => {
  const elsewhere = { owner: "ada", name: "elsewhere" };
  const otherPath = "ada/slug/.github/workflows/ci.yml@refs/heads/main";
  const branch = "refs/heads/cco/mission/issue-1";
  const onBranch = workflow.replace("refs/heads/main", branch);
  const asked = "refs/pull/7/merge";

  it.each<[string, Readonly<Record<string, string>>, Of, number, string]>([
    ["for another App", {}, { audience: "https://evil.example.com" }, 401, "not meant for this App"],
    ["of another workflow", { workflow_ref: otherPath }, {}, 403, "The job's workflow is"],
    [
      "of a repository that has the same workflow in another's name",
      {},
      { repository: { owner: "ada", name: "other" } },
      403,
      "The job's workflow is ada/slug/",
    ],
    [
      "on the mission's branch, where the worker may have changed the workflow",
      { ref: branch, workflow_ref: onBranch },
      {},
      403,
      `The job runs on ${branch}, not on refs/heads/main`,
    ],
    [
      "of a pull request",
      { event_name: "pull_request", ref: asked, workflow_ref: workflow.replace("refs/heads/main", asked) },
      {},
      403,
      "started by pull_request",
    ],
    ["of a pull request on the base", { event_name: "pull_request_target" }, {}, 403, "pull_request_target"],
    [
      "where the App is not installed",
      { workflow_ref: workflow.replace("slug", "elsewhere") },
      { repository: elsewhere },
      404,
      "not installed on ada/elsewhere",
    ],
  ])("%s", async (_, job, of, status, why) => {
    expect(await trade(await identityOf(job, of))).toEqual({ status, error: expect.stringContaining(why) });
    expect(github.calls.filter(({ path }) => path.endsWith("access_tokens")).length).toBeLessThan(2);
  });

  it("when its steps stand in a reusable workflow", async () => {
    const claims = decodeJwt(await identityOf());
    const reusable = "eve/tools/.github/workflows/cco.yml@refs/heads/main";
    const { job_workflow_ref } = claims;
    // The local runner has no reusable workflows: its issuer says what GitHub's would.
    const { url, token } = github.actions.idTokenRequest({ repository: slug, github: main });
    const known = github.world.issuer.requests.get(token);
    github.world.issuer.requests.set(token, { ...known, job_workflow_ref: reusable });
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${url}&audience=${encodeURIComponent(audience)}`, { headers });
    const { value } = (await answer.json()) as { readonly value: string };

    expect(job_workflow_ref).toBe(workflow);
    expect(await trade(value)).toEqual({ status: 403, error: expect.stringContaining(reusable) });
  });

  it("for an identity that was shown before, or is too old", async () => {
    const identity = await identityOf();
    const first = await trade(identity);
    const again = await trade(identity);
    const identityFrom = async (offset: number) => {
      minutes = offset;
      const made = await identityOf();
      minutes = 0;
      return made;
    };
    const old = await trade(await identityFrom(-7));
    const early = await trade(await identityFrom(12));
    const late = await trade(await identityFrom(-5.5));

    expect([first.status, again.status]).toEqual([200, 401]);
    expect(again.error).toContain("shown before");
    expect(old).toEqual({ status: 401, error: "The identity has expired." });
    expect(early).toEqual({ status: 401, error: "The identity is not valid yet." });
    // A clock may be wrong by a minute.
    expect(late.status).toBe(200);
  });

  it("for what GitHub did not sign, however it is dressed", async () => {
    const [header = "", body = "", signature = ""] = (await identityOf()).split(".");
    const { kid } = JSON.parse(Buffer.from(header, "base64url").toString());
    const { keys } = (await (await fetch(`${github.serverUrl}/_services/token/.well-known/jwks`)).json()) as {
      readonly keys: readonly object[];
    };
    const own = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const signed = (head: object, key = own.privateKey) => {
      const text = `${encode(head)}.${body}`;
      return `${text}.${createSign("RSA-SHA256").update(text).sign(key, "base64url")}`;
    };
    const jwk = own.publicKey.export({ format: "jwk" });
    const hs256 = `${encode({ alg: "HS256", kid })}.${body}`;
    const symmetric = createHmac("sha256", JSON.stringify(keys[0])).update(hs256).digest("base64url");
    const changed = encode({ ...JSON.parse(Buffer.from(body, "base64url").toString()), ref: "refs/heads/x" });
    const forged = [
      `${encode({ alg: "none" })}.${body}.`,
      `${encode({ alg: "none", kid })}.${body}.${signature}`,
      `${hs256}.${symmetric}`,
      signed({ alg: "RS256", kid }),
      signed({ alg: "RS256", kid: "mine" }),
      signed({ alg: "RS256", jwk }),
      signed({ alg: "RS256", kid: "mine", jku: `${github.serverUrl}/mine` }),
      `${header}.${changed}.${signature}`,
      "not.a.token",
      "x",
    ];

    const answers = [];
    for (const one of forged) answers.push(await trade(one));

    const error = expect.stringContaining("is not one of");
    expect(answers).toEqual(forged.map(() => ({ status: 401, error })));
    expect(github.calls.filter(({ door }) => door === "rest")).toEqual([]);
  });

  it("for an identity of another issuer, one that is no job's, none, or one of any length", async () => {
    const { url } = github.actions.idTokenRequest({ repository: slug, github: main });
    const issuer = await createGitHub();
    await issuer.admin.createRepository({ ...slug, files: { "README.md": "# A\n" } });
    const { token, url: foreign } = issuer.actions.idTokenRequest({ repository: slug, github: main });
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${foreign}&audience=${audience}`, { headers });
    const { value } = (await answer.json()) as { readonly value: string };
    await issuer.close();

    const stranger = await trade(value);
    const none = await fetch(`${server.url}/token`, { method: "POST" });
    const long = await trade(`${"a".repeat(5000)}.${"b".repeat(5000)}.${"c".repeat(5000)}`);
    const longer = await trade("a".repeat(100_000));

    expect(url).not.toBe(foreign);
    expect(stranger).toEqual({ status: 401, error: expect.stringContaining("is not one of") });
    expect(none.status).toBe(401);
    expect(long).toEqual({ status: 401, error: "The identity is longer than any of GitHub's." });
    expect(longer.status).toBe(431);
  });
});

describe("the exchange", () => {
  it("says that it is not the job's fault when GitHub does not answer, and goes on when it does", async () => {
    const identity = await identityOf();
    github.faults.next({ path: "/_services/token/.well-known/jwks", status: 503 });
    const noKeys = await trade(identity);
    github.faults.next({ path: /\/installation$/, status: 502 });
    const noInstallation = await trade(identity);
    github.faults.next({ path: /access_tokens$/, status: 500 });
    const noToken = await trade(identity);
    const after = await trade(identity);

    expect([noKeys, noInstallation, noToken].map(({ status }) => status)).toEqual([503, 503, 503]);
    expect(noKeys.error).toContain("cannot be read now");
    expect(after.status).toBe(200);
    expect(await server.metrics()).toContain('cco_token_exchanges_total{outcome="unavailable"} 3');
  });

  it("follows the issuer to a new key", async () => {
    const first = await trade(await identityOf());
    rotateKeys(github.world);
    // Keys are not asked for again within half a minute.
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_000 });
    const second = await trade(await identityOf());

    expect([first.status, second.status]).toEqual([200, 200]);
  });

  it("names what the installation lacks", async () => {
    const [installation] = github.world.apps.get(server.app.id)?.installations.values() ?? [];
    if (installation === undefined) throw new Error("There is no installation.");
    Object.assign(installation, { permissions: { ...installation.permissions, checks: "read" } });
    const narrow = await trade(await identityOf());
    installation.suspendedAt = new Date().toISOString();
    const suspended = await trade(await identityOf());

    expect(narrow).toEqual({ status: 403, error: expect.stringContaining("lacks permissions") });
    expect(suspended).toEqual({ status: 403, error: expect.stringContaining("is suspended") });
  });
});

const silent = { debug() {}, info() {}, warn() {}, error() {} };

async function statusOf(call: Promise<{ readonly status: number }>): Promise<number> {
  try {
    return (await call).status;
  } catch (error) {
    return (error as { readonly status: number }).status;
  }
}
