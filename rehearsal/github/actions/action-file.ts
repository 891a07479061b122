import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { convertActionTemplate } from "./packages.ts";
import { parseAction } from "./parse-template.ts";
import { fieldOf, type Token } from "./template.ts";
import { type StepDefinition, stepsOf } from "./workflow-file.ts";

/** An action as its `action.yml` describes it. */
export type ActionFile = {
  /** Where `action.yml` lies: `GITHUB_ACTION_PATH`. */
  readonly directory: string;
  readonly name: string;
  /** Defaults by input; undefined where there is none. */
  readonly inputs: ReadonlyMap<string, Token | undefined>;
  readonly runs: JavaScriptRuns | CompositeRuns;
};

export type JavaScriptRuns = {
  readonly using: "node";
  readonly main: string;
  readonly post: string | undefined;
  /** Expression; `always()` when the action names none. */
  readonly postIf: string;
};

export type CompositeRuns = {
  readonly using: "composite";
  readonly steps: readonly StepDefinition[];
  readonly outputs: ReadonlyMap<string, Token | undefined>;
};

/** Reads `action.yml` or `action.yaml`. Throws with GitHub's sentence when it cannot be used. */
export async function readActionFile(directory: string): Promise<ActionFile> {
  const file = ["action.yml", "action.yaml"].map((name) => join(directory, name)).find(existsSync);
  if (file === undefined) {
    throw new ActionUnusable(
      `Can't find 'action.yml', 'action.yaml' or 'Dockerfile' under '${directory}'. Did you forget to run actions/checkout before running your local action?`,
    );
  }
  const content = await readFile(file, "utf8");
  const { context, value } = parseAction(file, content);
  const template = value === undefined ? undefined : convertActionTemplate(context, value);
  const problems = context.errors.getErrors().map(({ message }) => message);
  if (template === undefined || value === undefined || problems.length > 0)
    throw new ActionUnusable(problems.join("\n"));
  return {
    directory,
    name: template.name,
    inputs: new Map((template.inputs ?? []).map((input) => [input.id, input.default])),
    runs: runsOf(value, template),
  };
}

/** The workflow names an action that cannot be run. */
export class ActionUnusable extends Error {
  override name = "ActionUnusable";
}

function runsOf(
  root: Token,
  { runs, outputs }: ReturnType<typeof convertActionTemplate>,
): ActionFile["runs"] {
  if (runs.using === "composite") {
    return {
      using: "composite",
      steps: stepsOf(fieldOf(root, "runs") ?? root, runs.steps),
      outputs: new Map((outputs ?? []).map(({ id, value }) => [id, value])),
    };
  }
  if (runs.using === "docker") throw new ActionUnusable("Container actions are not supported here.");
  if (!nodeVersions.includes(runs.using))
    throw new ActionUnusable(
      `The runs.using key must be one of: 'composite', 'docker', 'node20', or 'node24', got '${runs.using}'.`,
    );
  return { using: "node", main: runs.main, post: runs.post, postIf: runs.postIf ?? "always()" };
}

const nodeVersions = ["node20", "node24"];

/** `INPUT_*` variables of an action: names in upper case, spaces as underscores, nothing else changed. */
export function inputVariables(inputs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`,
      value,
    ]),
  );
}

export function isComposite(runs: ActionFile["runs"]): runs is CompositeRuns {
  return runs.using === "composite";
}
