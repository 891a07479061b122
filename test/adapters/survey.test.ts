import { describe, expect, it } from "vitest";
import { createRepository, writeFiles } from "../support/repository.ts";
import { openMission } from "./workspace-fixture.ts";

describe("what a workspace tells of a commit", () => {
  it("is its files, and what says how it is built, at that commit and not as it is on disk", async () => {
    const manifest = '{ "scripts": { "test": "node --test" } }\n';
    await using repository = await createRepository({
      "package.json": manifest,
      "deep/package.json": "{}\n",
      "src/ü.js": "x\n",
    });
    const mission = await openMission(repository);
    await writeFiles(repository.path, { "package.json": "changed\n" });

    expect(await mission.workspace.survey(mission.base)).toEqual({
      paths: ["deep/package.json", "package.json", "src/ü.js"],
      more: 0,
      manifests: [{ path: "package.json", text: manifest }],
    });
  });

  it("is cut where there is much of it", async () => {
    const many = Array.from({ length: 230 }, (_, n) => [`${String(n).padStart(3, "0")}.txt`, "x\n"] as const);
    await using repository = await createRepository({
      Makefile: "x".repeat(4000),
      ...Object.fromEntries(many),
    });
    const mission = await openMission(repository);

    const survey = await mission.workspace.survey(mission.base);

    expect(survey.paths).toHaveLength(200);
    expect(survey.more).toBe(31);
    expect(survey.manifests[0]?.text).toHaveLength(3000);
  });
});

describe("what others changed", () => {
  it("is told in full beside the first paths, and not at all where it is too much", async () => {
    const files = (count: number, text: string) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`${n}.txt`, text]));
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await openMission(repository);
    const some = await repository.commit(files(12, "one\n"), "Some");
    const many = await repository.commit(files(501, "two\n"), "Many");

    const first = await mission.workspace.compare(mission.base, some);
    const second = await mission.workspace.compare(some, many);

    expect(first).toMatchObject({ more: 2, paths: { length: 10 }, all: { length: 12 } });
    expect(second).toMatchObject({ more: 491 });
    expect(second).not.toHaveProperty("all");
  });
});
