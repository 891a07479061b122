import { z } from "zod";
import { parseDuration } from "./duration.ts";
import {
  exactText,
  judgeShape,
  managerShape,
  networkChoice,
  priorityText,
  settingsShape,
  workerShape,
} from "./settings-file.ts";
import { visibleText } from "./visible-text.ts";

/** Most criteria a mission may have, and most characters one may have. */
export const limits = { criteria: 100, criterion: 1000, title: 256 } as const;

/** Text for people: invisible characters are dropped. */
const prose = z.string().transform((text) => visibleText(text).trim());

/** Text for people on one line. */
function line(longest: number) {
  return z
    .string()
    .meta({ minLength: 1, maxLength: longest })
    .transform((text) => visibleText(text).replaceAll(/\s+/g, " ").trim())
    .pipe(z.string().min(1).max(longest));
}

const timeout = z
  .union([z.number(), z.string()], { error: "a duration such as 10m, 90s or 1h30m" })
  .transform((given, context) => {
    const ms = parseDuration(given);
    if (ms !== undefined) return ms;
    context.addIssue({ code: "custom", message: "a duration of at most a day, such as 10m, 90s or 1h30m" });
    return z.NEVER;
  });

const stdout = z
  .string()
  .min(1)
  .transform((given, context) => {
    const slashed = /^\/(.+)\/([a-z]*)$/s.exec(given);
    if (slashed === null) return given.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
    const [, source = "", flags] = slashed;
    const mistake =
      flags === ""
        ? patternMistake(source)
        : "no letters after the last slash, for instance [Pp]assed instead of /passed/i";
    if (mistake === undefined) return source;
    context.addIssue({
      code: "custom",
      message: `a text, or a regular expression between slashes with ${mistake}`,
    });
    return z.NEVER;
  });

const tests = z
  .union([z.int().min(0), z.string()], { error: 'a number of tests, such as 5 or ">=5"' })
  .transform((given, context) => {
    const written = /^(?:>=\s*)?(\d{1,6})\+?$/.exec(String(given).trim());
    if (written !== null) return Number(written[1]);
    context.addIssue({ code: "custom", message: 'a least number of tests, such as 5 or ">=5"' });
    return z.NEVER;
  });

const reportPath = exactText.check((context) => {
  const parts = context.value.split("/");
  const isInside = !/^[/\\]|^[A-Za-z]:/.test(context.value) && !parts.includes("..");
  if (isInside && !parts.slice(0, -1).some((part) => part.includes("*"))) return;
  const message = "a path inside of the repository, with * in the last part only, such as reports/*.xml";
  context.issues.push({ code: "custom", message, input: context.value });
});

const checkFile = z
  .strictObject({
    run: exactText
      .optional()
      .describe("Shell command, run in a clean checkout of the commit. Exit code 0 proves the criterion."),
    check: exactText.optional().describe("Name of a GitHub check that must conclude success on the commit."),
    timeout: timeout
      .optional()
      .describe("How long the command may take: 10m, 90s, 1h30m or seconds. Default 10m."),
    expect: z
      .strictObject({
        exit: z.int().min(0).max(255).optional().describe("Exit code that counts as a pass. Default 0."),
        stdout: stdout
          .optional()
          .describe("What its output must contain: a text, or a regular expression between slashes."),
        tests: tests.optional().describe('Least number of tests that must have run: 5 or ">=5".'),
        failed: z.int().min(0).optional().describe("Most tests that may have failed."),
        report: reportPath
          .optional()
          .describe(
            "Path of the report that the command writes: JUnit XML, TRX, TAP, or the JSON of vitest, jest, mocha, Playwright, pytest or go test. * stands for any part of the file's name.",
          ),
      })
      .optional()
      .describe("What the command must show."),
    network: networkChoice.optional(),
  })
  .meta({ oneOf: [{ required: ["run"] }, { required: ["check"] }] });

const oneCheck = z.union([exactText, checkFile], { error: "a command, or a mapping with run: or check:" });

const criterionFile = z
  .strictObject({
    criteria: line(limits.criterion).optional().describe("What must be true, as one sentence."),
    description: line(limits.criterion).optional().describe("The same as criteria."),
    id: z
      .union([z.string(), z.int()])
      .transform(String)
      .pipe(
        z
          .string()
          .regex(
            /^[a-z0-9][a-z0-9-]{0,49}$/,
            "1 to 50 small letters, digits and dashes, such as crud-endpoints",
          ),
      )
      .optional()
      .describe("Name used in commands and reports. Default: made from the text."),
    measurable: z.boolean().optional().describe("Whether a command can prove it. Default true."),
    priority: priorityText.optional().describe("How much it matters. Default medium."),
    verify: z
      .union([exactText, checkFile, z.array(oneCheck).min(1).max(20)], {
        error: "a command, a mapping with run: or check:, or a list of them",
      })
      .transform((given) => (Array.isArray(given) ? given : [given]))
      .optional()
      .describe("How it is proved. A text is a command. All of a list must pass."),
    rubric: prose.optional().describe("What a judge measures it by when no command can prove it."),
    approval: z
      .literal("maintainer")
      .optional()
      .describe("A person with write access must approve it as well."),
  })
  .meta({ anyOf: [{ required: ["criteria"] }, { required: ["description"] }] });

/** Everything under `mission:`. */
export const missionBodySchema = z.strictObject({
  title: line(limits.title).describe("The mission in one line."),
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "1 to 40 small letters, digits and dashes, such as rest-api")
    .optional()
    .describe(
      "Name of the mission in branches and commands. Default: made from the file's name or the title.",
    ),
  repository: exactText.optional().describe("Path of the repository, for the command line. Default: here."),
  description: prose.optional().describe("What is to be done, in your own words."),
  priority: priorityText.optional().describe("Priority of the criteria that give none. Default medium."),
  definition_of_done: z
    .array(
      z.union([line(limits.criterion), criterionFile], {
        error: "a criterion: a text, or a mapping with criteria:",
      }),
      { error: "a list of criteria" },
    )
    .min(1, "at least one criterion")
    .max(limits.criteria)
    .describe("What must be true for the mission to be done."),
  constraints: z
    .union([prose, z.array(prose).max(100)], { error: "a text, or a list of texts" })
    .transform((given) => [given].flat().filter((text) => text !== ""))
    .optional()
    .describe("Rules the work must keep to."),
  context: prose.optional().describe("Anything else the worker should know."),
  ...settingsShape,
  worker: z.strictObject(workerShape).optional().describe("How Claude Code is run."),
  manager: z.strictObject(managerShape).optional().describe("The model that plans and judges."),
  judge: z
    .strictObject(judgeShape)
    .optional()
    .describe("The model that judges what no command proves, where it is not the manager's."),
});
export type MissionBody = z.infer<typeof missionBodySchema>;
export type CriterionBody = MissionBody["definition_of_done"][number];
export type CheckBody = z.infer<typeof oneCheck>;

/** The file: schema/mission.schema.json is written from it. */
export const missionFileSchema = z.strictObject({
  $schema: z.string().optional().describe("Address of this schema, for editors that read it from JSON."),
  mission: missionBodySchema.describe("A mission: what to do and what proves that it is done."),
});

/** Why a regular expression cannot be read; undefined for a good one. */
function patternMistake(source: string): string | undefined {
  try {
    new RegExp(source);
    return undefined;
  } catch (error) {
    return `no mistake in it (${error instanceof Error ? error.message.replace(/^.*: /s, "") : String(error)})`;
  }
}
