import { coversBranch } from "./branch-pattern.ts";

/** A rule of a repository's rulesets that holds for a branch, as GitHub lists them. */
export type BranchRule = { readonly type: string; readonly parameters?: unknown };

/** What CCO does to a branch. */
export type BranchUse = {
  readonly branch: string;
  /** Whether GitHub signs the commits, or git pushes them as they are. */
  readonly isSigned: boolean;
  /** A message as its commits have them. */
  readonly message: string;
  /** Of author and committer; undefined when it is GitHub that decides. */
  readonly email: string | undefined;
  /** Paths that are written whatever the mission is. */
  readonly paths: readonly string[];
};

/** Why a rule refuses what CCO does, undefined when it does not or when only the work itself can tell. */
export function refusalBy({ type, parameters }: BranchRule, use: BranchUse): string | undefined {
  const flat = flatRefusals[type];
  if (flat !== undefined) return flat;
  switch (type) {
    case "required_signatures":
      return use.isSigned ? undefined : unsigned;
    case "branch_name_pattern":
      return mismatch("the branch's name", use.branch, parameters);
    case "commit_message_pattern":
      return mismatch("a commit's message", use.message, parameters);
    case "commit_author_email_pattern":
      return mismatch("the author's address", use.email, parameters);
    case "committer_email_pattern":
      return mismatch("the committer's address", use.email, parameters);
    case "file_extension_restriction":
      return extensionRefusal(use.paths, parameters);
    default:
      return undefined;
  }
}

/** A branch protection, as GitHub tells whoever is held to it. */
export type Protection = {
  /** Of branches, such as `release/*`. */
  readonly pattern: string;
  readonly viewerCanPush: boolean;
  readonly requiresSignatures: boolean;
};

/** Why a branch protection refuses what CCO does, undefined when it does not or is not about that branch. */
export function refusalByProtection(protection: Protection, use: BranchUse): string | undefined {
  const { pattern, viewerCanPush, requiresSignatures } = protection;
  if (!coversBranch(pattern, use.branch)) return undefined;
  if (!viewerCanPush) return "this token may not push to it";
  return requiresSignatures && !use.isSigned ? unsigned : undefined;
}

const unsigned = "commits must have verified signatures, and pushed ones have none";

/** These hold whatever is pushed. Linear history is kept, deleting and forcing are never done. */
const flatRefusals: Readonly<Record<string, string>> = {
  creation: "nobody may create it",
  update: "nobody may push to it",
  pull_request: "changes must be made through a pull request",
  merge_queue: "changes must be made through the merge queue",
  required_status_checks: "a commit must have passed its checks before it is pushed",
  required_deployments: "a commit must have been deployed before it is pushed",
};

function mismatch(what: string, text: string | undefined, parameters: unknown): string | undefined {
  const { operator, pattern, negate } = patternOf(parameters);
  if (text === undefined || operator === undefined || pattern === undefined) return undefined;
  const matches = isMatch(text, operator, pattern);
  if (matches === undefined || matches !== negate) return undefined;
  const relation = operator === "regex" ? "match" : operator.replace(/s?_/, " ").replace(/s$/, "");
  return `${what} must ${negate ? "not " : ""}${relation} "${pattern}", and "${text.split("\n")[0]}" does${negate ? "" : " not"}`;
}

type Pattern = { readonly operator?: string; readonly pattern?: string; readonly negate: boolean };

function patternOf(parameters: unknown): Pattern {
  const { operator, pattern, negate } = (parameters ?? {}) as Record<string, unknown>;
  return {
    ...(typeof operator === "string" ? { operator } : {}),
    ...(typeof pattern === "string" ? { pattern } : {}),
    negate: negate === true,
  };
}

/** GitHub's expressions are RE2's; one that means something else here says nothing. */
function isMatch(text: string, operator: string, pattern: string): boolean | undefined {
  switch (operator) {
    case "starts_with":
      return text.startsWith(pattern);
    case "ends_with":
      return text.endsWith(pattern);
    case "contains":
      return text.includes(pattern);
    case "regex":
      return expressionOf(pattern)?.test(text);
    default:
      return undefined;
  }
}

function expressionOf(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern.replace(/\\A/g, "^").replace(/\\z/g, "$"), "u");
  } catch {
    return undefined;
  }
}

function extensionRefusal(paths: readonly string[], parameters: unknown): string | undefined {
  const { restricted_file_extensions: listed } = (parameters ?? {}) as Record<string, unknown>;
  const restricted = Array.isArray(listed) ? listed.map((one) => String(one).replace(/^\*?\.?/, ".")) : [];
  const path = paths.find((one) => restricted.some((extension) => one.endsWith(extension)));
  return path === undefined ? undefined : `files such as \`${path}\` may not be pushed`;
}
