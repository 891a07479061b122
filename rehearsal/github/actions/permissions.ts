import type { Access, Permissions } from "../actions-backend.ts";
import { evaluate, type Token } from "./template.ts";

/** Scopes a workflow can ask for, as it writes them. */
const scopes = [
  "actions",
  "attestations",
  "checks",
  "contents",
  "deployments",
  "discussions",
  "id-token",
  "issues",
  "models",
  "packages",
  "pages",
  "pull-requests",
  "security-events",
  "statuses",
];

export type JobPermissions = {
  /** In the API's spelling; undefined: the repository's default. */
  readonly token: Permissions | undefined;
  /** Whether the job may ask for an OIDC token. */
  readonly idToken: boolean;
};

/** What a job's token may do: the job's `permissions`, else the workflow's. Naming one scope takes all others away. */
export function permissionsOf(workflow: Token | undefined, job: Token | undefined): JobPermissions {
  const asked = job ?? workflow;
  if (asked === undefined) return { token: undefined, idToken: false };
  const granted = grantsOf(evaluate(asked, { contexts: {} }));
  const entries = Object.entries(granted).filter(([scope]) => scope !== "id-token");
  return {
    token: Object.fromEntries([
      ...entries.map(([scope, access]) => [scope.replaceAll("-", "_"), access]),
      ["metadata", "read"],
    ]),
    idToken: granted["id-token"] === "write",
  };
}

function grantsOf(asked: unknown): Readonly<Record<string, Access>> {
  if (asked === "read-all" || asked === "write-all") {
    const access = asked === "read-all" ? "read" : "write";
    return Object.fromEntries(scopes.map((scope) => [scope, access]));
  }
  return { ...(asked as Readonly<Record<string, Access>> | null) };
}
