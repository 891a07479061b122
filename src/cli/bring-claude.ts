import { findClaude } from "../adapters/claude-executable.ts";
import { fetchClaude } from "../adapters/fetch-claude.ts";
import { cacheDirectory, type Place } from "./place.ts";

export type Bringing = {
  /** Told before something is fetched. */
  readonly say: (text: string) => void;
  /** Aborted when somebody ends the run. */
  readonly interrupt: AbortSignal;
};

const fetching =
  "Claude Code is not on this machine: bringing it from npm, once for all repositories (380 MB on disk) ...";

/**
 * The path of Claude Code: the configured one, the one on the PATH, or the pinned one, which is fetched when it is first
 * needed and kept for every repository. So nobody downloads it who has it, and `npx` is there in seconds.
 */
export function bringClaude({ env, config }: Place, { say, interrupt }: Bringing): () => Promise<string> {
  let bringing: Promise<string> | undefined;
  return () => {
    bringing ??= bring();
    return bringing;
  };

  async function bring(): Promise<string> {
    if (config.worker.executable !== undefined) return config.worker.executable;
    const found = await findClaude({ env });
    if (found !== undefined) return found.path;
    return fetchClaude({ cache: cacheDirectory(env), env, signal: interrupt, onFetch: () => say(fetching) });
  }
}
