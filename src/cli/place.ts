import { createHash } from "node:crypto";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { type LoadedConfig, readConfig } from "../adapters/config-source.ts";
import { locateRepository, type RepositoryPlace } from "../adapters/git-repository.ts";
import { createRedactor, createSecretFinder } from "../core/redact.ts";
import { withLogLevel } from "./log-level.ts";

/** Where a command works: the repository, what CCO keeps in it, and the configuration. */
export type Place = LoadedConfig & {
  readonly repository: RepositoryPlace;
  /** `.cco` in the repository. */
  readonly folder: string;
  readonly redact: (text: string) => string;
  /** Whether a text has a secret in it that must not be committed. */
  readonly isSecret: (text: string) => boolean;
};

export type PlaceOptions = {
  /** Directory the command was started in, or the one the mission names. */
  readonly directory: string;
  /** `--config`. */
  readonly config?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Throws the user errors of the repository and of the configuration. */
export async function openPlace({ directory, config, env }: PlaceOptions): Promise<Place> {
  const repository = await locateRepository(directory);
  const folder = join(repository.root, ".cco");
  const file = config === undefined ? join(folder, "config.yaml") : resolve(config);
  const { root } = repository;
  const loaded = withLogLevel(await readConfig({ file, required: config !== undefined, root, env }));
  return { ...loaded, repository, folder, ...hiding(secretsOf(loaded)) };
}

/** The same place, where one more text is a secret. */
export function withSecret(place: Place, secret: string): Place {
  return { ...place, ...hiding([...secretsOf(place), secret]) };
}

function hiding(secrets: readonly string[]): Pick<Place, "redact" | "isSecret"> {
  const findSecret = createSecretFinder(secrets);
  return { redact: createRedactor(secrets), isSecret: (text) => findSecret(text) !== undefined };
}

/** Everything in the environment that looks like a secret by its name, and the keys of the configuration. */
function secretsOf({ env, config }: LoadedConfig): readonly string[] {
  const named = Object.entries(env).filter(([name]) =>
    /KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL/i.test(name),
  );
  const values = named.map(([, value]) => value).concat(config.manager.apiKey, config.judge.apiKey);
  return values.filter((value): value is string => value !== undefined && value !== "");
}

/** The paths of one mission's session. */
export type SessionPaths = {
  readonly id: string;
  /** Ledger, evidence, patches and reports. */
  readonly records: string;
  readonly ledger: string;
  /** Checkouts and our own git store: outside of the repository, so that no tool of it finds them. */
  readonly work: string;
};

export function sessionPaths(place: Place, id: string): SessionPaths {
  const records = join(place.folder, "sessions", id);
  const repository = createHash("sha256").update(place.repository.commonDir).digest("hex").slice(0, 12);
  return {
    id,
    records,
    ledger: join(records, "ledger"),
    work: join(cacheDirectory(place.env), repository, id),
  };
}

/** Where this system keeps what can be made again. */
export function cacheDirectory(env: Place["env"]): string {
  if (env.CCO_CACHE) return resolve(env.CCO_CACHE);
  if (process.platform === "win32") return join(env.LOCALAPPDATA ?? homedir(), "cco");
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches", "cco");
  return join(env.XDG_CACHE_HOME || join(homedir(), ".cache"), "cco");
}
