import { spawn } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type LocalApp, webhookSecret } from "#rehearsal/app-stage.ts";
import type { Delivery } from "#rehearsal/github/hook.ts";
import { writeEnvFile } from "#src/adapters/env-file.ts";
import type { App } from "#src/app/app.ts";
import { replay } from "#src/core/evolve.ts";
import { createListeningStage, type ListeningStage, owner, repo } from "./listening-stage.ts";

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

/** Says nothing of a length, and goes on until it is answered. */
function sendEndlessly(url: string): Promise<number> {
  return new Promise((resolve) => {
    const headers = { "content-type": "application/json", "transfer-encoding": "chunked" };
    const request = httpRequest(`${url}/api/github/webhooks`, { method: "POST", headers });
    const chunk = Buffer.alloc(1024 ** 2, " ");
    let isAnswered = false;
    const go = () => {
      while (!isAnswered && request.write(chunk));
    };
    request.on("drain", go);
    request.on("response", ({ statusCode = 0 }) => {
      isAnswered = true;
      resolve(statusCode);
      request.destroy();
    });
    request.on("error", () => {
      isAnswered = true;
      resolve(0);
    });
    go();
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
    stage = await createListeningStage({ missions: 1 });
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
    // One for the label, one for the word.
    expect(stage.dispatches().length).toBe(2);
  });

  it("that is not GitHub's, or that nobody can hear, is refused or ignored without a trace", async () => {
    const before = [await stage.entries("issue-1"), stage.dispatches().length, stage.github.calls.length];
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
    // The connection may be cut before the answer is read.
    expect([413, 0]).toContain(await sendEndlessly(app.url));
    const after = [await stage.entries("issue-1"), stage.dispatches().length];
    expect(after).toEqual(before.slice(0, 2));
  });

  it("about a repository that the App is not installed on is no trace anywhere", async () => {
    const before = stage.dispatches().length;
    const foreign = body.replaceAll(`"full_name":"${owner}/${repo}"`, `"full_name":"${owner}/other"`);

    await send(app.url, { body: foreign });

    expect(stage.dispatches().length).toBe(before);
    const at = { owner, repo: "other" };
    const { data: branches } = await stage.ada.repos.listBranches(at);
    expect(branches.map(({ name }) => name)).toEqual(["main"]);
  });

  it("that GitHub keeps waiting for too long has failed for now, goes on, and is known when it comes again", async () => {
    const slow = await stage.local.start(0, { longestHearing: 20 });
    const { promise: held, resolve: letGo } = Promise.withResolvers<undefined>();
    const { faults } = stage.github;
    faults.beforeCall = ({ method, path }) =>
      method === "POST" && path.endsWith("/reactions") ? held : undefined;
    const delivery = {
      id: randomUUID(),
      body: body.replaceAll("Use tabs", "Use spaces").replaceAll(/(?<=#issuecomment-)\d+/g, "$&9"),
    };

    const answered = await send(slow.url, delivery);
    const early = replay(await stage.entries("issue-1"))?.guidance.length ?? 0;
    faults.clear();
    letGo(undefined);
    await vi.waitFor(async () => expect(await send(slow.url, delivery)).toBe(200), 10_000);

    expect(answered).toBe(500);
    const guidance = replay(await stage.entries("issue-1"))?.guidance.slice(early);
    expect(guidance).toMatchObject([{ text: "Use spaces" }]);
    await slow.close();
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

  it("of a label that comes again lets a mission that was paused meanwhile rest", async () => {
    const labelled = stage
      .deliveries()
      .find(({ event, request }) => JSON.stringify([event, request]).includes('"action":"labeled"'));
    await stage.tell("issue-1", { type: "mission-parked", why: "ada paused it." });
    await send(app.url, { event: "issues", body: payloadOf(labelled) });
    await stage.github.settled();

    expect(replay(await stage.entries("issue-1"))?.pause?.by).toBe(owner);
  });
});

const words = ["steer One", "steer Two", "budget usd 50", "steer Three", "pause", "steer Four", "resume"];

describe("a thousand deliveries, duplicated and shuffled, while a replica is killed and another starts", () => {
  it("end in ledgers as if each had come once", async () => {
    await using stage = await createListeningStage({ missions: 3 });
    for (const word of words) for (const issue of [1, 2, 3]) await stage.say(issue, `/cco ${word}`);
    await stage.github.settled();
    const said = stage.deliveries().filter(({ event }) => event === "issue_comment");
    const sent = shuffled(Array.from({ length: 1000 }, (_, n) => said[n % said.length]));
    const first = await startReplica(stage.local);
    const urls = [first.url, (await startReplica(stage.local)).url];
    let answered = 0;
    let replacement: Promise<unknown> | undefined;
    const lost: string[] = [];

    await inParallel(sent, 8, async (delivery, n) => {
      const body = payloadOf(delivery);
      // GitHub sends again what failed.
      for (let tries = 0; tries < 20; tries++) {
        const status = await send(urls[(n + tries) % 2] ?? "", { body, id: delivery?.guid ?? "" });
        if (status === 200) break;
        lost.push(`${status}`);
        await replacement;
      }
      if (++answered === 12) replacement = replace();
    });
    async function replace(): Promise<void> {
      await first.kill();
      urls[0] = (await startReplica(stage.local)).url;
    }

    for (const id of ["issue-1", "issue-2", "issue-3"]) {
      const state = replay(await stage.entries(id));
      const heard = state?.heard ?? [];
      expect(state?.guidance.map(({ text }) => text).toSorted()).toEqual(["Four", "One", "Three", "Two"]);
      expect(new Set(heard).size).toBe(heard.length);
      expect(state?.pause).toBeUndefined();
    }
    expect(answered).toBe(1000);
    expect(new Set(lost)).not.toContain("400");
    expect(stage.github.violations).toEqual([]);
  });
});

const replicas: Array<{ kill(): Promise<void> }> = [];

afterAll(async () => {
  for (const one of replicas) await one.kill();
});

/** The App as a process of its own, which can be killed. */
async function startReplica({ config }: LocalApp) {
  const main = fileURLToPath(new URL("../../src/app/main.ts", import.meta.url));
  const cwd = await mkdtemp(join(tmpdir(), "cco-app-"));
  await writeEnvFile(join(cwd, ".env"), { WEBHOOK_SECRET: config.webhookSecret });
  const child = spawn(process.execPath, [main], {
    cwd,
    env: {
      PATH: process.env.PATH,
      APP_ID: `${config.appId}`,
      PRIVATE_KEY: config.privateKey,
      // Nothing: the file has it.
      WEBHOOK_SECRET: "",
      GHE_HOST: new URL(config.github.serverUrl).host,
      GHE_PROTOCOL: "http",
      HOST: "127.0.0.1",
      PORT: "0",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const listening = Promise.withResolvers<string>();
  child.stdout.on("data", (chunk) => {
    const [, url] = /"url":"([^"]+)","msg":"listening"/.exec(`${chunk}`) ?? [];
    if (url !== undefined) listening.resolve(url);
  });
  exited.then(() => listening.reject(new Error("The replica ended.")));
  const kill = async () => {
    child.kill("SIGKILL");
    await exited;
    await rm(cwd, { recursive: true, force: true });
  };
  replicas.push({ kill });
  return { url: await listening.promise, kill };
}

/** The same order every time. */
function shuffled<T>(all: readonly T[]): readonly T[] {
  return all
    .map((one, n) => ({ one, place: (n * 7919 + 13) % 1009 }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ one }) => one);
}

async function inParallel<T>(all: readonly T[], lanes: number, deed: (one: T, n: number) => Promise<void>) {
  let next = 0;
  const lane = async () => {
    for (let n = next++; n < all.length; n = next++) await deed(all[n] as T, n);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
