import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { addAccount } from "./account.ts";
import { writeBlob, writeCommit } from "./git-objects.ts";
import { git } from "./git-process.ts";
import { writeTree } from "./git-tree.ts";
import {
  type BranchRule,
  type Repository,
  type RepositorySettings,
  type Role,
  repositoryKey,
} from "./repository.ts";
import { now, type World } from "./world.ts";

export type NewRepository = {
  readonly owner: string;
  readonly name: string;
  /** Content by path. Without any the repository stays empty. */
  readonly files?: Readonly<Record<string, string>>;
  readonly defaultBranch?: string;
  readonly isPrivate?: boolean;
  readonly isArchived?: boolean;
  readonly isFork?: boolean;
  readonly hasIssues?: boolean;
  readonly collaborators?: Readonly<Record<string, Role>>;
  readonly settings?: Partial<RepositorySettings>;
  readonly rules?: readonly BranchRule[];
  readonly labels?: readonly string[];
  readonly secrets?: Readonly<Record<string, string>>;
  readonly organizationSecrets?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
};

/** A real bare repository on disk, and its place in the world. */
export async function createRepository(world: World, wish: NewRepository): Promise<Repository> {
  for (const login of [wish.owner, ...Object.keys(wish.collaborators ?? {})])
    if (!world.accounts.has(login.toLowerCase())) addAccount(world, login);
  const repository = blankRepository(world, wish);
  await initialize(world, repository);
  for (const [login, role] of Object.entries(wish.collaborators ?? {}))
    repository.collaborators.set(login.toLowerCase(), role);
  for (const name of wish.labels ?? [])
    repository.labels.set(name.toLowerCase(), {
      id: world.nextId(),
      name,
      color: "ededed",
      description: null,
    });
  if (wish.files !== undefined) await commitFiles(repository, wish.files, now(world));
  world.repositories.set(repositoryKey(wish.owner, wish.name), repository);
  return repository;
}

function blankRepository(world: World, wish: NewRepository): Repository {
  const at = now(world);
  return {
    id: world.nextId(),
    owner: wish.owner,
    name: wish.name,
    isPrivate: wish.isPrivate ?? false,
    isArchived: wish.isArchived ?? false,
    isFork: wish.isFork ?? false,
    hasIssues: wish.hasIssues ?? true,
    description: null,
    defaultBranch: wish.defaultBranch ?? "main",
    directory: join(world.directory, `${world.nextId()}.git`),
    collaborators: new Map(),
    settings: {
      actionsMayCreatePullRequests: false,
      defaultWorkflowPermissions: "read",
      ...wish.settings,
    },
    rules: [...(wish.rules ?? [])],
    labels: new Map(),
    issues: new Map(),
    comments: new Map(),
    statuses: [],
    checkRuns: [],
    checkSuites: [],
    hooks: [],
    secrets: new Map(Object.entries(wish.secrets ?? {})),
    organizationSecrets: new Map(Object.entries(wish.organizationSecrets ?? {})),
    variables: new Map(Object.entries(wish.variables ?? {})),
    verified: new Set(),
    nextNumber: 1,
    createdAt: at,
    pushedAt: at,
  };
}

async function initialize(world: World, { directory, defaultBranch }: Repository): Promise<void> {
  await git(world.directory, ["init", "--quiet", "--bare", `--initial-branch=${defaultBranch}`, directory]);
  await appendFile(
    join(directory, "config"),
    "[uploadpack]\n\tallowFilter = true\n\tallowAnySHA1InWant = true\n",
  );
}

async function commitFiles(
  { directory, defaultBranch, owner }: Repository,
  files: Readonly<Record<string, string>>,
  date: string,
) {
  const changes = [];
  for (const [path, content] of Object.entries(files))
    changes.push({ path, mode: "100644", sha: await writeBlob(directory, content) });
  const tree = await writeTree(directory, undefined, changes);
  const person = { name: owner, email: `${owner}@users.noreply.github.com`, date };
  const sha = await writeCommit(directory, {
    tree,
    parents: [],
    author: person,
    committer: person,
    message: "Initial commit",
  });
  await git(directory, ["update-ref", `refs/heads/${defaultBranch}`, sha]);
}
