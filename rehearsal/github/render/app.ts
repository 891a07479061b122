import { nodeId, renderAccount } from "../account.ts";
import type { App, Installation } from "../app.ts";
import { now, type World } from "../world.ts";

export function renderApp(world: World, app: App) {
  return {
    id: app.id,
    slug: app.slug,
    node_id: nodeId("A", app.id),
    client_id: app.clientId,
    owner: renderAccount(world, app.owner),
    name: app.name,
    description: null,
    external_url: world.urls.server,
    html_url: `${world.urls.server}/apps/${app.slug}`,
    created_at: now(world),
    updated_at: now(world),
    permissions: app.permissions,
    events: app.events,
    installations_count: app.installations.size,
  };
}

/** For `performed_via_github_app`. */
export function renderViaApp(world: World, id: number | undefined) {
  const app = id === undefined ? undefined : world.apps.get(id);
  return app === undefined ? null : renderApp(world, app);
}

export function renderInstallation(world: World, app: App, installation: Installation) {
  const url = `${world.urls.api}/app/installations/${installation.id}`;
  return {
    id: installation.id,
    account: renderAccount(world, installation.account),
    repository_selection: installation.repositories === "all" ? "all" : "selected",
    access_tokens_url: `${url}/access_tokens`,
    repositories_url: `${world.urls.api}/installation/repositories`,
    html_url: `${world.urls.server}/settings/installations/${installation.id}`,
    app_id: app.id,
    client_id: app.clientId,
    app_slug: app.slug,
    target_id: world.accounts.get(installation.account.toLowerCase())?.id ?? 0,
    target_type: world.accounts.get(installation.account.toLowerCase())?.type ?? "User",
    permissions: installation.permissions,
    events: app.events,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    created_at: installation.createdAt,
    updated_at: installation.createdAt,
    suspended_by: null,
    suspended_at: installation.suspendedAt,
  };
}
