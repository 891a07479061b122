import { type BranchUse, type Protection, refusalBy, refusalByProtection } from "../core/branch-rule.ts";
import { mistakes } from "../core/error.ts";
import { dataOf, type GitHubClient, graphqlErrors, statusOf } from "./github-client.ts";

type Rule = {
  readonly type: string;
  readonly parameters?: unknown;
  readonly ruleset_id?: number | undefined;
};

/**
 * Throws the user error RULES_REFUSE when a ruleset or a branch protection would refuse what is going to be pushed:
 * before anything is spent. What cannot be known is left to the push. One call for each branch, one for the protections,
 * and one for each ruleset in the way.
 */
export async function requireRules(github: GitHubClient, uses: readonly BranchUse[]): Promise<void> {
  const problems = await Promise.all([
    ...uses.map((use) => problemsOf(github, use)),
    protectionProblems(github, uses),
  ]);
  const all = problems.flat();
  if (all.length > 0) throw mistakes.rulesRefuse(all);
}

async function protectionProblems(
  github: GitHubClient,
  uses: readonly BranchUse[],
): Promise<readonly string[]> {
  const protections = await readProtections(github);
  return uses.flatMap((use) =>
    protections.flatMap((protection) => {
      const why = refusalByProtection(protection, use);
      return why === undefined
        ? []
        : [`\`${use.branch}\`: ${why} (branch protection \`${protection.pattern}\`).`];
    }),
  );
}

type Branches = {
  readonly nodes: readonly ({ readonly refUpdateRule?: Protection | null } | null)[] | null;
} | null;
type ProtectionAnswer = {
  readonly repository?: { readonly ours?: Branches; readonly all?: Branches } | null;
};

const protectionDocument = `query protections($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) {
    ours: refs(refPrefix: "refs/heads/cco/", first: 50) { ...rules }
    all: refs(refPrefix: "refs/heads/", first: 100) { ...rules }
  }
}
fragment rules on RefConnection { nodes { refUpdateRule { pattern viewerCanPush requiresSignatures } } }`;

/**
 * The branch protections that hold for the token's owner and for some branch that is there. The list of all of them is
 * only for administrators; the pattern of one says whether it is about a branch that is not there yet.
 * https://docs.github.com/en/graphql/reference/branches#refupdaterule
 */
async function readProtections(github: GitHubClient): Promise<readonly Protection[]> {
  const { owner, repo } = github;
  const answer = await github
    .graphql<ProtectionAnswer>(protectionDocument, { owner, repo })
    .catch((error: unknown): ProtectionAnswer => {
      if (graphqlErrors(error).length === 0) throw error;
      return dataOf(error) ?? {};
    });
  const { ours, all } = answer.repository ?? {};
  const found = [...(ours?.nodes ?? []), ...(all?.nodes ?? [])].flatMap((node) => node?.refUpdateRule ?? []);
  return [...new Map(found.map((one) => [one.pattern, one])).values()];
}

async function problemsOf(github: GitHubClient, use: BranchUse): Promise<readonly string[]> {
  const rules = await readRules(github, use.branch);
  const found = rules.flatMap((rule) => {
    const why = refusalBy(rule, use);
    return why === undefined ? [] : [{ rule, why }];
  });
  const bypassed = await bypassedRulesets(
    github,
    found.flatMap(({ rule }) => rule.ruleset_id ?? []),
  );
  return found
    .filter(({ rule }) => rule.ruleset_id === undefined || !bypassed.has(rule.ruleset_id))
    .map(({ rule, why }) => `\`${use.branch}\`: ${why} (${rule.type}).`);
}

async function readRules({ octokit, owner, repo }: GitHubClient, branch: string): Promise<readonly Rule[]> {
  try {
    const { data } = await octokit.repos.getBranchRules({ owner, repo, branch, per_page: 100 });
    return data;
  } catch (error) {
    // An old server, or a token that may not ask.
    if (statusOf(error) === 403 || statusOf(error) === 404) return [];
    throw error;
  }
}

/** Rulesets that do not hold for whoever owns the token. The list of rules does not say so. */
async function bypassedRulesets(
  { octokit, owner, repo }: GitHubClient,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  const answers = [...new Set(ids)].map(async (ruleset_id) => {
    try {
      const { data } = await octokit.repos.getRepoRuleset({ owner, repo, ruleset_id });
      const may = String(data.current_user_can_bypass ?? "unknown");
      return may === "always" || may === "exempt" ? [ruleset_id] : [];
    } catch (error) {
      if (statusOf(error) === 403 || statusOf(error) === 404) return [];
      throw error;
    }
  });
  return new Set((await Promise.all(answers)).flat());
}
