import type { Access, Permissions } from "./actions-backend.ts";
import { ApiError, notAccessible, notFound } from "./api-error.ts";
import { installationOn } from "./check-suites.ts";
import { type Repository, type Role, repositoryKey } from "./repository.ts";
import type { Identity } from "./token.ts";
import type { World } from "./world.ts";

/** What a call needs: an App one of these permissions, a user this role. */
export type Need = {
  /** Such as `issues=write`. */
  readonly permissions: readonly string[];
  readonly role: Role;
};

export function need(role: Role, ...permissions: readonly string[]): Need {
  return { role, permissions };
}

/** The repository, or 404 for who may not know of it. */
export function findRepository(world: World, identity: Identity, owner: string, name: string): Repository {
  const repository = world.repositories.get(repositoryKey(owner, name));
  if (repository === undefined || !isVisible(world, repository, identity)) throw notFound();
  return repository;
}

export function isVisible(world: World, repository: Repository, identity: Identity): boolean {
  if (!repository.isPrivate || isWithin(repository, identity)) return true;
  return roleOf(world, repository, identity) !== "none" && actsHere(world, repository, identity);
}

/** An App that acts for a user reaches only what it is installed on besides. */
function actsHere(world: World, repository: Repository, identity: Identity): boolean {
  return (
    identity.kind !== "user" ||
    identity.app === undefined ||
    grantsTo(world, repository, identity.app) !== undefined
  );
}

/** What an App may in a repository; undefined where it is not installed. */
function grantsTo(world: World, repository: Repository, id: number): Permissions | undefined {
  const app = world.apps.get(id);
  const installation = app === undefined ? undefined : installationOn(repository, app);
  return installation === undefined || installation.suspendedAt !== null
    ? undefined
    : installation.permissions;
}

/** Whether an App's token covers the repository. */
function isWithin(repository: Repository, identity: Identity): boolean {
  if (identity.kind === "job") return identity.repository === repository.id;
  if (identity.kind !== "installation") return false;
  return identity.repositories === "all" || identity.repositories.has(repository.id);
}

const roles: readonly Role[] = ["none", "read", "triage", "write", "maintain", "admin"];

export function hasRole(held: Role, wanted: Role): boolean {
  return roles.indexOf(held) >= roles.indexOf(wanted);
}

function roleOf(world: World, repository: Repository, identity: Identity): Role {
  return identity.kind === "user" ? roleOfLogin(world, repository, identity.login) : "none";
}

export function roleOfLogin(_world: World, repository: Repository, login: string): Role {
  if (login.toLowerCase() === repository.owner.toLowerCase()) return "admin";
  return repository.collaborators.get(login.toLowerCase()) ?? (repository.isPrivate ? "none" : "read");
}

/** Throws GitHub's refusal unless the identity may. */
export function checkAccess(world: World, repository: Repository, { identity, wanted }: Wish): void {
  if (identity.kind === "anonymous" || identity.kind === "app" || identity.kind === "client")
    checkAnonymous(repository, wanted);
  else if (identity.kind === "user") checkUser(world, repository, { identity, wanted });
  else if (!wanted.permissions.some((permission) => mayAsApp(repository, identity, permission)))
    throw notAccessible(wanted.permissions.join("; "));
}

type Wish = { readonly identity: Identity; readonly wanted: Need };

function checkAnonymous(repository: Repository, wanted: Need): void {
  if (wanted.permissions.some((permission) => isOpenToAll(repository, permission))) return;
  throw new ApiError(401, "Requires authentication");
}

function checkUser(world: World, repository: Repository, { identity, wanted }: Wish): void {
  if (identity.kind === "user" && identity.app !== undefined) {
    const held = grantsTo(world, repository, identity.app) ?? {};
    const may = (permission: string) => isOpenToAll(repository, permission) || isGranted(held, permission);
    if (!wanted.permissions.some(may)) throw notAccessible(wanted.permissions.join("; "));
  }
  if (hasRole(roleOf(world, repository, identity), wanted.role)) return;
  throw new ApiError(403, "Must have admin rights to Repository.");
}

/** Whether the identity holds a permission such as `contents=write` or stands as high as a user. */
export function isAllowed(world: World, repository: Repository, wish: Wish): boolean {
  try {
    checkAccess(world, repository, wish);
    return true;
  } catch (error) {
    if (error instanceof ApiError) return false;
    throw error;
  }
}

const levels: readonly Access[] = ["none", "read", "write", "admin"];

function mayAsApp(repository: Repository, identity: Identity, permission: string): boolean {
  if (isOpenToAll(repository, permission)) return true;
  if (identity.kind !== "installation" && identity.kind !== "job") return false;
  return isWithin(repository, identity) && isGranted(identity.permissions, permission);
}

function isGranted(permissions: Permissions, permission: string): boolean {
  const [name = "", level = "read"] = permission.split("=");
  const held = name === "metadata" ? "read" : (permissions[name] ?? "none");
  return levels.indexOf(held) >= levels.indexOf(level as Access);
}

const openNames = ["metadata", "contents", "issues", "pull_requests", "checks", "statuses", "actions"];

function isOpenToAll(repository: Repository, permission: string): boolean {
  const [name = "", level] = permission.split("=");
  return !repository.isPrivate && level === "read" && openNames.includes(name);
}

/** Archived repositories are read-only. */
export function checkWritable(repository: Repository): void {
  if (repository.isArchived) throw new ApiError(403, "Repository was archived so is read-only.");
}

/** The login that what is written is written as. */
export function loginOf(identity: Identity): string {
  if (identity.kind === "anonymous") throw new ApiError(401, "Requires authentication");
  if (identity.kind === "client") throw new ApiError(401, "Requires authentication");
  return identity.kind === "app" ? `${identity.app.slug}[bot]` : identity.login;
}
