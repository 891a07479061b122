import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { nodeTooOld, oldestNode } from "#src/adapters/oldest-node.ts";
import config from "../../rolldown.config.ts";

const at = (path: string) => new URL(`../../${path}`, import.meta.url);
const read = (path: string) => JSON.parse(readFileSync(at(path), "utf8"));
const { bin, engines, files, scripts, version, ...manifest } = read("package.json");

it("asks for nothing at run time: what it needs is in dist/", () => {
  const kinds = ["dependencies", "optionalDependencies", "peerDependencies", "bundleDependencies"];

  expect(kinds.filter((kind) => kind in manifest)).toEqual([]);
});

it("has no script for which npm installs everything first, where it is taken from its git repository", () => {
  // An empty `build` with a `postbuild` is run by `npm run build`, and not looked at by npm:
  // https://github.com/npm/pacote/blob/main/lib/git.js
  const preparing = ["preinstall", "install", "postinstall", "prepack", "prepare", "build"];

  expect(preparing.filter((name) => scripts[name])).toEqual([]);
  expect(scripts).toMatchObject({ build: "", postbuild: expect.stringContaining("rolldown") });
});

it("has its programs among its files, and they say on which Node they run", () => {
  for (const path of Object.values<string>(bin)) {
    expect(files).toContain(path.split("/")[0]);
    expect(existsSync(at(path))).toBe(true);
    expect(readFileSync(at(path), "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
  }
  expect(engines.node).toBe(`>=${oldestNode}`);
  expect(config.transform?.target).toBe(`node${oldestNode}`);
  expect(readFileSync(at(".github/workflows/ci.yml"), "utf8")).toContain(`node-version: ${oldestNode}.0\n`);
});

it("has one version, which the changelog and the workflow that we ship know", () => {
  const lock = read("package-lock.json");
  const [major] = version.split(".");

  expect([lock.version, lock.packages[""].version]).toEqual([version, version]);
  expect(readFileSync(at("CHANGELOG.md"), "utf8")).toContain(`\n## [${version}] - `);
  expect(readFileSync(at("src/core/workflow-file.ts"), "utf8")).toContain(`mivertowski/cco@v${major}`);
});

it("says on an older Node which one it needs", () => {
  expect(nodeTooOld("20.20.2")).toBe("CCO needs Node 22.18 or newer, and this is Node 20.20.2.");
  expect([nodeTooOld("22.17.1") === undefined, nodeTooOld("22.18.0"), nodeTooOld("24.0.0")]).toEqual([
    false,
    undefined,
    undefined,
  ]);
});
