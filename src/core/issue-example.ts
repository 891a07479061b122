import type { Criterion, Mission, RunCheck } from "./mission.ts";

/** What an issue form shows: how a Definition of Done is written here, and the settings that go with it. */
export type IssueExample = {
  readonly criteria: readonly string[];
  readonly settings: readonly string[];
};

/** More would have to be deleted again by whoever fills in the form. */
const mostCriteria = 3;

/**
 * The beginning of a mission as lines of an issue. Only criteria that one short command or a person proves: an
 * issue has no place for more. What needs to be installed for the commands is in the settings.
 */
export function exampleOf(mission: Mission): IssueExample {
  return {
    criteria: mission.criteria.filter(isShort).slice(0, mostCriteria).flatMap(linesOf),
    settings: mission.setup.length === 0 ? [] : [`setup: ${JSON.stringify(mission.setup)}`],
  };
}

function isShort({ checks }: Criterion): boolean {
  return checks.length === 1 && checks.every((check) => check.kind === "run" && isPlain(check));
}

function isPlain({ command, expect }: RunCheck): boolean {
  return !/[`\n]/.test(command) && expect.exit === 0 && expect.stdout === undefined;
}

function linesOf({ text, priority, checks, approval }: Criterion): readonly string[] {
  return [
    `- [ ] [${priority}] ${text}`,
    ...checks.flatMap((check) => (check.kind === "run" ? checkLines(check) : [])),
    ...(approval === undefined ? [] : [`  approval: ${approval}`]),
  ];
}

function checkLines({ command, expect }: RunCheck): readonly string[] {
  const tests = expect.minTests === undefined ? [] : [`  expect: tests >=${expect.minTests}`];
  return [`  verify: \`${command}\``, ...tests];
}
