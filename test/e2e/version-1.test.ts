import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { bash, meets, missionText, reports } from "./mission-text.ts";
import { createStage, secretKey } from "./stage.ts";

/** As version 1's, and where the scripted model is. */
const config = (
  url: string,
) => `orchestrator: { mode: single_instance, max_iterations: 7, checkpoint_interval: 5 }
openrouter: { api_key: "\${OPENROUTER_API_KEY}", model: "meta-llama/llama-3.2-3b-instruct:free", temperature: 0.5 }
claude_code: { use_sdk: true, use_subscription: false, api_key: "\${ANTHROPIC_API_KEY}", workspace: "." }
persistence: { type: file, path: ".cco/sessions" }
monitoring: { log_level: INFO, log_path: ".cco/logs" }
manager: { base_url: "${url}/v1" }
`;

test.concurrent("a project of version 1 goes from its own files to done, by the commands of its README", async () => {
  const error = { status: 402, type: "billing_error", message: `Insufficient credits of ${secretKey}` };
  const content = { assessment: "One is there.", focus: ["two"], strategy: "On.", guidance: "Write two." };
  const first = { turns: [bash("echo ok > one.txt"), reports("write one")] };
  await using stage = await createStage({
    acts: [{ turns: [{ error }] }, first, meets(2, "two")],
    completions: [{ content, times: 2 }],
  });
  const { git, path, write } = stage.repository;
  await git(["rm", "-q", "-r", ".cco", ".gitignore"]);
  await git(["commit", "-q", "--amend", "-m", "Initial commit"]);
  await write({
    "mission.yaml": missionText({ criteria: ["one", "two"] }),
    "custom-config.yaml": config(stage.model.url),
    ".env":
      "OPENROUTER_API_KEY=sk-or-v1-mine\nLOG_LEVEL=INFO\nNODE_ENV=development\nMAX_ITERATIONS=1\nMODEL=x\n",
  });
  const start = ["start", "--config", "custom-config.yaml", "--model", "openai/gpt-4o"];

  const init = await stage.run("init", "--mission", "mission.yaml");
  const folders = await readdir(join(path, ".cco"));
  const plan = await stage.run(...start, "--use-sdk", "--plan-only");
  const planned = await stage.entries();
  const failed = await stage.run(...start);
  const { stdout: grepped } = await promisify(execFile)("sh", ["-c", "grep ERROR .cco/logs/*.log"], {
    cwd: path,
  });
  const stays = await stage.run(...start);
  const done = await stage.run(...start, "--resume");
  const list = await stage.run("status", "--list");

  expect(init).toMatchObject({ code: 0, stderr: "" });
  expect(folders.toSorted()).toEqual(["config.yaml", "logs", "sessions"]);
  expect(plan).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Open the mission: /) });
  expect(plan.stderr).toMatch(/^note: Claude Code is always run through its SDK\.\n/);
  expect(planned).toEqual([]);

  expect([failed.code, stays.code]).toEqual([40, 40]);
  expect(failed.stdout).toMatch(
    /1 error, the last in iteration 1: billing\. .*Insufficient credits of \[redacted\]/,
  );
  const lines = grepped.trim().split("\n");
  expect(new Set(lines.map((line) => line.split(":", 1)[0]))).toEqual(
    new Set([".cco/logs/combined.log", ".cco/logs/error.log"]),
  );
  for (const line of lines)
    expect(line).toMatch(
      /:\d{4}-\S+Z ERROR \[demo\] (The worker ended: billing|The mission closed: misconfigured)/,
    );
  expect(grepped).toContain("[redacted]");

  expect(done.code).toBe(0);
  expect(done.stdout).toContain("100 %  2 of 2 criteria met");
  expect(list).toMatchObject({ code: 0, stdout: "demo  done, 100 %, iteration 2: Demo\n" });
  const opened = (await stage.entries()).find((entry) => entry.type === "mission-opened");
  expect(opened?.spec.budget.iterations).toBe(7);
  const asked = stage.model.requests.filter(({ path: at }) => at.endsWith("/chat/completions"));
  expect(asked.map(({ body }) => (body as { model: string }).model)).toContain("openai/gpt-4o");
});
