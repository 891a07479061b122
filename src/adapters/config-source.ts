import { basename, dirname, join } from "node:path";
import { type Config, defaultConfig, parseConfig } from "../core/config.ts";
import { mistakes } from "../core/error.ts";
import { readDocument } from "./document-file.ts";
import { readEnvFile } from "./env-file.ts";

type Environment = Readonly<Record<string, string | undefined>>;

export type ConfigRequest = {
  /** The file; read from the working directory unless absolute. */
  readonly file: string;
  /** Whether somebody named the file, so that its absence is a mistake. */
  readonly required?: boolean;
  /** Where else a `.env` is read; the one beside the file wins. For `.cco/config.yaml` it is the directory of `.cco`. */
  readonly root?: string | undefined;
  /** The real environment: it wins over `.env`. */
  readonly env: Environment;
};

export type LoadedConfig = {
  readonly config: Config;
  readonly notices: readonly string[];
  /** The environment with what `.env` adds to it: also where the keys of models are. */
  readonly env: Environment;
};

/**
 * The configuration in a file, with the `.env` beside it and the one of the root.
 * Throws the user errors CONFIG_INVALID, CONFIG_MISSING, DOCUMENT_INVALID and FILE_UNREADABLE.
 */
export async function readConfig({
  file,
  required = false,
  root = rootOf(file),
  env,
}: ConfigRequest): Promise<LoadedConfig> {
  const [document, full] = await Promise.all([
    readDocument(file),
    readEnvironment([root, dirname(file)], env),
  ]);
  if (document === undefined && required) throw mistakes.configMissing(file);
  if (document === undefined) return { config: defaultConfig, notices: [], env: full };
  return { ...parseConfig(document, { file, env: full }), env: full };
}

function rootOf(file: string): string {
  const directory = dirname(file);
  return basename(directory) === ".cco" ? dirname(directory) : directory;
}

/** The later directory wins. */
async function readEnvironment(directories: readonly string[], env: Environment): Promise<Environment> {
  const files = [...new Set(directories)].map((directory) => readEnvFile(join(directory, ".env")));
  return Object.assign({}, env, ...(await Promise.all(files)), withoutEmpty(env));
}

/** Job runners and shells set what is not there to nothing: that says no more than to leave it out. */
function withoutEmpty(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
}
