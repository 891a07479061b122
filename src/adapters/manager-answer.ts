import { z } from "zod";
import type { Form } from "./manager-form.ts";

/** What a model answered, or in one sentence why it is no answer, written for the model. */
export type Answer<T> = { readonly answer: T } | { readonly mistake: string };

const longestAnswer = 50_000;
const mostObjects = 20;

/** Finds the one JSON object in an answer, whatever stands around it: a fence, prose, a model's thinking aloud. */
export function parseAnswer<T>(text: string, form: Form<T>): Answer<T> {
  const objects = objectsIn(spokenPart(text));
  if (objects.length === 0) return { mistake: "There is no complete JSON object in it." };
  const parsed = objects.map((object) => form.parse(withoutNulls(object)));
  const fitting = parsed.find((one) => one.success);
  if (fitting?.success) return { answer: fitting.data };
  const error = parsed.at(-1)?.error;
  return { mistake: error === undefined ? "It does not fit the schema." : z.prettifyError(error) };
}

/** Without what a model thought aloud before it spoke. */
export function spokenPart(text: string): string {
  return text.slice(-longestAnswer).replace(/^[\s\S]*<\/think(?:ing)?>/, "");
}

/** JSON objects that are not inside another one, in their order. */
export function objectsIn(text: string): readonly unknown[] {
  const found: unknown[] = [];
  for (let at = text.indexOf("{"), tries = 0; at >= 0 && tries < mostObjects; tries++) {
    const end = endOfObject(text, at);
    const object = end === undefined ? undefined : parseJson(text.slice(at, end));
    if (object !== undefined) found.push(object);
    at = text.indexOf("{", object === undefined ? at + 1 : end);
  }
  return found;
}

/** The index behind the brace that closes the one at `start`; braces in strings do not count. */
function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  for (const { 0: sign, index } of text.slice(start).matchAll(/"(?:[^"\\]|\\.)*"|[{}]/gs)) {
    if (sign === "{") depth++;
    if (sign === "}") depth--;
    if (depth === 0) return start + index + 1;
  }
  return undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The strict form of the schema asks for null where the decision leaves something out. */
function withoutNulls(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null));
}
