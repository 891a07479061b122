import { createBranchLedger } from "../adapters/branch-ledger.ts";
import { createGitHubClient } from "../adapters/github-client.ts";
import { readFile } from "../adapters/github-file.ts";
import { createPeople } from "../adapters/github-people.ts";
import { hasRunEnded } from "../adapters/github-runs.ts";
import { parseDocument } from "../adapters/yaml-document.ts";
import { type Config, configFile, defaultConfig, parseConfig } from "../core/config.ts";
import { faultText } from "../core/fault-text.ts";
import { createRedactor } from "../core/redact.ts";
import type { Desk } from "../listening/desk.ts";
import { type AppConfig, secretsOf } from "./app-config.ts";
import type { Installations } from "./installations.ts";
import type { Log } from "./log.ts";
import { createRecent } from "./recent.ts";

/** A repository of an installation, as every webhook names it. */
export type Place = {
  /** `owner/name`. */
  readonly repository: string;
  readonly installation: number;
};

export type Desks = {
  /**
   * What is needed to hear a signal about a repository, with a token that is good now.
   * @param pace `hurried` where GitHub waits for the answer: it sends again what fails, and gives up after ten seconds
   */
  open(place: Place, pace?: "hurried"): Promise<Desk>;
};

export type DesksOptions = {
  readonly installations: Installations;
  readonly log: Log;
  /** Names this process in the ledgers: of two replicas each knows its own entries. */
  readonly instance: string;
  /** Epoch milliseconds. */
  readonly clock: () => number;
};

export function createDesks(config: AppConfig, { installations, log, instance, clock }: DesksOptions): Desks {
  const {
    github: { apiUrl },
    workflow,
    publicUrl,
  } = config;

  const woken = createRecent(10_000);

  return {
    open: async ({ repository, installation }, pace) => {
      const token = await installations.token(installation);
      const redact = createRedactor([token, ...secretsOf(config)]);
      const warn = (text: string) => log.warn({ repository }, redact(text));
      const github = createGitHubClient({
        apiUrl,
        repository,
        token,
        onWarning: warn,
        isHurried: pace === "hurried",
      });
      const readConfig = (text: string | undefined) => configOf(text, warn);
      const readBots = async () => readConfig(await readFile(github, configFile)).allowedBots;
      const run = { run: instance, attempt: 1, ...(publicUrl === undefined ? {} : { url: publicUrl }) };
      return {
        github,
        people: createPeople(github, readBots),
        repository,
        workflow,
        configPath: configFile,
        readConfig,
        overrides: {},
        openLedger: (mission) =>
          createBranchLedger({
            github,
            mission,
            run,
            clock,
            redact,
            hasEnded: (one) => hasRunEnded(github, one),
          }),
        clock,
        wasWoken: (mission, seq) => {
          const key = wakingOf(repository, mission, seq);
          const isKnown = woken.has(key);
          woken.add(key);
          return isKnown;
        },
        forgetWoken: (mission, seq) => woken.delete(wakingOf(repository, mission, seq)),
        redact,
        warn,
        dry: undefined,
      };
    },
  };
}

function wakingOf(repository: string, mission: string, seq: number): string {
  return `${repository} ${mission} ${seq}`;
}

/** The keys that a configuration names are in people's workflows, never here: what they are makes no difference. */
const anyName = new Proxy<Record<string, string>>({}, { get: () => "not here" });

/** A configuration with a mistake is the next job's to complain about, on the issue it is for. */
function configOf(text: string | undefined, warn: (text: string) => void): Config {
  if (text === undefined) return defaultConfig;
  try {
    return parseConfig(parseDocument(text, configFile), { file: configFile, env: anyName }).config;
  } catch (error) {
    warn(faultText(error));
    return defaultConfig;
  }
}
