import { z } from "zod";
import { mistakes } from "./error.ts";
import { interpolate } from "./interpolate.ts";
import { type MissionSettings, settingsOf } from "./mission-settings.ts";
import { type Document, isMapping, type Path, type Problem, renderProblems } from "./problem.ts";
import { configHints, replacedConfigKeys } from "./replaced-config-keys.ts";
import { replaceKeys } from "./replaced-keys.ts";
import { renameKeys } from "./rewrite.ts";
import { knownKeys, problemsOf } from "./schema-problem.ts";
import {
  branchName,
  exactText,
  judgeShape,
  managerShape,
  settingsShape,
  textList,
  workerShape,
} from "./settings-file.ts";
import { snakeCaseOf } from "./spelling.ts";

export const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const webAddress = z
  .url({ protocol: /^https?$/, error: "an address such as https://host/v1" })
  .refine((url) => !/^https?:\/\/[^/]*@/.test(url), "an address without a name or password in it");

const sharedName = branchName
  .refine(
    (name) => name.includes("<id>"),
    "a name with <id> in it, so that each mission has a branch of its own",
  )
  .describe("Branches to work on; <id> stands for the mission's id. Default cco/mission/<id>.");

/** The file: schema/config.schema.json is written from it. */
export const configFileSchema = z.strictObject({
  $schema: z.string().optional().describe("Address of this schema, for editors that read it from JSON."),
  ...settingsShape,
  branch: settingsShape.branch
    .unwrap()
    .extend({ name: sharedName.optional() })
    .optional()
    .describe("Where the work goes."),
  worker: z
    .strictObject({
      ...workerShape,
      executable: exactText.optional().describe("Path of the claude executable. Default: found on PATH."),
      base_url: webAddress
        .optional()
        .describe("Address of the model's service, when it is not the usual one."),
      stall_minutes: z
        .number()
        .positive()
        .optional()
        .describe("Minutes without a sign of life after which a session is ended."),
      max_retries: z.int().min(0).max(20).optional().describe("Times a failed session is tried again."),
    })
    .optional()
    .describe("How Claude Code is run."),
  manager: z
    .strictObject({
      ...managerShape,
      base_url: webAddress
        .optional()
        .describe(
          "Address of the manager's service: of Ollama, vLLM, llama.cpp, … or in place of the provider's own.",
        ),
      api_key: exactText
        .optional()
        .describe(`Key of the manager's service: write \${NAME}, never the key itself.`),
    })
    .optional()
    .describe("The model that plans and judges."),
  judge: z
    .strictObject({
      ...judgeShape,
      base_url: webAddress
        .optional()
        .describe("Address of an OpenAI-compatible service. Default: the manager's."),
      api_key: exactText
        .optional()
        .describe(
          `Key of the judge's service: write \${NAME}, never the key itself. Default: the manager's.`,
        ),
    })
    .optional()
    .describe("The model that judges what no command proves, where it is not the manager's."),
  logging: z
    .strictObject({
      level: z
        .string()
        .meta({ enum: [...logLevels] })
        .transform((text) => text.toLowerCase().replace(/^warning$/, "warn"))
        .pipe(z.enum(logLevels))
        .optional()
        .describe("How much is logged. Default info."),
    })
    .optional()
    .describe("The log."),
  parallel: z
    .int()
    .positive()
    .max(20)
    .optional()
    .describe("Missions that may work at a time in one repository. Default 1."),
  dispatch_ci: z
    .boolean()
    .optional()
    .describe(
      "Start the repository's CI on the mission branch where nothing else starts it, as after a push with a workflow's own token. The workflow then runs the worker's code with its own token and the secrets it uses, before a person has looked at that code. Default false.",
    ),
  allowed_bots: textList("a bot's login")
    .optional()
    .describe("Bots whose issues and comments count like a person's."),
});
type ConfigBody = z.infer<typeof configFileSchema>;

/** Where it lies unless somebody says otherwise, from the root of the repository. */
export const configFile = ".cco/config.yaml";

/** `.cco/config.yaml`, complete. */
export type Config = {
  /** Settings for all missions; a mission's own win. */
  readonly defaults: MissionSettings;
  /** What is local to the machine. Undefined: the worker's own default. */
  readonly worker: {
    readonly executable?: string | undefined;
    readonly baseUrl?: string | undefined;
    readonly stallMinutes?: number | undefined;
    readonly maxRetries?: number | undefined;
  };
  readonly manager: {
    readonly baseUrl?: string | undefined;
    /** A secret. */
    readonly apiKey?: string | undefined;
  };
  readonly judge: {
    /** A secret. */
    readonly apiKey?: string | undefined;
  };
  readonly logging: { readonly level: (typeof logLevels)[number] };
  readonly parallel: number;
  readonly allowedBots: readonly string[];
  /**
   * CCO starts CI on the mission branch where nothing else does. Off unless said: the workflow runs the worker's code
   * with its own token and the secrets it uses, before a person has looked at that code.
   */
  readonly dispatchCi: boolean;
};

export type ParsedConfig = {
  readonly config: Config;
  /** `file:line:column: …`, without any value that came from the environment or may be a key. */
  readonly notices: readonly string[];
};

export type ConfigOptions = {
  readonly file: string;
  /** What `${NAME}` stands for. */
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** The configuration without a file. */
export const defaultConfig: Config = configOf({});

/** The configuration a document describes. Throws the user error CONFIG_INVALID with all problems at once. */
export function parseConfig(document: Document, { file, env }: ConfigOptions): ParsedConfig {
  const written = document.value ?? {};
  if (!isMapping(written)) {
    const message = "expected a mapping (key: value), not a list or a text. `cco init` writes an example.";
    throw mistakes.configInvalid(file, renderProblems([{ path: [], message }], { file, document }));
  }
  const spelled = renameKeys({ ...document, value: written }, snakeCaseOf(configKeys));
  const replaced = replaceKeys(spelled, replacedConfigKeys);
  const filled = interpolate(replaced.document, env);
  const source = { file, document: replaced.document };

  const { value } = filled.document;
  const result = configFileSchema.safeParse(value);
  const isSecret = (path: Path) => filled.isFilled(path) || secretKey.test(String(path.at(-1)));
  const context = { value, schema: configFileSchema, hints: configHints, isSecret };
  const missing = new Set(filled.problems.map(({ path }) => JSON.stringify(path)));
  const invalid = result.success ? [] : problemsOf(result.error.issues, context);
  const problems = [...filled.problems, ...invalid.filter(({ path }) => !missing.has(JSON.stringify(path)))];
  if (!result.success || problems.length > 0)
    throw mistakes.configInvalid(file, renderProblems(problems, source));
  return {
    config: configOf(result.data),
    notices: [
      ...renderProblems(replaced.notices, { file, document: spelled }),
      ...renderProblems(plainKeys(replaced.document), source),
    ],
  };
}

const secretKey = /key|token|secret|password|url/i;

/** A key that is written into the file, where everybody who reads the repository finds it. */
function plainKeys(document: Document): Problem[] {
  const { value } = document;
  const message = `api_key is written out here. Put it into the environment or .env, and write \${NAME} instead.`;
  return ["manager", "judge"].flatMap((name) => {
    const part = isMapping(value) ? value[name] : undefined;
    const key = isMapping(part) ? part.api_key : undefined;
    return typeof key !== "string" || key.includes("${") ? [] : [{ path: [name, "api_key"], message }];
  });
}

function configOf(body: ConfigBody): Config {
  const { executable, base_url, stall_minutes, max_retries, fallback_model, ...worker } = body.worker ?? {};
  const { base_url: baseUrl, api_key: apiKey, ...manager } = body.manager ?? {};
  const { base_url: judgeUrl, api_key: judgeKey, ...judge } = body.judge ?? {};
  return {
    defaults: {
      ...settingsOf(body),
      worker: { ...worker, fallbackModel: fallback_model },
      manager: { ...manager, baseUrl },
      judge: body.judge === undefined ? undefined : { ...judge, baseUrl: judgeUrl },
    },
    worker: { executable, baseUrl: base_url, stallMinutes: stall_minutes, maxRetries: max_retries },
    manager: { baseUrl, apiKey },
    judge: { apiKey: judgeKey },
    logging: { level: body.logging?.level ?? "info" },
    parallel: body.parallel ?? 1,
    allowedBots: body.allowed_bots ?? [],
    dispatchCi: body.dispatch_ci ?? false,
  };
}

const configKeys = new Set([
  ...[...knownKeys(configFileSchema).values()].flat(),
  ...Object.keys(replacedConfigKeys).flatMap((path) => path.split(".")),
]);
