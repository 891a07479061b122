import { readFileSync } from "node:fs";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { ApiError } from "./api-error.ts";

/** GitHub's own OpenAPI description, cut down to the operations served here by `scripts/write-openapi.ts`. */
type Description = {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly schemas: Readonly<Record<string, object>>;
};

type Operation = {
  readonly query: Readonly<Record<string, object>>;
  readonly body?: object;
  readonly isBodyRequired: boolean;
  readonly answers: Readonly<Record<string, object>>;
};

/** A request GitHub's description does not allow, or a name it does not know. */
export type Violation = { readonly operation: string; readonly problem: string };

const description = JSON.parse(readFileSync(new URL("openapi.json", import.meta.url), "utf8")) as Description;

const formats = { "repo.nwo": true } as const;
const options = { strict: false, verbose: true, validateSchema: false, formats };
const strictAjv = withSchemas(new Ajv(options));
/** Values of a query are texts. */
const lenientAjv = withSchemas(new Ajv({ ...options, coerceTypes: true }));

function withSchemas(ajv: Ajv): Ajv {
  addFormats.default(ajv);
  ajv.addSchema({ $id: "github", schemas: description.schemas });
  return ajv;
}

const compiled = new Map<object, ValidateFunction>();

function compile(ajv: Ajv, schema: object): ValidateFunction {
  const known = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, known);
  return known;
}

/** What is wrong with a request: the first thing refused, then names GitHub would pass over in silence. */
export function judgeRequest(operation: string, query: URLSearchParams, body: unknown): Judgement {
  const described = description.operations[operation];
  if (described === undefined) return { refusal: undefined, violations: [] };
  const refusal = queryProblem(described, query) ?? bodyProblem(described, body);
  const problems = [...(refusal === undefined ? [] : [refusal]), ...unknownNames(described, query, body)];
  return {
    refusal: refusal === undefined ? undefined : new ApiError(422, `Invalid request.\n\n${refusal}`),
    violations: problems.map((problem) => ({ operation, problem })),
  };
}

export type Judgement = { readonly refusal: ApiError | undefined; readonly violations: readonly Violation[] };

function queryProblem({ query: schemas }: Operation, query: URLSearchParams): string | undefined {
  for (const [name, schema] of Object.entries(schemas)) {
    const value = query.get(name);
    if (value === null) continue;
    const validate = compile(lenientAjv, { type: "object", properties: { value: schema } });
    if (!validate({ value })) return sentenceOf(validate.errors ?? []);
  }
  return undefined;
}

function bodyProblem({ body: schema, isBodyRequired }: Operation, body: unknown): string | undefined {
  if (schema === undefined || (body === undefined && !isBodyRequired)) return undefined;
  const validate = compile(strictAjv, schema);
  return validate(body ?? {}) ? undefined : sentenceOf(validate.errors ?? []);
}

/** In GitHub's words. */
function sentenceOf([error]: readonly ErrorObject[]): string {
  if (error === undefined) return "The request is invalid.";
  const at = `properties${error.instancePath}`;
  if (error.keyword === "required") return `"${error.params.missingProperty}" wasn't supplied.`;
  if (error.keyword === "maxLength")
    return `Only ${error.params.limit} characters are allowed; ${`${error.data}`.length} were supplied.`;
  if (error.keyword === "maxItems")
    return `No more than ${error.params.limit} items are allowed; ${(error.data as unknown[]).length} were supplied.`;
  if (error.keyword === "enum")
    return `${JSON.stringify(error.data)} is not a possible value. Must be one of the following: ${error.params.allowedValues.join(", ")}.`;
  if (error.keyword === "type")
    return `For '${at}', ${JSON.stringify(error.data)} is not a ${error.params.type}.`;
  return `For '${at}', ${error.message ?? "it is invalid"}.`;
}

const everywhere = ["per_page", "page", "cursor"];

function unknownNames(
  { query: schemas, body: schema }: Operation,
  query: URLSearchParams,
  body: unknown,
): readonly string[] {
  const strayQuery = [...query.keys()].filter((name) => !(name in schemas) && !everywhere.includes(name));
  const known = schema === undefined ? [] : propertiesOf(schema);
  const given = typeof body === "object" && body !== null && !Array.isArray(body) ? Object.keys(body) : [];
  const strayBody = known.length === 0 ? [] : given.filter((name) => !known.includes(name));
  return [
    ...strayQuery.map((name) => `the query has an unknown "${name}"`),
    ...strayBody.map((name) => `the body has an unknown "${name}"`),
  ];
}

type Schema = { readonly properties?: object; readonly $ref?: string } & Readonly<Record<string, unknown>>;

function propertiesOf(schema: object): readonly string[] {
  const { properties = {}, $ref } = schema as Schema;
  const parts = ["anyOf", "oneOf", "allOf"].flatMap((key) => (schema as Schema)[key] ?? []) as object[];
  const target = $ref === undefined ? undefined : description.schemas[$ref.split("/").at(-1) ?? ""];
  return [
    ...Object.keys(properties),
    ...[...parts, ...(target === undefined ? [] : [target])].flatMap(propertiesOf),
  ];
}

/** How an answer differs from GitHub's description, or undefined. For tests of this GitHub itself. */
export function answerProblem(operation: string, status: number, body: unknown): string | undefined {
  const schema = description.operations[operation]?.answers[`${status}`];
  if (schema === undefined) return undefined;
  const validate = compile(strictAjv, schema);
  if (validate(body)) return undefined;
  const problems = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  return `${operation} ${status}: ${problems.join(", ")}`;
}
