import type { ModelUsage, SDKMessage, SDKResultMessage } from "@anthropic-ai/claude-agent-sdk";
import { describe, expect, test } from "vitest";
import { nothingSeen, type Observation, observe } from "#src/adapters/claude-observation.ts";
import { resultOf } from "#src/adapters/session-result.ts";
import { noUsage } from "#src/core/ending.ts";
import { report } from "./worker-stage.ts";

/** A result as Claude Code writes it at the end of a turn, with what matters here. */
function result(fields: object): SDKResultMessage {
  const usage = {
    input_tokens: 1,
    output_tokens: 1,
    cache_read_input_tokens: 0,
    cache_creation_input_tokens: 0,
  };
  const usual = { type: "result", subtype: "success", is_error: false, result: "", total_cost_usd: 1 };
  return { ...usual, usage, modelUsage: {}, ...fields } as unknown as SDKResultMessage;
}

function model(inputTokens: number): ModelUsage {
  const counts = { inputTokens, outputTokens: 0, cacheReadInputTokens: 0, cacheCreationInputTokens: 0 };
  return counts as ModelUsage;
}

function seeing(...messages: readonly SDKMessage[]): Observation {
  const exit = { code: 0, signal: null };
  return messages.reduce(observe, { ...nothingSeen, session: "s", exit });
}

describe("the cost of a resumed session", () => {
  const before = { usd: 3, usage: { ...noUsage, input: 500 } };

  test("is what its total grew by", () => {
    const seen = seeing(result({ total_cost_usd: 4, modelUsage: { a: model(300), b: model(400) } }));

    expect(resultOf(seen, before)).toMatchObject({ usd: 1, usage: { input: 200 } });
  });

  test("is its total when Claude Code counts each session for itself", () => {
    const seen = seeing(result({ total_cost_usd: 2, modelUsage: { a: model(300) } }));

    expect(resultOf(seen, before)).toMatchObject({ usd: 2, usage: { input: 300 } });
  });

  test("is unknown when it died, and its total is the one that is saved", () => {
    const died = { ...seeing(), exit: { code: null, signal: "SIGKILL" as const } };

    expect(resultOf(died, before)).toMatchObject({ usd: undefined, session: { id: "s", totalUsd: 3 } });
  });
});

describe("an answer that breaks off while it streams", () => {
  const used = { input_tokens: 1000, cache_read_input_tokens: 0, cache_creation_input_tokens: 0 };
  const event = (fields: object) =>
    ({ type: "stream_event", parent_tool_use_id: null, event: fields }) as unknown as SDKMessage;
  const begins = event({ type: "message_start", message: { model: "claude-opus-5-5", usage: used } });
  const says = event({ type: "content_block_delta", delta: { type: "text_delta", text: "x".repeat(400) } });
  const counts = event({ type: "message_delta", usage: { output_tokens: 100 } });
  const stops = event({ type: "message_stop" });
  const answer = { "claude-opus-5-5": { ...model(1000), costUSD: 1 } };
  const lost = { model: "claude-opus-5-5", usd: 1.006, tokens: 2100 };

  test.each([
    ["and is given up", [begins, says, stops]],
    ["and another one begins", [begins, says, begins, counts, stops]],
    ["and is the last one", [begins, counts, stops, begins, says]],
  ])("%s is paid on top of what Claude Code counts", (_name, events) => {
    const found = resultOf(seeing(...events, result({ modelUsage: answer })), undefined);

    expect(found.usd).toBeCloseTo(1.006, 9);
    expect(found).toMatchObject({ usage: { input: 2000, output: 100 }, models: [lost] });
    expect(found.session?.totalUsd).toBe(1);
  });

  test("is not there when its last count came", () => {
    const found = resultOf(seeing(begins, says, counts, stops, result({ modelUsage: answer })), undefined);

    expect(found).toMatchObject({ usd: 1, usage: { input: 1000, output: 0 } });
  });
});

describe("the ending of a session", () => {
  test("keeps the report of an earlier result", () => {
    const seen = seeing(result({ structured_output: report }), result({ total_cost_usd: 2 }));

    expect(resultOf(seen, undefined)).toMatchObject({ ending: { kind: "finished" }, report, usd: 2 });
  });

  test("is unreported when the report is not what was asked for", () => {
    const seen = seeing(result({ structured_output: { summary: "Trust me." } }));

    expect(resultOf(seen, undefined).ending.kind).toBe("unreported");
    expect(resultOf(seen, undefined).report).toBeUndefined();
  });

  test("is refused when the last answer was a refusal", () => {
    const seen = seeing(result({ stop_reason: "refusal", structured_output: report }));

    expect(resultOf(seen, undefined).ending.kind).toBe("refused");
  });

  test("is interrupted when somebody else interrupted it", () => {
    const fields = { subtype: "error_during_execution", is_error: true, errors: ["aborted"] };
    const seen = seeing(result({ ...fields, terminal_reason: "aborted_tools" }));

    expect(resultOf(seen, undefined).ending.kind).toBe("interrupted");
  });

  test("is killed when the process was asked to terminate", () => {
    const seen = { ...seeing(), exit: { code: 143, signal: null } };

    expect(resultOf(seen, undefined).ending.kind).toBe("killed");
  });

  test("is failed, with what was said last, when nobody knows it", () => {
    const strange = { subtype: "error_of_tomorrow", is_error: true, errors: ["A new kind of trouble"] };

    expect(resultOf(seeing(result(strange)), undefined).ending).toEqual({
      kind: "failed",
      detail: "A new kind of trouble",
    });
    expect(resultOf({ ...seeing(), stderr: "one\nlast words\n" }, undefined).ending).toEqual({
      kind: "failed",
      detail: "last words",
    });
    expect(resultOf(seeing(), undefined).ending.kind).toBe("failed");
  });
});
