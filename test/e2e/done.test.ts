import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mistakesIn } from "#test/support/report-schema.ts";
import { act, bash, meets, reports } from "./mission-text.ts";
import { createStage, type Ended, filesBelow, type Stage, secretKey } from "./stage.ts";

/** Three iterations; the first fails its check, the second tries to give the key away. */
const acts = [
  act(1, bash("echo almost > one.txt"), reports("try one")),
  act(
    2,
    bash(`echo ok > one.txt; echo "key = ${secretKey}" > leaked.txt; echo hi > .cco/mission.yaml`),
    reports("write one", { summary: `Asked the model with ${secretKey}.` }),
  ),
  meets(3, "two"),
];

let stage: Stage;
let checkout: string;
let start: Ended;

beforeAll(async () => {
  stage = await createStage({ criteria: ["one", "two"], acts });
  await stage.repository.write({ "README.md": "# Half edited\n", "notes.txt": "mine\n" });
  await stage.repository.git(["add", "notes.txt"]);
  checkout = await checkoutOf(stage);
  start = await stage.run("start");
});
afterAll(() => stage[Symbol.asyncDispose]());

function checkoutOf({ repository }: Stage): Promise<string> {
  const parts = [["status", "--porcelain", "--branch"], ["diff"], ["ls-files", "-s"], ["stash", "list"]];
  return Promise.all(parts.map((part) => repository.git(part))).then((texts) => texts.join("\n--\n"));
}

function recordsOf({ repository }: Stage, ...parts: readonly string[]): string {
  return join(repository.path, ".cco", "sessions", "demo", ...parts);
}

describe("a mission from its file to proved done", () => {
  it("exits 0 and says where to look", () => {
    expect(start.code).toBe(0);
    expect(start.stderr).toBe("");
    expect(start.stdout).toContain("Done. Every required criterion is met at ");
    expect(start.stdout).toContain("report  .cco/sessions/demo/report.md");
  });

  it("has one commit for each iteration, with the mission and the iteration it belongs to", async () => {
    const commits = await stage.commits("%s|%(trailers:separator=;)");

    expect(commits).toEqual([
      "feat: write two|CCO-Mission: demo;CCO-Iteration: 3",
      "feat: write one|CCO-Mission: demo;CCO-Iteration: 2",
      "feat: try one|CCO-Mission: demo;CCO-Iteration: 1",
    ]);
  });

  it("is a ledger that tells its story", async () => {
    const types = (await stage.entries()).map((entry) => entry.type);

    const work = ["agent-finished", "work-committed", "criteria-judged"];
    const iteration = ["iteration-opened", ...work];
    expect(types).toEqual([
      ...["mission-opened", "baseline-proved"],
      ...["iteration-opened", "progress-reported", ...work, "plan-made", "progress-reported"],
      ...[...iteration, "plan-made", "progress-reported"],
      ...[...iteration, "progress-reported"],
      ...["mission-closed", "progress-reported"],
    ]);
  });

  it("leaves the user's checkout, index and branch as they were", async () => {
    expect(await checkoutOf(stage)).toBe(checkout);
  });

  it("takes secrets and protected paths out of what it commits", async () => {
    const { git } = stage.repository;

    expect(await git(["diff", "--name-only", "main", "cco/mission/demo"])).toBe("one.txt\ntwo.txt");
    await expect(
      git(["grep", "-q", "endToEndKey", ...(await git(["rev-list", "--all"])).split("\n")]),
    ).rejects.toThrow();
  });

  it("keeps its key out of everything it writes beside the repository's history", async () => {
    const files = await filesBelow(join(stage.repository.path, ".cco"));
    const leaks = [...files].filter(([, text]) => text.includes(secretKey)).map(([path]) => path);

    expect(files.size).toBeGreaterThan(25);
    expect(leaks).toEqual([]);
    expect(`${start.stdout}${start.stderr}`).not.toContain(secretKey);
  });

  it("writes a report for people and one for programs", async () => {
    const markdown = await readFile(recordsOf(stage, "report.md"), "utf8");
    const text = await readFile(recordsOf(stage, "report.json"), "utf8");
    const json = JSON.parse(text);

    expect(markdown).toContain("2 of 2 criteria met");
    expect(markdown).toContain("- [x] **The file two.txt says ok**");
    expect(json).toMatchObject({ outcome: "done", done: true, completion: 100, iteration: 3 });
    expect(json.spend.usd).toBeGreaterThan(0);
    expect(mistakesIn(text)).toEqual([]);
    for (const [, path = ""] of markdown.matchAll(/\[log\]\(([^)]*)\)/g))
      expect(await readFile(recordsOf(stage, path), "utf8")).toContain("[exited 0");
  });

  it("says in the report what was taken out of the work", async () => {
    const markdown = await readFile(recordsOf(stage, "report.md"), "utf8");

    expect(markdown).toContain("\n- `.cco/mission.yaml`: ");
    for (const [, path = ""] of markdown.matchAll(/\[iteration \d+\]\(([^)]*)\)/g))
      expect(await readFile(recordsOf(stage, path), "utf8")).toContain("+hi");
  });

  it("keeps the output of every proof as evidence", async () => {
    const evidence = await filesBelow(recordsOf(stage, "evidence"));
    const names = [...evidence.keys()].map((path) => path.slice(recordsOf(stage, "evidence").length + 1));

    expect(names.toSorted()).toEqual([0, 1, 2, 3].flatMap((n) => [`${n}/one-1.log`, `${n}/two-1.log`]));
  });

  it("logs to combined.log, error.log and a log of its own", async () => {
    const logs = join(stage.repository.path, ".cco", "logs");
    const files = await filesBelow(logs);

    expect(files.get(join(logs, "combined.log"))).toContain("The mission closed: done.");
    expect(files.get(join(logs, "sessions", "demo.log"))).toBe(files.get(join(logs, "combined.log")));
    expect(files.get(join(logs, "error.log"))).toBe("");
  });
});

describe("a mission that is done", () => {
  it("shows its standing as JSON", async () => {
    const { code, stdout } = await stage.run("status", "--json");

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ mission: "demo", outcome: "done", completion: 100 });
  });

  it("tells its story, as text and as JSON lines", async () => {
    const [told, lines] = await Promise.all([stage.run("log"), stage.run("log", "--json")]);

    expect(told.stdout).toContain("Iteration 2 opened (work) for one");
    expect(told.stdout).toContain("Taken out: ");
    const entries = lines.stdout.trim().split("\n");
    expect(entries.map((line) => JSON.parse(line).seq)).toEqual(entries.map((_, index) => index + 1));
  });

  it("has nothing left to do", async () => {
    const { code, stdout } = await stage.run("next");

    expect(code).toBe(0);
    expect(stdout).toBe("Nothing: the mission rests, or another run is at it.\n");
  });

  it("does nothing when it is started again", async () => {
    const [entries, requests] = [await stage.entries(), stage.model.requests.length];

    const again = await stage.run("start");

    expect(again.code).toBe(0);
    expect(await stage.entries()).toEqual(entries);
    expect(stage.model.requests.length).toBe(requests);
  });

  it("is proved once more on demand, without asking a model", async () => {
    const requests = stage.model.requests.length;

    const { code, stdout } = await stage.run("verify");

    expect(code).toBe(0);
    expect(stdout).toMatch(/At [0-9a-f]{9}: one met, two met\./);
    expect(stage.model.requests.length).toBe(requests);
  });

  it("is no longer done when somebody's commit on its branch breaks it", async () => {
    const { git, beside } = stage.repository;
    const theirs = beside("theirs");
    await git(["worktree", "add", "-q", theirs, "cco/mission/demo"]);
    await git(["rm", "-q", "two.txt"], theirs);
    await git(["commit", "-q", "-m", "Remove two"], theirs);
    await git(["worktree", "remove", theirs]);

    const verified = await stage.run("verify");
    const { stdout } = await stage.run("status", "--json");

    expect(verified.code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ done: false, outcome: "continuing", completion: 50 });
  });
});
