import type { LoadedConfig } from "../adapters/config-source.ts";
import { logLevels } from "../core/config.ts";

/** The configuration with the level that `LOG_LEVEL` names, in the environment or `.env`, whatever the file says. */
export function withLogLevel(loaded: LoadedConfig): LoadedConfig {
  const said = loaded.env.LOG_LEVEL?.trim() ?? "";
  if (said === "") return loaded;
  const name = said.toLowerCase().replace(/^warning$/, "warn");
  const level = logLevels.find((one) => one === name);
  if (level !== undefined) return { ...loaded, config: { ...loaded.config, logging: { level } } };
  // Other programs read it, too, and have levels of their own.
  const notice = `LOG_LEVEL is no level that CCO has (${logLevels.join(", ")}): it is left out.`;
  return { ...loaded, notices: [...loaded.notices, notice] };
}
