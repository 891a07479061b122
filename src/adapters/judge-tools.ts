import { z } from "zod";
import { faultText } from "../core/fault-text.ts";
import { asData } from "../core/judge-question.ts";
import { answerSheetSchema } from "../core/judgement.ts";
import { createRedactor, stripControl } from "../core/redact.ts";
import { truncateHead } from "../core/truncate.ts";
import type { Format, Tool, ToolCall } from "./endpoint.ts";
import type { Material } from "./judge-material.ts";
import { longestPage } from "./judge-page.ts";
import { strictSchema } from "./manager-schema.ts";

/** The schema of an answer, as strict structured output takes it. */
export const answerJsonSchema = strictSchema(z.toJSONSchema(answerSheetSchema));

export const answerFormat: Format = {
  name: "answer",
  schema: answerJsonSchema as Record<string, unknown>,
};

const text = z
  .string()
  .max(2000)
  .regex(/^[^\0\n]*$/, "one line");
const line = z.coerce.number().int().positive();
const looks = {
  list_files: {
    about: "Paths of the files at the commit that begin with a prefix; all of them without one.",
    schema: z.object({ prefix: text.nullish() }),
  },
  read_file: {
    about: "Lines of a file at the commit, each with its number.",
    schema: z.object({ path: text, from: line.nullish(), to: line.nullish() }),
  },
  search: {
    about: "Lines that contain a text, whatever the case, below a prefix or everywhere.",
    schema: z.object({ text, prefix: text.nullish() }),
  },
  diff: {
    about: "What changed since the base: of a path the patch, without one the paths with numbers.",
    schema: z.object({ path: text.nullish(), from: line.nullish() }),
  },
  evidence: {
    about: "What the checks of a criterion did at the commit: commands, how they ended, what they printed.",
    schema: z.object({ criterion: text.nullish() }),
  },
} as const;

const answerTool = toolOf(
  "answer",
  "Gives your verdict on all criteria. Ends the conversation.",
  answerJsonSchema,
);

/** Everything a judge can do: look, and answer. */
export const judgeTools: readonly Tool[] = [
  ...Object.entries(looks).map(([name, { about, schema }]) => ({
    ...toolOf(name, about, z.toJSONSchema(schema)),
    shape: schema.shape,
  })),
  answerTool,
];

function toolOf(name: string, description: string, schema: object): Tool {
  const { $schema: _, ...parameters } = schema as Record<string, unknown>;
  return { name, description, parameters };
}

/** Keys that found their way into the repository or into the output of a check do not travel on. */
const redact = createRedactor([]);

/** Does what a call asks for. A call that cannot be done is answered with what is wrong with it. */
export async function lookFor({ name, args }: ToolCall, material: Material): Promise<string> {
  if (!isLook(name)) return `There is no tool ${name.slice(0, 100)}. There are: ${toolNames.join(", ")}.`;
  const parsed = looks[name].schema.safeParse(parseJson(args));
  if (!parsed.success) return `The arguments of ${name} are wrong. ${z.prettifyError(parsed.error)}`;
  const found = await look(name, parsed.data, material).catch(
    (error: unknown) => `It cannot be looked at: ${faultText(error)}`,
  );
  return asData(`${name} ${args.slice(0, 200)}`, bounded(found));
}

/** As it may be shown: without keys, and not longer than what was bounded before already. */
export function bounded(found: string): string {
  return truncateHead(redact(stripControl(found)), longestPage + 2000);
}

const toolNames = [...Object.keys(looks), "answer"];

function isLook(name: string): name is keyof typeof looks {
  return Object.hasOwn(looks, name);
}

type Wish = {
  readonly [key in "prefix" | "path" | "text" | "criterion"]?: string | null | undefined;
} & { readonly from?: number | null | undefined; readonly to?: number | null | undefined };

async function look(name: keyof typeof looks, wish: Wish, material: Material): Promise<string> {
  const { path, from, to, prefix, criterion } = wish;
  switch (name) {
    case "list_files":
      return material.listFiles(prefix ?? "");
    case "read_file":
      return material.readFile(path ?? "", from ?? undefined, to ?? undefined);
    case "search":
      return material.search(wish.text ?? "", prefix ?? "");
    case "diff":
      return material.diff(path ?? undefined, from ?? undefined);
    case "evidence":
      return material.evidence(criterion ?? undefined);
  }
}

/** An empty text is what some models send for no arguments. */
function parseJson(args: string): unknown {
  if (args.trim() === "") return {};
  try {
    return JSON.parse(args);
  } catch {
    return undefined;
  }
}
