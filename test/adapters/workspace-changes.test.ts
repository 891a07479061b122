import { expect, it } from "vitest";
import { changesContract } from "../support/changes-contract.ts";
import { createRepository } from "../support/repository.ts";
import { machineOf } from "./github-workspace-fixture.ts";
import { serveRepository } from "./github-workspace-server.ts";
import { branch, openMission } from "./workspace-fixture.ts";

changesContract("a workspace in a local repository", async (files) => {
  const repository = await createRepository(files);
  const { workspace } = await openMission(repository);
  return { repository, workspace, [Symbol.asyncDispose]: () => repository[Symbol.asyncDispose]() };
});

changesContract("a workspace of a repository on a server", async (files) => {
  const server = await serveRepository(files);
  const { repository } = server;
  await repository.git(["config", "uploadpack.allowAnySHA1InWant", "true"]);
  const { workspace } = machineOf(server);
  await workspace.open({ name: branch.name }, "demo");
  return { repository, workspace, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
});

it("reads tests first when there are more files than it reads", async () => {
  const heap = Object.fromEntries(Array.from({ length: 2100 }, (_, n) => [`a/${n}.txt`, `${n}\n`]));
  await using repository = await createRepository({ "test/z.test.ts": "it\n" });
  const { workspace, base } = await openMission(repository);
  const to = await repository.commit({ ...heap, "test/z.test.ts": undefined });

  const { files } = await workspace.changes(base, to);

  expect(files).toHaveLength(2101);
  expect(files.filter(({ unread }) => unread === "too-large")).toHaveLength(101);
  expect(files.find(({ path }) => path === "test/z.test.ts")).toMatchObject({
    status: "deleted",
    before: "it\n",
  });
});
