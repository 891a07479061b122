/** Every input of action.yml. */
export const inputNames = [
  "github-token",
  "app-url",
  "anthropic-api-key",
  "claude-code-oauth-token",
  "openrouter-api-key",
  "mission",
  "command",
  "config",
  "worker-mode",
  "worker-model",
  "manager-provider",
  "manager-model",
  "manager-base-url",
  "max-iterations",
  "max-usd",
  "timeout-minutes",
  "claude-code-path",
  "dry-run",
  "allowed-bots",
] as const;
export type InputName = (typeof inputNames)[number];

/** Inputs that are secrets: masked in the log, redacted everywhere. */
export const secretInputs: readonly InputName[] = [
  "github-token",
  "anthropic-api-key",
  "claude-code-oauth-token",
  "openrouter-api-key",
];

/** What the workflow gave; an empty input is one that was not given. */
export type Inputs = Readonly<Record<InputName, string | undefined>>;

/** The runner passes inputs as `INPUT_<NAME>`, in capitals, with their hyphens. */
export function readInputs(env: Readonly<Record<string, string | undefined>>): Inputs {
  const read = (name: InputName) => env[`INPUT_${name.toUpperCase()}`]?.trim() || undefined;
  return Object.fromEntries(inputNames.map((name) => [name, read(name)])) as Inputs;
}
