import { execFile } from "node:child_process";
import { readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { createLog, type LogOptions } from "#src/adapters/log.ts";
import { mistakes } from "#src/core/error.ts";
import { createRedactor } from "#src/core/redact.ts";
import { createTemp } from "#test/support/temp.ts";

const key = 'sk-"quoted"-0123456789abcdef';
const time = /^\d{4}-\d\d-\d\dT[\d:.]+Z /gm;

async function logged(say: (log: ReturnType<typeof createLog>) => void, level: LogOptions["level"] = "info") {
  const temp = await createTemp();
  const directory = join(temp.path, "logs");
  say(createLog({ directory, session: "demo", level, redact: createRedactor([key]) }));
  const read = (name: string) =>
    readFile(join(directory, name), "utf8").then((text) => text.replace(time, ""));
  return { temp, directory, read, [Symbol.asyncDispose]: () => temp[Symbol.asyncDispose]() };
}

describe("createLog", () => {
  it("writes lines with the level as a word, errors also to a file of their own", async () => {
    await using logs = await logged((log) => {
      log.info({ seq: 1 }, "It began.");
      log.warn({}, "It waits.");
      log.error({}, "It failed.");
    });

    const lines = 'INFO  [demo] It began. {"seq":1}\nWARN  [demo] It waits.\nERROR [demo] It failed.\n';
    expect(await logs.read("combined.log")).toBe(lines);
    expect(await logs.read("sessions/demo.log")).toBe(lines);
    expect(await logs.read("error.log")).toBe("ERROR [demo] It failed.\n");
  });

  it("is found by `grep ERROR .cco/logs/*.log`, and only in what failed", async () => {
    await using logs = await logged((log) => {
      log.info({}, "No errors.");
      log.error({ err: mistakes.gitMissing(new Error("ENOENT")) }, "Git was not found.");
    });

    const { stdout } = await promisify(execFile)("sh", ["-c", "grep ERROR *.log"], { cwd: logs.directory });

    expect(stdout.replaceAll(/\d{4}-\S+/g, "")).toBe(
      "combined.log: ERROR [demo] Git was not found.\nerror.log: ERROR [demo] Git was not found.\n",
    );
    expect(await logs.read("error.log")).toMatch(/\n {4}.*Git was not found[\s\S]*\n {4}.*cause.*ENOENT/);
  });

  it("has both files from the start, for `tail -f .cco/logs/*.log`", async () => {
    await using logs = await logged(() => {});

    expect([await logs.read("combined.log"), await logs.read("error.log")]).toEqual(["", ""]);
  });

  it("writes no secret, and no line that others could pass off as one of ours", async () => {
    await using logs = await logged((log) => {
      log.info(
        { activity: { command: `echo ${key}` } },
        `\u001b[31mIt said ${key}\n2026-01-01 ERROR [demo] Fake.`,
      );
    });

    expect(await logs.read("combined.log")).toBe(
      'INFO  [demo] It said [redacted]\n    2026-01-01 ERROR [demo] Fake. {"activity":{"command":"echo [redacted]"}}\n',
    );
  });

  it("leaves out what is below its level", async () => {
    const say = (log: ReturnType<typeof createLog>) => {
      log.info({}, "One.");
      log.error({}, "Two.");
    };
    await using quiet = await logged(say, "error");
    await using silent = await logged(say, "silent");

    expect(await quiet.read("combined.log")).toBe("ERROR [demo] Two.\n");
    expect(await silent.read("combined.log")).toBe("");
  });

  it("goes on in a new file when one has grown to 10 MiB, and keeps the one before", async () => {
    await using logs = await logged((log) => log.info({}, "Old."));
    await truncate(join(logs.directory, "combined.log"), 10 * 1024 * 1024);
    await writeFile(join(logs.directory, "combined.log.1"), "older");

    const { directory } = logs;
    createLog({ directory, session: "demo", level: "info", redact: String }).info({}, "New.");

    expect(await logs.read("combined.log")).toBe("INFO  [demo] New.\n");
    expect(await logs.read("combined.log.1")).toMatch(/^INFO {2}\[demo\] Old\.\n\0/);
    expect(await logs.read("sessions/demo.log")).toBe("INFO  [demo] Old.\nINFO  [demo] New.\n");
  });

  it("ends no mission where it cannot be written", async () => {
    await using logs = await logged(() => {});
    await writeFile(join(logs.temp.path, "file"), "");

    const log = createLog({
      directory: join(logs.temp.path, "file"),
      session: "demo",
      level: "info",
      redact: String,
    });

    expect(() => log.error({}, "Nowhere to go.")).not.toThrow();
  });
});
