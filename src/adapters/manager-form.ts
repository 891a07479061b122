import { z } from "zod";
import { type Decision, decisionSchema } from "../core/decision.ts";
import { type DraftAnswer, draftAnswerSchema } from "../core/drafted-check.ts";
import type { Format } from "./endpoint.ts";
import { jsonFormatOf } from "./manager-schema.ts";

/** What an answer has to look like, for the service, for the model, and for us. */
export type Form<T> = {
  readonly format: Format;
  readonly parse: (value: unknown) => z.ZodSafeParseResult<T>;
};

export const decisionForm: Form<Decision> = formOf("decision", decisionSchema);

/** The form of checks for these criteria, and for no others. */
export function draftForm(ids: readonly string[]): Form<DraftAnswer> {
  return formOf("checks", draftAnswerSchema(ids));
}

function formOf<T>(name: string, schema: z.ZodType<T>): Form<T> {
  return { format: jsonFormatOf(name, z.toJSONSchema(schema)), parse: (value) => schema.safeParse(value) };
}
