import { notFound } from "./api-error.ts";
import type { World } from "./world.ts";

export type Account = {
  readonly id: number;
  readonly login: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly type: "User" | "Bot" | "Organization";
};

export function addAccount(
  world: World,
  login: string,
  more: Partial<Pick<Account, "id" | "name" | "email" | "type">> = {},
): Account {
  const account = {
    id: more.id ?? world.nextId(),
    login,
    name: null,
    email: null,
    type: "User",
    ...more,
  } as const;
  world.accounts.set(login.toLowerCase(), account);
  return account;
}

export function findAccount(world: World, login: string): Account {
  const account = world.accounts.get(login.toLowerCase());
  if (account === undefined) throw notFound();
  return account;
}

/** The simple user that stands in almost every answer. */
export function renderAccount(world: World, login: string) {
  const { id, type } = world.accounts.get(login.toLowerCase()) ?? { id: 0, type: "User" };
  const url = `${world.urls.api}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: nodeId("U", id),
    avatar_url: `${world.urls.server}/avatars/u/${id}`,
    gravatar_id: "",
    url,
    html_url: `${world.urls.server}/${login.replace(/\[bot\]$/, "")}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    site_admin: false,
  };
}

/** The address GitHub gives commits of an account that shows none. */
export function noreplyEmail(account: Account): string {
  return account.email ?? `${account.id}+${account.login}@users.noreply.github.com`;
}

/** Opaque, as GitHub's are, and readable here: kind and number. */
export function nodeId(kind: string, id: number): string {
  return `${kind}_${Buffer.from(`${kind}:${id}`).toString("base64url")}`;
}

export function parseNodeId(id: string): { readonly kind: string; readonly id: number } | undefined {
  const [, kind = "", number = ""] =
    /^(\w+):(\d+)$/.exec(Buffer.from(id.slice(id.indexOf("_") + 1), "base64url").toString()) ?? [];
  return kind === "" ? undefined : { kind, id: Number(number) };
}
