import { once } from "node:events";
import { rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createStage, type Environment, type Stage } from "./stage.ts";

type Problem = {
  readonly what: string;
  /** Makes it so, with environment variables to add. */
  readonly spoil: (stage: Stage) => Promise<Environment | undefined>;
  readonly found: RegExp;
};

function configured(text: string): Problem["spoil"] {
  return async ({ repository }) => {
    await repository.write({ ".cco/config.yaml": text });
    return undefined;
  };
}

const problems: readonly Problem[] = [
  {
    what: "no git",
    spoil: async () => ({ PATH: "/nowhere" }),
    found: /✘ git +Git was not found on the PATH\.\n +Install git/,
  },
  {
    what: "no repository",
    spoil: ({ repository }) => rm(join(repository.path, ".git"), { recursive: true }).then(() => undefined),
    found: /✘ repository +\S+ is not in a git repository\.\n +Run it inside your repository/,
  },
  {
    what: "no commit",
    spoil: async ({ repository }) => {
      await rm(join(repository.path, ".git"), { recursive: true });
      await repository.git(["init", "-q"]);
      return undefined;
    },
    found: /✘ repository +\S+ has no commit\n +Make a first commit\./,
  },
  {
    what: "a configuration that is not valid",
    spoil: configured("worker: { mode: apii }\n"),
    found:
      /✘ repository .*config\.yaml is not a valid configuration:\n.*config\.yaml:1:17: .*\n +Mend the lines/,
  },
  {
    what: "no Claude Code where it was said to be",
    spoil: configured("worker: { executable: /nowhere/claude }\n"),
    found: /✘ claude code +not found\n +npm install -g @anthropic-ai\/claude-code/,
  },
  {
    what: "a Claude Code that does not run",
    spoil: configured("worker: { executable: /bin/false }\n"),
    found: /✘ claude code +\/bin\/false does not run\n/,
  },
  {
    what: "no key for the worker",
    spoil: async (stage) => {
      await configured("worker: { mode: api }\n")(stage);
      return { ANTHROPIC_API_KEY: undefined };
    },
    found: /✘ worker's key +Worker mode `api` needs ANTHROPIC_API_KEY in the environment\.\n +Set /,
  },
  {
    what: "no key for the manager",
    spoil: configured("manager: { provider: openrouter, model: m }\n"),
    found: /✘ manager +The manager openrouter needs a key and there is none\.\n +Set OPENROUTER_API_KEY/,
  },
  {
    what: "no address of the manager",
    spoil: configured("manager: { provider: openai-compatible, model: m }\n"),
    found: /✘ manager +The manager openai-compatible has no address\.\n +Set `manager\.base_url`/,
  },
  {
    what: "a cache that is no directory",
    spoil: async ({ repository }) => {
      await writeFile(repository.beside("cache"), "");
      return undefined;
    },
    found: /✘ work directory +.*\n +Make \S+ writable for this user\./,
  },
];

describe("cco doctor", () => {
  test.concurrent("finds nothing wrong where nothing is", async () => {
    await using stage = await createStage();

    const { code, stdout } = await stage.run("doctor");

    expect(stdout).not.toContain("✘");
    expect(stdout).toMatch(/✔ claude code +\d+\.\d+\.\d+ \(package: /);
    expect(stdout).toMatch(/✔ repository +\S+ on main\n/);
    expect(code).toBe(0);
  });

  test.concurrent("warns that without a key everything rests on a login", async () => {
    await using stage = await createStage();

    const { code, stdout } = await stage.with({ ANTHROPIC_API_KEY: undefined }).run("doctor");

    expect(stdout).toMatch(
      /! worker's key +mode subscription: none, so the login of claude\n +Without a login/,
    );
    expect(code).toBe(0);
  });

  test.concurrent("names the nearest models where the manager's is not there", async () => {
    await using stage = await createStage();
    const list = createServer((_, response) =>
      response.end(JSON.stringify({ data: [{ id: "llama-4-8b:latest" }] })),
    );
    await once(list.listen(0, "127.0.0.1"), "listening");
    const url = `http://127.0.0.1:${(list.address() as AddressInfo).port}/v1`;
    const configure = (model: string) =>
      configured(`manager: { provider: openai-compatible, base_url: "${url}", model: ${model} }\n`)(stage);

    await configure("llama-3-8b");
    const wrong = await stage.run("doctor");
    await configure("llama-4-8b");
    const right = await stage.run("doctor");
    list.close();

    expect(wrong.stdout).toMatch(
      /✘ manager +openai-compatible has no model `llama-3-8b`\. Nearest to it: `llama-4-8b:latest`\. .*\n +Set `manager\.model`/,
    );
    expect(wrong.code).toBe(40);
    expect(right.stdout).toMatch(/✔ manager +openai-compatible\n/);
  });

  test.concurrent.each(problems)("says how to mend $what", async ({ spoil, found }) => {
    await using stage = await createStage();
    const env = await spoil(stage);

    const { code, stdout, stderr } = await stage.with(env ?? {}).run("doctor");

    expect(stdout).toMatch(found);
    expect({ code, stderr }).toEqual({ code: 40, stderr: "" });
  });
});
