import { roleOfLogin } from "../access.ts";
import { ApiError, badCredentials, notFound } from "../api-error.ts";
import type { App, Installation } from "../app.ts";
import { type Answer, type Call, noContent, route, wrappedPage } from "../call.ts";
import { text } from "../fields.ts";
import { renderInstallation } from "../render/app.ts";
import { renderRepository } from "../render/repository.ts";
import type { Repository } from "../repository.ts";

/** What an App that acts for a user reaches, and the end of that. */
export const userInstallationRoutes = [
  route("GET /user/installations", listInstallations),
  route("GET /user/installations/{installation_id}/repositories", listRepositories),
  route("DELETE /applications/{client_id}/token", deleteToken),
];

type Caller = { readonly login: string; readonly app: App };

function callerOf({ world, identity }: Call): Caller {
  const app =
    identity.kind === "user" && identity.app !== undefined ? world.apps.get(identity.app) : undefined;
  if (identity.kind !== "user" || app === undefined)
    throw new ApiError(
      403,
      "You must authenticate with an access token authorized to a GitHub App in order to list installations",
    );
  return { login: identity.login, app };
}

function listInstallations(call: Call): Answer {
  const { login, app } = callerOf(call);
  const items = [...app.installations.values()].filter(
    (one) => one.account.toLowerCase() === login.toLowerCase() || reachable(call, login, one).length > 0,
  );
  const render = (one: Installation) => renderInstallation(call.world, app, one);
  return wrappedPage(call, { name: "installations", items, render });
}

function listRepositories(call: Call): Answer {
  const { login, app } = callerOf(call);
  const installation = app.installations.get(Number(call.params.installation_id));
  if (installation === undefined) throw notFound();
  if (installation.suspendedAt !== null) throw new ApiError(403, "This installation has been suspended");
  const items = reachable(call, login, installation);
  const render = (one: Repository) => renderRepository(call.world, one);
  return wrappedPage(call, { name: "repositories", items, render });
}

/** Those of the installation that the user was given a role in: what everybody may read is not enough. */
function reachable({ world }: Call, login: string, installation: Installation): readonly Repository[] {
  const { account, repositories } = installation;
  return [...world.repositories.values()].filter(
    (one) =>
      one.owner.toLowerCase() === account.toLowerCase() &&
      (repositories === "all" || repositories.has(one.id)) &&
      roleOfLogin(world, { ...one, isPrivate: true }, login) !== "none",
  );
}

function deleteToken({ world, identity, params, body }: Call): Answer {
  if (identity.kind !== "client" || identity.client.clientId !== params.client_id) throw badCredentials();
  const token = world.tokens.get(text(body, "access_token") ?? "");
  if (token?.kind !== "user" || token.app !== identity.client.id) throw notFound();
  token.isRevoked = true;
  return noContent;
}
