import { execFile } from "node:child_process";
import { chmod, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { createGate } from "#rehearsal/scripted-model/gate.ts";
import { bash, createStage, reporting, type Stage } from "./worker-stage.ts";

function contentOf(stage: Stage, file: string): Promise<string> {
  return readFile(path.join(stage.directory, file), "utf8");
}

/** A program that stands in for Claude Code where its real behaviour cannot be had on demand. */
async function writeProgram(stage: Stage, script: string): Promise<string> {
  const file = path.join(stage.directory, "program");
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  return file;
}

async function isRunning(pid: string): Promise<boolean> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=,stat="]);
  const states = new Map(stdout.split("\n").map((line) => line.trim().split(/\s+/, 2) as [string, string]));
  const state = states.get(pid.trim());
  return state !== undefined && !state.startsWith("Z");
}

describe("a session that is cut short", () => {
  // On a busy machine Claude Code now and then ends without its last word, and with it the cost of an answer that never came.
  test.concurrent("keeps its work and knows its cost when it is interrupted", { retry: 3 }, async () => {
    const hold = createGate();
    const turns = [bash("echo half > work.txt"), { ...reporting, hold }];
    await using stage = await createStage({ acts: [{ turns }] });
    const interruption = new AbortController();

    const working = stage.worker.work(stage.task({ interrupt: interruption.signal }));
    await hold.reached;
    interruption.abort();
    const result = await working;

    expect(result.ending).toEqual({ kind: "interrupted", detail: "It was asked to end." });
    expect(result.usd).toBeGreaterThan(0);
    expect(await contentOf(stage, "work.txt")).toBe("half\n");
  });

  test.concurrent("does not begin when the interruption came before it", async () => {
    await using stage = await createStage({});

    const result = await stage.worker.work(stage.task({ interrupt: AbortSignal.abort() }));

    expect(result).toMatchObject({ ending: { kind: "interrupted" }, usd: 0, turns: 0 });
    expect(stage.model.requests).toEqual([]);
  });

  test.concurrent("is killed, and charged what was asked, when its process dies without a word", async () => {
    const usage = { input: 700, output: 30 };
    const turns = [{ ...bash("echo half > work.txt; kill -KILL $PPID"), usage }, reporting];
    await using stage = await createStage({ acts: [{ turns }] });

    const result = await stage.worker.work(stage.task());

    expect(result.ending.kind).toBe("killed");
    expect(result.usd).toBeCloseTo((700 * 4 + 30 * 20) / 1_000_000, 8);
    expect(result.usage).toMatchObject({ input: 700, output: 30 });
    expect(await contentOf(stage, "work.txt")).toBe("half\n");
  });

  test.concurrent("is killed when it does not end within the grace it is given", async () => {
    await using stage = await createStage({});
    const executable = await writeProgram(stage, "trap '' INT; echo $$ > pid; exec tail -f /dev/null");
    await using stubborn = await createStage({}, { executable, graceMs: 100 });
    const caps = { usd: 1, minutes: 0.01, turns: 1 };

    const result = await stubborn.worker.work(stubborn.task({ caps }));

    expect(result.ending.kind).toBe("deadline");
    const pid = await contentOf(stubborn, "pid");
    await vi.waitFor(async () => expect(await isRunning(pid)).toBe(false));
  });

  test.concurrent("leaves no process behind", async () => {
    const turns = [bash("setsid tail -f /dev/null > /dev/null 2>&1 & echo $! > pid"), reporting];
    await using stage = await createStage({ acts: [{ turns }] });

    await stage.worker.work(stage.task());

    const pid = await contentOf(stage, "pid");
    await vi.waitFor(async () => expect(await isRunning(pid)).toBe(false));
  });

  test.concurrent("is misconfigured when Claude Code does not know what it is asked", async () => {
    await using stage = await createStage({});
    const executable = await writeProgram(
      stage,
      "echo \"error: unknown option '--json-schema'\" >&2; exit 1",
    );
    await using old = await createStage({}, { executable });

    const result = await old.worker.work(old.task());

    expect(result.ending).toEqual({ kind: "misconfigured", detail: "error: unknown option '--json-schema'" });
    expect(result.usd).toBe(0);
  });
});

describe("a resumed session", () => {
  test.concurrent("costs what it added, not its total", async () => {
    const usage = { input: 1000, output: 100 };
    const turns = [
      { ...reporting, usage },
      { ...bash("echo more"), usage },
      { ...reporting, usage },
    ];
    await using stage = await createStage({ acts: [{ turns }] });

    const first = await stage.worker.work(stage.task());
    const { id, totalUsd } = first.session ?? { id: "", totalUsd: 0 };
    const second = await stage.worker.work(
      stage.task({ brief: "Go on.", resume: { session: id, totalUsd } }),
    );

    expect(second.ending.kind).toBe("finished");
    expect(second.session?.id).toBe(id);
    expect(second.usd).toBeCloseTo(2 * (first.usd ?? 0), 8);
    expect(second.session?.totalUsd).toBeCloseTo(3 * (first.usd ?? 0), 8);
    expect(second.usage).toMatchObject({ input: 2000, output: 200 });
    expect(second.turns).toBe(2);
  });

  test.concurrent("begins anew when its session is on another machine", async () => {
    await using stage = await createStage({ acts: [{ turns: [reporting] }] });
    const resume = { session: "11111111-1111-4111-8111-111111111111", totalUsd: 3 };

    const result = await stage.worker.work(stage.task({ resume }));

    expect(result.ending.kind).toBe("finished");
    expect(result.session?.id).not.toBe(resume.session);
    expect(result.usd).toBe(result.session?.totalUsd);
  });
});
