import { describe, expect, it } from "vitest";
import { holdConfig, usedScripts } from "#src/core/held-config.ts";
import { matchesPath } from "#src/core/path-pattern.ts";
import { scriptsIn } from "#src/core/script-name.ts";

const json = (value: unknown) => JSON.stringify(value, null, 2);

describe("scripts that commands use", () => {
  it.each([
    ["npm test", ["test"]],
    ["npm t -- crud", ["test"]],
    ["cd api && npm run --silent unit && echo npm", ["run", "unit"]],
    ["CI=1 pnpm -r test; yarn lint", ["test", "lint"]],
    ["node --run=build", ["build"]],
    ["composer run-script check", ["run-script", "check"]],
    ["echo test", []],
  ])("%s", (command, names) => {
    expect(scriptsIn(command)).toEqual(names);
  });

  it("are those that they run in turn as well, with what npm runs around them", () => {
    const root = json({
      scripts: { test: "npm run build && npm -w api run unit", build: "tsc", deploy: "x" },
    });
    const api = json({ scripts: { unit: "yarn types", types: "tsc --noEmit" } });

    const used = usedScripts(["npm test"], [root, api]);

    expect([...used]).toEqual(
      expect.arrayContaining(["test", "pretest", "posttest", "build", "unit", "types"]),
    );
    expect(used.has("deploy")).toBe(false);
  });
});

describe("package.json", () => {
  it("has the scripts that checks use as they are on the base, and the rest as on the branch", () => {
    const base = json({ scripts: { test: "vitest run", dev: "vite" }, jest: { testMatch: ["**/*.ts"] } });
    const head = json({
      scripts: { test: "true", dev: "vite --port 1", extra: "x" },
      dependencies: { zod: "4" },
      jest: { testMatch: [] },
    });

    const held = holdConfig("package.json", { base, head }, new Set(["test", "extra"]));

    expect(held?.parts).toEqual(["jest", "scripts.test"]);
    expect(JSON.parse(held?.text ?? "")).toEqual({
      scripts: { test: "vitest run", dev: "vite --port 1", extra: "x" },
      dependencies: { zod: "4" },
      jest: { testMatch: ["**/*.ts"] },
    });
  });

  it("is left as it is where nothing of that differs, and where it cannot be read", () => {
    const base = json({ scripts: { test: "vitest run" } });
    const head = json({ scripts: { test: "vitest run", more: "x" }, version: "2" });

    expect(holdConfig("package.json", { base, head }, new Set(["test", "more"]))).toBeUndefined();
    expect(holdConfig("package.json", { base, head: "{" }, new Set(["test"]))).toBeUndefined();
  });

  it("gets a script back that the branch removed", () => {
    const base = json({ scripts: { test: "vitest run" } });

    const held = holdConfig("package.json", { base, head: "{}" }, new Set(["test"]));

    expect(JSON.parse(held?.text ?? "")).toEqual({ scripts: { test: "vitest run" } });
  });
});

describe("pyproject.toml and setup.cfg", () => {
  it("have their sections about tests as they are on the base", () => {
    const base =
      '[project]\nname = "a"\n\n[tool.pytest.ini_options]\naddopts = [\n  "-q",\n]\n\n[tool.ruff]\nx = 1\n';
    const head =
      '[project]\nname = "b"\n\n[tool.pytest.ini_options]\naddopts = ["--ignore=tests"]\n\n[tool.ruff]\nx = 2\n';

    const held = holdConfig("pyproject.toml", { base, head }, new Set());

    expect(held?.parts).toEqual(["tool.pytest.ini_options"]);
    expect(held?.text).toBe(
      '[project]\nname = "b"\n\n[tool.ruff]\nx = 2\n\n[tool.pytest.ini_options]\naddopts = [\n  "-q",\n]\n',
    );
  });

  it("are left as they are when those sections are the same, or new", () => {
    const head = "[metadata]\nname = b\n[tool:pytest]\naddopts = -q\n";

    expect(holdConfig("setup.cfg", { base: "[metadata]\nname = a\n", head }, new Set())).toBeUndefined();
    expect(
      holdConfig("setup.cfg", { base: "[tool:pytest]\naddopts = -q\n[x]\n", head }, new Set()),
    ).toBeUndefined();
  });
});

describe("a path pattern", () => {
  it.each([
    ["**/vitest.config.*", "vitest.config.ts", true],
    ["**/vitest.config.*", "a/b/Vitest.config.mts", true],
    ["**/vitest.config.*", "vitest.config.d/x.ts", true],
    ["test/**", "test/a/b", true],
    ["test/**", "test", true],
    ["test/**", "tests/a", false],
    ["test", "test/a/b", true],
    ["*.ts", "a/b.ts", false],
    ["a[bc]?/x", "ab1/x", true],
    ["a[!b]/x", "ab/x", false],
    ["a.b", "axb", false],
  ])("%s and %s: %s", (pattern, path, isMatch) => {
    expect(matchesPath(pattern, path)).toBe(isMatch);
  });
});
