import type { z } from "zod";
import { nearest } from "./nearest.ts";
import { isMapping, type Path, type Problem, valueAt } from "./problem.ts";
import { visibleText } from "./visible-text.ts";

type Issue = z.core.$ZodIssue;

/** What is needed to word a schema's findings for the author of the text. */
export type SchemaContext = {
  /** The value the schema refused. */
  readonly value: unknown;
  readonly schema: z.ZodType;
  /** Whether what stands at the path must not be repeated in a message. */
  readonly isSecret?: (path: Path) => boolean;
  /** Keys that people try, with what to write instead. */
  readonly hints?: Readonly<Record<string, string>>;
};

/** Every finding of a schema as one problem each. Paths are those of the value. */
export function problemsOf(issues: readonly Issue[], context: SchemaContext): Problem[] {
  return issues.flatMap((issue) => problemsOfIssue(issue, context));
}

function problemsOfIssue(issue: Issue, context: SchemaContext): Problem[] {
  const path = pathOf(issue);
  const found = valueAt(context.value, path);
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(path, key, context));
  if (issue.code === "invalid_union") {
    const branch = fittingBranch(issue.errors);
    if (branch !== undefined)
      return problemsOf(
        branch.map((inner) => under(path, inner)),
        context,
      );
  }
  const expected = expectationOf(issue);
  if (found === undefined) {
    return [{ path, part: "key", message: `${nameOf(path)} is missing: expected ${expected}. Add it here.` }];
  }
  const shown = context.isSecret?.(path) === true ? kindOf(found) : show(found);
  return [{ path, message: `${nameOf(path)} is ${shown}; expected ${expected}.${adviceOn(issue, found)}` }];
}

/** The one alternative of a union that is of the right kind, and so the one that was meant. */
function fittingBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const isOfOtherKind = (issue: Issue) =>
    issue.path.length === 0 && (issue.code === "invalid_type" || issue.code === "invalid_value");
  const fitting = branches.filter((branch) => !branch.some(isOfOtherKind));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function under(path: Path, issue: Issue): Issue {
  return { ...issue, path: [...path, ...issue.path] };
}

function pathOf(issue: Issue): Path {
  return issue.path.map((step) => (typeof step === "number" ? step : String(step)));
}

function unknownKey(path: Path, key: string, context: SchemaContext): Problem {
  const known = knownKeys(context.schema);
  const here = known.get(patternOf(path)) ?? [];
  const hint = context.hints?.[key] ?? adviceOnKey(key, here, known);
  return { path: [...path, key], part: "key", message: `unknown key "${clip(key)}". ${hint}` };
}

function adviceOnKey(
  key: string,
  here: readonly string[],
  known: ReadonlyMap<string, readonly string[]>,
): string {
  const near = nearest(key, here);
  if (near !== undefined) return `Did you mean "${near}"?`;
  const homes = [...known]
    .filter(([, keys]) => keys.includes(key))
    .map(([home]) => home.replaceAll(".*", ""));
  const home = homes[0];
  if (home !== undefined) return `It belongs ${home === "" ? "at the top" : `under ${home}`}.`;
  return `Expected one of: ${here.join(", ")}.`;
}

/** The keys a schema knows, by the pattern of the mapping they belong to. */
export function knownKeys(schema: z.ZodType): Map<string, readonly string[]> {
  const known = new Map<string, readonly string[]>();
  for (const [pattern, keys] of shapesIn(schema, ""))
    known.set(pattern, [...(known.get(pattern) ?? []), ...keys]);
  return known;
}

function shapesIn(schema: unknown, pattern: string): [string, string[]][] {
  const def = isMapping(schema) ? schema.def : undefined;
  if (!isMapping(def)) return [];
  const { shape, element, innerType, options } = def;
  const own = isMapping(shape) ? shape : {};
  const inside = Object.entries(own).flatMap(([key, entry]) =>
    shapesIn(entry, pattern === "" ? key : `${pattern}.${key}`),
  );
  const same = [innerType, def.in, ...(Array.isArray(options) ? options : [])];
  return [
    ...(isMapping(shape) ? [[pattern, Object.keys(shape)] as [string, string[]]] : []),
    ...inside,
    ...shapesIn(element, `${pattern}.*`),
    ...same.flatMap((alternative: unknown) => shapesIn(alternative, pattern)),
  ];
}

function patternOf(path: Path): string {
  return path.map((step) => (typeof step === "number" ? "*" : step)).join(".");
}

const kinds: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a mapping (key: value)",
};

function expectationOf(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return kinds[issue.expected] ?? issue.expected;
    case "invalid_value":
      return renderChoices(issue.values.map(String));
    case "too_small":
      return renderLimit(
        issue.origin,
        `${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}`,
      );
    case "too_big":
      return renderLimit(
        issue.origin,
        `${issue.inclusive === false ? "less than" : "at most"} ${issue.maximum}`,
      );
    default:
      return issue.message;
  }
}

function renderLimit(origin: string, limit: string): string {
  if (origin === "string") return limit === "at least 1" ? "a text that is not empty" : `${limit} characters`;
  if (origin === "array") return limit === "at least 1" ? "at least one entry" : `${limit} entries`;
  return limit;
}

export function renderChoices(values: readonly string[]): string {
  return values.length < 2 ? values.join("") : `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`;
}

function adviceOn(issue: Issue, found: unknown): string {
  if (issue.code === "invalid_value" && typeof found === "string") {
    const near = nearest(found, issue.values.map(String));
    return near === undefined ? "" : ` Did you mean "${near}"?`;
  }
  if (issue.code !== "invalid_type") return "";
  const spelled = typeof found === "string" ? found.toLowerCase() : "";
  if (issue.expected === "boolean" && /^(yes|on)$/.test(spelled)) return " Write true.";
  if (issue.expected === "boolean" && /^(no|off)$/.test(spelled)) return " Write false.";
  if (issue.expected !== "string") return "";
  if (isMapping(found)) return ' A text that contains ": " needs quotes round it.';
  return Array.isArray(found) ? "" : " Put quotes round it.";
}

/** The last key of a path, and which entry of it: `constraints, entry 2`. */
function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return "the document";
  return typeof last === "number" ? `${nameOf(path.slice(0, -1))}, entry ${last + 1},` : last;
}

function show(found: unknown): string {
  if (typeof found === "string" && found.trim() === "") return "empty";
  if (typeof found === "string" && !looksLikeKey.test(found)) return `"${clip(found)}"`;
  if (Array.isArray(found) && found.length === 0) return "an empty list";
  if (typeof found === "number" || typeof found === "boolean") return String(found);
  return kindOf(found);
}

/** A key pasted in the wrong place must not end up in a log. */
const looksLikeKey = /^(?=.*\d)(?=.*[a-z])[\w.+/=-]{20,}$/i;

function kindOf(found: unknown): string {
  if (found === null) return "empty";
  if (Array.isArray(found)) return "a list";
  return kinds[typeof found] ?? typeof found;
}

function clip(text: string): string {
  const line = visibleText(text).replaceAll(/\s+/g, " ");
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
