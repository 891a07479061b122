import { generateKeyPairSync, randomBytes } from "node:crypto";
import { addAccount, renderAccount } from "./account.ts";
import type { Permissions } from "./actions-backend.ts";
import { type App, botLogin, type Installation } from "./app.ts";
import { pressButton, rerequest } from "./check-runs.ts";
import { createRepository, type NewRepository } from "./new-repository.ts";
import { renderInstallation } from "./render/app.ts";
import { renderMinimalRepository } from "./render/repository.ts";
import { fullName, type Repository, repositoryKey } from "./repository.ts";
import { createUserToken } from "./token.ts";
import { sendToApp, type Webhooks } from "./webhooks.ts";
import { now, type World } from "./world.ts";

export type NewApp = {
  readonly slug: string;
  readonly owner: string;
  readonly permissions: Permissions;
  readonly events?: readonly string[];
  readonly webhook?: { readonly url: string; readonly secret?: string };
  /** Where people who sign in are sent back to. */
  readonly callbackUrls?: readonly string[];
  /** The slug unless said. */
  readonly name?: string;
};

/** What its owner keeps. */
export type AppKeys = {
  readonly id: number;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly privateKey: string;
  readonly login: string;
};

export type NewHook = { readonly url: string; readonly secret?: string; readonly events?: readonly string[] };

/** What people do in GitHub's settings, and what no API does for them. */
export type Admin = {
  createUser(login: string, more?: { readonly name?: string; readonly email?: string }): void;
  /** A classic token of the user; with the `workflow` scope unless said. */
  createToken(login: string, more?: { readonly mayChangeWorkflows?: boolean }): string;
  revokeToken(token: string): void;
  createRepository(wish: NewRepository): Promise<Repository>;
  /** The live repository: its settings, rules and collaborators may be changed. */
  repository(name: string): Repository;
  createHook(name: string, hook: NewHook): void;
  createApp(wish: NewApp): AppKeys;
  /** Installs an App on repositories of an account, on all of them unless said. Sends `installation.created`. */
  install(app: number, account: string, repositories?: readonly string[]): number;
  /** Presses a button of a check run, as `check_run.requested_action`. */
  pressButton(
    name: string,
    press: { readonly checkRun: number; readonly identifier: string; readonly by: string },
  ): Promise<void>;
  /** Presses "Re-run" of a check run, or "Re-run all checks" of its suite. */
  rerequest(
    name: string,
    press: { readonly checkRun: number; readonly isWholeSuite?: boolean; readonly by: string },
  ): Promise<void>;
};

export function createAdmin(world: World, webhooks: Webhooks): Admin {
  function repository(name: string): Repository {
    const [owner = "", short = ""] = name.split("/");
    const found = world.repositories.get(repositoryKey(owner, short));
    if (found === undefined) throw new Error(`There is no repository ${name}.`);
    return found;
  }

  function findCheckRun(name: string, checkRun: number, login: string) {
    const place = { world, repository: repository(name), identity: { kind: "human", login } } as const;
    const run = place.repository.checkRuns.find(({ id }) => id === checkRun);
    if (run === undefined) throw new Error(`There is no check run ${checkRun} in ${name}.`);
    return { place, run };
  }

  return {
    repository,
    createUser: (login, more) => void addAccount(world, login, more),
    createToken(login, { mayChangeWorkflows = true } = {}) {
      if (!world.accounts.has(login.toLowerCase())) addAccount(world, login);
      return createUserToken(world, login, mayChangeWorkflows);
    },
    revokeToken(token) {
      const found = world.tokens.get(token);
      if (found !== undefined) found.isRevoked = true;
    },
    createRepository: (wish) => createRepository(world, wish),
    createHook(name, { url, secret, events = ["*"] }) {
      const { hooks, id } = repository(name);
      hooks.push({
        id: world.nextId(),
        url,
        secret,
        events,
        target: { type: "repository", id },
        deliveries: [],
      });
    },
    createApp: (wish) => createApp(world, wish),
    install: (app, account, names) =>
      install(world, webhooks, { app, account, repositories: names?.map(repository) }),
    async pressButton(name, { checkRun, identifier, by }) {
      const { place, run } = findCheckRun(name, checkRun, by);
      await pressButton(place, run, identifier);
    },
    async rerequest(name, { checkRun, isWholeSuite = false, by }) {
      const { place, run } = findCheckRun(name, checkRun, by);
      await rerequest(place, run, isWholeSuite);
    },
  };
}

export function createApp(world: World, wish: NewApp): AppKeys {
  const { slug, owner, permissions, events = [], webhook, callbackUrls = [], name = slug } = wish;
  const id = world.nextId();
  const clientSecret = randomBytes(20).toString("hex");
  const { publicKey, privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  });
  const hook = webhook && {
    id: world.nextId(),
    url: webhook.url,
    secret: webhook.secret,
    events,
    target: { type: "integration", id } as const,
    deliveries: [],
  };
  const app: App = {
    id,
    slug,
    name,
    clientId: `Iv23li${id}`,
    clientSecret,
    callbackUrls,
    owner,
    permissions,
    events,
    publicKey,
    hook,
    installations: new Map(),
  };
  world.apps.set(id, app);
  addAccount(world, botLogin(app), { type: "Bot" });
  return { id, clientId: app.clientId, clientSecret, privateKey, login: botLogin(app) };
}

type Wish = {
  readonly app: number;
  readonly account: string;
  readonly repositories: readonly Repository[] | undefined;
};

function install(world: World, webhooks: Webhooks, { app: id, account, repositories }: Wish): number {
  const app = world.apps.get(id);
  if (app === undefined) throw new Error(`There is no App ${id}.`);
  const installation: Installation = {
    id: world.nextId(),
    app: id,
    account,
    repositories: repositories === undefined ? "all" : new Set(repositories.map((one) => one.id)),
    permissions: app.permissions,
    createdAt: now(world),
    suspendedAt: null,
  };
  app.installations.set(installation.id, installation);
  const own = repositories ?? [...world.repositories.values()].filter(({ owner }) => owner === account);
  const payload = {
    action: "created",
    installation: renderInstallation(world, app, installation),
    repositories: own.map((one) => ({
      ...renderMinimalRepository(world, one),
      full_name: fullName(one),
      private: one.isPrivate,
    })),
    sender: renderAccount(world, account),
  };
  sendToApp(webhooks, app, { event: "installation", payload });
  return installation.id;
}
