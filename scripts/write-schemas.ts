// Writes the published JSON schemas from the zod schemas. With --check it writes nothing and exits 1 when one differs.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { configFileSchema } from "../src/core/config.ts";
import { decisionSchema } from "../src/core/decision.ts";
import { answerSheetSchema } from "../src/core/judgement.ts";
import { missionFileSchema } from "../src/core/mission-file.ts";
import { reportSchema } from "../src/core/report-schema.ts";

const published = {
  mission: { schema: missionFileSchema, title: "A CCO mission (.cco/mission.yaml)" },
  config: { schema: configFileSchema, title: "CCO's configuration (.cco/config.yaml)" },
  judgement: { schema: answerSheetSchema, title: "What CCO's judge says of criteria at one commit" },
  decision: { schema: decisionSchema, title: "What CCO's manager decides after an iteration" },
  report: { schema: reportSchema, title: "Where a CCO mission stands (report.json)" },
};
const home = "https://raw.githubusercontent.com/mivertowski/cco/main/schema";
const directory = fileURLToPath(new URL("../schema/", import.meta.url));

mkdirSync(directory, { recursive: true });
const outdated = Object.entries(published).filter(([name, { schema, title }]) => {
  const file = `${directory}${name}.schema.json`;
  const text = renderSchema(schema, { $id: `${home}/${name}.schema.json`, title });
  if (existsSync(file) && readFileSync(file, "utf8") === text) return false;
  if (!process.argv.includes("--check")) writeFileSync(file, text);
  return true;
});

for (const [name] of outdated) console.log(`schema/${name}.schema.json`);
if (outdated.length > 0 && process.argv.includes("--check")) {
  console.error("The schemas above are out of date: run `npm run schemas`.");
  process.exitCode = 1;
}

/** The form people write, before defaults and other spellings are resolved. */
function renderSchema(schema: z.ZodType, head: { readonly $id: string; readonly title: string }): string {
  const { $schema, ...body } = z.toJSONSchema(schema, { io: "input" });
  return `${JSON.stringify({ $schema, ...head, ...body }, undefined, 2)}\n`;
}
