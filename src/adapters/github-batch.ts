import { dataOf, type GitHubClient, graphqlErrors } from "./github-client.ts";

/** One GraphQL mutation: its field, its input's type and value, and what to read back. */
export type Mutation = {
  readonly field: string;
  readonly type: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Selection on the payload, such as `checkRun { id }`. */
  readonly select: string;
};

/** What came back for each mutation, in order; undefined where it failed, with its message in `problems`. */
export type BatchAnswer = { readonly results: readonly unknown[]; readonly problems: readonly string[] };

/**
 * Sends several mutations as one request. GitHub performs them in order; one that fails does not undo the others.
 * When the answer is lost it rejects, and whoever asked looks at what was done before asking again.
 */
export async function sendBatch(github: GitHubClient, mutations: readonly Mutation[]): Promise<BatchAnswer> {
  if (mutations.length === 0) return { results: [], problems: [] };
  const parameters = mutations.map(({ type }, index) => `$i${index}: ${type}!`).join(", ");
  const fields = mutations.map(
    ({ field, select }, index) => `  m${index}: ${field}(input: $i${index}) { ${select} }`,
  );
  const document = `mutation report(${parameters}) {\n${fields.join("\n")}\n}`;
  const variables = Object.fromEntries(mutations.map(({ input }, index) => [`i${index}`, input]));
  try {
    const answer = await github.graphql<Record<string, unknown>>(document, variables, "once");
    return answerOf(answer, mutations.length, []);
  } catch (error) {
    const problems = graphqlErrors(error).map(({ message }) => message);
    const partial = dataOf(error);
    // Without a word on what failed nothing was done: a limit refuses the request as a whole.
    if (partial === undefined || problems.length === 0) throw error;
    return answerOf(partial, mutations.length, problems);
  }
}

function answerOf(data: Record<string, unknown>, count: number, problems: readonly string[]): BatchAnswer {
  const results = Array.from({ length: count }, (_, index) => data[`m${index}`] ?? undefined);
  return { results, problems };
}
