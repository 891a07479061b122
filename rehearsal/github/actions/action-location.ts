import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ActionUnusable } from "./action-file.ts";

/** Where an action lies on this machine. Throws `ActionUnusable` when nobody gave it. */
export function locateAction(
  uses: string,
  actions: Readonly<Record<string, string>>,
  workspace: string,
): string {
  if (uses.startsWith("./")) return join(workspace, uses);
  const given = actions[uses] ?? actions[uses.split("@")[0] ?? ""] ?? builtIn(uses);
  if (given !== undefined && existsSync(given)) return given;
  const [repository] = uses.split("@");
  throw new ActionUnusable(`Unable to resolve action \`${uses}\`, repository ${repository} not found`);
}

/** `github.action_repository` and `github.action_ref` of an action from elsewhere. */
export function originOf(uses: string): Readonly<Record<string, string>> {
  const [path = "", ref = ""] = uses.split("@");
  if (uses.startsWith("./")) return { action_repository: "", action_ref: "" };
  return { action_repository: path.split("/").slice(0, 2).join("/"), action_ref: ref };
}

function builtIn(uses: string): string | undefined {
  return uses.startsWith("actions/checkout@")
    ? fileURLToPath(new URL("./checkout", import.meta.url))
    : undefined;
}
