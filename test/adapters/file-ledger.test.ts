import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFileLedger } from "#src/adapters/file-ledger.ts";
import type { Ledger } from "#src/core/ports.ts";
import { opened, said, start, us } from "#test/support/given.ts";
import { ledgerContract } from "#test/support/ledger-contract.ts";

let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "cco-ledger-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

function openAt(directory: string, run = us): Ledger {
  const redact = (text: string) => text.replaceAll("hunter22", "[redacted]");
  return createFileLedger({ directory, run, clock: () => start, redact, hasEnded: async () => undefined });
}

const fresh = () => mkdtemp(join(root, "ledger-"));

ledgerContract("a ledger in files", async () => {
  const directory = await fresh();
  return { open: (run) => openAt(directory, run) };
});

describe("a ledger in files", () => {
  async function withEntries(count: number): Promise<{ directory: string; ledger: Ledger }> {
    const directory = await fresh();
    const ledger = openAt(directory);
    let view = await ledger.append(opened(), await ledger.read());
    for (let n = 1; n < count; n++) view = await ledger.append(said({ kind: "verify" }), view);
    return { directory, ledger };
  }

  it("rebuilds a missing, torn, edited or foreign snapshot from the entries", async () => {
    const { directory, ledger } = await withEntries(5);
    const truth = await ledger.read();
    const path = join(directory, "snapshot.json");
    const good = await readFile(path, "utf8");
    const bad = [
      "",
      good.slice(0, 40),
      good.replace("task list", "talk list"),
      good.replace('"version":1', '"version":99'),
    ];

    for (const text of bad) {
      await writeFile(path, text);
      expect(await ledger.read()).toEqual(truth);
    }
    await rm(path);
    expect(await ledger.read()).toEqual(truth);
  });

  it("goes on from a snapshot that a power cut left behind the entries", async () => {
    const { directory, ledger } = await withEntries(3);
    const old = await readFile(join(directory, "snapshot.json"), "utf8");
    const view = await ledger.append(said({ kind: "pause" }), await ledger.read());
    await writeFile(join(directory, "snapshot.json"), old);

    expect(await ledger.read()).toEqual(view);
  });

  it("refuses an entry of a newer version, and says so", async () => {
    const { directory, ledger } = await withEntries(1);
    await writeFile(join(directory, "events/0000/000002.json"), '{"v":2,"seq":2}');

    await expect(ledger.read()).rejects.toMatchObject({ code: "LEDGER_NEWER" });
  });

  it("refuses an entry it cannot read instead of starting from zero", async () => {
    const { directory, ledger } = await withEntries(2);
    await writeFile(join(directory, "events/0000/000002.json"), '{"v":1,"se');
    await rm(join(directory, "snapshot.json"));

    await expect(ledger.read()).rejects.toMatchObject({ code: "LEDGER_UNREADABLE" });
  });

  it("stores no secret", async () => {
    const { directory, ledger } = await withEntries(1);
    await ledger.append(said({ kind: "steer", text: "the password is hunter22" }), await ledger.read());

    expect(await readFile(join(directory, "events/0000/000002.json"), "utf8")).not.toContain("hunter22");
    expect(await readFile(join(directory, "snapshot.json"), "utf8")).not.toContain("hunter22");
  });

  it("leaves nothing behind but entries and the snapshot", async () => {
    const { directory } = await withEntries(3);

    expect((await readdir(directory)).toSorted()).toEqual(["events", "snapshot.json"]);
    expect(await readdir(join(directory, "events/0000"))).toHaveLength(3);
  });
});
