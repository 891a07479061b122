import { randomBytes } from "node:crypto";
import type { Permissions } from "./actions-backend.ts";
import { type AppKeys, createApp } from "./admin.ts";
import type { App } from "./app.ts";
import type { Body } from "./call.ts";
import { asObject, flag, object, text, texts } from "./fields.ts";
import type { World } from "./world.ts";

/** https://docs.github.com/en/apps/sharing-github-apps/registering-a-github-app-from-a-manifest */
export type Manifest = {
  readonly name: string;
  readonly url: string;
  readonly hookUrl: string | undefined;
  readonly redirectUrl: string | undefined;
  readonly callbackUrls: readonly string[];
  readonly permissions: Permissions;
  readonly events: readonly string[];
  readonly isPublic: boolean;
};

/** An App between the click of its owner and the request that makes it. */
export type AgreedApp = {
  readonly manifest: Manifest;
  readonly owner: string;
  /** Epoch milliseconds. */
  readonly until: number;
};

const known = [
  "name",
  "url",
  "hook_attributes",
  "redirect_url",
  "callback_urls",
  "setup_url",
  "description",
  "public",
  "default_events",
  "default_permissions",
  "request_oauth_on_install",
  "setup_on_update",
];

/** The manifest, or everything GitHub would not take. */
export function parseManifest(given: string): Manifest | { readonly problems: readonly string[] } {
  const body = jsonObject(given);
  if (body === undefined) return { problems: ["The manifest is no JSON object."] };
  const problems = problemsOf(body);
  if (problems.length > 0) return { problems };
  const hook = object(body, "hook_attributes");
  return {
    name: text(body, "name") ?? "",
    url: text(body, "url") ?? "",
    hookUrl: hook === undefined || flag(hook, "active") === false ? undefined : text(hook, "url"),
    redirectUrl: text(body, "redirect_url"),
    callbackUrls: texts(body, "callback_urls") ?? [],
    permissions: (object(body, "default_permissions") ?? {}) as Permissions,
    events: texts(body, "default_events") ?? [],
    isPublic: flag(body, "public") ?? true,
  };
}

function jsonObject(given: string): Body | undefined {
  try {
    return asObject(JSON.parse(given));
  } catch {
    return undefined;
  }
}

function problemsOf(body: Body): readonly string[] {
  const hook = object(body, "hook_attributes");
  const addresses = [
    ["url", text(body, "url")],
    ["redirect_url", body.redirect_url === undefined ? "http://x" : text(body, "redirect_url")],
    ["setup_url", body.setup_url === undefined ? "http://x" : text(body, "setup_url")],
    ["hook_attributes.url", hook === undefined ? "http://x" : text(hook, "url")],
    ...(texts(body, "callback_urls") ?? []).map((url) => ["callback_urls", url] as const),
  ] as const;
  return [
    ...Object.keys(body).flatMap((name) => (known.includes(name) ? [] : [`${name} is not permitted`])),
    ...addresses.flatMap(([name, url]) => (isWebAddress(url) ? [] : [`${name} must be a valid URL`])),
    ...((texts(body, "callback_urls") ?? []).length > 10 ? ["callback_urls has more than 10 entries"] : []),
    ...eventProblems(texts(body, "default_events") ?? [], object(body, "default_permissions") ?? {}),
  ];
}

function isWebAddress(url: string | undefined): boolean {
  return url !== undefined && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads says what each event wants. */
const permissionOf: Readonly<Record<string, readonly string[]>> = {
  check_run: ["checks"],
  check_suite: ["checks"],
  issue_comment: ["issues", "pull_requests"],
  issues: ["issues"],
  pull_request: ["pull_requests"],
  push: ["contents"],
  status: ["statuses"],
  workflow_run: ["actions"],
};

function eventProblems(events: readonly string[], permissions: Body): readonly string[] {
  const unsupported = events.filter(
    (event) => permissionOf[event]?.some((name) => name in permissions) !== true,
  );
  return unsupported.length === 0 ? [] : [`Default events unsupported: ${unsupported.join(", ")}`];
}

/** Why no App may be called so. */
export function nameProblem(world: World, name: string): string | undefined {
  if (slugOf(name) === "") return "Name can't be blank";
  if (name.length > 34) return "Name is too long (maximum is 34 characters)";
  const isTaken = [...world.apps.values()].some(({ slug }) => slug === slugOf(name));
  return isTaken ? "Name has already been taken" : undefined;
}

/** Somebody pressed the button: gives the code that makes the App. */
export function agree(world: World, manifest: Manifest, owner: string): string {
  const code = randomBytes(20).toString("hex");
  world.agreed.set(code, { manifest, owner, until: world.clock() + 3_600_000 });
  return code;
}

/** Each code makes one App. */
export function createAgreedApp(
  world: World,
  code: string,
): { readonly app: App; readonly keys: AppKeys; readonly webhookSecret: string | undefined } | undefined {
  const agreed = world.agreed.get(code);
  world.agreed.delete(code);
  if (agreed === undefined || agreed.until <= world.clock()) return undefined;
  const { manifest, owner } = agreed;
  const { name, permissions, events, callbackUrls, hookUrl: url } = manifest;
  const webhookSecret = url === undefined ? undefined : randomBytes(20).toString("hex");
  const webhook =
    url === undefined || webhookSecret === undefined ? {} : { webhook: { url, secret: webhookSecret } };
  const keys = createApp(world, {
    slug: slugOf(name),
    name,
    owner,
    permissions,
    events,
    callbackUrls,
    ...webhook,
  });
  const app = world.apps.get(keys.id);
  return app === undefined ? undefined : { app, keys, webhookSecret };
}

export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
