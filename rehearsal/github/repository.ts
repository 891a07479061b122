import type { CheckRun, CheckSuite, CommitStatus } from "./check.ts";
import type { Hook } from "./hook.ts";
import type { Comment, Issue, Label } from "./issue.ts";

export type Role = "none" | "read" | "triage" | "write" | "maintain" | "admin";

export type Repository = {
  readonly id: number;
  owner: string;
  name: string;
  isPrivate: boolean;
  isArchived: boolean;
  readonly isFork: boolean;
  hasIssues: boolean;
  description: string | null;
  defaultBranch: string;
  /** The bare repository. */
  readonly directory: string;
  readonly collaborators: Map<string, Role>;
  readonly settings: RepositorySettings;
  readonly rules: BranchRule[];
  readonly labels: Map<string, Label>;
  /** Pull requests too: they are issues with a `pull`. */
  readonly issues: Map<number, Issue>;
  readonly comments: Map<number, Comment>;
  readonly statuses: CommitStatus[];
  readonly checkRuns: CheckRun[];
  readonly checkSuites: CheckSuite[];
  readonly hooks: Hook[];
  /** For workflows. */
  readonly secrets: Map<string, string>;
  /** Of its organisation, as far as it may see them; one of its own of the same name wins. */
  readonly organizationSecrets: Map<string, string>;
  readonly variables: Map<string, string>;
  /** Commits that GitHub made and signed. */
  readonly verified: Set<string>;
  nextNumber: number;
  readonly createdAt: string;
  pushedAt: string;
};

export type RepositorySettings = {
  /** "Allow GitHub Actions to create and approve pull requests": off for new repositories. */
  actionsMayCreatePullRequests: boolean;
  /** What a job token may when the workflow says nothing. */
  defaultWorkflowPermissions: "read" | "write";
};

/** A branch protection (GH006) or a ruleset (GH013). */
export type BranchRule = {
  readonly source: "protection" | "ruleset";
  readonly name: string;
  /** `main`, `release/*`, or `**` for all. */
  readonly pattern: string;
  readonly requirePullRequest?: boolean;
  readonly requireSignatures?: boolean;
  /** Contexts that must have succeeded on a commit. */
  readonly requiredChecks?: readonly string[];
  /** Rulesets only: nobody may create, update or delete. */
  readonly restrict?: readonly ("creation" | "update" | "deletion")[];
  /** Rulesets only: what a branch's name, or each new commit's message or addresses must look like. */
  readonly patterns?: readonly BranchPattern[];
  readonly allowForcePush?: boolean;
  readonly allowDeletion?: boolean;
  /** Logins that are not held to it. */
  readonly bypass?: readonly string[];
};

export type BranchPattern = {
  readonly type:
    | "branch_name_pattern"
    | "commit_message_pattern"
    | "commit_author_email_pattern"
    | "committer_email_pattern";
  readonly operator: "starts_with" | "ends_with" | "contains" | "regex";
  readonly pattern: string;
  readonly negate?: boolean;
};

export function repositoryKey(owner: string, name: string): string {
  return `${owner}/${name}`.toLowerCase();
}

export function fullName({ owner, name }: Pick<Repository, "owner" | "name">): string {
  return `${owner}/${name}`;
}
