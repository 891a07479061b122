import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createGate } from "#rehearsal/scripted-model/gate.ts";
import { act, bash, meets, missionText } from "./mission-text.ts";
import { createMachine, type Machine } from "./package-stage.ts";

const name = "claude-code-orchestrator";
const hold = createGate();
let machine: Machine;

beforeAll(async () => {
  machine = await createMachine([
    act(1, bash("echo half > one.txt"), { ...bash("echo ok > one.txt"), hold }),
    meets(2, "one"),
  ]);
});
afterAll(() => machine[Symbol.asyncDispose]());

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

  it("is there from its repository, too, without anything being built", async () => {
    const asked = machine.asked.length;

    const version = await machine.run(`npx --yes git+file://${machine.source} --version`);

    expect(version).toMatchObject({ code: 0, stderr: "" });
    expect(machine.asked.slice(asked)).toEqual([]);
  });
});
