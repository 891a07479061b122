import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { credentialFor, type SessionMode } from "#src/adapters/claude-credential.ts";
import { environmentFor } from "#src/adapters/claude-environment.ts";
import { createWorker } from "#src/adapters/worker.ts";

/** Every credential there is, each with what else it needs. The values of secrets are told apart by their names. */
const credentials = {
  ANTHROPIC_API_KEY: { ANTHROPIC_API_KEY: "secret-api-key" },
  ANTHROPIC_AUTH_TOKEN: { ANTHROPIC_AUTH_TOKEN: "secret-bearer" },
  CLAUDE_CODE_OAUTH_TOKEN: { CLAUDE_CODE_OAUTH_TOKEN: "secret-subscription" },
  federation: {
    ANTHROPIC_FEDERATION_RULE_ID: "fdrl_1",
    ANTHROPIC_ORGANIZATION_ID: "00000000-0000-4000-8000-000000000000",
    ANTHROPIC_IDENTITY_TOKEN: "secret-identity",
  },
  OPENROUTER_API_KEY: { OPENROUTER_API_KEY: "secret-router" },
  amazon: { AWS_REGION: "eu-central-1", AWS_SECRET_ACCESS_KEY: "secret-amazon" },
  google: {
    CLOUD_ML_REGION: "europe-west1",
    ANTHROPIC_VERTEX_PROJECT_ID: "project",
    GOOGLE_APPLICATION_CREDENTIALS: "secret-google",
  },
} as const;
type Name = keyof typeof credentials;
const names = Object.keys(credentials) as readonly Name[];

/** What each mode takes, the first that is there. `login`: nothing of the environment. */
const wins: readonly (readonly [SessionMode | undefined, readonly (Name | "login")[]])[] = [
  ["api", ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "federation"]],
  ["subscription", ["CLAUDE_CODE_OAUTH_TOKEN", "login"]],
  ["openrouter", ["OPENROUTER_API_KEY"]],
  ["bedrock", ["amazon"]],
  ["vertex", ["google"]],
  [
    undefined,
    ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "CLAUDE_CODE_OAUTH_TOKEN", "federation", "login"],
  ],
];

/** What a session gets a token for that is good for nothing else. */
const keptBack = /_KEY$|_TOKEN$/;

const secretsIn = (env: Readonly<Record<string, string>>) =>
  Object.values(env).filter((value) => value.startsWith("secret-"));

const everything: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(credentials));

/** Every set of credentials, the empty one among them. */
function* combinations(): Generator<readonly Name[]> {
  for (let bits = 0; bits < 2 ** names.length; bits++) {
    yield names.filter((_, place) => (bits & (1 << place)) !== 0);
  }
}

describe("of all credentials in the environment", () => {
  test.each(wins)("mode %s takes one, and gives the session no other", (mode, order) => {
    for (const present of combinations()) {
      const env: Record<string, string> = Object.assign({}, ...present.map((name) => credentials[name]));
      const winner = order.find((name) => name === "login" || present.includes(name));
      const credential = credentialFor(mode, env);

      if (winner === undefined) {
        expect(credential, present.join()).toHaveProperty("missing");
        continue;
      }
      if ("missing" in credential) throw new Error(`${present.join()}: ${credential.missing}`);
      const seen = environmentFor({ env, credential, home: "/own", pass: [], retries: 0 });
      const expected = winner === "login" ? [] : secretsIn(credentials[winner]);
      expect(secretsIn(seen), `${mode} with ${present.join()}`).toEqual(expected);
      expect(credential.needs === "login", present.join()).toBe(winner === "login");
    }
  });

  test.each(wins)(
    "mode %s shows the process that is started no secret but what only it can use",
    async (mode, [winner]) => {
      const root = await mkdtemp(join(tmpdir(), "cco-modes-"));
      const executable = join(root, "claude");
      // It says what it was given, and nothing else.
      await writeFile(executable, `#!/bin/sh\nenv > "${root}/seen"\n`);
      await chmod(executable, 0o755);
      const env = { PATH: "/usr/bin:/bin", HOME: root, GITHUB_TOKEN: "secret-github", ...everything };

      const worker = createWorker({ env, home: join(root, "home"), executable, mode });
      await worker.work({ ...task, directory: root });
      const seen = await readFile(join(root, "seen"), "utf8");
      await rm(root, { recursive: true, maxRetries: 3 });

      const given = seen.split("\n").flatMap((line) => /=(secret-.*)$/.exec(line)?.[1] ?? []);
      const isKept = keptBack.test(winner ?? "");
      expect(given).toEqual(isKept ? [] : secretsIn(credentials[winner as Name]));
      expect(seen.includes("cco-session-")).toBe(isKept);
      expect(seen.includes("CLAUDE_CODE_USE_BEDROCK=1")).toBe(mode === "bedrock");
      expect(seen.includes("CLAUDE_CODE_USE_VERTEX=1")).toBe(mode === "vertex");
    },
  );

  test("a cloud provider that is switched on wins, as it does in Claude Code", () => {
    for (const [name, mode] of [
      ["CLAUDE_CODE_USE_BEDROCK", "bedrock"],
      ["CLAUDE_CODE_USE_VERTEX", "vertex"],
    ] as const) {
      expect(credentialFor(undefined, { ...everything, [name]: "1" })).toMatchObject({ mode });
      expect(credentialFor(undefined, { ...everything, [name]: "0" })).toMatchObject({ mode: "api" });
    }
  });
});

const task = {
  iteration: 2,
  brief: "Iteration 2 of mission demo",
  readOnly: false,
  caps: { usd: 1, minutes: 1, turns: 5 },
  interrupt: new AbortController().signal,
} as const;
