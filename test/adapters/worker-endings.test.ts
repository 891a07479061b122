import { describe, expect, test } from "vitest";
import type { Script, Turn } from "#rehearsal/scripted-model/script.ts";
import type { WorkerOptions } from "#src/adapters/worker.ts";
import type { EndingKind } from "#src/core/ending.ts";
import type { Task } from "#src/core/ports.ts";
import { bash, createStage, reporting } from "./worker-stage.ts";

type Row = {
  readonly when: string;
  readonly turns: readonly Turn[];
  readonly ending: EndingKind;
  readonly detail: RegExp;
  readonly task?: Partial<Task>;
  readonly options?: Partial<WorkerOptions>;
};

function refusing(status: number, type: string, message: string): readonly Turn[] {
  return [{ error: { status, type, message } }];
}

const wrongReport: Turn = { tools: [{ name: "StructuredOutput", input: { summary: 1 } }] };

/** Beside these stand the failures of each model's service: test/e2e/matrix. */
const rows: readonly Row[] = [
  {
    when: "the report never fits the schema",
    turns: Array.from({ length: 5 }, () => wrongReport),
    ending: "unreported",
    detail: /without the report/,
  },
  {
    when: "its turns are used up",
    turns: [bash("echo 1"), bash("echo 2"), reporting],
    task: { caps: { usd: 5, minutes: 5, turns: 2 } },
    ending: "turn-cap",
    detail: /maximum number of turns \(2\)/,
  },
  {
    when: "the model does not exist",
    turns: refusing(404, "not_found_error", "model: claude-nonesuch"),
    ending: "misconfigured",
    task: { model: "claude-sonnet-4" },
    detail:
      /has no model `claude-sonnet-4`\. Nearest to it: `claude-sonnet-4-[56]`.*`cco models` lists all.*`sonnet`/,
  },
  {
    when: "the service wants it to wait longer than a session may",
    turns: [
      {
        error: {
          ...{ status: 429, type: "rate_limit_error", message: "Slow down" },
          headers: { "retry-after": "3600" },
        },
      },
    ],
    options: { retries: 2 },
    ending: "throttled",
    detail: /Slow down/,
  },
  {
    when: "the model declines",
    turns: [{ refusal: true }],
    ending: "refused",
    detail: /flagged this message/,
  },
  {
    when: "an event is not JSON",
    turns: [{ malformed: "json" }],
    ending: "failed",
    detail: /malformed response/,
  },
  {
    when: "the request is too large",
    turns: refusing(400, "invalid_request_error", "prompt is too long: 250000 tokens > 200000 maximum"),
    ending: "failed",
    detail: /Prompt is too long/,
  },
  {
    when: "the stream falls silent",
    turns: [{ stall: true }],
    options: { stallMs: 3_000 },
    ending: "stalled",
    detail: /no sign of life/,
  },
  {
    when: "its time is up",
    turns: [bash("tail -f /dev/null")],
    task: { caps: { usd: 5, minutes: 0.05, turns: 20 } },
    ending: "deadline",
    detail: /time was up/,
  },
];

describe("an ending", () => {
  test.concurrent.each(rows)("is $ending when $when", async ({ turns, ending, detail, task, options }) => {
    const script: Script = { acts: [{ when: "Iteration 2 of mission demo", turns }] };
    await using stage = await createStage(script, options);

    const result = await stage.worker.work(stage.task(task));

    expect(result.ending).toEqual({ kind: ending, detail: expect.stringMatching(detail) });
    expect(result.report).toBeUndefined();
  });

  test.concurrent("is auth when nobody is logged in", async () => {
    await using stage = await createStage({}, { env: { ANTHROPIC_API_KEY: undefined } });

    const result = await stage.worker.work(stage.task());

    expect(result.ending).toEqual({ kind: "auth", detail: expect.stringMatching(/Not logged in/) });
  });

  test.concurrent("is misconfigured when there is no Claude Code where it should be", async () => {
    await using stage = await createStage({}, { executable: "/nowhere/claude" });

    const result = await stage.worker.work(stage.task());

    expect(result.ending.kind).toBe("misconfigured");
    expect(result.ending.detail).toContain("/nowhere/claude");
    expect(result.usd).toBe(0);
  });

  test.concurrent("is misconfigured when the mode's credential is missing", async () => {
    await using stage = await createStage({}, { mode: "openrouter" });

    const result = await stage.worker.work(stage.task());

    expect(result.ending).toEqual({
      kind: "misconfigured",
      detail: expect.stringMatching(/OPENROUTER_API_KEY/),
    });
  });
});
