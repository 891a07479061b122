import { problem } from "./problem.ts";

export type Slice = { readonly first?: number; readonly last?: number };

/** `first` or `last` must be given, between 1 and 100. */
export function connection<T>(items: readonly T[], { first, last }: Slice) {
  const size = first ?? last;
  if (size === undefined)
    throw problem(
      "MISSING_PAGINATION_BOUNDARIES",
      "You must provide a `first` or `last` value to properly paginate the connection.",
    );
  if (size < 1 || size > 100)
    throw problem(
      "EXCESSIVE_PAGINATION",
      `Requesting ${size} records on the connection exceeds the \`first\` limit of 100 records.`,
    );
  const nodes = first === undefined ? items.slice(-size) : items.slice(0, size);
  const isCut = items.length > nodes.length;
  const pageInfo = {
    hasNextPage: isCut && first !== undefined,
    hasPreviousPage: isCut && first === undefined,
    startCursor: null,
    endCursor: null,
  };
  return { nodes, totalCount: items.length, pageInfo };
}
