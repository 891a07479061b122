import { GraphQLError } from "graphql";

/** GitHub's errors carry a `type` beside the message, and the answer is 200 all the same. */
export function problem(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

export function forbidden(): GraphQLError {
  return problem("FORBIDDEN", "Resource not accessible by integration");
}
