import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bash, meets, reports } from "./mission-text.ts";
import { createStage } from "./stage.ts";

const subscription = "sk-ant-oat01-endToEndToken";
const router = "sk-or-v1-endToEndRouterKey";

test.concurrent("a free model of OpenRouter plans, a subscription works, and each is shown its own key alone", async () => {
  const content = { assessment: "One is there.", focus: ["two"], strategy: "On.", guidance: "Write two." };
  const usage = { prompt_tokens: 90, completion_tokens: 10, total_tokens: 100, cost: 0 };
  await using stage = await createStage({
    criteria: ["one", "two"],
    settings: ["worker: { mode: subscription }"],
    acts: [meets(1, "one"), meets(2, "two")],
    completions: [{ content, usage, times: 2 }],
  });
  const manager = `manager: { provider: openrouter, model: "vendor/planner:free", base_url: ${stage.model.url}/v1 }\n`;
  await stage.repository.write({ ".cco/config.yaml": manager });

  const env = { CLAUDE_CODE_OAUTH_TOKEN: subscription, OPENROUTER_API_KEY: router };
  const run = await stage.with(env).run("start");

  expect(run).toMatchObject({ code: 0, stderr: "" });
  // The stage's environment has an API key, too: the mode decides.
  const posts = stage.model.requests.filter(({ method }) => method === "POST");
  const seen = posts.map(({ path, headers }) =>
    [path, headers.authorization, headers["x-api-key"]].join(" "),
  );
  expect([...new Set(seen)].toSorted()).toEqual([
    `/v1/chat/completions Bearer ${router} `,
    `/v1/messages Bearer ${subscription} `,
  ]);
  const report = await readFile(join(stage.repository.path, ".cco/sessions/demo/report.json"), "utf8");
  const { spending, spend } = JSON.parse(report);
  expect(spending.models).toMatchObject([
    { role: "worker", usd: spend.usd },
    { role: "manager", model: "vendor/planner:free", usd: 0, tokens: 100 },
  ]);
  expect(spending.iterations.map(({ iteration }: { iteration: number }) => iteration)).toEqual([1, 2]);
  expect(spending.criteria.map(({ id }: { id: string }) => id)).toEqual(["one", "two"]);
});

test.concurrent("credits that are used up end the mission at once, with nothing done twice when there are new ones", async () => {
  const error = { status: 402, type: "billing_error", message: "Insufficient credits" };
  const writing = { turns: [bash("echo ok > one.txt"), reports("write one")] };
  await using stage = await createStage({ acts: [{ turns: [{ error }] }, writing] });

  const refused = await stage.run("start");
  const entries = await stage.entries();
  const resumed = await stage.run("resume");

  expect(refused).toMatchObject({ code: 40, stderr: "" });
  expect(refused.stdout).toContain("Misconfigured. ");
  expect(refused.stdout).toContain("Insufficient credits");
  expect(entries.filter(({ type }) => type === "agent-finished")).toHaveLength(1);
  expect(entries.map(({ type }) => type)).toContain("iteration-abandoned");
  expect(resumed).toMatchObject({ code: 0, stderr: "" });
  expect(await stage.commits("%(trailers:key=CCO-Iteration,valueonly)")).toEqual(["1"]);
});
