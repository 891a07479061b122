// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the configuration has references of its own.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readConfig } from "#src/adapters/config-source.ts";
import { readEnvFile } from "#src/adapters/env-file.ts";
import { defaultConfig } from "#src/core/config.ts";

let project = "";
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), "cco-config-"));
  await mkdir(join(project, ".cco"));
});
afterEach(() => rm(project, { recursive: true }));

const configFile = () => join(project, ".cco", "config.yaml");

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) await writeFile(join(project, name), content);
}

describe("readConfig", () => {
  it("takes variables from .env beside the file and beside .cco; the real environment wins", async () => {
    await write({
      ".env": "A=outer\nB=outer\nC=outer\n",
      ".cco/.env": "# mine\nB='inner'\nexport C=\"inner\"\n",
      ".cco/config.yaml": "worker: {model: '${A}-${B}-${C}'}",
    });

    const { config, env } = await readConfig({ file: configFile(), env: { C: "real", D: "real" } });

    expect(config.defaults.worker?.model).toBe("outer-inner-real");
    expect(env).toEqual({ A: "outer", B: "inner", C: "real", D: "real" });
  });

  it("takes an empty variable of the environment for none", async () => {
    await write({ ".env": "A=file", ".cco/config.yaml": "worker: {model: '${A}'}" });

    const { config, env } = await readConfig({ file: configFile(), env: { A: "", B: "" } });

    expect(config.defaults.worker?.model).toBe("file");
    expect(env).toEqual({ A: "file", B: "" });
  });

  it("takes the .env beside a file that is elsewhere, and no other", async () => {
    await mkdir(join(project, "etc"));
    await write({ ".env": "A=outer", "etc/.env": "B=etc", "etc/my.json": '{"worker": {"model": "${B}"}}' });

    const { config, env } = await readConfig({
      file: join(project, "etc", "my.json"),
      env: {},
      required: true,
    });

    expect(config.defaults.worker?.model).toBe("etc");
    expect(env).toEqual({ B: "etc" });
  });

  it("reads .env also without a configuration", async () => {
    await write({ ".env": "A=1" });

    expect(await readConfig({ file: configFile(), env: {} })).toEqual({
      config: defaultConfig,
      notices: [],
      env: { A: "1" },
    });
  });

  it("says which file is missing, unreadable or wrong", async () => {
    await write({
      "wrong.yaml": "a: [",
      "unknown.yaml": "pararell: 2",
      "old.yaml": "monitoring: {log_path: x}",
    });
    const read = (name: string) => readConfig({ file: join(project, name), env: {}, required: true });

    await expect(read("none.yaml")).rejects.toMatchObject({ code: "CONFIG_MISSING" });
    await expect(read(".cco")).rejects.toMatchObject({ code: "FILE_UNREADABLE" });
    await expect(read("wrong.yaml")).rejects.toMatchObject({ code: "DOCUMENT_INVALID" });
    await expect(read("unknown.yaml")).rejects.toMatchObject({
      code: "CONFIG_INVALID",
      message: expect.stringContaining('unknown.yaml:1:1: unknown key "pararell". Did you mean "parallel"?'),
    });
    expect((await read("old.yaml")).notices).toEqual([
      expect.stringContaining("old.yaml:1:14: monitoring.log_path is left out"),
    ]);
  });
});

describe("readEnvFile", () => {
  it("reads quotes, comments and a byte order mark", async () => {
    await write({ ".env": '\uFEFFA=1 # one\nB="two words"\n# C=3\nD=\r\n' });

    expect(await readEnvFile(join(project, ".env"))).toEqual({ A: "1", B: "two words", D: "" });
  });

  it("is empty without a file, and refuses a directory", async () => {
    expect(await readEnvFile(join(project, "none"))).toEqual({});
    await expect(readEnvFile(project)).rejects.toMatchObject({ code: "FILE_UNREADABLE" });
  });
});
