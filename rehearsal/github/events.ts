import { loginOf } from "./access.ts";
import { renderAccount } from "./account.ts";
import type { GitHubEvent } from "./actions-backend.ts";
import { readRef } from "./git-refs.ts";
import { renderRepository } from "./render/repository.ts";
import type { Repository } from "./repository.ts";
import type { Identity } from "./token.ts";
import type { World } from "./world.ts";

export type Happening = {
  readonly name: string;
  readonly action?: string;
  readonly repository: Repository;
  readonly identity: Identity | { readonly kind: "human"; readonly login: string };
  /** The webhook's body without `action`, `repository` and `sender`. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** Where it happened; the default branch when it is no commit's business. */
  readonly ref?: string;
  readonly sha?: string;
  /** Only this App hears of it. */
  readonly onlyApp?: number;
};

const zeros = "0".repeat(40);

/** Tells the webhooks and the workflow runner what happened, in the order in which it did. */
export function emit(world: World, happening: Happening): Promise<void> {
  const { name, action, repository, identity } = happening;
  const sender = identity.kind === "human" ? identity.login : loginOf(identity);
  const payload = {
    ...(action === undefined ? {} : { action }),
    ...happening.payload,
    repository: renderRepository(world, repository),
    sender: renderAccount(world, sender),
  };
  const byJobToken = identity.kind === "job";
  const place = { owner: repository.owner, name: repository.name };
  const event = { name, action, payload, repository: place, sender, byJobToken };
  const told = world.told.then(async () =>
    tell(world, { ...event, ...(await commitOf(happening)) }, happening),
  );
  world.told = told.catch(() => {});
  return told;
}

async function commitOf({ ref, sha, repository }: Happening) {
  const where = ref ?? `refs/heads/${repository.defaultBranch}`;
  return { ref: where, sha: sha ?? (await readRef(repository.directory, where)) ?? zeros };
}

function tell(world: World, event: GitHubEvent, { onlyApp }: Happening): void {
  world.deliver(event, onlyApp === undefined ? {} : { onlyApp });
  // What a listener throws is its own bug, not the caller's answer.
  for (const listener of world.listeners) queueMicrotask(() => listener(event));
}
