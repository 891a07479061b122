import { spawn, spawnSync } from "node:child_process";
import { chmod, mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { missionText } from "#test/e2e/mission-text.ts";
import { createRepository } from "#test/support/repository.ts";

const root = join(import.meta.dirname, "../..");
const entrypoint = join(root, "docker-entrypoint.sh");

/** The programs of the image by their names, from the sources; a repository where another one is mounted. */
async function createImage() {
  const repository = await createRepository({ ".cco/mission.yaml": missionText({ criteria: ["one"] }) });
  const [bin, home] = [repository.beside("bin"), repository.beside("home")];
  for (const folder of [bin, home]) await mkdir(folder);
  for (const [name, door] of [
    ["cco", "cli"],
    ["cco-app", "app"],
  ]) {
    const program = `#!/bin/sh\nexec '${process.execPath}' '${join(root, "src", door ?? "", "main.ts")}' "$@"\n`;
    await writeFile(join(bin, name ?? ""), program, { mode: 0o755 });
  }
  await symlink(process.execPath, join(bin, "node"));
  const env = {
    PATH: `${bin}:/usr/bin:/bin`,
    HOME: home,
    CCO_CACHE: repository.beside("cache"),
    CCO_REPO: repository.path,
  };
  const run = async (
    args: readonly string[],
    changes: Readonly<Record<string, string>> = {},
    as: readonly string[] = [],
  ) => {
    const [program = "sh", ...more] = [...as, "sh", entrypoint, ...args];
    const child = spawn(program, more, {
      cwd: "/",
      env: { ...env, ...changes },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const code = new Promise<number | null>((resolve) => child.once("close", resolve));
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return { code: await code, stdout, stderr };
  };
  return { repository, run, [Symbol.asyncDispose]: () => repository[Symbol.asyncDispose]() };
}

/** Runs as somebody whom the machine does not know and who owns nothing: what `docker run --user` makes. */
const asStranger = ["setpriv", "--reuid=54321", "--regid=54321", "--clear-groups"];
const canBeStranger = spawnSync("setpriv", ["--reuid=54321", "true"]).status === 0;

describe.skipIf(process.platform === "win32")("the container's entry", () => {
  test.concurrent("takes the mission of the mounted repository to its end", async () => {
    await using image = await createImage();
    await image.repository.commit({ "one.txt": "ok\n" });

    const { code, stdout } = await image.run([], { ANTHROPIC_API_KEY: "sk-ant-none" });

    expect(stdout).toContain("Done. ");
    expect(code).toBe(0);
  });

  test.concurrent("gives other commands to cco, there, with or without its name", async () => {
    await using image = await createImage();

    const [next, named] = await Promise.all([image.run(["next"]), image.run(["cco", "validate"])]);

    expect(next).toMatchObject({ code: 0, stdout: expect.stringContaining("Open the mission") });
    expect(named).toMatchObject({ code: 0, stdout: expect.stringContaining("is a valid mission") });
  });

  test.concurrent("is the App without a repository, in production and for everybody to reach", async () => {
    await using image = await createImage();
    const nowhere = { CCO_REPO: image.repository.beside("nothing") };

    const [app, help, shell] = await Promise.all([
      image.run([], nowhere),
      image.run(["cco", "--version"], nowhere),
      image.run(["sh", "-c", "echo $NODE_ENV $HOST"], nowhere),
    ]);

    expect(app).toMatchObject({ code: 40, stderr: expect.stringContaining("APP_ID: expected") });
    expect(help.code).toBe(0);
    expect(shell).toMatchObject({ code: 0, stdout: "\n" });
  });

  test.concurrent("says so when nothing was mounted there", async () => {
    await using image = await createImage();
    const empty = image.repository.beside("empty");
    await mkdir(empty);

    const { code, stderr } = await image.run([], { CCO_REPO: empty });

    expect(stderr).toContain(`error ${empty} is empty.\nfix   Look at the path before the colon of -v`);
    expect(code).toBe(40);
  });

  test.skipIf(!canBeStranger)("says whose the repository is when it may not write there", async () => {
    await using image = await createImage();
    await chmod(join(image.repository.path, ".."), 0o755);

    const { code, stderr } = await image.run([], {}, asStranger);

    expect(stderr).toContain("belongs to user 0:0 and this container runs as 54321:54321");
    expect(stderr).toContain("fix   docker run --user 0:0");
    expect(code).toBe(40);
  });

  test.skipIf(!canBeStranger)("works for a user that the image does not know", async () => {
    await using image = await createImage();
    const { path, beside } = image.repository;
    await chmod(join(path, ".."), 0o777);
    spawnSync("chown", ["-R", "54321:54321", path, beside("bin")]);

    const verify = await image.run(["verify"], { HOME: "/" }, asStranger);

    expect(verify).toMatchObject({ code: 1, stderr: "" });
    expect(verify.stdout).toContain("0 of 1");
  });
});
