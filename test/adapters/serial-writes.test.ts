import { Octokit } from "@octokit/rest";
import { expect, it } from "vitest";
import { serialWrites } from "#src/adapters/serial-writes.ts";

it("a write starts when the one before it is answered, also with a refusal, and holds up no reads", async () => {
  const started: string[] = [];
  const answers = new Map<string, () => void>();
  const names = ["first", "second", "third", "viewer", "GET"];
  const fetch = async (_url: string, { body = "GET" }: { readonly body?: string }) => {
    const name = names.find((one) => body.includes(one)) ?? "";
    started.push(name);
    await new Promise<void>((resolve) => answers.set(name, resolve));
    return Response.json({ data: {} }, { status: name === "first" ? 422 : 200 });
  };
  const octokit = new (Octokit.plugin(serialWrites))({ request: { fetch } });
  const write = (name: string) => octokit.issues.createLabel({ owner: "ada", repo: "slug", name });

  const first = write("first");
  const rest = Promise.all([
    write("second"),
    octokit.graphql("mutation third { a }"),
    octokit.graphql("query { viewer { login } }"),
    octokit.rest.meta.root(),
  ]);
  const answer = async (name: string) => {
    await expect.poll(() => answers.has(name)).toBe(true);
    answers.get(name)?.();
  };
  await expect.poll(() => answers.has("first")).toBe(true);
  for (const name of ["viewer", "GET"]) await answer(name);
  expect(started.toSorted()).toEqual(["GET", "first", "viewer"]);
  await answer("first");
  await expect(first).rejects.toThrow();
  await answer("second");
  await answer("third");
  await rest;

  expect(started.slice(3)).toEqual(["second", "third"]);
});
