import type { MissionState } from "../core/state.ts";

/** Where a mission's things can be looked at, and how it is spoken to. What is undefined has no address. */
export type Place = {
  /** Address of its repository on GitHub. */
  readonly home: string | undefined;
  readonly issue: string | undefined;
  readonly ledger: string | undefined;
  pull(number: number): string | undefined;
  commit(sha: string): string | undefined;
  /** A job's page, when it is one of GitHub's. */
  run(url: string | undefined): string | undefined;
  /** What a command to it begins with: `/cco` in a comment, `cco` in a terminal. */
  readonly command: "/cco" | "cco";
  /** What a person has to do so that it goes on. Empty when there is nothing to do. */
  wayOn(state: MissionState): string;
};
