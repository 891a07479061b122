import { z } from "zod";
import type { Criterion } from "./mission.ts";
import type { Verdict } from "./verdict.ts";

/** One check run or commit status of a commit, as GitHub shows it. */
export type CommitCheck = {
  readonly name: string;
  /** The workflow whose job it is, and the event it ran for. */
  readonly workflow?: string | undefined;
  readonly event?: string | undefined;
  /** Slug of the App that made it; undefined for a commit status. */
  readonly app?: string | undefined;
  readonly externalId?: string | undefined;
  /** GitHub's word for where it is, in lower case: `queued`, `in_progress`, … */
  readonly status: string;
  /** GitHub's word for how it ended, in lower case; undefined while it is not over. */
  readonly conclusion?: string | undefined;
  /** ISO 8601; undefined while it has not begun. */
  readonly startedAt?: string | undefined;
  readonly url: string;
  /** One line that it is about, if it has one. */
  readonly title?: string | undefined;
  /** Its summary and annotations. */
  readonly text: string;
  /** Number of its job, where it is one of Actions: the job's log can be read by it. */
  readonly job?: number | undefined;
};

/** Everything that CI shows of one commit. */
export type CommitChecks = {
  readonly checks: readonly CommitCheck[];
  /** Runs that GitHub holds back until a person approves them: they have no checks yet. */
  readonly held: Sight["held"];
  /** A run goes on or is about to, though it may have no check yet. */
  readonly running?: boolean | undefined;
  /** Why a part of it could not be read, with the fix. */
  readonly problem?: string | undefined;
};

const foundSchema = z.object({
  /** As the criterion calls it. */
  name: z.string(),
  status: z.string(),
  conclusion: z.string().optional(),
  url: z.string(),
  title: z.string().optional(),
  /** What it says: summary, annotations, the end of its log. */
  tail: z.string(),
  job: z.int().optional(),
});
export type FoundCheck = z.infer<typeof foundSchema>;

export const sightSchema = z.object({
  /** The check of each name that was asked for; of a name that is not there, none. */
  checks: z.array(foundSchema).readonly(),
  held: z.array(z.object({ workflow: z.string(), url: z.string() })).readonly(),
  /** What is there besides, for whoever wrote a name differently. */
  others: z.array(z.string()).readonly(),
  /** Some check of the commit is not over, asked for or not. */
  running: z.boolean(),
  problem: z.string().optional(),
});
/** What was seen of the checks that a mission asks for, at one commit. */
export type Sight = z.infer<typeof sightSchema>;

/** Enough to find one's own spelling mistake by. */
const mostOthers = 10;

/** The checks of these names among all of a commit. CCO's own never count: it would wait for itself. */
export function findChecks(
  names: readonly string[],
  { checks, held, running, problem }: CommitChecks,
): Sight {
  const foreign = checks.filter((one) => !isOurs(one));
  const others = foreign.filter((one) => !names.some((name) => isCalled(one, name))).map(displayName);
  return {
    checks: names.flatMap((name) => findCheck(name, foreign)),
    held,
    others: [...new Set(others)].slice(0, mostOthers),
    running: running === true || foreign.some(({ conclusion }) => conclusion === undefined),
    ...(problem === undefined ? {} : { problem }),
  };
}

/**
 * Whether a criterion means this check. People write what they see: `test`, the check's own name, or what the
 * pull request shows, `ci / test` and `ci / test (pull_request)`.
 */
export function isCalled({ name, workflow, event }: CommitCheck, wanted: string): boolean {
  const calls = workflow === undefined ? [] : [`${workflow} / ${name}`, `${workflow} / ${name} (${event})`];
  return [name, ...calls].map(tidy).includes(tidy(wanted));
}

/** What a conclusion is worth. Only `success` is met; a word that is not known proves nothing. */
export function meaningOf(conclusion: string | undefined): Verdict["verdict"] | "pending" {
  switch (conclusion) {
    case undefined:
      return "pending";
    case "success":
      return "met";
    case "failure":
    case "action_required":
    case "stale":
    case "startup_failure":
      return "unmet";
    default:
      return "unknown";
  }
}

/** Names of the GitHub checks that prove a criterion. */
export function checkNames({ checks }: Criterion): readonly string[] {
  return checks.flatMap((check) => (check.kind === "check" ? [check.name] : []));
}

function isOurs(check: CommitCheck): boolean {
  return (
    check.externalId?.startsWith("cco:") === true ||
    /^CCO \//.test(displayName(check)) ||
    /^CCO \//.test(check.name)
  );
}

function displayName({ name, workflow }: CommitCheck): string {
  return workflow === undefined ? name : `${workflow} / ${name}`;
}

function tidy(name: string): string {
  return name.replaceAll(/\s+/g, " ").trim();
}

const worstFirst = ["unmet", "pending", "unknown", "met"] as const;

/** Of each maker the latest run counts; of several makers of one name, the worst. */
function findCheck(name: string, checks: readonly CommitCheck[]): readonly FoundCheck[] {
  const latest = new Map<string, CommitCheck>();
  for (const check of checks.filter((one) => isCalled(one, name)).toSorted(byStart)) {
    latest.set(`${check.workflow ?? ""}/${check.app ?? ""}`, check);
  }
  const rank = ({ conclusion }: CommitCheck) => worstFirst.indexOf(meaningOf(conclusion));
  const [worst] = [...latest.values()].toSorted((a, b) => rank(a) - rank(b));
  if (worst === undefined) return [];
  const { status, conclusion, url, title, text, job } = worst;
  return [{ name, status, conclusion, url, title, tail: text, job }];
}

/** One that has not begun is later than all that have. */
function byStart(a: CommitCheck, b: CommitCheck): number {
  const [one, other] = [a.startedAt ?? "9", b.startedAt ?? "9"];
  return one < other ? -1 : one > other ? 1 : (a.job ?? 0) - (b.job ?? 0);
}
