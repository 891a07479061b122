import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleFiles } from "#rehearsal/sample-project.ts";
import { sampleScript } from "#rehearsal/sample-script.ts";
import { createGate } from "#rehearsal/scripted-model/gate.ts";
import { workflowFile, workflowPath } from "#src/core/workflow-file.ts";
import { pageOf } from "#test/docs/pages.ts";
import { createRepository, type TestRepository } from "#test/support/repository.ts";
import { act, bash, meets, missionText } from "./mission-text.ts";
import { createMachine, type Machine } from "./package-stage.ts";

const name = "claude-code-orchestrator";
const hold = createGate();
let machine: Machine;

beforeAll(async () => {
  machine = await createMachine([
    {
      ...act(1, bash("echo half > one.txt"), { ...bash("echo ok > one.txt"), hold }),
      when: /1 of mission demo/,
    },
    { ...meets(2, "one"), when: /2 of mission demo/ },
    ...(sampleScript.acts ?? []),
  ]);
});
afterAll(() => machine[Symbol.asyncDispose]());

/** The lines of the README's block that has this one, without comments. */
function linesWith(line: string): readonly string[] {
  return blockWith("sh", line)
    .split("\n")
    .map((one) => one.replace(/(^|\s+)#.*/, "").trim())
    .filter((one) => one !== "");
}

function blockWith(language: string, text: string): string {
  const block = pageOf("README.md").blocks.find(
    (one) => one.language === language && one.text.includes(text),
  );
  if (block === undefined) throw new Error(`The README has no block with "${text}".`);
  return block.text;
}

/** What the README's mission is about, and nothing of CCO. */
function createMyProject(): Promise<TestRepository> {
  const files = Object.entries(sampleFiles).filter(
    ([path]) => !path.startsWith(".cco/") && path !== ".gitignore",
  );
  return createRepository(Object.fromEntries(files), { name: "my-project" });
}

const ran = (stdout: string) => ({ code: 0, stderr: "", stdout: expect.stringContaining(stdout) });

describe.skipIf(process.platform === "win32")("the published package, on a new machine", () => {
  it("is there with npx, and brings nothing else along", async () => {
    const init = await machine.run(`npx --yes ${name} init`);

    expect(init).toMatchObject(ran("wrote  .cco/mission.yaml"));
    const [cached = ""] = await readdir(join(machine.home, ".npm/_npx"));
    const installed = await readdir(join(machine.home, ".npm/_npx", cached, "node_modules"));
    expect(installed.filter((one) => !one.startsWith("."))).toEqual([name]);
    expect([...new Set(machine.asked)]).toEqual([`/${name}`, "/package.tgz"]);
  });

  it("takes a mission of any name to the point where somebody presses Ctrl-C", async () => {
    await machine.project.write({ "mission.yaml": missionText({ criteria: ["one"] }) });

    const start = machine.start(`npx ${name} start --mission mission.yaml`);
    await Promise.race([hold.reached, start.ended]);
    start.interrupt();
    const { stdout } = await start.ended;

    expect(stdout).toContain("go on   cco resume --session demo");
  });

  it("goes on with it as a command of the machine, to its end", async () => {
    const version = JSON.parse(await readFile(join(machine.source, "package.json"), "utf8")).version;

    expect(await machine.run(`npm install --global ${name}`)).toMatchObject(ran("added 1 package"));
    expect(await machine.run("cco --version")).toMatchObject(ran(version));
    expect(await machine.run("cco validate --mission mission.yaml")).toMatchObject(ran("is a valid mission"));
    expect(await machine.run("cco status")).toMatchObject(ran("0 of 1"));
    expect(await machine.run("cco resume --session demo")).toMatchObject(ran("Done."));
    expect(await machine.run("cco status --session demo")).toMatchObject(ran("1 of 1"));
    expect(await machine.project.git(["show", "cco/mission/demo:one.txt"])).toBe("ok");
  });

  it("takes a newcomer through the README, in a terminal", async () => {
    await using mine = await createMyProject();
    const lines = linesWith(`npm install -g ${name}`);
    const written = lines.indexOf("cco init") + 1;
    const approve = pageOf("README.md").blocks.flatMap(
      ({ text }) => /cco approve the-[\w-]+/.exec(text)?.[0] ?? [],
    );

    const before = await machine.run(lines.slice(0, written).join(" &&\n"), mine.beside("."));
    await mine.write({ ".cco/mission.yaml": blockWith("yaml", "mission:\n") });
    const after = await machine.run(["cd my-project", ...lines.slice(written)].join("\n"), mine.beside("."));
    const done = await machine.run(`${approve[0]} && cco resume`, mine.path);

    expect(before).toMatchObject(ran("wrote  .cco/mission.yaml"));
    expect(after.stdout).toContain("is a valid mission");
    expect(after.code).toBe(10);
    expect(done).toMatchObject(ran("take    git merge cco/mission/"));
  });

  it("takes a newcomer through the README, to GitHub: what is pushed is the workflow that the Action is tested with", async () => {
    await using mine = await createMyProject();
    await mine.git(["init", "-q", "--bare", mine.beside("origin.git")]);
    await mine.git(["remote", "add", "origin", mine.beside("origin.git")]);
    await mine.git(["push", "-q", "-u", "origin", "main"]);

    const init = await machine.run(linesWith("init --github").join(" &&\n"), mine.path);

    expect(init).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("put the label cco:mission on an issue"),
    });
    await mine.git(["fetch", "-q"]);
    expect(`${await mine.git(["show", `origin/main:${workflowPath}`])}\n`).toBe(workflowFile);
    await expect(readFile(join(mine.path, ".cco/mission.yaml"))).rejects.toThrow("ENOENT");
  });

  it("tries to bring Claude Code where there is none, and says what to do when that fails", async () => {
    await rm(machine.project.beside("cache"), { recursive: true });
    await machine.project.write({ "two.yaml": missionText({ title: "Two", criteria: ["two"] }) });
    const asked = machine.asked.length;

    const { code, stdout, stderr } = await machine.run("cco start --mission two.yaml");

    expect(code).toBe(40);
    expect(stderr).toContain("note: Claude Code is not on this machine: bringing it from npm");
    expect(stdout).toContain("Claude Code could not be brought to this machine: ");
    expect(machine.asked[asked]).toMatch(/^\/@anthropic-ai\/claude-agent-sdk-/);
  });

  it("is there from its git repository, too, without anything being built", async () => {
    const asked = machine.asked.length;

    const version = await machine.run(`npx --yes git+file://${machine.source} --version`);

    expect(version).toMatchObject({ code: 0, stderr: "" });
    expect(machine.asked.slice(asked)).toEqual([]);
  });

  it("is there from a clone, with npx and as a command of the machine", async () => {
    const init = await machine.run("npx . init --template list", machine.source);
    const installed = await machine.run("npm install -g . && cco --version", machine.source);

    expect(init).toMatchObject(ran("bug-fix"));
    expect(installed).toMatchObject({ code: 0, stderr: "" });
  });
});
