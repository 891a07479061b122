import { Octokit } from "@octokit/rest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AppStage, createAppStage } from "#rehearsal/app-stage.ts";
import { createGate } from "#rehearsal/scripted-model/gate.ts";
import { buildAction } from "../action/built-action.ts";
import { act, issueText, meets, reports, writes } from "../action/script.ts";

const at = { owner: "ada", repo: "slug", issue_number: 1 };

let action: Awaited<ReturnType<typeof buildAction>>;

beforeAll(async () => {
  action = await buildAction();
});

afterAll(() => action[Symbol.asyncDispose]());

describe("a mission that the App listens for", () => {
  let stage: AppStage;
  let ada: Octokit;
  let spoken: { readonly pause: number; readonly resume: number; readonly eve: number };
  let paused: readonly string[];

  beforeAll(async () => {
    const gate = createGate();
    const acts = [act(1, { ...writes("one"), hold: gate }, reports("write one")), meets(2, "two")];
    const files = { "README.md": "# A project\n" };
    stage = await createAppStage({ action: action.directory, script: { acts }, files });
    const { admin, apiUrl, settled } = stage.github;
    const as = (login: string) => new Octokit({ auth: admin.createToken(login), baseUrl: apiUrl });
    ada = as("ada");
    const say = async (body: string, by = ada) => (await by.issues.createComment({ ...at, body })).data.id;
    const labels = async () =>
      (await ada.issues.listLabelsOnIssue(at)).data.map(({ name }) => name).toSorted();

    await ada.issues.create({
      owner: at.owner,
      repo: at.repo,
      title: "Write files",
      body: issueText(["one", "two"]),
    });
    await ada.issues.addLabels({ ...at, labels: ["cco:mission"] });
    await gate.reached;
    const eve = await say("/cco stop", as("eve"));
    const pause = await say("/cco pause");
    await settled();
    gate.release();
    await stage.idle();
    paused = await labels();
    const resume = await say("/cco resume");
    await stage.idle();
    spoken = { pause, resume, eve };
  });

  afterAll(() => stage[Symbol.asyncDispose]());

  it("pauses and goes on when it is told to, and is done", async () => {
    const { data } = await ada.issues.listLabelsOnIssue(at);

    expect(paused).toEqual(["cco:mission", "cco:parked"]);
    expect(data.map(({ name }) => name).toSorted()).toEqual(["cco:done", "cco:mission"]);
    expect(stage.github.violations).toEqual([]);
  });

  it("costs no job for listening, and every delivery arrives", () => {
    const events = stage.actions.runs().map(({ event }) => event);
    const deliveries = stage.github.world.apps.get(stage.local.keys.id)?.hook?.deliveries ?? [];

    expect(new Set(events)).toEqual(new Set(["workflow_dispatch"]));
    expect(
      deliveries.filter(({ status }) => status !== "OK").map(({ event, status }) => [event, status]),
    ).toEqual([]);
  });

  it("answers each word once, as the App's bot, and refuses who may not command", async () => {
    const reactions = async (comment_id: number) => {
      const { data } = await ada.reactions.listForIssueComment({ ...at, comment_id });
      return data.map(({ user, content }) => `${user?.login} ${content}`);
    };

    expect(await reactions(spoken.pause)).toEqual(["cco[bot] eyes", "cco[bot] +1"]);
    expect(await reactions(spoken.resume)).toEqual(["cco[bot] eyes", "cco[bot] +1"]);
    expect(await reactions(spoken.eve)).toEqual(["cco[bot] -1"]);
  });
});
