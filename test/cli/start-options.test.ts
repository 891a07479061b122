import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { openMission } from "#src/cli/open-mission.ts";
import { createRepository, type Files } from "#test/support/repository.ts";
import { cco, createTerminal } from "./in-process.ts";

const text = (title: string, more = "") =>
  `mission:\n  title: ${title}\n  definition_of_done: [It works]\n${more}`;

/** How `cco` understands the mission of a project. */
async function opened(files: Files, options: Parameters<typeof openMission>[0] = {}, env = {}) {
  await using repository = await createRepository({ "README.md": "# Shop\n" });
  await repository.write(files);
  const { terminal, said } = createTerminal(repository.path, { PATH: process.env.PATH, ...env });
  const { place, source } = await openMission(options, terminal);
  return { place, spec: source.pinned.spec, said };
}

describe("the mission that nobody named", () => {
  it("is .cco/mission.yaml, else mission.yaml", async () => {
    const [own, plain, both] = await Promise.all([
      opened({ ".cco/mission.yaml": text("Own") }),
      opened({ "mission.yaml": text("Plain") }),
      opened({ ".cco/mission.yaml": text("Own"), "mission.yaml": text("Plain") }),
    ]);

    expect([own, plain, both].map(({ spec }) => spec.title)).toEqual(["Own", "Plain", "Own"]);
    expect([own, plain].map(({ said }) => said.stderr)).toEqual(["", ""]);
    expect(both.said.stderr).toMatch(
      /^note: \S+mission\.yaml is taken\. For \S+: --mission mission\.yaml\n$/,
    );
  });

  it("is mission.yaml beside an example that nobody has touched", async () => {
    await using repository = await createRepository({ "README.md": "# Shop\n" });
    await cco(repository.path, ["init"]);
    await repository.write({ "mission.yaml": text("Mine") });

    const validate = await cco(repository.path, ["validate"]);

    expect(validate).toMatchObject({ code: 0, stderr: "" });
    expect(validate.stdout).toContain("  Mine  (id mine, ");
  });

  it("is the one above from a directory below", async () => {
    await using repository = await createRepository({ ".cco/mission.yaml": text("Above") });
    await mkdir(join(repository.path, "src"));

    const validate = await cco(join(repository.path, "src"), ["validate"]);

    expect(validate.stdout).toContain("  Above  (id above, ");
  });
});

describe("cco init", () => {
  it("makes config.yaml, sessions and logs, and leaves a mission.yaml that is there the mission", async () => {
    await using repository = await createRepository({
      "README.md": "# Shop\n",
      "mission.yaml": text("Mine"),
    });

    const init = await cco(repository.path, ["init"]);

    expect(init.stdout).toContain("wrote  .cco/config.yaml\nkept   mission.yaml\n");
    for (const folder of ["sessions", "logs"])
      await writeFile(join(repository.path, ".cco", folder, "there"), "");
    await expect(readFile(join(repository.path, ".cco/mission.yaml"))).rejects.toThrow("ENOENT");
  });
});

describe("cco start --model", () => {
  const model = "openai/gpt-4o";

  it("is OpenRouter's where no manager is configured", async () => {
    const none = await opened({ "mission.yaml": text("T") }, { model });
    const off = await opened(
      { "mission.yaml": text("T"), ".cco/config.yaml": "manager: { provider: none }\n" },
      { model },
    );

    for (const { spec } of [none, off]) expect(spec.manager).toEqual({ provider: "openrouter", model });
  });

  it("wins over the configuration and the mission, and leaves the provider", async () => {
    const config = "manager: { provider: anthropic, model: claude-a, fallbacks: [claude-b] }\n";
    const mission = text("T", "  manager: { model: claude-c }\n");
    const { spec } = await opened({ "mission.yaml": mission, ".cco/config.yaml": config }, { model });

    expect(spec.manager).toEqual({ provider: "anthropic", model, fallbacks: ["claude-b"] });
  });
});

describe("a template of version 1 that is not there", () => {
  it.each([
    ["templates/web-api.yaml", "rest-api"],
    ["templates/refactor.yaml", "refactoring"],
    ["templates/testing.yaml", "testing"],
    ["templates/documentation.yaml", "documentation"],
    ["mission-examples/dotnet-api.yaml", "dotnet-api"],
    ["mission-examples/dotnet-console-app.yaml", "dotnet-console"],
    ["mission-examples/example-rest-api.yaml", "rest-api"],
  ])("%s: the error says how to have it, and that does it", async (file, template) => {
    await using repository = await createRepository({ "README.md": "# Shop\n" });

    const start = await cco(repository.path, ["start", "--mission", file]);
    const fix = /`cco (.*?)`/.exec(start.stderr)?.[1] ?? "";
    const init = await cco(repository.path, fix.split(" "));
    const validate = await cco(repository.path, ["validate", "--mission", file]);

    expect(start.code).toBe(40);
    expect(fix).toBe(`init --template ${template} --mission ${file}`);
    expect([init.code, validate.code]).toEqual([0, 0]);
  });

  it("is no template under any other name", async () => {
    await using repository = await createRepository({ "README.md": "# Shop\n" });

    const start = await cco(repository.path, ["start", "--mission", "nope.yaml"]);
    const init = await cco(repository.path, ["init", "--template", "web-api"]);

    expect(start.stderr).toMatch(/no mission at .*nope\.yaml\.\nfix {3}Run `cco init` for an example/);
    expect(init.stderr).toContain("There is no template web-api. Did you mean rest-api?");
  });
});

describe("the environment and .env", () => {
  const levelOf = async (files: Files, env = {}, config?: string) =>
    (await opened({ "mission.yaml": text("T"), ...files }, { config }, env)).place.config.logging.level;

  it("LOG_LEVEL is the log's level, in any spelling and whatever the configuration says", async () => {
    const config = { ".cco/config.yaml": "logging: { level: debug }\n" };

    expect(await levelOf({ ".env": "LOG_LEVEL=INFO\n", ...config })).toBe("info");
    expect(await levelOf({ ".env": "LOG_LEVEL=INFO\n" }, { LOG_LEVEL: "Warning" })).toBe("warn");
    expect(await levelOf(config)).toBe("debug");
  });

  it("a LOG_LEVEL that another program understands is left out, with a note", async () => {
    const { place, said } = await opened({ "mission.yaml": text("T") }, {}, { LOG_LEVEL: "verbose" });

    expect(place.config.logging.level).toBe("info");
    expect(said.stderr).toMatch(
      /^note: LOG_LEVEL is no level that CCO has \(trace, .*\): it is left out\.\n$/,
    );
  });

  it("names as common as MODEL and MAX_ITERATIONS change nothing", async () => {
    const common = { MODEL: "vendor/other", MAX_ITERATIONS: "3", CHECKPOINT_INTERVAL: "5", NODE_ENV: "x" };
    const file = Object.entries(common).map(([name, value]) => `${name}=${value}\n`);

    const bare = await opened({ "mission.yaml": text("T") });
    const said = await opened({ "mission.yaml": text("T"), ".env": file.join("") }, {}, common);

    expect(said.spec).toEqual(bare.spec);
    expect(said.place.config).toEqual(bare.place.config);
  });

  it("the .env of the repository counts for a configuration that lies elsewhere, too", async () => {
    const files = { ".env": "LOG_LEVEL=error\n", "etc/custom-config.yaml": "parallel: 2\n" };
    await using repository = await createRepository({ "README.md": "# Shop\n" });
    await mkdir(dirname(join(repository.path, "etc/custom-config.yaml")), { recursive: true });
    await repository.write({ ...files, "mission.yaml": text("T") });
    const { terminal } = createTerminal(repository.path, { PATH: process.env.PATH });

    const config = join(repository.path, "etc/custom-config.yaml");
    const { place } = await openMission({ config }, terminal);

    expect(place.config).toMatchObject({ parallel: 2, logging: { level: "error" } });
  });
});

describe("cco status --list", () => {
  it("of a repository without a session says so, and is no mistake", async () => {
    await using repository = await createRepository({ "README.md": "# Shop\n" });

    const [list, json] = await Promise.all([
      cco(repository.path, ["status", "--list"]),
      cco(repository.path, ["status", "--list", "--json"]),
    ]);

    expect(list).toMatchObject({ code: 0, stdout: "No mission was started in this repository.\n" });
    expect(json).toMatchObject({ code: 0, stdout: "[]\n" });
  });
});
