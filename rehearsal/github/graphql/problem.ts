import { GraphQLError } from "graphql";
import { ApiError } from "../api-error.ts";

/** GitHub's errors carry a `type` beside the message, and the answer is 200 all the same. */
export function problem(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

/** What the REST API's part of this GitHub refused, in the words of GraphQL. Anything else is thrown on. */
export async function refusing<T>(perform: () => Promise<T>): Promise<T> {
  try {
    return await perform();
  } catch (error) {
    if (error instanceof ApiError) throw problemOf(error);
    throw error;
  }
}

function problemOf({ status, message, errors }: ApiError): GraphQLError {
  if (status === 404) return problem("NOT_FOUND", message);
  if (status === 403) return problem("FORBIDDEN", message);
  const sentences = (errors ?? []).map((one) =>
    typeof one === "string" ? one : (one.message ?? `${one.field} is ${one.code.replaceAll("_", " ")}`),
  );
  const text = sentences.length === 0 ? message : sentences.join(", ");
  return problem("UNPROCESSABLE", `${text.charAt(0).toUpperCase()}${text.slice(1)}`);
}
