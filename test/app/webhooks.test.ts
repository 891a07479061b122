import { createHmac, randomUUID } from "node:crypto";
import { request as httpRequest } from "node:http";
import { Octokit } from "@octokit/rest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLocalApp, type LocalApp, webhookSecret } from "#rehearsal/app-stage.ts";
import { createActions } from "#rehearsal/github/actions/actions.ts";
import { createGitHub, type LocalGitHub } from "#rehearsal/github/github.ts";
import type { Delivery } from "#rehearsal/github/hook.ts";
import { createBranchLedger } from "#src/adapters/branch-ledger.ts";
import { createGitHubClient } from "#src/adapters/github-client.ts";
import type { App } from "#src/app/app.ts";
import { replay } from "#src/core/evolve.ts";
import { renderWorkflow, workflowPath } from "#src/core/workflow-file.ts";
import { opened } from "#test/support/given.ts";

const owner = "ada";
const repo = "slug";

/** Missions with ledgers, an App that is told of them, and no machine that would run a job. */
async function createListeningStage(missions: number) {
  const github = await createGitHub({ rateLimits: { user: 100_000, installation: 100_000 } });
  const local = await createLocalApp(github, { owner });
  const files = { "README.md": "# A project\n", [workflowPath]: renderWorkflow(local.url) };
  for (const name of [repo, "other"])
    await github.admin.createRepository({ owner, name, files, collaborators: { eve: "read" } });
  const actions = createActions(github.actions, { environment: { PATH: "/nowhere" } });
  local.install(owner, [`${owner}/${repo}`]);
  const ada = new Octokit({ auth: github.admin.createToken(owner), baseUrl: github.apiUrl });
  const ledgerOf = (id: string) =>
    createBranchLedger({
      github: createGitHubClient({
        apiUrl: github.apiUrl,
        repository: `${owner}/${repo}`,
        token: github.admin.createToken(owner),
      }),
      mission: id,
      run: { run: "test", attempt: 1 },
      clock: Date.now,
      redact: String,
      hasEnded: async () => undefined,
    });
  for (let n = 1; n <= missions; n++) {
    await ada.issues.create({ owner, repo, title: `Mission ${n}`, body: "", labels: ["cco:mission"] });
    const { writer: _, afterMs: __, ...event } = opened({ id: `issue-${n}` });
    const ledger = ledgerOf(`issue-${n}`);
    await ledger.append(event, await ledger.read());
  }
  await github.settled();
  const deliveries = () => github.world.apps.get(local.keys.id)?.hook?.deliveries ?? [];
  return {
    github,
    local,
    actions,
    ada,
    entries: (id: string) => ledgerOf(id).entries(),
    deliveries,
    dispatches: () => github.calls.filter(({ path }) => path.endsWith("/dispatches")).length,
    say: (issue_number: number, body: string) =>
      ada.issues.createComment({ owner, repo, issue_number, body }),
    [Symbol.asyncDispose]: async () => {
      await local[Symbol.asyncDispose]();
      await actions.close();
      await github.close();
    },
  };
}

type ListeningStage = Awaited<ReturnType<typeof createListeningStage>>;

/** As GitHub sends it, but for what is said. Resolves with the status of the answer; 0 when there was none. */
async function send(
  url: string,
  { event = "issue_comment", body, id = randomUUID(), signature = sign(body) }: Sent,
): Promise<number> {
  const headers = {
    "content-type": "application/json",
    "x-github-event": event,
    "x-github-delivery": id,
    ...(signature === undefined ? {} : { "x-hub-signature-256": signature }),
  };
  const answer = fetch(`${url}/api/github/webhooks`, { method: "POST", headers, body });
  return answer.then(
    ({ status }) => status,
    () => 0,
  );
}

type Sent = {
  readonly event?: string;
  readonly body: string;
  readonly id?: string;
  readonly signature?: string | undefined;
};

function sign(text: string, secret = webhookSecret): string {
  return `sha256=${createHmac("sha256", secret).update(text).digest("hex")}`;
}

/** Node sends no body that is larger than it says; only the head goes. */
function sendHead(url: string, length: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const head = { "content-type": "application/json", "content-length": `${length}` };
    const request = httpRequest(`${url}/api/github/webhooks`, { method: "POST", headers: head });
    request.on("response", ({ statusCode = 0 }) => {
      resolve(statusCode);
      request.destroy();
    });
    request.on("error", reject);
    request.flushHeaders();
  });
}

function payloadOf(delivery: Delivery | undefined): string {
  if (delivery === undefined) throw new Error("There is no such delivery.");
  return JSON.stringify(delivery.request.payload);
}

describe("a delivery", () => {
  let stage: ListeningStage;
  let app: App;
  let body: string;

  beforeAll(async () => {
    stage = await createListeningStage(1);
    // Said while nobody listens: GitHub keeps what it sent.
    await stage.say(1, "/cco steer Use tabs");
    await stage.github.settled();
    body = payloadOf(stage.deliveries().findLast(({ event }) => event === "issue_comment"));
    app = await stage.local.start();
    // Its first round asks for what was lost.
    await app.recovery.round();
    await stage.github.settled();
  });

  afterAll(() => stage[Symbol.asyncDispose]());

  it("that was lost while no App ran is heard once by the first that runs", async () => {
    const steers = (await stage.entries("issue-1")).filter(({ type }) => type === "signal-received");

    expect(steers).toHaveLength(1);
    expect(stage.dispatches()).toBe(1);
  });

  it("that is not GitHub's, or that nobody can hear, is refused or ignored without a trace", async () => {
    const before = [await stage.entries("issue-1"), stage.dispatches(), stage.github.calls.length];
    const foreign = body.replaceAll("/cco steer Use tabs", "/cco stop").replaceAll(`${owner}/${repo}`, "x/y");
    const answers = {
      wrong: await send(app.url, { body, signature: sign(body, "another secret") }),
      none: await send(app.url, { body, signature: "" }),
      changed: await send(app.url, { body: foreign, signature: sign(body) }),
      noJson: await send(app.url, { body: "no JSON {" }),
      large: await sendHead(app.url, 27 * 1024 ** 2),
      unknown: await send(app.url, { body, event: "sub_issues" }),
      unheardOf: await send(app.url, { body, event: "no_such_event" }),
      malformed: await send(app.url, { body: body.replace('"comment":', '"remark":') }),
      empty: await send(app.url, { body: "{}" }),
    };

    expect(answers).toEqual({
      wrong: 400,
      none: 400,
      changed: 400,
      noJson: 400,
      large: 413,
      unknown: 200,
      unheardOf: 200,
      malformed: 200,
      empty: 200,
    });
    const after = [await stage.entries("issue-1"), stage.dispatches()];
    expect(after).toEqual(before.slice(0, 2));
  });

  it("about a repository that the App is not installed on is no trace anywhere", async () => {
    const before = stage.dispatches();
    const foreign = body.replaceAll(`"full_name":"${owner}/${repo}"`, `"full_name":"${owner}/other"`);

    expect(await send(app.url, { body: foreign })).toBeGreaterThanOrEqual(400);
    expect(stage.dispatches()).toBe(before);
    const at = { owner, repo: "other" };
    const { data: branches } = await stage.ada.repos.listBranches(at);
    expect(branches.map(({ name }) => name)).toEqual(["main"]);
  });

  it("that comes twice is heard once, and under another id it counts once", async () => {
    const id = randomUUID();
    const before = await stage.entries("issue-1");
    const callsOf = async (sent: Sent) => {
      const from = stage.github.calls.length;
      expect(await send(app.url, sent)).toBe(200);
      return stage.github.calls.length - from;
    };

    expect(await callsOf({ body, id })).toBeGreaterThan(0);
    expect(await callsOf({ body, id })).toBe(0);
    const state = replay(await stage.entries("issue-1"));
    const known = replay(before);
    expect(state?.heard).toEqual(known?.heard);
    expect(state?.guidance).toEqual(known?.guidance);
  });

  it("that GitHub's own API fails is a 500, and the next round has it heard", async () => {
    const { faults } = stage.github;
    faults.next({ path: /\/reactions$/, status: 502, times: 3 });
    const { data: comment } = await stage.say(1, "/cco pause");
    await stage.github.settled();
    const failed = stage.deliveries().at(-1);
    const unheard = replay(await stage.entries("issue-1"))?.pause;
    faults.clear();
    await app.recovery.round();
    await stage.github.settled();

    expect(failed?.statusCode).toBe(500);
    expect(unheard).toBeUndefined();
    expect(replay(await stage.entries("issue-1"))?.pause?.by).toBe(owner);
    const { data } = await stage.ada.reactions.listForIssueComment({ owner, repo, comment_id: comment.id });
    expect(data.map(({ content, user }) => `${user?.login} ${content}`)).toEqual([
      "cco[bot] eyes",
      "cco[bot] +1",
    ]);
    expect(stage.github.violations).toEqual([]);
  });
});
