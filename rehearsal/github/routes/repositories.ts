import { hasRole, need, roleOfLogin } from "../access.ts";
import { findAccount, renderAccount } from "../account.ts";
import { ApiError } from "../api-error.ts";
import { ok, page, type RepositoryCall, repositoryRoute } from "../call.ts";
import { readCommit } from "../git-objects.ts";
import { listRefs, readRef } from "../git-refs.ts";
import { rulesFor } from "../push-rules.ts";
import { renderCommit } from "../render/commit.ts";
import { renderRepository, repositoryUrl } from "../render/repository.ts";
import type { BranchRule, Role } from "../repository.ts";

const read = need("read", "metadata=read");
const readContents = need("read", "contents=read");

export const repositoryRoutes = [
  repositoryRoute("GET ", read, getRepository),
  repositoryRoute("GET /collaborators/{username}/permission", read, getPermission),
  repositoryRoute("GET /branches", readContents, listBranches),
  repositoryRoute("GET /branches/{branch}", readContents, getBranch),
  repositoryRoute("GET /rules/branches/{branch}", read, listBranchRules),
  repositoryRoute("GET /rulesets/{ruleset_id}", read, getRuleset),
  repositoryRoute(
    "GET /actions/permissions/workflow",
    need("admin", "administration=read"),
    getWorkflowPermissions,
  ),
];

function getRepository({ world, repository, identity }: RepositoryCall) {
  const role: Role = identity.kind === "user" ? roleOfLogin(world, repository, identity.login) : "read";
  const permissions = {
    admin: hasRole(role, "admin"),
    maintain: hasRole(role, "maintain"),
    push: hasRole(role, "write"),
    triage: hasRole(role, "triage"),
    pull: hasRole(role, "read"),
  };
  const counts = { network_count: 0, subscribers_count: 0 };
  const merging = {
    allow_squash_merge: true,
    allow_merge_commit: true,
    allow_rebase_merge: true,
    allow_auto_merge: false,
    delete_branch_on_merge: false,
  };
  return ok({ ...renderRepository(world, repository), permissions, ...merging, ...counts });
}

/** The old names know four levels; `role_name` knows all. */
function getPermission({ world, repository, params }: RepositoryCall) {
  const account = findAccount(world, params.username ?? "");
  const role = roleOfLogin(world, repository, account.login);
  const permission = {
    none: "none",
    read: "read",
    triage: "read",
    write: "write",
    maintain: "write",
    admin: "admin",
  }[role];
  return ok({
    permission,
    role_name: role,
    user: { ...renderAccount(world, account.login), role_name: role },
  });
}

async function listBranches(call: RepositoryCall) {
  const { world, repository } = call;
  const refs = await listRefs(repository.directory, "refs/heads/");
  return page(call, refs, ({ ref, sha }) => {
    const name = ref.slice("refs/heads/".length);
    const commit = { sha, url: `${repositoryUrl(world, repository)}/commits/${sha}` };
    return { name, commit, protected: rulesFor(repository, name).length > 0 };
  });
}

async function getBranch({ world, repository, params }: RepositoryCall) {
  const { branch = "" } = params;
  const sha = await readRef(repository.directory, `refs/heads/${branch}`);
  const commit = sha === undefined ? undefined : await readCommit(repository.directory, sha);
  if (commit === undefined) throw new ApiError(404, "Branch not found");
  const url = `${repositoryUrl(world, repository)}/branches/${branch}`;
  const isProtected = rulesFor(repository, branch).length > 0;
  return ok({
    name: branch,
    commit: renderCommit(world, repository, commit),
    _links: { self: url, html: `${world.urls.server}/${repository.owner}/${repository.name}/tree/${branch}` },
    protected: isProtected,
    protection: {
      enabled: isProtected,
      required_status_checks: { enforcement_level: "off", contexts: [], checks: [] },
    },
    protection_url: `${url}/protection`,
  });
}

/** Rulesets only, active ones; the branch need not exist. */
function listBranchRules(call: RepositoryCall) {
  const { repository, params } = call;
  const rules = rulesFor(repository, params.branch ?? "").filter(({ source }) => source === "ruleset");
  const rows = rules.flatMap((rule) =>
    rowsOf(rule).map((row) => ({ ...row, ruleset_id: repository.rules.indexOf(rule) + 1 })),
  );
  return page(call, rows, (row) => ({
    ...row,
    ruleset_source_type: "Repository",
    ruleset_source: `${repository.owner}/${repository.name}`,
  }));
}

function getRuleset({ repository, params, identity }: RepositoryCall) {
  const id = Number(params.ruleset_id);
  const rule = repository.rules[id - 1];
  if (rule?.source !== "ruleset") throw new ApiError(404, "Not Found");
  const login = "login" in identity ? identity.login : "";
  return ok({
    id,
    name: rule.name,
    target: "branch",
    source_type: "Repository",
    source: `${repository.owner}/${repository.name}`,
    enforcement: "active",
    current_user_can_bypass: rule.bypass?.includes(login) ? "always" : "never",
    conditions: { ref_name: { include: [rule.pattern], exclude: [] } },
    rules: rowsOf(rule),
  });
}

function rowsOf(rule: BranchRule) {
  const pullRequest = {
    dismiss_stale_reviews_on_push: false,
    require_code_owner_review: false,
    require_last_push_approval: false,
    required_approving_review_count: 0,
    required_review_thread_resolution: false,
  };
  const checks = {
    strict_required_status_checks_policy: false,
    required_status_checks: (rule.requiredChecks ?? []).map((context) => ({ context })),
  };
  return [
    ...(rule.restrict ?? []).map((type) => ({ type })),
    ...(rule.requirePullRequest ? [{ type: "pull_request", parameters: pullRequest }] : []),
    ...(rule.requireSignatures ? [{ type: "required_signatures" }] : []),
    ...(rule.requiredChecks ? [{ type: "required_status_checks", parameters: checks }] : []),
    ...(rule.patterns ?? []).map(({ type, ...parameters }) => ({ type, parameters })),
    ...(rule.allowForcePush === false ? [{ type: "non_fast_forward" }] : []),
  ];
}

function getWorkflowPermissions({ repository: { settings } }: RepositoryCall) {
  return ok({
    default_workflow_permissions: settings.defaultWorkflowPermissions,
    can_approve_pull_request_reviews: settings.actionsMayCreatePullRequests,
  });
}
