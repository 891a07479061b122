import { posix } from "node:path";
import { isAllowed, need } from "./access.ts";
import { readBlob, readCommit, readLine } from "./git-objects.ts";
import { git, tryGit } from "./git-process.ts";
import { diffTrees } from "./git-tree.ts";
import type { BranchPattern, BranchRule, Repository } from "./repository.ts";
import type { Identity } from "./token.ts";
import type { World } from "./world.ts";

export type RefUpdate = {
  /** Full name. */
  readonly ref: string;
  /** Undefined for a new ref. */
  readonly before: string | undefined;
  /** Undefined for a deletion. */
  readonly after: string | undefined;
  readonly isForced: boolean;
  /** A merge of this pull request's head, which satisfies "through a pull request". */
  readonly merges?: string;
};

/** Why a ref may not move, in GitHub's sentences. */
export type RefRefusal =
  | { readonly kind: "protection" | "ruleset"; readonly reasons: readonly string[] }
  | { readonly kind: "workflow"; readonly path: string }
  | { readonly kind: "size"; readonly files: readonly { readonly path: string; readonly bytes: number }[] };

type Place = { readonly world: World; readonly repository: Repository; readonly identity: Identity };

export async function refusalOf(place: Place, update: RefUpdate): Promise<RefRefusal | undefined> {
  const refusal = await ruleRefusal(place, update);
  if (refusal !== undefined || (await isHarmless(place, update))) return refusal;
  return (await workflowRefusal(place, update)) ?? (await sizeRefusal(place, update));
}

/** Rules that hold for a branch, whether it exists or not. */
export function rulesFor(repository: Repository, branch: string): readonly BranchRule[] {
  return repository.rules.filter(({ pattern }) =>
    posix.matchesGlob(branch, pattern === "~ALL" ? "**" : pattern),
  );
}

async function ruleRefusal(place: Place, update: RefUpdate): Promise<RefRefusal | undefined> {
  if (!update.ref.startsWith("refs/heads/")) return undefined;
  const login = "login" in place.identity ? place.identity.login : "";
  for (const rule of rulesFor(place.repository, update.ref.slice("refs/heads/".length))) {
    if (rule.bypass?.includes(login)) continue;
    const reasons = await reasonsOf(place.repository, rule, update);
    if (reasons.length > 0) return { kind: rule.source, reasons };
  }
  return undefined;
}

async function reasonsOf(
  repository: Repository,
  rule: BranchRule,
  update: RefUpdate,
): Promise<readonly string[]> {
  if (update.after === undefined) return deletionReasons(rule);
  return [
    ...movementReasons(rule, update),
    ...(rule.requirePullRequest && update.merges === undefined
      ? ["Changes must be made through a pull request."]
      : []),
    ...(rule.requireSignatures ? await unsignedReasons(repository, update.after) : []),
    ...missingChecks(repository, rule, update.merges ?? update.after),
    ...(await patternReasons(repository, rule, update)),
  ];
}

/** A ref beside the branches is under no branch's rules, and excuses nothing that comes to a branch from there. */
const newToBranches = ["--not", "--branches", "--tags"];

const patternNames = {
  branch_name_pattern: "Branch name",
  commit_message_pattern: "Commit message",
  commit_author_email_pattern: "Commit author email",
  committer_email_pattern: "Committer email",
};

async function patternReasons(
  { directory }: Repository,
  { patterns = [] }: BranchRule,
  { ref, after }: RefUpdate,
): Promise<readonly string[]> {
  if (patterns.length === 0 || after === undefined) return [];
  const format = ["log", "-z", "--format=%B%x01%ae%x01%ce", after, ...newToBranches];
  const commits = (await git(directory, format)).split("\0").filter(Boolean);
  return patterns.flatMap((pattern) => {
    const place = { branch_name_pattern: -1, commit_message_pattern: 0, commit_author_email_pattern: 1 };
    const part = place[pattern.type as keyof typeof place] ?? 2;
    const texts =
      part < 0 ? [ref.slice("refs/heads/".length)] : commits.map((one) => one.split("\x01")[part] ?? "");
    const isRefused = texts.some((text) => matches(text.trimEnd(), pattern) === (pattern.negate ?? false));
    if (!isRefused) return [];
    const relation =
      pattern.operator === "regex"
        ? "match a given regex pattern:"
        : pattern.operator.replace(/s?_/, " ").replace(/s$/, "");
    return [
      `${patternNames[pattern.type]} must ${pattern.negate ? "not " : ""}${relation} ${pattern.pattern}`,
    ];
  });
}

function matches(text: string, { operator, pattern }: BranchPattern): boolean {
  if (operator === "regex") return new RegExp(pattern, "u").test(text);
  if (operator === "contains") return text.includes(pattern);
  return operator === "starts_with" ? text.startsWith(pattern) : text.endsWith(pattern);
}

function deletionReasons({ source, restrict, allowDeletion }: BranchRule): readonly string[] {
  const isBarred = restrict?.includes("deletion") || (source === "protection" && !allowDeletion);
  return isBarred ? ["Cannot delete this branch"] : [];
}

function movementReasons(rule: BranchRule, { before, isForced }: RefUpdate): readonly string[] {
  const mayForce = rule.allowForcePush ?? rule.source === "ruleset";
  const step = before === undefined ? "creation" : "update";
  return [
    ...(rule.restrict?.includes(step) ? [restrictedReasons[step]] : []),
    ...(isForced && !mayForce ? ["Cannot force-push to this branch"] : []),
  ];
}

const restrictedReasons = {
  creation: "Cannot create ref due to creations being restricted.",
  update: "Cannot update this protected ref.",
};

async function unsignedReasons(repository: Repository, after: string): Promise<readonly string[]> {
  const text = await git(repository.directory, ["rev-list", after, ...newToBranches]);
  const unsigned = text.split("\n").filter((sha) => sha !== "" && !repository.verified.has(sha));
  if (unsigned.length === 0) return [];
  const count = unsigned.length === 1 ? "1 violation" : `${unsigned.length} violations`;
  return [
    `Commits must have verified signatures.\n  Found ${count}:\n\n${unsigned.map((sha) => `  ${sha}`).join("\n")}`,
  ];
}

function missingChecks(
  repository: Repository,
  { requiredChecks = [] }: BranchRule,
  sha: string,
): readonly string[] {
  const missing = requiredChecks.filter((context) => !hasSucceeded(repository, context, sha));
  if (missing.length === 0) return [];
  return missing.length === 1
    ? [`Required status check "${missing[0]}" is expected.`]
    : [`${missing.length} of ${requiredChecks.length} required status checks are expected.`];
}

function hasSucceeded(repository: Repository, context: string, sha: string): boolean {
  const run = repository.checkRuns.findLast((check) => check.sha === sha && check.name === context);
  const status = repository.statuses.findLast((one) => one.sha === sha && one.context === context);
  return ["success", "neutral", "skipped"].includes(run?.conclusion ?? "") || status?.state === "success";
}

/**
 * Workflow files need a permission of their own, also those in the history that is new to the repository.
 * What the default branch has is nobody's change.
 */
async function workflowRefusal(place: Place, { after }: RefUpdate): Promise<RefRefusal | undefined> {
  if (after === undefined || mayChangeWorkflows(place)) return undefined;
  const { directory, defaultBranch } = place.repository;
  const range = [after, "--not", "--all", "--", ".github/workflows"];
  const changed = await git(directory, ["log", "-m", "--format=", "--name-only", ...range]);
  for (const path of new Set(changed.split("\n").filter(Boolean))) {
    const blob = async (revision: string) =>
      (
        await tryGit(directory, ["rev-parse", "--verify", "--quiet", `${revision}:${path}`])
      ).stdout.toString();
    if ((await blob(after)) !== (await blob(`refs/heads/${defaultBranch}`)))
      return { kind: "workflow", path };
  }
  return undefined;
}

/**
 * Whether a few commits on top of a ref bring neither a workflow file nor a large one: what most updates are, seen
 * without asking git for the history that is new. False says nothing yet.
 */
async function isHarmless({ world, repository }: Place, { before, after }: RefUpdate): Promise<boolean> {
  const { directory } = repository;
  if (before === undefined || after === undefined) return false;
  const differences = await differencesBetween(directory, before, after);
  for (const { path, now } of differences ?? []) {
    if (path.startsWith(".github/workflows/")) return false;
    const blob = now === undefined ? undefined : await readBlob(directory, now.sha);
    if (blob !== undefined && blob.length > world.maxFileBytes) return false;
  }
  return differences !== undefined;
}

/** What each commit of a line changed, not only what is left of it at the end. */
async function differencesBetween(directory: string, before: string, after: string) {
  const line = await readLine(directory, before, after);
  if (line === undefined) return undefined;
  const trees = [(await readCommit(directory, before))?.tree, ...line.map(({ tree }) => tree)];
  const steps = trees.slice(1).map((tree, step) => diffTrees(directory, trees[step], tree));
  return (await Promise.all(steps)).flat();
}

function mayChangeWorkflows({ world, repository, identity }: Place): boolean {
  if (identity.kind === "user") return identity.mayChangeWorkflows;
  return isAllowed(world, repository, { identity, wanted: need("write", "workflows=write") });
}

async function sizeRefusal(
  { world, repository }: Place,
  { after }: RefUpdate,
): Promise<RefRefusal | undefined> {
  if (after === undefined) return undefined;
  const objects = await git(repository.directory, ["rev-list", "--objects", after, "--not", "--all"]);
  if (objects === "") return undefined;
  const format = "--batch-check=%(objecttype) %(objectsize) %(rest)";
  const rows = await git(repository.directory, ["cat-file", format], { input: `${objects}\n` });
  const files = rows.split("\n").flatMap((row) => {
    const [, size = "", path = ""] = /^blob (\d+) (.*)$/.exec(row) ?? [];
    return Number(size) > world.maxFileBytes ? [{ path, bytes: Number(size) }] : [];
  });
  return files.length === 0 ? undefined : { kind: "size", files };
}
