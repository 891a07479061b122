import { once } from "node:events";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createTemp } from "#test/support/temp.ts";
import { cco } from "./in-process.ts";

const routerList = {
  data: [
    {
      id: "acme/large",
      name: "Acme: Large",
      context_length: 200_000,
      pricing: { prompt: "0.000003", completion: "0.000015" },
      supported_parameters: ["tools", "structured_outputs"],
    },
    {
      id: "acme/small:free",
      name: "Acme: Small (free)",
      context_length: 32_768,
      pricing: { prompt: "0", completion: "0" },
      supported_parameters: ["tools"],
    },
    { id: "acme/odd", pricing: { prompt: "-1", completion: "soon" } },
  ],
};
const claude = (id: string) => ({
  id,
  display_name: "Claude",
  max_input_tokens: 1_000_000,
  capabilities: { structured_outputs: { supported: true } },
});

type Listed = {
  readonly id: string;
  readonly isFree: boolean;
  readonly usdIn?: number;
  readonly usdOut?: number;
};
type Answer = { readonly status?: number; readonly body: unknown };

/** Services on loopback, by the path they are asked at, and `cco models` with these settings. */
async function listWith(
  answers: Readonly<Record<string, Answer>>,
  settings: {
    readonly args?: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
    readonly config?: (url: string) => string;
  },
) {
  const asked: { path: string; key: string | undefined }[] = [];
  const server = createServer((request, response) => {
    const { authorization, "x-api-key": apiKey } = request.headers;
    asked.push({ path: request.url ?? "", key: authorization ?? `${apiKey}` });
    const { status = 200, body } = answers[request.url ?? ""] ?? { status: 404, body: {} };
    response.writeHead(status, { "content-type": "application/json" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await using folder = await createTemp();
  await mkdir(join(folder.path, ".cco"));
  if (settings.config) await writeFile(join(folder.path, ".cco/config.yaml"), settings.config(url));
  const { code, stdout, stderr } = await cco(folder.path, ["models", ...(settings.args ?? [])], {
    ...{ PATH: process.env.PATH, ANTHROPIC_BASE_URL: url },
    ...settings.env,
  });
  server.closeAllConnections();
  server.close();
  return { code, out: stdout, err: stderr, asked };
}

const router = (url: string) => `manager: { provider: openrouter, base_url: "${url}/api/v1" }\n`;
const keys = { OPENROUTER_API_KEY: "sk-or-v1-0123456789abcdef0123456789abcdef" };

describe("cco models", () => {
  it("lists what OpenRouter has, the free ones first, with what its list says", async () => {
    const found = await listWith({ "/api/v1/models": { body: routerList } }, { env: keys, config: router });

    expect(found).toMatchObject({ code: 0, err: "" });
    expect(found.asked).toEqual([{ path: "/api/v1/models", key: `Bearer ${keys.OPENROUTER_API_KEY}` }]);
    expect(found.out).toBe(
      [
        "MODEL            PROVIDER    IN $/M  OUT $/M  CONTEXT  SCHEMA",
        "acme/small:free  openrouter  free    free     33k      no",
        "acme/large       openrouter  3       15       200k     yes",
        "acme/odd         openrouter  ?       ?        ?        ?",
        "",
      ].join("\n"),
    );
  });

  it("has the models and the prices that the documentation names, in the list of the day it says", async () => {
    const page = await readFile(new URL("../../docs/models-and-costs.md", import.meta.url), "utf8");
    const recorded = await readFile(new URL("../docs/openrouter-models.json", import.meta.url), "utf8");
    const settings = { args: ["--json"], env: keys, config: router };
    const found = await listWith({ "/api/v1/models": { body: recorded } }, settings);
    const listed = (JSON.parse(found.out) as Listed[]).map(({ id, isFree, usdIn, usdOut }) => [
      id,
      `${isFree ? "free" : usdIn}`,
      `${isFree ? "free" : usdOut}`,
    ]);
    const rows = [...page.matchAll(/^\| `([^`]*\/[^`]*)`[^|]* \| (\S+) \| (\S+) \|$/gm)].map(
      ([, ...row]) => row,
    );

    expect(rows).toEqual(listed);
    expect(rows.length).toBeGreaterThan(5);
    expect(page).toContain(`on ${(JSON.parse(recorded) as { recorded: string }).recorded}, in dollars`);
  });

  it.each([
    [["--free"], ["acme/small:free"]],
    [["LARGE"], ["acme/large"]],
    [["nothing-like-it"], []],
  ])("takes %o for a filter", async (args, ids) => {
    const settings = { args: [...args, "--json"], env: keys, config: router };
    const found = await listWith({ "/api/v1/models": { body: routerList } }, settings);

    expect((JSON.parse(found.out) as { id: string }[]).map(({ id }) => id)).toEqual(ids);
  });

  it("lists all pages of Anthropic's, with the list price where it is known", async () => {
    const found = await listWith(
      {
        "/v1/models?limit=1000": { body: { data: [claude("claude-next-9")], has_more: true, last_id: "a" } },
        "/v1/models?limit=1000&after_id=a": { body: { data: [claude("claude-haiku-4-5-20251001")] } },
      },
      { args: ["--json"], env: { ANTHROPIC_API_KEY: "sk-ant-api03-abc" } },
    );

    expect(JSON.parse(found.out)).toMatchObject([
      { id: "claude-haiku-4-5-20251001", usdIn: 1, usdOut: 5, context: 1_000_000, structured: true },
      { id: "claude-next-9", isFree: false },
    ]);
    expect(found.asked.map(({ key }) => key)).toEqual(["sk-ant-api03-abc", "sk-ant-api03-abc"]);
  });

  it("needs no key for a service of one's own", async () => {
    const config = (url: string) =>
      `manager: { provider: openai-compatible, base_url: "${url}/v1", model: m }\n`;
    const found = await listWith(
      { "/v1/models": { body: { data: [{ id: "llama", max_model_len: 8192 }] } } },
      { config },
    );

    expect(found.out).toMatch(/llama +openai-compatible +free +free +8k +\?/);
  });

  it("says in one sentence that a key is refused, and how to mend it", async () => {
    const found = await listWith(
      { "/api/v1/models": { status: 401, body: {} } },
      { env: keys, config: router },
    );

    expect(found.code).toBe(40);
    expect(found.err).toMatch(
      /openrouter at \S+ refuses the key \(401\)\.\n.*Set OPENROUTER_API_KEY to a valid key/,
    );
    expect(found.err).not.toContain(keys.OPENROUTER_API_KEY);
  });

  it("says in one sentence that a service is not there", async () => {
    const config = () =>
      'manager: { provider: openai-compatible, base_url: "http://127.0.0.1:1/v1", model: m }\n';
    const found = await listWith({}, { config });

    expect(found.code).toBe(40);
    expect(found.err).toMatch(/127\.0\.0\.1:1\/v1 cannot be reached: \w/);
  });

  it("says that an answer is no list", async () => {
    const found = await listWith({ "/api/v1/models": { body: "<html>" } }, { env: keys, config: router });

    expect(found.err).toMatch(/something else than a list of models\.\n.*base_url/);
  });

  it("lists what answered, and says what did not", async () => {
    const found = await listWith(
      { "/api/v1/models": { body: routerList }, "/v1/models?limit=1000": { status: 401, body: {} } },
      { env: { ...keys, ANTHROPIC_API_KEY: "sk-ant-api03-abc" }, config: router },
    );

    expect(found.code).toBe(0);
    expect(found.out).toContain("acme/large");
    expect(found.err).toMatch(/anthropic at \S+ refuses the key \(401\)\. Set ANTHROPIC_API_KEY/);
  });

  it("says which keys there could be when there is none", async () => {
    const found = await listWith({}, {});

    expect(found.code).toBe(40);
    expect(found.err).toMatch(
      /no key of a model's service here.*\n.*OPENROUTER_API_KEY or ANTHROPIC_API_KEY/,
    );
  });
});
