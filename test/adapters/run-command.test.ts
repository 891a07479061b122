import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { createBoundedOutput } from "#src/adapters/bounded-output.ts";
import { type CommandRequest, runCommand } from "#src/adapters/run-command.ts";

const directory = mkdtempSync(join(tmpdir(), "cco-run-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function run(command: string, extra: Partial<CommandRequest> = {}) {
  const env = { PATH: process.env.PATH ?? "" };
  return runCommand({ command, directory, env, timeoutMs: 60_000, ...extra });
}

const untilItLeftTheGroup = "while [ \"$(cut -d' ' -f5 /proc/$!/stat)\" = $$ ]; do :; done";

/** A process id that a command wrote down. */
async function pidIn(file: string): Promise<number> {
  const path = join(directory, file);
  await vi.waitUntil(() => existsSync(path) && readFileSync(path, "utf8").endsWith("\n"), 20_000);
  return Number(readFileSync(path, "utf8"));
}

async function hasEnded(pid: number): Promise<boolean> {
  return await vi.waitUntil(() => !isAlive(pid), { timeout: 20_000, interval: 20 });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !isZombie(pid);
}

/** Killed, but not collected by its new parent yet. */
function isZombie(pid: number): boolean {
  if (process.platform !== "linux") return false;
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return true;
  }
}

describe("runCommand", () => {
  it("returns exit code and output, standard output apart", async () => {
    const result = await run("echo one; echo two >&2; exit 3");

    expect(result).toMatchObject({ ending: "exited", exitCode: 3, stdout: "one\n" });
    expect(result.output.split("\n").toSorted()).toEqual(["", "one", "two"]);
    expect(result.durationMs).toBeGreaterThanOrEqual(0);
  });

  it("runs in the given directory with the given environment and nothing else", async () => {
    process.env.CCO_TEST_SECRET = "leak";
    const result = await run("pwd; env", { env: { PATH: process.env.PATH ?? "", GREETING: "hi" } });
    delete process.env.CCO_TEST_SECRET;

    expect(result.stdout).toContain(directory);
    expect(result.stdout).toContain("GREETING=hi");
    expect(result.stdout).not.toContain("leak");
    expect(result.stdout).not.toMatch(/^HOME=/m);
  });

  it("gives the command no standard input", async () => {
    expect(await run("cat; read line || echo none")).toMatchObject({ stdout: "none\n", exitCode: 0 });
  });

  it("does not let a pipe or a later command hide a failure", async () => {
    expect(await run("false | cat")).toMatchObject({ ending: "exited", exitCode: 1 });
    expect(await run("false; echo fine")).toMatchObject({ ending: "exited", exitCode: 1, stdout: "" });
  });

  it.each([
    ["a program that is not there", "surely-not-a-program --version"],
    ["a program that is not there inside a pipe", "surely-not-a-program | cat"],
    ["a script whose program is not there", "sh -c 'surely-not-a-program'"],
    ["a file that is not executable", "touch plain && ./plain"],
  ])("says not-found for %s", async (_name, command) => {
    const result = await run(command);

    expect(result.ending).toBe("not-found");
    expect(result.exitCode).toBeUndefined();
    expect(result.output).not.toBe("");
  });

  it("says killed when somebody else ends it, directly or below the shell", async () => {
    expect(await run("kill -KILL $$")).toMatchObject({ ending: "killed" });
    expect(await run("sh -c 'kill -KILL $$'; true")).toMatchObject({ ending: "killed" });
    expect((await run("kill -TERM $$")).exitCode).toBeUndefined();
  });

  it("takes a crash for the program's own exit, directly or below the shell", async () => {
    expect(await run("kill -SEGV $$")).toMatchObject({ ending: "exited", exitCode: 139 });
    expect(await run("sh -c 'kill -SEGV $$'; true")).toMatchObject({ ending: "exited", exitCode: 139 });
  });

  it("says error when it cannot start, and does not reject", async () => {
    const result = await run("true", { directory: join(directory, "missing") });

    expect(result).toMatchObject({ ending: "error", stdout: "" });
    expect(result.output).toMatch(/ENOENT/);
    expect(await run("true\0")).toMatchObject({ ending: "error" });
  });

  it("ends the whole group at the time limit", async () => {
    const result = await run("sleep 1000 & echo $! > child; echo started; wait", { timeoutMs: 300 });

    expect(result).toMatchObject({ ending: "timed-out", stdout: "started\n" });
    expect(result.exitCode).toBeUndefined();
    expect(await hasEnded(await pidIn("child"))).toBe(true);
  });

  it("lets a command clean up at the time limit, and kills the one that will not end", async () => {
    const polite = await run("trap 'echo saved; exit 0' TERM; while :; do sleep 0.05; done", {
      timeoutMs: 300,
    });
    const stubborn = await run("trap '' TERM; while :; do sleep 0.05; done", { timeoutMs: 100 });

    expect(polite).toMatchObject({ ending: "timed-out", stdout: "saved\n" });
    expect(stubborn).toMatchObject({ ending: "timed-out" });
  });

  it("ends it when interrupted, or does not start it at all", async () => {
    const abort = new AbortController();
    const running = run("sleep 1000 & echo $! > interrupted; wait", { interrupt: abort.signal });
    const pid = await pidIn("interrupted");
    abort.abort();

    expect(await running).toMatchObject({ ending: "killed" });
    expect(await hasEnded(pid)).toBe(true);
    expect(await run("touch started", { interrupt: abort.signal })).toMatchObject({
      ending: "killed",
      durationMs: 0,
    });
    expect(existsSync(join(directory, "started"))).toBe(false);
  });

  it("kills what a command leaves running in its group", async () => {
    const result = await run("sleep 1000 & echo $! > left; echo done");

    expect(result).toMatchObject({ ending: "exited", exitCode: 0, stdout: "done\n" });
    expect(await hasEnded(await pidIn("left"))).toBe(true);
  });

  it.runIf(process.platform === "linux")("kills a daemon that left the group", async () => {
    const result = await run(`setsid sleep 1000 & ${untilItLeftTheGroup}; echo $! > daemon`);

    expect(result).toMatchObject({ ending: "exited", exitCode: 0 });
    expect(await hasEnded(await pidIn("daemon"))).toBe(true);
  });

  it.runIf(process.platform === "linux")(
    "does not wait for a pipe that somebody out of reach holds",
    async () => {
      const untilItHides = "while grep -qa CCO_COMMAND /proc/$!/environ; do :; done";
      const hide = `setsid env -i sleep 1000 & echo $! > hidden; ${untilItLeftTheGroup}; ${untilItHides}`;

      const result = await run(`echo before; ${hide}; exit 4`);
      const pid = await pidIn("hidden");
      process.kill(pid, "SIGKILL");

      expect(result).toMatchObject({ ending: "exited", exitCode: 4, stdout: "before\n" });
      expect(result.durationMs).toBeLessThan(60_000);
    },
  );

  it("does not let a time limit beyond 24 days end it at once", async () => {
    expect(await run("sleep 0.1", { timeoutMs: 2 ** 40 })).toMatchObject({ ending: "exited", exitCode: 0 });
  });

  it("returns all of a large output that fits, to the last byte", async () => {
    const result = await run("head -c 3000000 /dev/zero | tr '\\0' x; echo; echo end");

    expect(result.stdout.length).toBe(3_000_005);
    expect(result.output).toBe(result.stdout);
  });

  it("keeps beginning and end of an output that does not fit, in whole lines", async () => {
    const result = await run("seq 1 200000", { maxOutputBytes: 2000 });

    expect(result.output).toMatch(/^1\n2\n3\n/);
    expect(result.output).toMatch(/\n199999\n200000\n$/);
    expect(result.output).toMatch(/\n\d+\n\[1\d{6} bytes left out\]\n\d{6}\n/);
    expect(result.output.length).toBeLessThan(2100);
  });

  it("passes the output on as it comes, no character cut in two", async () => {
    const pieces: string[] = [];
    const result = await run("printf '\\360\\237'; sleep 0.1; printf '\\230\\200\\n'; echo more >&2", {
      onOutput: (text) => pieces.push(text),
    });

    expect(pieces.join("")).toBe("😀\nmore\n");
    expect(result.stdout).toBe("😀\n");
  });
});

describe("createBoundedOutput", () => {
  it("keeps everything up to its bound", () => {
    const output = createBoundedOutput(10);
    for (const piece of ["ab", "cdef", "ghij"]) output.add(Buffer.from(piece));

    expect(output.text()).toBe("abcdefghij");
  });

  it("says how many bytes of one long line are missing", () => {
    const output = createBoundedOutput(10);
    for (let i = 0; i < 100; i++) output.add(Buffer.from("0123456789"));

    expect(output.text()).toBe("01234\n[990 bytes left out]\n56789");
  });

  it("needs no more memory than its bound and one chunk", () => {
    const output = createBoundedOutput(1000);
    for (let i = 0; i < 100_000; i++) output.add(Buffer.from(`${i}\n`));

    expect(output.text().length).toBeLessThan(1050);
    expect(output.text()).toMatch(/\n99999\n$/);
  });
});
