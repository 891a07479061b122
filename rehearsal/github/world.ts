import type { Account } from "./account.ts";
import type { ActionsBackend, GitHubEvent } from "./actions-backend.ts";
import { type App, actionsAppId } from "./app.ts";
import type { AgreedApp } from "./app-manifest.ts";
import { isoSeconds } from "./git-objects.ts";
import type { Grant } from "./oauth-grant.ts";
import { createIssuer, type Issuer } from "./oidc.ts";
import type { Repository } from "./repository.ts";
import type { Token } from "./token.ts";

/** Everything GitHub knows, except what is in git. */
export type World = {
  readonly urls: { server: string; api: string; graphql: string };
  /** Where the bare repositories are. */
  readonly directory: string;
  readonly clock: () => number;
  /** By lower-case login. */
  readonly accounts: Map<string, Account>;
  /** By lower-case `owner/name`. */
  readonly repositories: Map<string, Repository>;
  readonly tokens: Map<string, Token>;
  readonly apps: Map<number, App>;
  /** What users have authorized and no App has fetched yet, by code. */
  readonly grants: Map<string, Grant>;
  /** Of the identities of jobs. */
  readonly issuer: Issuer;
  /** Apps that somebody agreed to on the page for it, by the code that makes them. */
  readonly agreed: Map<string, AgreedApp>;
  readonly listeners: Set<(event: GitHubEvent) => void>;
  /** Files of a push may not be larger. */
  readonly maxFileBytes: number;
  backend: ActionsBackend | undefined;
  /** Events are told one after another: resolves when the last was. */
  told: Promise<void>;
  nextId(): number;
  /** Sends an event to webhooks; set once they are there. */
  deliver: (event: GitHubEvent, more?: { readonly onlyApp?: number }) => void;
};

export type WorldOptions = Pick<World, "directory" | "clock" | "maxFileBytes">;

export function createWorld(options: WorldOptions): World {
  let last = 1000;
  const world: World = {
    ...options,
    urls: { server: "", api: "", graphql: "" },
    accounts: new Map(),
    repositories: new Map(),
    tokens: new Map(),
    apps: new Map(),
    grants: new Map(),
    issuer: createIssuer(),
    agreed: new Map(),
    listeners: new Set(),
    backend: undefined,
    told: Promise.resolve(),
    nextId: () => ++last,
    deliver: () => {},
  };
  world.apps.set(actionsAppId, actionsApp);
  world.accounts.set("github-actions[bot]", {
    id: 41_898_282,
    login: "github-actions[bot]",
    name: null,
    email: null,
    type: "Bot",
  });
  return world;
}

const actionsApp: App = {
  id: actionsAppId,
  slug: "github-actions",
  name: "GitHub Actions",
  clientId: "Iv1.05c79e9ad1f6bdfa",
  owner: "github",
  permissions: {},
  events: [],
  publicKey: "",
  hook: undefined,
  installations: new Map(),
};

export function now(world: World): string {
  return isoSeconds(world.clock());
}
