import type { Access, Permissions } from "../actions-backend.ts";
import { ApiError, notFound, unprocessable } from "../api-error.ts";
import type { App, Installation } from "../app.ts";
import { createAgreedApp } from "../app-manifest.ts";
import { type Answer, type Call, created, noContent, ok, page, route, wrappedPage } from "../call.ts";
import { installationOn } from "../check-suites.ts";
import { list, object, texts } from "../fields.ts";
import { isoSeconds } from "../git-objects.ts";
import { renderApp, renderInstallation } from "../render/app.ts";
import { renderRepository } from "../render/repository.ts";
import { type Repository, repositoryKey } from "../repository.ts";
import { createInstallationToken } from "../token.ts";

export const appRoutes = [
  route("POST /app-manifests/{code}/conversions", convertManifest),
  route("GET /app", (call) => ok(renderApp(call.world, appOf(call)))),
  route("GET /app/installations", listInstallations),
  route("GET /app/installations/{installation_id}", getInstallation),
  route("POST /app/installations/{installation_id}/access_tokens", createAccessToken),
  route("GET /repos/{owner}/{repo}/installation", getRepositoryInstallation),
  route("GET /installation/repositories", listInstallationRepositories),
  route("DELETE /installation/token", revokeToken),
];

/** Endpoints of the App itself want its JWT. */
export function appOf({ identity }: Call): App {
  if (identity.kind === "app") return identity.app;
  throw new ApiError(401, "A JSON web token could not be decoded");
}

/** Anybody who has the code, once, within the hour. */
function convertManifest({ world, params }: Call): Answer {
  const made = createAgreedApp(world, params.code ?? "");
  if (made === undefined) throw notFound();
  const { app, keys, webhookSecret } = made;
  return created({
    ...renderApp(world, app),
    client_id: keys.clientId,
    client_secret: keys.clientSecret,
    webhook_secret: webhookSecret ?? null,
    pem: keys.privateKey,
  });
}

function listInstallations(call: Call): Answer {
  const app = appOf(call);
  return page(call, [...app.installations.values()], (one) => renderInstallation(call.world, app, one));
}

function findInstallation(call: Call): Installation {
  const installation = appOf(call).installations.get(Number(call.params.installation_id));
  if (installation === undefined) throw notFound();
  return installation;
}

function getInstallation(call: Call): Answer {
  return ok(renderInstallation(call.world, appOf(call), findInstallation(call)));
}

function getRepositoryInstallation(call: Call): Answer {
  const app = appOf(call);
  const repository = call.world.repositories.get(
    repositoryKey(call.params.owner ?? "", call.params.repo ?? ""),
  );
  const installation = repository === undefined ? undefined : installationOn(repository, app);
  if (installation === undefined) throw notFound();
  return ok(renderInstallation(call.world, app, installation));
}

/** For an hour, and for no more than the installation was granted. */
function createAccessToken(call: Call): Answer {
  const { world } = call;
  const installation = findInstallation(call);
  if (installation.suspendedAt !== null) throw new ApiError(403, "This installation has been suspended");
  const permissions = narrowed(
    installation.permissions,
    object(call.body, "permissions") as Permissions | undefined,
  );
  const repositories = chosenRepositories(call, installation);
  const { secret, expiresAt } = createInstallationToken(world, { installation, permissions, repositories });
  return created({
    token: secret,
    expires_at: isoSeconds(expiresAt),
    permissions: { metadata: "read", ...permissions },
    repository_selection: repositories === "all" ? "all" : "selected",
  });
}

const levels: readonly Access[] = ["none", "read", "write", "admin"];

function narrowed(granted: Permissions, wanted: Permissions | undefined): Permissions {
  for (const [name, level] of Object.entries(wanted ?? {}))
    if (name !== "metadata" && levels.indexOf(granted[name] ?? "none") < levels.indexOf(level))
      throw unprocessable("The permissions requested are not granted to this installation.");
  return wanted ?? granted;
}

function chosenRepositories({ world, body }: Call, installation: Installation): ReadonlySet<number> | "all" {
  const names = texts(body, "repositories");
  const ids = list(body, "repository_ids")?.map(Number);
  if (names === undefined && ids === undefined) return covered(world.repositories.values(), installation);
  const byName = (names ?? []).map(
    (name) => world.repositories.get(repositoryKey(installation.account, name))?.id ?? -1,
  );
  const chosen = new Set([...byName, ...(ids ?? [])]);
  const all = covered(world.repositories.values(), installation);
  if ([...chosen].some((id) => !all.has(id)))
    throw unprocessable(
      "There is at least one repository that does not exist or is not accessible to the parent installation.",
    );
  return chosen;
}

function covered(repositories: Iterable<Repository>, installation: Installation): ReadonlySet<number> {
  const own = [...repositories].filter(
    ({ owner }) => owner.toLowerCase() === installation.account.toLowerCase(),
  );
  const { repositories: selected } = installation;
  return new Set(own.map(({ id }) => id).filter((id) => selected === "all" || selected.has(id)));
}

function listInstallationRepositories(call: Call): Answer {
  const { world, identity } = call;
  if (identity.kind !== "installation" && identity.kind !== "job")
    throw new ApiError(
      403,
      "You must authenticate with an installation access token in order to list repositories for an installation.",
    );
  const isOurs = ({ id }: Repository) =>
    identity.kind === "job"
      ? id === identity.repository
      : identity.repositories === "all" || identity.repositories.has(id);
  const items = [...world.repositories.values()].filter(isOurs);
  return wrappedPage(call, { name: "repositories", items, render: (one) => renderRepository(world, one) });
}

function revokeToken({ world, identity }: Call): Answer {
  const token = "secret" in identity ? world.tokens.get(identity.secret) : undefined;
  if (token === undefined || token.kind === "user") throw new ApiError(401, "Requires authentication");
  token.isRevoked = true;
  return noContent;
}
