import { dataOf, type GitHubClient, graphqlErrors } from "./github-client.ts";

/** One GraphQL mutation: its field, its input's type and value, and what to read back. */
export type Mutation = {
  readonly field: string;
  readonly type: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Selection on the payload, such as `checkRun { id }`. */
  readonly select: string;
};

/** What came back for each mutation, in order; undefined where it failed, with the reason in `problems`. */
export type BatchAnswer = {
  readonly results: readonly unknown[];
  readonly problems: readonly BatchProblem[];
};

export type BatchProblem = {
  /** The mutation that failed, from 0; undefined where GitHub does not say. */
  readonly place: number | undefined;
  /** GitHub's name for it, such as `NOT_FOUND`. */
  readonly type: string | undefined;
  readonly message: string;
};

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
    const problems = graphqlErrors(error).map(({ message, type, path }) => ({
      message,
      type,
      place: placeOf(path),
    }));
    const partial = dataOf(error);
    // Without a word on what failed nothing was done: a limit refuses the request as a whole.
    if (partial === undefined || problems.length === 0) throw error;
    return answerOf(partial, mutations.length, problems);
  }
}

function placeOf(path: readonly unknown[] = []): number | undefined {
  const [, place] = /^m(\d+)$/.exec(String(path[0])) ?? [];
  return place === undefined ? undefined : Number(place);
}

function answerOf(
  data: Record<string, unknown>,
  count: number,
  problems: readonly BatchProblem[],
): BatchAnswer {
  const results = Array.from({ length: count }, (_, index) => data[`m${index}`] ?? undefined);
  return { results, problems };
}
