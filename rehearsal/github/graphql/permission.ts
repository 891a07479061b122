import type { GraphQLError } from "graphql";
import { isAllowed, type Need } from "../access.ts";
import { problem } from "./problem.ts";
import type { Spot } from "./repository-node.ts";

/** Throws FORBIDDEN unless the caller may. @param mutation as its type is named, such as `AddComment` */
export function demand(spot: Spot, wanted: Need, mutation: string): void {
  const { world, repository, identity } = spot;
  if (!isAllowed(world, repository, { identity, wanted })) throw forbidden(spot, mutation);
  demandWritable(spot);
}

/** Archived repositories are read-only. */
export function demandWritable({ repository }: Spot): void {
  if (repository.isArchived) throw problem("UNPROCESSABLE", "Repository was archived so is read-only.");
}

export function forbidden({ identity }: Spot, mutation: string): GraphQLError {
  return problem(
    "FORBIDDEN",
    identity.kind === "user"
      ? `${identity.login} does not have the correct permissions to execute \`${mutation}\``
      : "Resource not accessible by integration",
  );
}
