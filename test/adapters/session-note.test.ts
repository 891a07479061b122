import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, test, vi } from "vitest";
import { hasLocalRunEnded, localRun } from "#src/adapters/local-run.ts";
import { marker } from "#src/adapters/process-group.ts";
import { endOrphans, noteSession } from "#src/adapters/session-note.ts";
import { createTemp } from "#test/support/temp.ts";

const mark = "6f9d3c52-7f5e-4e0c-9a35-1f2e3d4c5b6a";
const onLinux = process.platform === "linux";

/** A process of a session. */
function startMarked() {
  return spawn("/bin/cat", { env: { [marker]: mark }, stdio: "pipe" });
}

/** The run of a process that has ended. */
async function deadRun(): Promise<string> {
  const module = JSON.stringify(join(import.meta.dirname, "../../src/adapters/local-run.ts"));
  const script = `console.log((await (await import(${module})).localRun()).run)`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script]);
  const [run] = await Promise.all([text(child.stdout), once(child, "exit")]);
  return run.trim();
}

describe.runIf(onLinux)("the note of a session", () => {
  test("ends what a dead run left, once", async () => {
    await using home = await createTemp();
    await writeFile(`${home.path}.session.json`, JSON.stringify({ run: await deadRun(), mark }));
    const exit = once(startMarked(), "exit");

    await endOrphans(home.path);

    expect(await exit).toEqual([null, "SIGKILL"]);
    const later = startMarked();
    await endOrphans(home.path);
    later.stdin.end("alive");
    expect(await text(later.stdout)).toBe("alive");
  });

  test("protects the session of a run that lives", async () => {
    await using home = await createTemp();
    await noteSession(home.path, mark);
    const session = startMarked();

    await endOrphans(home.path);

    session.stdin.end("alive");
    expect(await text(session.stdout)).toBe("alive");
  });

  test("is nothing to go by when a power cut tore it", async () => {
    await using home = await createTemp();
    await writeFile(`${home.path}.session.json`, '{"run":"');

    await expect(endOrphans(home.path)).resolves.toBeUndefined();
  });
});

describe("a run on this machine", () => {
  test("has ended when its process has", async () => {
    expect(await hasLocalRunEnded(await localRun())).toBe(false);
    expect(await hasLocalRunEnded({ run: await deadRun(), attempt: 1 })).toBe(true);
  });

  test.runIf(onLinux)("has ended when nobody has buried its process", async () => {
    const script = "exec 3<&0; cat <&3 > /dev/null & echo $!; exec tail -f /dev/null";
    const parent = spawn("/bin/sh", ["-c", script]);
    const [line] = await once(parent.stdout, "data");
    // A shell would bury it; what the shell becomes does not.
    await vi.waitFor(async () => expect(await readFile(`/proc/${parent.pid}/comm`, "utf8")).toBe("tail\n"));
    parent.stdin.end();
    const pid = `${line}`.trim();
    const fields = await vi.waitFor(async () => {
      const stat = (await readFile(`/proc/${pid}/stat`, "utf8")).split(" ");
      expect(stat[2]).toBe("Z");
      return stat;
    });

    const ended = await hasLocalRunEnded({ run: `${hostname()}:${pid}:${fields[21]}`, attempt: 1 });
    parent.kill();

    expect(ended).toBe(true);
  });

  test("is unknown when it is on another one", async () => {
    expect(await hasLocalRunEnded({ run: "elsewhere.example.org:1:1", attempt: 1 })).toBeUndefined();
  });
});
