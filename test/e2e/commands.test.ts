import { access, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createGate } from "#rehearsal/scripted-model/gate.ts";
import { exampleTitle } from "#src/core/parse-mission.ts";
import { act, bash, meets, missionText, reports } from "./mission-text.ts";
import { createStage, type Stage } from "./stage.ts";

/** A project as it was before anybody thought of missions. */
async function createBareStage(): Promise<Stage> {
  const stage = await createStage();
  const { git } = stage.repository;
  await git(["rm", "-q", "-r", ".cco", ".gitignore"]);
  await git(["commit", "-q", "--amend", "-m", "Initial commit"]);
  return stage;
}

describe("cco init", () => {
  test.concurrent("makes a mission, a configuration and what git is to ignore", async () => {
    await using stage = await createBareStage();

    const init = await stage.run("init");
    const untouched = await stage.run("start");
    const mission = join(stage.repository.path, ".cco/mission.yaml");
    await writeFile(mission, (await readFile(mission, "utf8")).replace(exampleTitle, "Search"));
    const validate = await stage.run("validate");

    expect(init).toMatchObject({ code: 0, stderr: "" });
    expect(untouched).toMatchObject({ code: 40, stderr: expect.stringContaining("the example's title") });
    expect(validate).toMatchObject({ code: 0, stderr: "" });
    expect((await stage.repository.git(["status", "--porcelain", "-uall"])).split("\n")).toEqual([
      ...["?? .cco/config.yaml", "?? .cco/mission.yaml", "?? .gitignore"],
    ]);
  });

  test.concurrent("never overwrites, and asks git to ignore only what it does not", async () => {
    await using stage = await createBareStage();
    const { path, write } = stage.repository;
    const mine = {
      ".cco/config.yaml": "# mine\n",
      ".cco/mission.yaml": "# mine too\n",
      ".gitignore": "dist\n.env",
    };
    await write(mine);

    const first = await stage.run("init");
    const again = await stage.run("init", "--mission", "other.yaml");

    expect(first.stdout).toContain("kept   .cco/config.yaml\nkept   .cco/mission.yaml\n");
    expect(again.stdout).toContain("wrote  other.yaml\nkept   .gitignore\n");
    expect(await readFile(join(path, ".cco/mission.yaml"), "utf8")).toBe("# mine too\n");
    expect(await readFile(join(path, ".cco/config.yaml"), "utf8")).toBe("# mine\n");
    expect(await readFile(join(path, ".gitignore"), "utf8")).toBe("dist\n.env\n.cco/sessions/\n.cco/logs/\n");
  });
});

describe("cco validate", () => {
  test.concurrent("says how a mission is understood and writes nothing", async () => {
    await using stage = await createStage({ settings: ["budget: { iterations: 7 }"] });
    const vague =
      "mission:\n  title: V\n  definition_of_done:\n    - criteria: Nice\n      measurable: false\n    - criteria: Tidy\n      verify: |\n        ! grep -r TODO src\n        test -d src\n";
    await stage.repository.write({ "vague.yaml": vague });

    const [sound, unproved] = await Promise.all([
      stage.run("validate"),
      stage.run("validate", "--mission", "vague.yaml"),
    ]);

    expect(sound).toMatchObject({ code: 0, stderr: "" });
    expect(sound.stdout).toContain("Demo  (id demo, branch cco/mission/demo)\n  at most 7 iterations");
    expect(sound.stdout).toContain(
      "one (medium): The file one.txt says ok\n      proved by: grep -q ok one.txt",
    );
    expect(unproved.stdout).toContain("nothing proves it yet: add `verify` or `approval`");
    expect(unproved.stdout).toContain("tidy: `! grep -r TODO src` cannot fail it");
    await expect(access(join(stage.repository.path, ".cco/sessions"))).rejects.toThrow("ENOENT");
  });
});

describe("a command line that is wrong", () => {
  test.concurrent.each([
    { args: ["strat"], error: /unknown command 'strat'\n\(Did you mean start\?\)/ },
    { args: ["resume", "--add-iterations", "some"], error: /expected a number above 0/ },
    { args: ["resume", "--add-iterations", "1.5"], error: /expected a whole number/ },
    {
      args: ["status"],
      error: /No mission was started in this repository\.\nfix {3}Start one: cco start\.|cco start/,
    },
    { args: ["resume"], error: /done, or none was started/ },
    { args: ["log", "--session", "nope"], error: /There is no session nope here/ },
    { args: ["start", "--config", "nope.yaml"], error: /There is no configuration at .*nope\.yaml/ },
  ])("is refused with what to do instead: $args", async ({ args, error }) => {
    await using stage = await createStage();

    const { code, stderr } = await stage.run(...args);

    expect(stderr).toMatch(error);
    expect(stderr).not.toContain("    at ");
    expect(code).toBe(40);
  });
});

describe("several missions in one repository", () => {
  test.concurrent("are told apart, and listed when it is not said which one is meant", async () => {
    await using stage = await createStage();
    const text = (title: string) => missionText({ title, criteria: ["one"] });
    await stage.repository.write({ "alpha.yaml": text("Alpha"), "beta.yaml": text("Beta") });
    await stage.run("verify", "--mission", "alpha.yaml");
    await stage.run("verify", "--mission", "beta.yaml");

    const [resume, status, alpha, other] = await Promise.all([
      stage.run("resume"),
      stage.run("status"),
      stage.run("status", "--session", "alpha", "--json"),
      stage.run("status", "--session", "gamma"),
    ]);

    expect(resume.code).toBe(40);
    expect(resume.stderr).toMatch(/Several missions can go on:\n +beta .*Beta\n +alpha .*Alpha\n/);
    expect(status.stdout).toMatch(/^Beta\n[\s\S]*Other sessions:\n {2}alpha /);
    expect(JSON.parse(alpha.stdout)).toMatchObject({ mission: "alpha", branch: "cco/mission/alpha" });
    expect(other.stderr).toMatch(/no session gamma here\.\nfix {3}Name one of: alpha, beta\./);
    expect(stage.model.requests).toEqual([]);

    await stage.repository.write({
      ".cco/sessions/alpha/ledger/events/0000/000003.json": `{"v":99,"seq":3}`,
    });
    const [rest, broken] = await Promise.all([stage.run("status"), stage.run("status", "-s", "alpha")]);

    expect(rest).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Beta\n/) });
    expect(rest.stderr).toMatch(/^note: alpha cannot be read: /);
    expect(broken.code).toBe(40);
  });
});

describe("what people say to a mission", () => {
  test.concurrent("reaches the worker: a criterion is rejected, then approved", async () => {
    const again = act(2, bash("echo longer > one.txt"), reports("write more"));
    await using stage = await createStage({ acts: [meets(1, "one"), again] });
    const approval =
      "mission:\n  title: Demo\n  definition_of_done:\n    - { id: one, criteria: Good, approval: maintainer }\n";
    await writeFile(join(stage.repository.path, ".cco/mission.yaml"), approval);

    const asked = await stage.run("start");
    const rejected = await stage.run("reject", "one", "too short");
    const reworked = await stage.run("resume");
    const approved = await stage.run("approve", "one");
    const done = await stage.run("resume");
    const unknown = await stage.run("approve", "two");

    expect([asked, rejected, reworked, approved, done].map(({ code }) => code)).toEqual([10, 0, 10, 0, 0]);
    expect(asked.stdout).toContain("A human is needed. one: It waits for approval: `approve one`.");
    expect(JSON.stringify(stage.model.requests.at(-1)?.body)).toContain("ada rejected one: too short");
    expect(done.stdout).toContain("Done. ");
    expect(unknown).toMatchObject({ code: 40 });
    expect(unknown.stderr).toContain("The mission has no criterion two.");
  });

  test.concurrent("steers the next iteration", async () => {
    await using stage = await createStage({ acts: [meets(1, "one")] });
    await stage.run("verify");

    await stage.run("steer", "Mind the gap.");
    const done = await stage.run("start");

    expect(done).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.stringify(stage.model.requests.at(-1)?.body)).toContain("- ada: Mind the gap.");
  });

  test.concurrent("pauses it: the work so far is kept until it is resumed", async () => {
    const hold = createGate();
    const half = act(1, bash("echo half > one.txt"), { ...bash("true"), hold });
    await using stage = await createStage({ acts: [half, meets(2, "one")] });
    const run = stage.start("start");
    await hold.reached;

    const pause = await stage.run("pause");
    const paused = await run.ended;
    const next = await stage.run("next");
    const resumed = await stage.run("resume");

    expect(pause).toMatchObject({
      code: 0,
      stdout: "Recorded. The run that is at it sees it at its next step.\n",
    });
    expect(paused).toMatchObject({ code: 0, stderr: "" });
    expect(paused.stdout).toContain("Waiting until it is resumed. ada paused it.");
    expect(next.stdout).toContain("Nothing: ");
    expect(resumed).toMatchObject({ code: 0, stderr: "" });
    expect(await stage.commits("%(trailers:key=CCO-Iteration,valueonly)")).toEqual(["2", "1"]);
  });

  test.concurrent("changes it: an edited text takes effect where the mission is", async () => {
    await using stage = await createStage({ acts: [meets(1, "one"), meets(2, "two")] });
    const first = await stage.run("start");
    const text = missionText({ criteria: ["one", "two"] });
    await writeFile(join(stage.repository.path, ".cco/mission.yaml"), text);

    const next = await stage.run("next");
    const second = await stage.run("start");

    expect(first.code).toBe(0);
    expect(next.code).toBe(0);
    expect(second).toMatchObject({ code: 0, stderr: "" });
    expect(await stage.commits("%s")).toEqual(["feat: write two", "feat: write one"]);
    expect((await stage.entries()).map((entry) => entry.type)).toContain("spec-changed");
  });
});

test("a reader who leaves early does not end the command", async () => {
  await using stage = await createStage();
  await stage.run("verify");
  const reading = stage.start("log", "--json");

  reading.hangUp();
  const { code, stderr } = await reading.ended;

  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});
