import { z } from "zod";
import { type Answer, answerSheetSchema, type Reference } from "../core/judgement.ts";
import { createRedactor, stripControl } from "../core/redact.ts";
import { truncateHead } from "../core/truncate.ts";
import type { Material } from "./judge-material.ts";
import { objectsIn, spokenPart } from "./manager-answer.ts";

/** An answer after it was checked: what of it counts, and what is wrong with it, written for the model. */
export type Checked = { readonly answers: readonly Answer[]; readonly mistakes: readonly string[] };

const mostReferences = 10;
const mostGaps = 10;
const longestRationale = 2000;
const longestGap = 500;

const redact = createRedactor([]);

/**
 * Takes an answer apart, whatever stands around it. What counts is about criteria that were asked about, says one thing
 * about each, and refers to what is there.
 */
export async function checkAnswer(
  text: string,
  asked: readonly string[],
  material: Material,
): Promise<Checked> {
  const sheets = sheetsIn(text);
  if (typeof sheets === "string") return { answers: [], mistakes: [sheets] };
  const unknown = sheets.filter(({ criterion }) => !asked.includes(criterion));
  const mistakes = unknown.map(
    ({ criterion }) => `Nobody asked about ${JSON.stringify(criterion.slice(0, 100))}.`,
  );
  const answers: Answer[] = [];
  for (const id of asked) {
    const said = sheets.filter(({ criterion }) => criterion === id);
    const [answer] = said;
    if (answer === undefined || said.length > 1) {
      mistakes.push(`${id} needs one judgement; there are ${said.length}.`);
      continue;
    }
    const { found, missing } = await lookUp(answer.references, material);
    mistakes.push(...missing.map((one) => `${id} refers to ${one}, which is not there.`));
    answers.push(shown({ ...answer, references: found }));
  }
  return { answers, mistakes };
}

/** The judgements of the one answer in a text. Of two nobody knows which one counts, and one may be a quotation. */
function sheetsIn(text: string): readonly Answer[] | string {
  const objects = objectsIn(spokenPart(text));
  const parsed = objects.map((object) => answerSheetSchema.safeParse(object));
  const [sheet, ...more] = parsed.flatMap((one) => (one.success ? [one.data] : []));
  if (more.length > 0) return "There are several answers in it: give one.";
  if (sheet !== undefined) return sheet.judgements;
  const error = parsed.at(-1)?.error;
  if (error === undefined) return "There is no complete JSON object in it.";
  return truncateHead(z.prettifyError(error), longestRationale);
}

async function lookUp(
  references: readonly Reference[],
  material: Material,
): Promise<{ readonly found: readonly Reference[]; readonly missing: readonly string[] }> {
  const found: Reference[] = [];
  const missing: string[] = [];
  for (const one of references.slice(0, mostReferences)) {
    const reference = "command" in one ? one : { path: one.path.replace(/^(?:\.\/)+/, ""), line: one.line };
    if (await isThere(reference, material)) found.push(reference);
    else missing.push(JSON.stringify(one).slice(0, 300));
  }
  return { found, missing };
}

async function isThere(reference: Reference, material: Material): Promise<boolean> {
  if ("command" in reference) return material.hasCommand(reference.command);
  return material.hasLine(reference.path, reference.line);
}

/** What a model says may hold what it has read. */
function shown(answer: Answer): Answer {
  const say = (text: string, most: number) =>
    truncateHead(redact(stripControl(text)).replace(/\s+/g, " ").trim(), most);
  return {
    ...answer,
    rationale: say(answer.rationale, longestRationale),
    gaps: answer.gaps.slice(0, mostGaps).map((gap) => say(gap, longestGap)),
  };
}
