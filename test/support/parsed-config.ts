import { parseDocument } from "#src/adapters/yaml-document.ts";
import { type ParsedConfig, parseConfig } from "#src/core/config.ts";
import { UserError } from "#src/core/error.ts";

type Env = Readonly<Record<string, string>>;

/** The configuration a text describes, by the name config.yaml. */
export function parseText(text: string, env: Env = {}): ParsedConfig {
  return parseConfig(parseDocument(text, "config.yaml"), { file: "config.yaml", env });
}

/** The lines with which a text is refused, without the file's name. */
export function refusalOf(text: string, env: Env = {}): string[] {
  try {
    parseText(text, env);
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== "CONFIG_INVALID") throw error;
    const [, ...lines] = error.message.split("\n");
    return lines.map((line) => line.trim().replace("config.yaml:", ""));
  }
  throw new Error("It was accepted.");
}
