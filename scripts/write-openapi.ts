// Cuts GitHub's own OpenAPI description down to the operations the local GitHub serves.
// The npm package with all of it is 385 MB unpacked: it is fetched for this alone and never a dependency.
// `node scripts/write-openapi.ts [api.github.com.json]`; without a file the pinned package is downloaded.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRateLimiter, usualRateLimits } from "../rehearsal/github/rate-limit.ts";
import { createRoutes } from "../rehearsal/github/routes.ts";
import { createWebhooks } from "../rehearsal/github/webhooks.ts";
import { createWorld } from "../rehearsal/github/world.ts";

const source = "@octokit/openapi@23.0.2";
const member = "package/generated/api.github.com.json";

type Json = Record<string, unknown>;
type Described = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> } & Json;
type Operation = {
  readonly parameters?: readonly (Json & {
    readonly name?: string;
    readonly in?: string;
    readonly schema?: Json;
  })[];
  readonly requestBody?: { readonly required?: boolean; readonly content?: Content };
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly content?: Content }>>;
};
type Content = Readonly<Record<string, { readonly schema?: Json }>>;

const wordsOnly = new Set([
  "description",
  "example",
  "examples",
  "title",
  "externalDocs",
  "deprecated",
  "x-github",
  "x-multi-segment",
]);
const described = JSON.parse(readDescription(process.argv[2])) as Described;
const schemas: Record<string, unknown> = {};
const missing: string[] = [];
const operations = Object.fromEntries(servedOperations().flatMap(entryOf));
const file = new URL("../rehearsal/github/openapi.json", import.meta.url);
// By another name: biome passes over the file itself.
writeFileSync(
  file,
  execFileSync("biome", ["format", "--stdin-file-path=written.json"], {
    input: JSON.stringify({ source, operations, schemas }),
    maxBuffer: 64 * 1024 ** 2,
  }),
);
console.log(`${Object.keys(operations).length} operations, ${Object.keys(schemas).length} schemas`);
if (missing.length > 0) throw new Error(`GitHub describes no such operation: ${missing.join(", ")}`);

function readDescription(given: string | undefined): string {
  if (given !== undefined) return readFileSync(given, "utf8");
  const directory = mkdtempSync(join(tmpdir(), "openapi-"));
  try {
    const archive = execFileSync("npm", ["pack", source, "--silent"], {
      cwd: directory,
      encoding: "utf8",
    }).trim();
    execFileSync("tar", ["xzf", archive, member], { cwd: directory });
    return readFileSync(join(directory, member), "utf8");
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function servedOperations(): readonly string[] {
  const world = createWorld({ directory: "", clock: Date.now, maxFileBytes: 0 });
  const routes = createRoutes(createWebhooks(world), createRateLimiter(world, usualRateLimits));
  return routes.map(({ method, path }) => `${method} ${path}`);
}

/** The root of the contents has no line of its own there: its path is empty. */
function entryOf(operation: string): readonly (readonly [string, unknown])[] {
  const [method = "", path = ""] = operation.split(" ");
  const found = described.paths[path]?.[method.toLowerCase()];
  if (found === undefined) {
    if (path !== "/repos/{owner}/{repo}/contents") missing.push(operation);
    return [];
  }
  const parameters = (found.parameters ?? []).map((parameter) => resolved(parameter));
  const query = parameters.filter((parameter) => parameter.in === "query");
  const body = found.requestBody?.content?.["application/json"]?.schema;
  const entry = {
    query: Object.fromEntries(query.map(({ name, schema }) => [name, convert(schema)])),
    ...(body === undefined ? {} : { body: convert(body) }),
    isBodyRequired: found.requestBody?.required === true,
    answers: Object.fromEntries(Object.entries(found.responses).flatMap(answerOf)),
  };
  return [[operation, entry]];
}

function answerOf([status, response]: [string, Json]): readonly (readonly [string, unknown])[] {
  const { content } = resolved(response) as { readonly content?: Content };
  const schema = content?.["application/json"]?.schema;
  return status.startsWith("2") && schema !== undefined ? [[status, convert(schema)]] : [];
}

function resolved<T extends Json>(value: T): T {
  const { $ref } = value;
  if (typeof $ref !== "string") return value;
  return $ref
    .slice(2)
    .split("/")
    .reduce<unknown>((at, key) => (at as Json)[key], described) as T;
}

/** OpenAPI 3.0 to JSON Schema: `nullable` becomes a type, references go to `schemas`, words are left out. */
function convert(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(convert);
  if (typeof value !== "object" || value === null) return value;
  const schema = value as Json;
  if (typeof schema.$ref === "string") return reference(schema.$ref);
  const kept = Object.entries(schema).flatMap(([key, child]) =>
    wordsOnly.has(key) ? [] : [[key, convertMember(key, child)] as const],
  );
  const { nullable, ...rest } = Object.fromEntries(kept) as Json;
  return nullable === true ? { anyOf: [rest, { type: "null" }] } : rest;
}

/** A property may be called `description` or `title` itself: those are schemas, not words. */
function convertMember(key: string, child: unknown): unknown {
  if (key === "enum" || key === "required" || key === "default") return child;
  if (key === "properties" && typeof child === "object" && child !== null)
    return Object.fromEntries(Object.entries(child).map(([name, schema]) => [name, convert(schema)]));
  return convert(child);
}

function reference(ref: string): Json {
  const name = ref.split("/").at(-1) ?? "";
  if (!(name in schemas)) {
    schemas[name] = {};
    schemas[name] = convert(resolved({ $ref: ref }));
  }
  return { $ref: `github#/schemas/${name}` };
}
