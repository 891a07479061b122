import { delimiter } from "node:path";
import type { CommandFiles } from "./file-commands.ts";
import type { Frame } from "./frame.ts";
import { githubVariables } from "./github-context.ts";
import type { Session } from "./session.ts";

type Layers = {
  readonly session: Session;
  readonly frame: Frame;
  /** `env` as the step sees it: workflow, job, `GITHUB_ENV`, step. */
  readonly env: Readonly<Record<string, string>>;
  /** `INPUT_*` and `STATE_*` of an action. */
  readonly action: Readonly<Record<string, string>>;
  readonly files: CommandFiles;
};

/**
 * The whole environment of a step's process. What the runner sets comes last, so that no `env` can change it;
 * `GITHUB_TOKEN` is not among it.
 */
export function stepEnvironment({ session, frame, env, action, files }: Layers): Record<string, string> {
  const { settings, room, contexts, idToken } = session;
  const base: Record<string, string> = {
    LANG: "C.UTF-8",
    ...settings.environment,
    HOME: room.home,
    CI: "true",
    ...env,
  };
  const path = [...session.path, base.PATH ?? ""].join(delimiter);
  return {
    ...base,
    ...action,
    PATH: path,
    GITHUB_ACTIONS: "true",
    ...githubVariables({ ...(contexts.github as object), ...frame.github }),
    ...files,
    ...runnerVariables(contexts.runner as Readonly<Record<string, string>>),
    RUNNER_TRACKING_ID: session.trackingId,
    ...(idToken === undefined
      ? {}
      : { ACTIONS_ID_TOKEN_REQUEST_URL: idToken.url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: idToken.token }),
  };
}

function runnerVariables(runner: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(runner).map(([name, value]) => [`RUNNER_${name.toUpperCase()}`, value]),
  );
}
