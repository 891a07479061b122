import type { CommitCheck, Sight } from "#src/core/ci.ts";
import type { MissionEvent } from "#src/core/event.ts";
import type { Criterion } from "#src/core/mission.ts";
import type { Written } from "./given.ts";
import { criterion } from "./mission.ts";

/** A criterion that GitHub checks prove. */
export function checked(id: string, ...names: readonly string[]): Criterion {
  return criterion(id, { checks: names.map((name) => ({ kind: "check", name }) as const) });
}

/** A job of the workflow `ci` that is over, or goes on when no conclusion is given. */
export function ciJob(name: string, conclusion?: string, fields: Partial<CommitCheck> = {}): CommitCheck {
  return {
    name,
    workflow: "ci",
    event: "push",
    app: "github-actions",
    status: conclusion === undefined ? "in_progress" : "completed",
    conclusion,
    startedAt: "2026-11-01T10:00:00Z",
    url: `https://github.com/o/r/runs/${name}`,
    text: "",
    ...fields,
  };
}

/** Checks by name, with how they concluded; undefined goes on. */
export function sight(
  checks: Readonly<Record<string, string | undefined>>,
  fields: Partial<Sight> = {},
): Sight {
  const found = Object.entries(checks).map(([name, conclusion]) => ({
    name,
    status: conclusion === undefined ? "in_progress" : "completed",
    conclusion,
    url: `https://github.com/o/r/runs/${name}`,
    tail: conclusion === "failure" ? `${name} says no` : "",
  }));
  const running = found.some(({ conclusion }) => conclusion === undefined);
  return { checks: found, held: [], others: [], running, ...fields };
}

/** A look at one commit. */
export function looked(sha: string, seen: Sight | undefined, names: readonly string[] = ["test"]): Written {
  const event: MissionEvent = { type: "ci-looked-at", sha, names };
  return seen === undefined ? event : { ...event, sight: seen };
}
