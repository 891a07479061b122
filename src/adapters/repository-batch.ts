import { dataOf, type GitHubClient, graphqlErrors } from "./github-client.ts";

/** A question to one repository, with the value that its selection takes. */
export type Asked = {
  /** `owner/name`. */
  readonly repository: string;
  readonly value: string | null;
};

/**
 * Asks the same of several repositories in one GraphQL request. Undefined where a repository is not there for this
 * token, or forbidden to it: the others are answered all the same.
 * @param select the selection on a repository, given the name of the variable that holds the value
 */
export async function askRepositories<T>(
  github: GitHubClient,
  asked: readonly Asked[],
  select: (variable: string) => string,
): Promise<readonly (T | undefined)[]> {
  if (asked.length === 0) return [];
  const places = asked.map((_, n) => n);
  const parameters = places.map((n) => `$o${n}: String!, $n${n}: String!, $v${n}: String`).join(", ");
  const fields = places.map((n) => `r${n}: repository(owner: $o${n}, name: $n${n}) { ${select(`$v${n}`)} }`);
  const variables = Object.fromEntries(
    asked.flatMap(({ repository, value }, n) => {
      const [owner = "", name = ""] = repository.split("/");
      return [[`o${n}`, owner] as const, [`n${n}`, name] as const, [`v${n}`, value] as const];
    }),
  );
  const document = `query repositories(${parameters}) {\n  ${fields.join("\n  ")}\n}`;
  const data = await github.graphql<Answers<T>>(document, variables).catch(withoutMissing<T>);
  return places.map((n) => data[`r${n}`] ?? undefined);
}

type Answers<T> = Readonly<Record<string, T | null>>;

const passedOver = ["NOT_FOUND", "FORBIDDEN"];

function withoutMissing<T>(error: unknown): Answers<T> {
  const data = dataOf(error);
  const isOnlyMissing = graphqlErrors(error).every(({ type }) => passedOver.includes(type ?? ""));
  if (!isOnlyMissing || data === undefined) throw error;
  return data as Answers<T>;
}
