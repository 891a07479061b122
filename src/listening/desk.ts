import type { BranchLedger } from "../adapters/branch-ledger.ts";
import type { GitHubClient } from "../adapters/github-client.ts";
import type { People } from "../adapters/github-people.ts";
import type { Config } from "../core/config.ts";
import type { MissionSettings } from "../core/mission-settings.ts";
import type { DryRun } from "./dry-run.ts";

/** What is in hand where signals about one repository are heard: in a job, or in the App. */
export type Desk = {
  readonly github: GitHubClient;
  readonly people: People;
  /** `owner/name`. */
  readonly repository: string;
  /** File name of the workflow, such as `cco.yml`: jobs are dispatched to it. */
  readonly workflow: string;
  /** Where the configuration lies on the base branch. */
  readonly configPath: string;
  /** Of its text; without one, the defaults. */
  readonly readConfig: (text: string | undefined) => Config;
  /** Settings that win over the mission's and the configuration's. */
  readonly overrides: MissionSettings;
  readonly openLedger: (mission: string) => BranchLedger;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** Whether this process has woken the mission at this entry of its ledger before. Asked, it has. */
  readonly wasWoken: (mission: string, seq: number) => boolean;
  /** Nothing came of the waking: the next one who asks may try. */
  readonly forgetWoken: (mission: string, seq: number) => void;
  readonly redact: (text: string) => string;
  readonly warn: (text: string) => void;
  /** Present in a dry run: nothing is written then, only said. */
  readonly dry: DryRun | undefined;
};

/** What came of hearing something. `nothing`: it asks nothing of CCO. */
export type Told =
  | {
      readonly kind: "told";
      readonly sentence: string;
      /** What else there is to say: paragraphs of Markdown. */
      readonly details?: readonly string[];
    }
  | { readonly kind: "nothing"; readonly sentence: string };
