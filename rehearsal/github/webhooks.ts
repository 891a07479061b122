import { createHmac, randomUUID } from "node:crypto";
import { nodeId } from "./account.ts";
import type { GitHubEvent } from "./actions-backend.ts";
import type { App } from "./app.ts";
import { installationOn } from "./check-suites.ts";
import type { Delivery, Hook } from "./hook.ts";
import { type Repository, repositoryKey } from "./repository.ts";
import type { World } from "./world.ts";

export type Webhooks = {
  send(hook: Hook, message: Message): void;
  /** Resolves when nothing is on its way. */
  settled(): Promise<void>;
};

export type Message = {
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Of an earlier delivery, to send it again. */
  readonly guid?: string;
};

const timeoutMs = 10_000;

/** Signs and posts, one after another for each hook; what was not answered 2xx within ten seconds has failed for good. */
export function createWebhooks(world: World): Webhooks {
  const queues = new Map<number, Promise<void>>();

  function send(hook: Hook, message: Message): void {
    const queue = (queues.get(hook.id) ?? Promise.resolve()).then(() => deliver(world, hook, message));
    queues.set(hook.id, queue);
  }

  async function settled(): Promise<void> {
    for (let before: readonly Promise<void>[] = []; ; ) {
      const current = [...queues.values()];
      if (current.length === before.length && current.every((queue, place) => queue === before[place]))
        return;
      await Promise.all(current);
      before = current;
    }
  }

  world.deliver = (event, { onlyApp } = {}) => {
    const repository = world.repositories.get(repositoryKey(event.repository.owner, event.repository.name));
    if (repository === undefined) return;
    const message = { event: event.name, payload: event.payload };
    if (onlyApp === undefined)
      for (const hook of repository.hooks) if (isWanted(hook, event)) send(hook, message);
    for (const { hook, about } of appHooks(world, repository, { event, onlyApp }))
      send(hook, { ...message, payload: { ...event.payload, installation: about } });
  };
  return { send, settled };
}

type Addressed = { readonly event: GitHubEvent; readonly onlyApp: number | undefined };

/** Hooks of the Apps that are installed there and want to know, or of the one App it is meant for. */
function appHooks(world: World, repository: Repository, { event, onlyApp }: Addressed) {
  return [...world.apps.values()].flatMap(({ id, hook, ...app }) => {
    const installation = installationOn(repository, app);
    if (hook === undefined || installation === undefined || installation.suspendedAt !== null) return [];
    const isMeant = onlyApp === undefined ? isWanted(hook, event) : onlyApp === id;
    return isMeant ? [{ hook, about: { id: installation.id, node_id: nodeId("INS", installation.id) } }] : [];
  });
}

function isWanted({ events }: Hook, { name }: Pick<GitHubEvent, "name">): boolean {
  return events.includes("*") || events.includes(name);
}

async function deliver(world: World, hook: Hook, message: Message): Promise<void> {
  const text = JSON.stringify(message.payload);
  const guid = message.guid ?? randomUUID();
  const headers = headersOf(hook, { ...message, guid }, text);
  const startedAt = performance.now();
  const answer = await post(hook.url, headers, text);
  const { action, installation, repository } = message.payload as Summary;
  hook.deliveries.push({
    id: world.nextId(),
    guid,
    deliveredAt: new Date(world.clock()).toISOString(),
    redelivery: message.guid !== undefined,
    durationSeconds: Math.round(performance.now() - startedAt) / 1000,
    event: message.event,
    action: action ?? null,
    installationId: installation?.id ?? null,
    repositoryId: repository?.id ?? null,
    request: { headers, payload: message.payload },
    ...answer,
  });
}

type Summary = {
  readonly action?: string;
  readonly installation?: { readonly id: number };
  readonly repository?: { readonly id: number };
};

function headersOf(hook: Hook, { event, guid }: Message, text: string): Readonly<Record<string, string>> {
  const sign = (algorithm: string, secret: string) =>
    createHmac(algorithm, secret).update(text).digest("hex");
  const signatures =
    hook.secret === undefined
      ? {}
      : {
          "x-hub-signature": `sha1=${sign("sha1", hook.secret)}`,
          "x-hub-signature-256": `sha256=${sign("sha256", hook.secret)}`,
        };
  return {
    accept: "*/*",
    "content-type": "application/json",
    "user-agent": "GitHub-Hookshot/0000000",
    "x-github-delivery": guid ?? "",
    "x-github-event": event,
    "x-github-hook-id": `${hook.id}`,
    "x-github-hook-installation-target-id": `${hook.target.id}`,
    "x-github-hook-installation-target-type": hook.target.type,
    ...signatures,
  };
}

type Outcome = Pick<Delivery, "status" | "statusCode" | "response">;

async function post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<Outcome> {
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers,
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    const payload = await answer.text();
    const response = { headers: Object.fromEntries(answer.headers), payload };
    return {
      status: answer.ok ? "OK" : `Invalid HTTP Response: ${answer.status}`,
      statusCode: answer.status,
      response,
    };
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === "TimeoutError";
    const status = isTimeout ? "timed out" : "failed to connect to host";
    return { status, statusCode: 0, response: { headers: {}, payload: "" } };
  }
}

/** For the App's own events, which belong to no repository. */
export function sendToApp(webhooks: Webhooks, app: App, message: Message): void {
  if (app.hook !== undefined) webhooks.send(app.hook, message);
}
