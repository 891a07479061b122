import type { Run } from "./actions-backend.ts";
import { type App, actionsAppId, type Installation } from "./app.ts";
import type { CheckSuite } from "./check.ts";
import { emit } from "./events.ts";
import { renderSuite } from "./render/check.ts";
import type { Repository } from "./repository.ts";
import type { Identity } from "./token.ts";
import { now, type World } from "./world.ts";

type Place = { readonly world: World; readonly repository: Repository; readonly identity: Identity };
type Head = { readonly branch: string | null; readonly sha: string };

/** The first suite an App has for a commit: all check runs that it makes through the API go there. */
export function suiteFor(
  world: World,
  repository: Repository,
  { app, branch, sha }: Head & { readonly app: number },
): CheckSuite {
  const known = repository.checkSuites.find((suite) => suite.app === app && suite.sha === sha);
  if (known !== undefined) return known;
  const suite = newSuite(world, { app, branch, sha });
  repository.checkSuites.push(suite);
  return suite;
}

/** Each run of a workflow has a suite of its own, also one that has no job yet. */
export function suiteOfRun(world: World, repository: Repository, run: Run): CheckSuite {
  const known = repository.checkSuites.find((suite) => suite.run?.id === run.id);
  const suite = known ?? newSuite(world, { app: actionsAppId, branch: run.branch, sha: run.sha });
  suite.run = run;
  suite.updatedAt = now(world);
  if (known === undefined) repository.checkSuites.push(suite);
  return suite;
}

function newSuite(world: World, { app, branch, sha }: Head & { readonly app: number }): CheckSuite {
  return { id: world.nextId(), app, sha, branch, createdAt: now(world), updatedAt: now(world) };
}

/** Every App that may write checks is asked for some on each push. */
export async function requestCheckSuites({ world, repository, identity }: Place, head: Head): Promise<void> {
  for (const app of world.apps.values()) {
    if (app.id === actionsAppId || !writesChecks(repository, app)) continue;
    const suite = suiteFor(world, repository, { app: app.id, ...head });
    const payload = { check_suite: renderSuite(world, repository, suite) };
    await emit(world, {
      name: "check_suite",
      action: "requested",
      repository,
      identity,
      payload,
      onlyApp: app.id,
    });
  }
}

function writesChecks(repository: Repository, app: App): boolean {
  return installationOn(repository, app)?.permissions.checks === "write";
}

export function installationOn(
  repository: Repository,
  app: Pick<App, "installations">,
): Installation | undefined {
  return [...app.installations.values()].find(
    ({ account, repositories }) =>
      account.toLowerCase() === repository.owner.toLowerCase() &&
      (repositories === "all" || repositories.has(repository.id)),
  );
}
