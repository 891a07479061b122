import type { Check, Criterion, Priority } from "./mission.ts";
import type { CheckBody, CriterionBody } from "./mission-file.ts";
import { isMapping, type Path, type Problem } from "./problem.ts";
import { slugOf, suffixed } from "./slug.ts";
import { visibleText } from "./visible-text.ts";

const defaultTimeoutMs = 600_000;

/** The criteria of a mission, each with an id that depends on nothing but the texts. */
export function criteriaOf(entries: readonly CriterionBody[], priority: Priority = "medium"): Criterion[] {
  const bodies = entries.map((entry) => (typeof entry === "string" ? { criteria: entry } : entry));
  const texts = bodies.map((body) => body.criteria ?? body.description ?? "");
  const ids = idsOf(bodies.map((body, index) => ({ id: body.id, text: texts[index] ?? "" })));
  return bodies.map((body, index) => {
    const rubric = body.rubric ?? (body.criteria === undefined ? undefined : body.description);
    return {
      id: ids[index] ?? "",
      text: texts[index] ?? "",
      priority: body.priority ?? priority,
      measurable: body.measurable ?? true,
      checks: (body.verify ?? []).map(checkOf),
      ...(rubric === undefined || rubric === "" ? {} : { rubric }),
      ...(body.approval === undefined ? {} : { approval: body.approval }),
    };
  });
}

/** Explicit ids as they are, else slugs; slugs that are not the only ones of their kind get a hash of their text. */
function idsOf(criteria: readonly { readonly id: string | undefined; readonly text: string }[]): string[] {
  const wanted = criteria.map(({ id, text }) => id ?? slugOf(text));
  return criteria.map(({ id, text }, index) => {
    const own = wanted[index] ?? "";
    return id === undefined && wanted.filter((other) => other === own).length > 1 ? suffixed(own, text) : own;
  });
}

function checkOf(body: CheckBody): Check {
  if (typeof body === "string") return runCheck(body, {});
  return body.check === undefined ? runCheck(body.run ?? "", body) : { kind: "check", name: body.check };
}

function runCheck(command: string, body: Exclude<CheckBody, string>): Check {
  const { exit = 0, stdout, tests, failed, report } = body.expect ?? {};
  return {
    kind: "run",
    command,
    timeoutMs: body.timeout ?? defaultTimeoutMs,
    expect: {
      exit,
      ...(stdout === undefined ? {} : { stdout }),
      ...(tests === undefined ? {} : { minTests: tests }),
      ...(failed === undefined ? {} : { maxFailed: failed }),
      ...(report === undefined ? {} : { report }),
    },
    ...(body.network === undefined ? {} : { network: body.network }),
  };
}

/** What only shows when criteria are read together, or keys beside each other; from the raw list, however wrong it is. */
export function problemsAmong(list: unknown, base: Path, lineOf: (path: Path) => number): Problem[] {
  if (!Array.isArray(list)) return [];
  const entries = list.map((entry: unknown, index) => ({ entry, path: [...base, index] }));
  return [
    ...entries.flatMap(({ entry, path }) => problemsWithin(entry, path)),
    ...repeated(entries.map(({ entry, path }) => ({ path, key: textOf(entry) }))).map(([again, first]) => ({
      path: again,
      message: `the same criterion twice: line ${lineOf(first)} has it already. Remove one of them.`,
    })),
    ...repeated(entries.map(({ entry, path }) => ({ path: [...path, "id"], key: idOf(entry) }))).map(
      ([again, first]) => ({
        path: again,
        message: `the same id twice: line ${lineOf(first)} has it already. Give this one another id.`,
      }),
    ),
  ];
}

function problemsWithin(entry: unknown, path: Path): Problem[] {
  if (!isMapping(entry)) return [];
  const wordless = entry.criteria === undefined && entry.description === undefined;
  const verify: unknown = entry.verify;
  const checks = Array.isArray(verify)
    ? verify.map((check: unknown, index) => problemsOfCheck(check, [...path, "verify", index]))
    : [problemsOfCheck(verify, [...path, "verify"])];
  const message =
    'the criterion has no text: expected criteria. Add a line criteria: "…", or quotes round a text that contains ": ".';
  return [...(wordless ? [{ path, message }] : []), ...checks.flat()];
}

function problemsOfCheck(check: unknown, path: Path): Problem[] {
  if (!isMapping(check)) return [];
  const { run, check: name } = check;
  if (run === undefined && name === undefined) {
    return [
      {
        path,
        message: "nothing to verify with: expected run: with a command, or check: with a GitHub check.",
      },
    ];
  }
  if (run !== undefined && name !== undefined) {
    return [{ path, message: "run and check in one entry: expected one of them. Make two entries of it." }];
  }
  const useless = ["timeout", "expect", "network"].filter(
    (key) => run === undefined && check[key] !== undefined,
  );
  return useless.map((key) => ({
    path: [...path, key],
    part: "key" as const,
    message: `${key} has no use for a GitHub check: expected it beside run. Remove it.`,
  }));
}

/** Each place whose key was there before, with the first place that has it. */
function repeated(
  places: readonly { readonly path: Path; readonly key: string | undefined }[],
): [Path, Path][] {
  const first = new Map<string, Path>();
  return places.flatMap(({ path, key }) => {
    if (key === undefined) return [];
    const before = first.get(key);
    if (before === undefined) first.set(key, path);
    return before === undefined ? [] : [[path, before] as [Path, Path]];
  });
}

function textOf(entry: unknown): string | undefined {
  const text = isMapping(entry) ? (entry.criteria ?? entry.description) : entry;
  if (typeof text !== "string") return undefined;
  return visibleText(text).replaceAll(/\s+/g, " ").trim() || undefined;
}

function idOf(entry: unknown): string | undefined {
  const id = isMapping(entry) ? entry.id : undefined;
  return typeof id === "string" || typeof id === "number" ? String(id) : undefined;
}
