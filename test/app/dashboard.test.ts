import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commitOnBranch } from "#src/adapters/branch-commit.ts";
import { readSnapshotFile } from "#src/adapters/ledger-queries.ts";
import { writeSnapshot } from "#src/adapters/snapshot.ts";
import { gentlePace } from "#src/app/dashboard/viewer.ts";
import { findInvisible } from "#src/core/visible-text.ts";
import { bothUnmet, committed, iteration, opened, said, verdict, whole } from "#test/support/given.ts";
import { criterion } from "#test/support/mission.ts";
import { provedMission } from "#test/support/proved-mission.ts";
import { createStage as build, type Stage } from "./dashboard-stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await build({ clock: () => Date.UTC(2026, 10, 2) });
  await stage.createRepository({
    owner: "ada",
    name: "engine",
    isPrivate: true,
    collaborators: { bob: "read" },
  });
  await stage.createRepository({ owner: "ada", name: "secret", isPrivate: true });
  await stage.createRepository({ owner: "ada", name: "apart", isPrivate: true });
  await stage.createRepository({ owner: "ada", name: "open" });
  stage.github.admin.createUser("eve");
  stage.install("ada", ["ada/engine", "ada/secret", "ada/open"]);
  await stage.tell("ada/engine", "issue-1", opened({ id: "issue-1", title: "Count the sheep" }), bothUnmet);
  await stage.tell("ada/secret", "issue-2", opened({ id: "issue-2", title: "Hide the wolf" }));
  await stage.tell("ada/apart", "issue-3", opened({ id: "issue-3", title: "Without the App" }));
  await stage.tell("ada/open", "issue-4", opened({ id: "issue-4", title: "In the open" }));
});
afterAll(async () => {
  const { violations } = stage.github;
  await stage[Symbol.asyncDispose]();
  // Nothing was asked that GitHub's description of its API does not know.
  expect(violations).toEqual([]);
});

describe("what is shown", () => {
  it("is what the user may read and the App is installed on, and is asked with the user's token alone", async () => {
    const [ada, bob, eve] = [stage.browse(), stage.browse(), stage.browse()];
    await Promise.all([ada.signIn("ada"), bob.signIn("bob"), eve.signIn("eve")]);
    const before = stage.github.calls.length;

    const lists = await Promise.all([ada, bob, eve].map(async (one) => (await one.read("/")).text));

    const titles = ["Count the sheep", "Hide the wolf", "Without the App", "In the open"];
    expect(lists.map((text) => titles.filter((title) => text.includes(title)))).toEqual([
      ["Count the sheep", "Hide the wolf", "In the open"],
      ["Count the sheep"],
      [],
    ]);
    const askers = stage.github.calls.slice(before).map(({ by }) => by);
    expect(new Set(askers)).toEqual(new Set(["ada", "bob", "eve"]));
  });

  it("is the same nothing whether a mission is not there or not theirs", async () => {
    const eve = stage.browse();
    await eve.signIn("eve");
    const nothing = await eve.read("/ada/engine/issue-99");

    for (const name of ["engine/issue-1", "secret/issue-2", "apart/issue-3", "open/issue-4"])
      for (const path of [`/ada/${name}`, `/ada/${name}?part=main`])
        expect(await eve.read(path)).toEqual({ ...nothing, status: 404 });
  });

  it("is gone with the next look when the access is", async () => {
    const bob = stage.browse();
    await bob.signIn("bob");
    expect((await bob.read("/ada/engine/issue-1?part=main")).status).toBe(200);

    stage.github.admin.repository("ada/engine").collaborators.delete("bob");

    expect((await bob.read("/ada/engine/issue-1?part=main")).status).toBe(404);
    expect((await bob.read("/")).text).not.toContain("sheep");
    stage.github.admin.repository("ada/engine").collaborators.set("bob", "read");
  });

  it("says where a mission stands, what proved it, what it cost and how it came there", async () => {
    const ada = stage.browse();
    await ada.signIn("ada");
    const sha = "a".repeat(40);
    const events = whole(1, [verdict("crud", "met", "12 passed"), verdict("docs", "unmet", "no docs")]).map(
      (one) => ("sha" in one ? { ...one, sha } : one),
    );
    await stage.tell("ada/engine", "issue-7", opened({ id: "issue-7" }), bothUnmet, ...events, iteration(2));

    const { text } = await ada.read("/ada/engine/issue-7");

    for (const part of [
      "<b>1</b> of 2 met",
      "<code>check crud</code>",
      "exit 0 · 5 ms",
      "12 passed",
      "$0.50 of $10.00",
      "1 of 2",
      `/ada/engine/commit/${sha}`,
      "/ada/engine/issues/7",
      "/ada/engine/tree/cco/state/issue-7",
      "/ada/engine/actions/runs/77",
      "ada opened the mission &quot;Build a task list&quot; with 2 criteria, on base.",
      "Iteration 2 opened (work) for crud, with $2.00 reserved.",
    ])
      expect(text).toContain(part);
  });

  it("says how each criterion was proved, what was found in the change, and what was taken out of it", async () => {
    const ada = stage.browse();
    await ada.signIn("ada");
    const [opening, ...events] = provedMission;
    if (opening?.type !== "mission-opened") throw new Error("A mission begins with its opening");
    await stage.tell(
      "ada/engine",
      "issue-9",
      { ...opening, spec: { ...opening.spec, id: "issue-9" } },
      ...events,
    );

    const { text } = await ada.read("/ada/engine/issue-9");

    const records = "/ada/engine/blob/cco/state/issue-9";
    for (const part of [
      "unmet → met",
      "proved by the author&#39;s check",
      "fails without the change, passes with it",
      `${records}/evidence/1/crud%20%281%29.log"`,
      `${records}/evidence/1/crud-red.log"`,
      "without the change: exit 1, 27 tests",
      "/ada/engine/blob/sha-1/docs/api%20%281%29.md#L3",
      "judged by a model",
      "approved by a person",
      '<a href="#found">1 found in the change</a>',
      "/ada/engine/blob/sha-1/src/a.ts#L3",
      "It answers what the test asks.",
      "<code>.cco/mission.yaml</code>",
      `${records}/withheld/iteration-1.patch"`,
    ])
      expect(text).toContain(part);
  });

  it("is text, whatever others wrote", async () => {
    const ada = stage.browse();
    await ada.signIn("ada");
    const title = `</title><script>alert(1)</script>"'><img src=x onerror=alert(2)>\u202Eevil\u0007`;
    const criteria = [criterion("crud", { text: title })];
    const closing = {
      type: "mission-closed",
      outcome: "needs-human",
      why: `${title} [a](javascript:alert(3))`,
    } as const;
    const evidence = {
      kind: "check-run",
      name: title,
      conclusion: title,
      url: "javascript:alert(4)",
    } as const;
    const found = { ...verdict("crud", "unmet", title), reason: title, evidence: [evidence] };
    const baseline = { type: "baseline-proved", sha: "base", verdicts: [found] } as const;
    const mission = { id: "issue-8", title, description: title, constraints: [title], criteria };
    await stage.tell(
      "ada/engine",
      "issue-8",
      opened(mission),
      baseline,
      said({ kind: "steer", text: title }),
      closing,
    );

    for (const path of ["/", "/ada/engine/issue-8", "/ada/engine/issue-8?part=main"]) {
      const { text } = await ada.read(path);
      expect(text).toContain("&lt;script&gt;alert(1)");
      expect(text.replace(/<script>\n\(\(\) => \{[\s\S]*?<\/script>/, "")).not.toMatch(
        /<script|<img|href="javascript/,
      );
      expect(findInvisible(text)).toBeUndefined();
    }
  });

  it("is what can be read: a forged or torn ledger takes nothing else along", async () => {
    const ada = stage.browse();
    await ada.signIn("ada");
    for (const id of ["issue-20", "issue-21", "issue-22"])
      await stage.tell("ada/open", id, opened({ id, title: `Mission ${id}` }));
    const forged = { mission: { id: "issue-20", title: { html: "<script>" } }, lastAt: "soon" };
    await overwrite("ada/open/issue-20", {
      "snapshot.json": writeSnapshot({ seq: 1, state: forged as never }),
    });
    await overwrite("ada/open/issue-21", { "snapshot.json": "{", "events/0000/000001.json": "{" });
    await overwrite("ada/open/issue-22", { "snapshot.json": "{" });

    const list = await ada.read("/");

    expect([list.status, list.text.split("cannot be read here").length]).toEqual([200, 3]);
    // The entries say it again where only the snapshot is gone.
    for (const title of ["Count the sheep", "Mission issue-22"]) expect(list.text).toContain(title);
    for (const id of ["issue-20", "issue-21"])
      expect((await ada.read(`/ada/open/${id}`)).text).toContain("cannot be read here");
    expect((await ada.read("/ada/open/issue-22")).text).toContain("ada opened the mission");
  });

  it("is sent with a policy under which nothing else loads or runs", async () => {
    const response = await stage.browse().send("/");

    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(response.headers.get("cache-control")).toBe("no-store");
  });
});

describe("the live part", () => {
  it("is sent again when the ledger has moved, and only then", async () => {
    const ada = stage.browse();
    await ada.signIn("ada");
    await stage.tell("ada/engine", "issue-9", opened({ id: "issue-9" }), bothUnmet);
    const page = await ada.read("/ada/engine/issue-9");
    const [, etag = ""] = /data-live="(&quot;[^"]+&quot;)"/.exec(page.text) ?? [];
    const known = { "if-none-match": etag.replaceAll("&quot;", '"') };

    expect((await ada.read("/ada/engine/issue-9?part=main", known)).status).toBe(304);
    await stage.tell("ada/engine", "issue-9", iteration(1), committed(1));

    const next = await ada.read("/ada/engine/issue-9?part=main", known);
    expect(next.status).toBe(200);
    expect(next.text).toContain("Iteration 1 opened");
    expect(next.text).not.toContain("<html");
    expect((await ada.read("/ada/engine/issue-9?part=main", { "if-none-match": next.etag })).status).toBe(
      304,
    );
  });

  it("asks GitHub nothing but whether something has changed, which costs nothing while nothing has", async () => {
    let seconds = 0;
    const clock = () => Date.UTC(2026, 10, 2) + ++seconds * 1000;
    let at = clock();
    await using quiet = await build({ clock: () => at, pace: gentlePace }, { clock });
    await quiet.createRepository({ owner: "ada", name: "engine", isPrivate: true });
    quiet.install("ada");
    await quiet.tell("ada/engine", "issue-1", opened({ id: "issue-1" }));
    const ada = quiet.browse();
    await ada.signIn("ada");
    await ada.read("/");
    const callsOf = async (path: string) => {
      at += gentlePace.lookMs;
      const before = quiet.github.calls.length;
      await ada.read(path);
      return quiet.github.calls.slice(before).map((call) => `${call.status} ${call.path}`);
    };

    const still = await callsOf("/");
    await ada.read("/");
    const tab = quiet.github.calls.length;
    await ada.read("/");

    expect(still).toEqual([
      "304 /user/installations",
      expect.stringMatching(/^304 \/user\/installations\/\d+\/repositories$/),
    ]);
    expect(quiet.github.calls.length).toBe(tab);
    await quiet.tell("ada/engine", "issue-1", said({ kind: "pause" }));
    const moved = await callsOf("/");
    expect(moved).toHaveLength(4);
    expect(moved.filter((call) => call === "200 /graphql")).toHaveLength(2);
  });

  it("stays with who is signed in while GitHub does not answer", async () => {
    const ada = stage.browse();
    await ada.signIn("ada");
    stage.github.faults.next({ path: "/user/installations", status: 503, body: {} });

    expect((await ada.read("/?part=main")).status).toBe(503);
    expect((await ada.read("/?part=main")).status).toBe(200);
    stage.github.faults.next({ path: "/user", status: 503, body: {} });
    expect(await stage.browse().signIn("ada")).toBe("503");
  });
});

async function overwrite(address: string, texts: Readonly<Record<string, string>>): Promise<void> {
  const [owner = "", repo = "", mission = ""] = address.split("/");
  const client = stage.client(`${owner}/${repo}`);
  const branch = `cco/state/${mission}`;
  const head = await readSnapshotFile(client, branch);
  const files = Object.entries(texts).map(([path, text]) => ({ path, text }));
  await commitOnBranch(client, { branch, message: "Edit", files, expected: head?.oid ?? "" });
}
