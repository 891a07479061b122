import { type GraphQLError, graphql } from "graphql";
import { ApiError } from "../api-error.ts";
import type { Answer } from "../call.ts";
import type { Rest } from "../rest.ts";
import type { Identity } from "../token.ts";
import { mutationsFor } from "./mutations.ts";
import { findRepositoryNode } from "./repository-node.ts";
import { schema } from "./schema.ts";

/** `POST /graphql`. What goes wrong inside is in `errors`, with status 200. */
export async function answerGraphQL(rest: Rest, identity: Identity, body: Buffer): Promise<Answer> {
  if (identity.kind === "anonymous" || identity.kind === "app" || identity.kind === "client")
    throw new ApiError(401, "This endpoint requires you to be authenticated.");
  const { query, variables } = parse(body);
  const result = await graphql({
    schema,
    source: query,
    variableValues: variables,
    rootValue: rootOf(rest, identity),
    typeResolver: (value) => (value as { readonly __typename?: string }).__typename,
  });
  const data = result.data === undefined ? {} : { data: result.data };
  const errors = result.errors === undefined ? {} : { errors: result.errors.map(renderError) };
  return { status: 200, body: { ...data, ...errors } };
}

type Question = { readonly query: string; readonly variables: Readonly<Record<string, unknown>> };

function parse(body: Buffer): Question {
  try {
    const { query, variables } = JSON.parse(body.toString("utf8")) as Partial<Question>;
    if (typeof query === "string") return { query, variables: variables ?? {} };
  } catch {
    throw new ApiError(400, "Problems parsing JSON");
  }
  throw new ApiError(400, "A query attribute must be specified and must be a string.");
}

export type Caller = Exclude<Identity, { readonly kind: "anonymous" | "app" | "client" }>;

function rootOf({ world, limiter }: Rest, identity: Caller) {
  const place = { world, identity };
  return {
    viewer: { __typename: "User", login: identity.login.replace(/\[bot\]$/, "") },
    rateLimit: () => {
      const { limit, remaining, used, reset } = limiter.standing(identity);
      return { cost: 1, limit, remaining, used, nodeCount: 0, resetAt: new Date(reset * 1000).toISOString() };
    },
    repository: (args: { readonly owner: string; readonly name: string }) => findRepositoryNode(place, args),
    ...mutationsFor(place),
  };
}

function renderError({ message, path, locations, extensions, originalError }: GraphQLError) {
  // An error nobody meant is a bug of ours and must not pass as GitHub's word.
  if (originalError !== undefined && originalError !== null && extensions.type === undefined)
    throw originalError;
  const { type } = extensions;
  return { ...(type === undefined ? {} : { type }), path, locations, message };
}
