import { z } from "zod";
import { decisionSchema } from "../core/decision.ts";
import type { Format } from "./endpoint.ts";

type Schema = z.core.JSONSchema.BaseSchema;

/**
 * A schema as strict structured output takes it: every property required, null for what may be left out, no bounds of
 * length (several services refuse them). What the bounds were is said in words.
 * https://platform.openai.com/docs/guides/structured-outputs#supported-schemas
 */
export function jsonFormatOf(name: string, schema: Schema): Format {
  return { name, schema: { ...strictSchema(schema) } };
}

export const decisionFormat = jsonFormatOf("decision", z.toJSONSchema(decisionSchema));

/** A schema as strict structured output takes it. */
export function strictSchema({
  $schema: _,
  readOnly: __,
  minimum: ___,
  maximum: ____,
  exclusiveMinimum: _____,
  minLength,
  maxLength,
  minItems,
  maxItems,
  ...schema
}: Schema): Schema {
  const bounds = boundsInWords({ minLength, maxLength, minItems, maxItems });
  const described = bounds === "" ? schema : { ...schema, description: bounds };
  if (schema.items !== undefined) return { ...described, items: strictItem(schema.items) };
  if (schema.anyOf !== undefined) return { ...described, anyOf: schema.anyOf.map(strictItem) };
  if (schema.properties === undefined) return described;
  const required = schema.required ?? [];
  const properties = Object.entries(schema.properties).map(([name, property]) => {
    const item = strictItem(property);
    return [name, required.includes(name) ? item : { anyOf: [item, { type: "null" as const }] }] as const;
  });
  return {
    ...described,
    properties: Object.fromEntries(properties),
    required: Object.keys(schema.properties),
    additionalProperties: false,
  };
}

function strictItem(item: unknown): Schema {
  return strictSchema(item as Schema);
}

type Bounds = { readonly [name in "minLength" | "maxLength" | "minItems" | "maxItems"]: number | undefined };

function boundsInWords({ minLength, maxLength, minItems, maxItems }: Bounds): string {
  const words = [
    minLength === undefined ? "" : `Not empty.`,
    maxLength === undefined ? "" : `At most ${maxLength} characters.`,
    minItems === undefined ? "" : `Not empty.`,
    maxItems === undefined ? "" : `At most ${maxItems} items.`,
  ];
  return words.filter((word) => word !== "").join(" ");
}
