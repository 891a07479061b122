import { z } from "zod";
import { criteriaOf, problemsAmong } from "./criterion-list.ts";
import { mistakes } from "./error.ts";
import { type Mission, missionSchema } from "./mission.ts";
import { type MissionBody, missionBodySchema, missionFileSchema } from "./mission-file.ts";
import { type MissionSettings, settingsOf, settleSettings } from "./mission-settings.ts";
import {
  type Document,
  isMapping,
  type Path,
  type Problem,
  positionOf,
  renderProblems,
  valueAt,
} from "./problem.ts";
import { replaceKeys } from "./replaced-keys.ts";
import { missionHints, replacedMissionKeys } from "./replaced-mission-keys.ts";
import { renameKeys } from "./rewrite.ts";
import { knownKeys, problemsOf } from "./schema-problem.ts";
import { slugOf } from "./slug.ts";
import { snakeCaseOf } from "./spelling.ts";
import { findInvisible } from "./visible-text.ts";

export type MissionOptions = {
  /** The name people know the text by; also where an id comes from. */
  readonly file: string;
  /** The mission's id, when it is known already. */
  readonly id?: string | undefined;
  /** The configuration's settings: the mission's own win. */
  readonly defaults?: MissionSettings | undefined;
  /** Settings that win over the mission's, such as the inputs of a run. */
  readonly overrides?: MissionSettings | undefined;
};

export type ParsedMission = {
  readonly mission: Mission;
  /** What the author should know, `file:line:column: …`: keys without effect, characters that were dropped. */
  readonly notices: readonly string[];
  /** The repository the mission names, as written. */
  readonly repository?: string;
};

/** The mission a document describes. Throws the user error MISSION_INVALID with all problems at once. */
export function parseMission(document: Document, options: MissionOptions): ParsedMission {
  const spelled = renameKeys(document, snakeCaseOf(missionKeys));
  const base: Path = isMapping(spelled.value) && spelled.value.mission !== undefined ? ["mission"] : [];
  const replaced = replaceKeys(spelled, replacedMissionKeys, base);
  const source = { file: options.file, document: replaced.document };

  const { body, problems } = readBody(replaced.document, base);
  if (body === undefined) throw mistakes.missionInvalid(options.file, renderProblems(problems, source));

  const mission = missionOf(body, options);
  const unfit = problemsOfMission(mission, base);
  if (unfit.length > 0) throw mistakes.missionInvalid(options.file, renderProblems(unfit, source));
  return {
    mission,
    notices: [
      ...renderProblems(replaced.notices, { file: options.file, document: spelled }),
      ...renderProblems(droppedCharacters(valueAt(replaced.document.value, base), base), source),
    ],
    ...(body.repository === undefined ? {} : { repository: body.repository }),
  };
}

type Read =
  | { readonly body: MissionBody; readonly problems?: undefined }
  | { readonly body: undefined; readonly problems: readonly Problem[] };

function readBody(document: Document, base: Path): Read {
  const { value } = document;
  const lineOf = (path: Path) => positionOf({ path, message: "" }, document).line;
  const shapeless = problemOfShape(value, base);
  if (shapeless !== undefined) return { body: undefined, problems: [shapeless] };

  const outer = base.length === 0 ? [] : problemsBeside(value);
  const whole = valueAt(value, base);
  const bare = base.length === 0 && isMapping(whole) ? omitSchema(whole) : whole;
  const result = missionBodySchema.safeParse(bare);
  const context = { value: bare, schema: missionBodySchema, hints: missionHints };
  const inner = result.success ? [] : problemsOf(result.error.issues, context);
  const problems = [
    ...outer,
    ...inner.map((problem) => ({ ...problem, path: [...base, ...problem.path] })),
    ...problemsAmong(valueAt(bare, ["definition_of_done"]), [...base, "definition_of_done"], lineOf),
  ];
  return result.success && problems.length === 0 ? { body: result.data } : { body: undefined, problems };
}

function problemOfShape(value: unknown, base: Path): Problem | undefined {
  const example = 'Start with "mission:" and, indented under it, title and definition_of_done.';
  if (value === undefined || value === null)
    return { path: [], message: `there is nothing here. ${example}` };
  if (!isMapping(value)) return { path: [], message: `expected a mapping, not a list or a text. ${example}` };
  if (base.length > 0 && !isMapping(valueAt(value, base))) {
    return { path: base, message: `mission is not a mapping. ${example}` };
  }
  if (base.length > 0 || "title" in value || "definition_of_done" in value) return undefined;
  return { path: [], message: `there is no mission here. ${example}` };
}

/** Keys beside `mission:`. */
function problemsBeside(value: unknown): Problem[] {
  const result = wrapperSchema.safeParse(value);
  if (result.success) return [];
  return problemsOf(result.error.issues, { value, schema: missionFileSchema, hints: missionHints });
}

const wrapperSchema = missionFileSchema.extend({ mission: z.unknown() });

function omitSchema({
  $schema: _,
  ...rest
}: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return rest;
}

function missionOf(body: MissionBody, options: MissionOptions): Mission {
  const id = options.id ?? body.id ?? idOf(body.title, options.file);
  const { manager = {}, judge } = body;
  const own: MissionSettings = { ...settingsOf(body), worker: workerOf(body), manager, judge };
  return missionSchema.parse({
    id,
    title: body.title,
    description: body.description ?? "",
    criteria: criteriaOf(body.definition_of_done, body.priority),
    constraints: body.constraints ?? [],
    ...(body.context === undefined || body.context === "" ? {} : { context: body.context }),
    ...settleSettings(id, [options.defaults ?? {}, own, options.overrides ?? {}]),
  });
}

function workerOf(body: MissionBody): Mission["worker"] {
  const { fallback_model: fallbackModel, ...worker } = body.worker ?? {};
  return { ...worker, fallbackModel };
}

/** From the file's name, unless that says nothing: then from the title. */
function idOf(title: string, file: string): string {
  const name = file.replace(/^.*[\\/]/, "").replace(/\.[^.]*$/, "");
  const fromName = name === "mission" || name === "" || name.startsWith("<") ? "" : slugOf(name);
  return fromName || slugOf(title);
}

/** The title in the mission that `cco init` writes. As it stands it is nobody's mission, and would cost money. */
export const exampleTitle = "What this mission is about, in one line";

function problemsOfMission(mission: Mission, base: Path): Problem[] {
  const problems: Problem[] = [];
  if (mission.title === exampleTitle) {
    const message = "this is still the example's title: write your own mission here.";
    problems.push({ path: [...base, "title"], message });
  }
  if (!mission.criteria.some((criterion) => mission.required.includes(criterion.priority))) {
    const message = `no criterion has a required priority (${mission.required.join(", ")}), so nothing would have to be done. Change required, or a priority.`;
    problems.push({ path: [...base, "required"], message });
  }
  if (mission.branch.base === mission.branch.name) {
    const message =
      "base and name are the same branch: expected a branch of the mission's own. Leave name out.";
    problems.push({ path: [...base, "branch", "name"], message });
  }
  return problems;
}

function droppedCharacters(value: unknown, path: Path): Problem[] {
  if (typeof value === "string") {
    const found = findInvisible(value);
    return found === undefined
      ? []
      : [{ path, message: `invisible characters (${found}) were dropped here.` }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) =>
    droppedCharacters(entry, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

const missionKeys = new Set([
  ...[...knownKeys(missionFileSchema).values()].flat(),
  ...Object.keys(replacedMissionKeys).flatMap((path) => path.split(".")),
]);
