import type { Refusal } from "../actions-backend.ts";
import type { Value } from "./expression.ts";
import { evaluate, fieldOf } from "./template.ts";
import type { WorkflowFile } from "./workflow-file.ts";

/** What a dispatch hands to its run. */
export type DispatchInputs = {
  /** `github.event.inputs`: all of them texts. */
  readonly event: Readonly<Record<string, string>>;
  /** The `inputs` context: booleans and numbers are what they are. */
  readonly context: Readonly<Record<string, Value>>;
};

const maxPayload = 65_535;

/** Checks a dispatch's inputs against the workflow's declaration and adds its defaults. */
export function readDispatchInputs(
  file: WorkflowFile,
  given: Readonly<Record<string, unknown>>,
): DispatchInputs | Refusal {
  if (JSON.stringify(given).length > maxPayload) return refuse("inputs are too large.");
  const declared = declarationsOf(file);
  const unknown = Object.keys(given).filter((name) => declared[name] === undefined);
  if (unknown.length > 0) return refuse(`Unexpected inputs provided: ${JSON.stringify(unknown)}`);
  const event: Record<string, string> = {};
  const context: Record<string, Value> = {};
  for (const [name, input] of Object.entries(declared)) {
    const value = given[name] ?? input.default;
    const text = value === undefined || value === null ? emptyOf(input) : String(value);
    const problem = problemOf(name, input, text);
    if (problem !== undefined) return refuse(problem);
    event[name] = text;
    context[name] = typed(input, text);
  }
  return { event, context };
}

type Declaration = {
  readonly type?: string;
  readonly required?: boolean;
  readonly default?: Value;
  readonly options?: readonly string[];
};

function declarationsOf(file: WorkflowFile): Readonly<Record<string, Declaration>> {
  const inputs = fieldOf(fieldOf(fieldOf(file.root, "on"), "workflow_dispatch"), "inputs");
  const declared = evaluate(inputs, { contexts: {} }) as Readonly<Record<string, Declaration | null>> | null;
  return Object.fromEntries(Object.entries(declared ?? {}).map(([name, input]) => [name, input ?? {}]));
}

function emptyOf({ type }: Declaration): string {
  return type === "boolean" ? "false" : "";
}

function problemOf(name: string, { type, required, options }: Declaration, text: string): string | undefined {
  if (required === true && text === "") return `Required input '${name}' not provided`;
  if (text === "") return undefined;
  if (type === "choice" && !(options ?? []).includes(text))
    return `Provided value '${text}' for input '${name}' not in the list of allowed values`;
  if (type === "boolean" && text !== "true" && text !== "false")
    return `Provided value '${text}' for input '${name}' is not a boolean`;
  if (type === "number" && Number.isNaN(Number(text)))
    return `Provided value '${text}' for input '${name}' is not a number`;
  return undefined;
}

function typed({ type }: Declaration, text: string): Value {
  if (type === "boolean") return text === "true";
  if (type === "number" && text !== "") return Number(text);
  return text;
}

function refuse(message: string): Refusal {
  return { status: 422, message };
}
