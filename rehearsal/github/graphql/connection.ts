import { problem } from "./problem.ts";

export type Slice = {
  readonly first?: number;
  readonly last?: number;
  /** The `endCursor` of the page before. */
  readonly after?: string | null;
};

/** `first` or `last` must be given, between 1 and 100. */
export function connection<T>(all: readonly T[], { first, last, after }: Slice) {
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
  const start = positionOf(after);
  const items = all.slice(start);
  const nodes = first === undefined ? items.slice(-size) : items.slice(0, size);
  const isCut = items.length > nodes.length;
  const skipped = start + (first === undefined ? items.length - nodes.length : 0);
  const pageInfo = {
    hasNextPage: isCut && first !== undefined,
    hasPreviousPage: isCut && first === undefined,
    startCursor: nodes.length === 0 ? null : cursorOf(skipped + 1),
    endCursor: nodes.length === 0 ? null : cursorOf(skipped + nodes.length),
  };
  return { nodes, totalCount: all.length, pageInfo };
}

/** The place in the list, counted from 1; clients may only hand it back. */
function cursorOf(place: number): string {
  return Buffer.from(String(place)).toString("base64");
}

function positionOf(after: string | null | undefined): number {
  if (after === undefined || after === null) return 0;
  const place = Number(Buffer.from(after, "base64").toString());
  if (!Number.isInteger(place))
    throw problem("INVALID_CURSOR_ARGUMENTS", `\`${after}\` does not appear to be a valid cursor.`);
  return place;
}
