import { describe, expect, it } from "vitest";
import { createGitHub } from "#rehearsal/github/github.ts";
import { readInputs } from "#src/action/inputs.ts";
import { overridesOf } from "#src/action/overrides.ts";
import { configOf, createSetting, withKeys } from "#src/action/setting.ts";

const key = "sk-ant-api03-0123456789abcdefghijklmnop";

function settingOf(env: Record<string, string> = {}, apiUrl = "http://127.0.0.1/api/v3") {
  const said: string[] = [];
  const inputs = readInputs({ "INPUT_ANTHROPIC-API-KEY": key, ...env });
  const job = {
    repository: "ada/slug",
    event: "push",
    payload: {},
    actor: "ada",
    run: { run: "actions:1", attempt: 1 },
    apiUrl,
    serverUrl: "http://127.0.0.1",
    workflow: "cco.yml",
    temp: "/tmp",
    sha: "",
    ref: "",
  };
  const voice = { say: (text: string) => said.push(text), warn: (text: string) => said.push(text) };
  const interrupt = new AbortController().signal;
  return { said, setting: createSetting(job, inputs, { env: {}, voice, interrupt }) };
}

describe("the job's log", () => {
  it("never obeys what the worker says", () => {
    const { said, setting } = settingOf();
    setting.say("::add-mask::a");
    setting.say("  ::stop-commands::x");
    setting.say("##[error]no");

    expect(said.filter((line) => /::\w|##\[/.test(line))).toEqual([]);
  });

  it("shows no key", () => {
    const { said, setting } = settingOf();
    setting.say(`the key is ${key}`);

    expect(said).toEqual(["the key is [redacted]"]);
  });
});

describe("a bot", () => {
  it("counts like a person when the workflow or the configuration names it, and no person of its name does", async () => {
    await using github = await createGitHub();
    const files = { ".cco/config.yaml": "allowed_bots: [renovate]\n" };
    await github.admin.createRepository({ owner: "ada", name: "slug", files });
    for (const login of ["renovate", "dependabot"]) github.admin.createToken(login);
    const env = {
      "INPUT_GITHUB-TOKEN": github.admin.createToken("ada"),
      "INPUT_ALLOWED-BOTS": "dependabot[bot]",
    };
    const { people } = settingOf(env, github.apiUrl).setting;
    const logins = ["ada", "renovate[bot]", "dependabot[bot]", "other[bot]", "renovate", "dependabot"];

    const may = await Promise.all(logins.map((login) => people.hasWriteAccess(login)));

    expect(may).toEqual([true, true, true, false, false, false]);
    expect(github.calls.filter(({ path }) => path.includes("/contents/"))).toHaveLength(1);
  });
});

describe("settings", () => {
  it("of the workflow become a mission's", () => {
    const inputs = readInputs({
      "INPUT_MAX-USD": "5",
      "INPUT_WORKER-MODE": "API",
      "INPUT_TIMEOUT-MINUTES": "30",
    });

    expect(overridesOf(inputs)).toMatchObject({
      budget: { usd: 5, perIteration: { minutes: 30 } },
      worker: { mode: "api" },
    });
  });

  it("that make no sense are refused with the input's name", () => {
    expect(() => overridesOf(readInputs({ "INPUT_MAX-USD": "much" }))).toThrow("The input max-usd");
    expect(() => overridesOf(readInputs({ "INPUT_WORKER-MODE": "magic" }))).toThrow("one of api");
    expect(() => settingOf({ "INPUT_DRY-RUN": "maybe" })).toThrow("The input dry-run");
    expect(() => settingOf({ "INPUT_APP-URL": "http://a.example" })).toThrow("The input app-url");
  });

  it("of the base branch are read, and keys come under the names everything knows", () => {
    const { setting } = settingOf();

    expect(configOf("worker: { max_retries: 5 }", setting).worker.maxRetries).toBe(5);
    expect(withKeys({}, setting.inputs).ANTHROPIC_API_KEY).toBe(key);
  });
});
