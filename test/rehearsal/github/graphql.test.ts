import { describe, expect, test } from "vitest";
import { commitOn, createStage, repo, type Stage } from "./stage.ts";

type Reply = {
  readonly data?: Record<string, never>;
  readonly errors?: readonly { readonly type?: string; readonly message: string }[];
};

async function ask(stage: Stage, token: string, query: string, variables: object = {}): Promise<Reply> {
  const response = await fetch(stage.github.graphqlUrl, {
    method: "POST",
    headers: { authorization: `bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Reply;
}

const append = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid message signature { isValid } } }
}`;

function commit(expectedHeadOid: string, fileChanges: object, branchName = "main") {
  const branch = { repositoryNameWithOwner: "ada/engine", branchName };
  return { input: { branch, expectedHeadOid, message: { headline: "Append", body: "More" }, fileChanges } };
}

function file(path: string, text: string) {
  return { path, contents: Buffer.from(text).toString("base64") };
}

describe("GraphQL", () => {
  test("commits on a branch by compare-and-swap, signed", async () => {
    await using stage = await createStage({
      rules: [{ source: "ruleset", name: "signed", pattern: "~ALL", requireSignatures: true }],
    });
    const token = stage.jobToken({ contents: "write" });
    const base = await stage.head();
    const changes = { additions: [file("events/1.json", "{}")], deletions: [{ path: "src/a.txt" }] };

    const results = await Promise.all([
      ask(stage, token, append, commit(base, changes)),
      ask(stage, token, append, commit(base, { additions: [file("events/1.json", "{ }")] })),
    ]);

    const lost = results.filter(({ errors }) => errors !== undefined);
    expect(lost).toMatchObject([
      {
        errors: [
          {
            type: "STALE_DATA",
            message: `Expected branch to point to "${base}" but it did not. Pull and try again.`,
          },
        ],
      },
    ]);
    expect(results.find(({ errors }) => errors === undefined)).toMatchObject({
      data: { createCommitOnBranch: { commit: { message: "Append\n\nMore", signature: { isValid: true } } } },
    });
    expect((await stage.ada.repos.listCommits({ ...repo })).data).toHaveLength(2);
    expect(stage.events.map(({ name, byJobToken }) => [name, byJobToken])).toEqual([["push", true]]);
  });

  test("refuses commits without permission, on missing branches and on workflow files", async () => {
    await using stage = await createStage();
    const base = await stage.head();
    const write = stage.jobToken({ contents: "write" });
    const typeOf = async (token: string, variables: object) =>
      (await ask(stage, token, append, variables)).errors?.[0]?.type;

    expect(
      await typeOf(stage.jobToken({ contents: "read" }), commit(base, { additions: [file("a", "1")] })),
    ).toBe("FORBIDDEN");
    expect(await typeOf(write, commit(base, { additions: [file("a", "1")] }, "none"))).toBe("NOT_FOUND");
    expect(await typeOf(write, commit(base, { additions: [file(".github/workflows/x.yml", "1")] }))).toBe(
      "FORBIDDEN",
    );
    expect(await typeOf(write, commit(base, { deletions: [{ path: "none" }] }))).toBe("UNPROCESSABLE");
    expect(await stage.head()).toBe(base);
  });

  test("reads an issue with its editors, a branch and files in one question", async () => {
    await using stage = await createStage();
    const { data: issue } = await stage.ada.issues.create({
      ...repo,
      title: "A",
      body: "one",
      labels: ["cco:mission"],
    });
    await stage.bob.issues.update({ ...repo, issue_number: issue.number, body: "two" });

    const { data } = await ask(
      stage,
      stage.jobToken({ contents: "read", issues: "read" }),
      `{ repository(owner: "ada", name: "engine") {
        issue(number: 1) { body lastEditedAt author { login } editor { login } labels(first: 10) { nodes { name } }
          userContentEdits(first: 5) { nodes { editor { login } } } }
        ref(qualifiedName: "refs/heads/main") { name target { oid ... on Commit { file(path: "src/a.txt") { object { ... on Blob { text } } } } } }
        missing: ref(qualifiedName: "refs/heads/none") { name }
        object(expression: "main:README.md") { ... on Blob { text isTruncated } }
      } viewer { login } rateLimit { remaining } }`,
    );

    expect(data).toMatchObject({
      repository: {
        issue: {
          body: "two",
          editor: { login: "bob" },
          labels: { nodes: [{ name: "cco:mission" }] },
          userContentEdits: { nodes: [{ editor: { login: "bob" } }, { editor: { login: "ada" } }] },
        },
        ref: { name: "main", target: { oid: await stage.head(), file: { object: { text: "one\n" } } } },
        missing: null,
        object: { text: "# Engine\n", isTruncated: false },
      },
      viewer: { login: "github-actions" },
    });
  });

  test("makes a draft ready for review", async () => {
    await using stage = await createStage();
    const sha = await commitOn(stage.bob, await stage.head(), { b: "b" });
    await stage.bob.git.createRef({ ...repo, ref: "refs/heads/topic", sha });
    const { data: pull } = await stage.bob.pulls.create({
      ...repo,
      head: "topic",
      base: "main",
      title: "T",
      draft: true,
    });
    const ready = `mutation ($id: ID!) { markPullRequestReadyForReview(input: { pullRequestId: $id }) { pullRequest { isDraft mergeable } } }`;

    const reply = await ask(stage, stage.token("bob"), ready, { id: pull.node_id });

    expect(reply.data).toMatchObject({
      markPullRequestReadyForReview: { pullRequest: { isDraft: false, mergeable: "MERGEABLE" } },
    });
    expect(stage.events.at(-1)).toMatchObject({ name: "pull_request", action: "ready_for_review" });
  });

  test("answers 200 with errors for what it does not know", async () => {
    await using stage = await createStage({ isPrivate: true });
    const token = stage.token("eve");

    const hidden = await ask(stage, token, `{ repository(owner: "ada", name: "engine") { id } }`);
    const wrong = await ask(stage, token, "{ nothing }");

    expect(hidden.errors).toMatchObject([
      { type: "NOT_FOUND", message: "Could not resolve to a Repository with the name 'ada/engine'." },
    ]);
    expect(wrong.errors?.[0]?.message).toContain("nothing");
  });
});
