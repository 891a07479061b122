import { randomBytes } from "node:crypto";
import type { Credential } from "./claude-credential.ts";

/** The one secret that pays for a session, and where the model's service is that takes it. */
export type ServiceKey = {
  /** The variable by which Claude Code is given it, which decides how it is sent. */
  readonly variable: string;
  readonly secret: string;
  /** Address without a path of the service's own. */
  readonly service: string;
};

const variables = ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "CLAUDE_CODE_OAUTH_TOKEN"];

/**
 * The key of a credential. Undefined where none is sent as it is: a login that Claude Code keeps itself, a cloud
 * provider's signature, a federated identity.
 */
export function serviceKeyOf(credential: Credential): ServiceKey | undefined {
  const { needs, variables: given } = credential;
  const variable = variables.find((name) => given[name]);
  const secret = variable === undefined ? undefined : given[variable];
  if (needs !== undefined || variable === undefined || secret === undefined) return undefined;
  return { variable, secret, service: given.ANTHROPIC_BASE_URL || anthropic };
}

export const anthropic = "https://api.anthropic.com";

/**
 * A token that looks like the key it stands for, since Claude Code tells kinds of keys by how they begin. It is
 * worth something to the proxy of one session only.
 */
export function sessionTokenFor({ secret }: ServiceKey): string {
  const kind = /^sk-ant-[a-z]+\d*-/.exec(secret)?.[0] ?? "";
  return `${kind}cco-session-${randomBytes(24).toString("hex")}`;
}
