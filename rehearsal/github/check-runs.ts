import { actionsAppId } from "./app.ts";
import type { CheckRun } from "./check.ts";
import { emit, type Happening } from "./events.ts";
import { renderCheckRun, renderSuite, suiteConclusion } from "./render/check.ts";
import type { Repository } from "./repository.ts";
import type { World } from "./world.ts";

type Place = {
  readonly world: World;
  readonly repository: Repository;
  readonly identity: Happening["identity"];
};

/** `check_run`, and `check_suite.completed` when it was the last of its suite. */
export async function emitCheckRun(
  place: Place,
  run: CheckRun,
  action: "created" | "completed",
): Promise<void> {
  const { world, repository, identity } = place;
  const payload = { check_run: renderCheckRunWithSuite(place, run) };
  await emit(world, { name: "check_run", action, repository, identity, payload });
  if (action === "completed") await emitCompletedSuite(place, run);
}

async function emitCompletedSuite({ world, repository, identity }: Place, run: CheckRun): Promise<void> {
  const suite = repository.checkSuites.find(({ id }) => id === run.suite);
  const runs = repository.checkRuns.filter(({ suite: id }) => id === run.suite);
  if (suite === undefined || suiteConclusion(runs) === null) return;
  const payload = { check_suite: renderSuite(world, repository, suite) };
  await emit(world, { name: "check_suite", action: "completed", repository, identity, payload });
}

/** Somebody pressed a button of a check run: only the App that made it hears of it. */
export async function pressButton(place: Place, run: CheckRun, identifier: string): Promise<void> {
  const { world, repository, identity } = place;
  if (run.app === actionsAppId) throw new Error("Buttons of check runs of Actions go nowhere.");
  if (!run.actions.some((action) => action.identifier === identifier))
    throw new Error(`The check run ${run.name} has no button ${identifier}.`);
  const payload = { check_run: renderCheckRunWithSuite(place, run), requested_action: { identifier } };
  await emit(world, {
    name: "check_run",
    action: "requested_action",
    repository,
    identity,
    payload,
    onlyApp: run.app,
  });
}

/**
 * Somebody pressed "Re-run" beside a check run, or "Re-run all checks" of its App: only that App hears of it, and
 * the run itself stays as it is until the App changes it.
 * https://docs.github.com/en/rest/checks/runs#rerequest-a-check-run
 */
export async function rerequest(place: Place, run: CheckRun, isWholeSuite: boolean): Promise<void> {
  const { world, repository, identity } = place;
  if (run.app === actionsAppId) throw new Error("Check runs of Actions are run again by Actions.");
  const suite = repository.checkSuites.find(({ id }) => id === run.suite);
  const payload =
    isWholeSuite && suite !== undefined
      ? { name: "check_suite", payload: { check_suite: renderSuite(world, repository, suite) } }
      : { name: "check_run", payload: { check_run: renderCheckRunWithSuite(place, run) } };
  await emit(world, { ...payload, action: "rerequested", repository, identity, onlyApp: run.app });
}

function renderCheckRunWithSuite({ world, repository }: Place, run: CheckRun) {
  const suite = repository.checkSuites.find(({ id }) => id === run.suite);
  const check_suite = suite === undefined ? { id: run.suite } : renderSuite(world, repository, suite);
  return { ...renderCheckRun(world, repository, run), check_suite };
}
