import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { z } from "zod";
import { configFileSchema } from "../../src/core/config.ts";
import { alwaysProtected } from "../../src/core/mission.ts";
import { missionFileSchema } from "../../src/core/mission-file.ts";
import { type KeyRow, rowsOf } from "./schema-rows.ts";
import { renderTable } from "./table.ts";

/** docs/configuration.md: every key of missions and of the configuration, every input and output of the Action. */
export function renderConfiguration(): string {
  const mission = rowsIn(missionFileSchema)
    .filter(({ path }) => path !== "mission")
    .map((row) => ({ ...row, path: row.path.replace(/^mission\./, "") }));
  const config = rowsIn(configFileSchema);
  const inBoth = new Set(config.map(textOf));
  const shared = mission.filter((row) => inBoth.has(textOf(row)));
  const isShared = new Set(shared.map(textOf));
  const own = (row: KeyRow) => !isShared.has(textOf(row));
  const action = load(readFileSync(new URL("../../action.yml", import.meta.url), "utf8")) as ActionFile;
  return `${head}
## In both

What the configuration says holds for all missions of the repository; a mission's own wins, and \`protect\` adds up.

${tableOf(shared)}

These are protected in every mission: ${alwaysProtected.map((one) => `\`${one}\``).join(", ")}.

## In a mission

Under \`mission:\`. [missions.md](missions.md) shows each at work, and how an issue says the same. \`[]\` stands for each
entry of a list.

${tableOf(mission.filter(own))}

## In .cco/config.yaml

\`\${NAME}\` is the environment's \`NAME\`, or that of \`.env\`; \`\${NAME:-text}\` has a default.

${tableOf(config.filter(own))}

## Inputs of the Action

They win over the configuration and the mission. The App's own variables are in [app.md](app.md#variables).

${renderTable(
  ["Input", "What it is", "Default"],
  Object.entries(action.inputs).map(([name, { description, default: otherwise = "" }]) => [
    `\`${name}\``,
    description,
    otherwise === "" ? "" : `\`${otherwise}\``,
  ]),
)}

## Outputs of the Action

${renderTable(
  ["Output", "What it is"],
  Object.entries(action.outputs).map(([name, { description }]) => [`\`${name}\``, description]),
)}
`;
}

const head = `<!-- Written by \`npm run docs\` from the schemas and action.yml. Change those. -->

# Configuration

Every key, from the schemas that editors use too: [mission](../schema/mission.schema.json),
[configuration](../schema/config.schema.json). A key that is not here is an error, with its line and what was probably
meant; \`cco validate\` and \`cco doctor\` say it before anything is started.
`;

type ActionFile = {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
};

function rowsIn(schema: z.ZodType): readonly KeyRow[] {
  return rowsOf(z.toJSONSchema(schema, { io: "input" })).filter(({ path }) => path !== "$schema");
}

function textOf({ path, type, description }: KeyRow): string {
  return JSON.stringify([path, type, description]);
}

function tableOf(rows: readonly KeyRow[]): string {
  return renderTable(
    ["Key", "Is", "What it says"],
    rows.map(({ path, type, description }) => [`\`${path}\``, type, description]),
  );
}
