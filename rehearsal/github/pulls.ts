import { notFound } from "./api-error.ts";
import type { Issue } from "./issue.ts";
import type { PullIssue } from "./render/pull.ts";
import type { Repository } from "./repository.ts";

export function isPull(issue: Issue): issue is PullIssue {
  return issue.pull !== undefined;
}

export function findPull(repository: Repository, number: string | undefined): PullIssue {
  const issue = repository.issues.get(Number(number));
  if (issue === undefined || !isPull(issue)) throw notFound();
  return issue;
}
