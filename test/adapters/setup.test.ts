import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createProver } from "#src/adapters/prover.ts";
import type { SetupRequest } from "#src/core/ports.ts";
import { createRepository } from "#test/support/repository.ts";

/** A worker's directory, and the prover that sets it up. */
async function createPlace(environment: Readonly<Record<string, string>> = {}) {
  const repository = await createRepository();
  const directory = repository.beside("checkout");
  await mkdir(directory);
  const activities: string[] = [];
  const prover = createProver({
    gitDir: join(repository.path, ".git"),
    root: repository.beside("root"),
    records: repository.beside("records"),
    redact: (text) => text.replaceAll("hunter2", "***"),
    environment: { PATH: "/usr/bin:/bin", ...environment },
    onActivity: (line) => activities.push(line),
  });
  const usual = { directory, iteration: 3, isResumed: false, interrupt: new AbortController().signal };
  return {
    directory,
    activities,
    setUp: (setup: readonly string[], fields: Partial<SetupRequest> = {}) =>
      prover.setUp?.({ ...usual, setup, ...fields }),
    read: (path: string) => readFile(repository.beside(path), "utf8"),
    has: (path: string) => existsSync(repository.beside(path)),
    [Symbol.asyncDispose]: () => repository[Symbol.asyncDispose](),
  };
}

describe("the setup before a session", () => {
  test("runs in the worker's directory, in order, without a key, in a home of its own", async () => {
    await using place = await createPlace({ ANTHROPIC_API_KEY: "secret", NPM_TOKEN: "secret" });

    const failure = await place.setUp(["mkdir deps", "env > deps/env"]);

    expect(failure).toBeUndefined();
    const env = await place.read("checkout/deps/env");
    expect(env).not.toContain("secret");
    expect(env).toMatch(/^HOME=.*\/setup\/home$/m);
    expect(place.activities).toEqual(["setup: mkdir deps", "setup: env > deps/env"]);
    expect(place.has("root/set-up")).toBe(true);
  });

  test("tells which command failed and what it printed, and goes no further", async () => {
    await using place = await createPlace();

    const failure = await place.setUp(["echo no hunter2 here; exit 4", "touch never"]);

    expect(failure).toMatchObject({ setup: true, ending: "exited", exitCode: 4, tail: "no *** here" });
    expect(await place.read(`records/${failure?.log}`)).toContain("no *** here");
    expect(place.has("checkout/never")).toBe(false);
    expect(place.activities.at(-1)).toMatch(/^setup failed: echo/);
  });

  test("is not run again for a session that goes on in the same directory", async () => {
    await using place = await createPlace();
    const count = ["echo once >> count"];
    const times = async () => (await place.read("checkout/count")).trim().split("\n").length;

    await place.setUp(count);
    await place.setUp(count, { isResumed: true });
    expect(await times()).toBe(1);

    await place.setUp(count);
    expect(await times()).toBe(2);

    await place.setUp([...count, "true"], { isResumed: true });
    expect(await times()).toBe(3);
  });

  test("is run for a session that goes on in a directory that was made anew, or that was never set up", async () => {
    await using place = await createPlace();
    const setup = ["touch deps", "test ! -e broken"];

    await place.setUp(setup);
    await rm(place.directory, { recursive: true });
    await mkdir(place.directory);
    await writeFile(join(place.directory, "broken"), "");
    const broken = await place.setUp(setup, { isResumed: true });
    expect(place.has("checkout/deps")).toBe(true);
    await rm(join(place.directory, "broken"));

    expect(broken).toMatchObject({ command: "test ! -e broken" });
    expect(await place.setUp(setup, { isResumed: true })).toBeUndefined();
    expect(place.activities.filter((line) => line === "setup: touch deps")).toHaveLength(3);
  });

  test("does nothing where there is none", async () => {
    await using place = await createPlace();

    expect(await place.setUp([])).toBeUndefined();
    expect(place.has("root")).toBe(false);
  });
});
