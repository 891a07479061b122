import { mkdtemp, rm } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ActionsHost, GitHubEvent } from "./actions-backend.ts";
import { createActionsHost } from "./actions-host.ts";
import { type Admin, createAdmin } from "./admin.ts";
import type { Violation } from "./description.ts";
import { createFaultInjector, type Faults, type Recorded } from "./faults.ts";
import { createRateLimiter, type RateLimits, usualRateLimits } from "./rate-limit.ts";
import { createRouter } from "./router.ts";
import { createRoutes } from "./routes.ts";
import { closeServer, type Doors, listen } from "./server.ts";
import { createWebhooks } from "./webhooks.ts";
import { createWorld, type World } from "./world.ts";

export type GitHubOptions = {
  /** Epoch milliseconds. The system's clock unless given. */
  readonly clock?: () => number;
  readonly rateLimits?: Partial<RateLimits>;
  /** Files of a push may not be larger; 100 MB on GitHub. */
  readonly maxFileBytes?: number;
};

/** A GitHub on loopback: real bare repositories, everything else in memory. Addresses as GitHub Enterprise Server has them. */
export type LocalGitHub = {
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly admin: Admin;
  /** What the workflow runner builds on. */
  readonly actions: ActionsHost;
  readonly faults: Faults;
  /** Every call so far, in the order of arrival. */
  readonly calls: readonly Recorded[];
  /** Requests that GitHub's own description of its API does not allow, and names it does not know. */
  readonly violations: readonly Violation[];
  /** The state, for pages and for tests that look behind the API. */
  readonly world: World;
  onEvent(listener: (event: GitHubEvent) => void): () => void;
  /** Listens to every call that is answered. Returns how to stop. */
  onAnswer(listener: (call: Recorded) => void): () => void;
  /** Answers what is neither API nor git. */
  servePages(pages: (request: IncomingMessage, response: ServerResponse) => boolean): void;
  /** Resolves when every event so far was told and no webhook is on its way. */
  settled(): Promise<void>;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

export async function createGitHub(options: GitHubOptions = {}): Promise<LocalGitHub> {
  const directory = await mkdtemp(join(tmpdir(), "local-github-"));
  const { clock = Date.now, maxFileBytes = 100 * 1024 ** 2 } = options;
  const world = createWorld({ directory, clock, maxFileBytes });
  const webhooks = createWebhooks(world);
  const limiter = createRateLimiter(world, { ...usualRateLimits, ...options.rateLimits });
  const injector = createFaultInjector();
  const violations: Violation[] = [];
  const match = createRouter(createRoutes(webhooks, limiter));
  const doors: Doors = {
    rest: { world, match, limiter, violations },
    injector,
    calls: [],
    onAnswer: new Set(),
    pages: undefined,
  };
  const server = await listen(doors);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The local GitHub has no port.");
  const serverUrl = `http://127.0.0.1:${address.port}`;
  Object.assign(world.urls, {
    server: serverUrl,
    api: `${serverUrl}/api/v3`,
    graphql: `${serverUrl}/api/graphql`,
  });
  const actions = createActionsHost(world);

  async function settled(): Promise<void> {
    await world.told;
    await webhooks.settled();
  }

  async function close(): Promise<void> {
    await closeServer(server);
    await settled();
    await rm(directory, { recursive: true, force: true });
  }

  return {
    serverUrl,
    apiUrl: world.urls.api,
    graphqlUrl: world.urls.graphql,
    admin: createAdmin(world, webhooks),
    actions,
    faults: injector.faults,
    calls: doors.calls,
    violations,
    world,
    onEvent: actions.onEvent,
    onAnswer(listener) {
      doors.onAnswer.add(listener);
      return () => void doors.onAnswer.delete(listener);
    },
    servePages(pages) {
      doors.pages = pages;
    },
    settled,
    close,
    [Symbol.asyncDispose]: close,
  };
}
