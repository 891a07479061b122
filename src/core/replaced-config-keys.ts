import type { ReplacedKeys } from "./replaced-keys.ts";
import { minutes, wholeNumber } from "./replaced-mission-keys.ts";

const always = (what: string) => ({ now: `is left out: ${what}` });
const records = always("CCO keeps its records in .cco/sessions, or on the mission's ledger branch.");
const shown = always("the pull request shows where the mission stands, always.");
const server = always("start the model's server yourself and set manager.base_url.");
const openrouter = { implies: ["manager.provider", "openrouter"] } as const;

/** Keys of version 1's configuration, with what does their work today. */
export const replacedConfigKeys: ReplacedKeys = {
  "orchestrator.mode": always("one mission works at a time; parallel raises it."),
  "orchestrator.max_iterations": take("budget.iterations", wholeNumber),
  "orchestrator.checkpoint_interval": always("every step is recorded."),
  "orchestrator.iteration_timeout": take("budget.per_iteration.minutes", minutes),
  "orchestrator.timeout": take("budget.minutes", minutes),
  "orchestrator.llm_provider": take("manager.provider", providerOf),

  "repository.path": always("the mission's repository key, or the directory you are in, says where to work."),
  "repository.auto_commit": always("every iteration ends in one commit, so that nothing paid for is lost."),
  "repository.commit_frequency": always("every iteration ends in one commit."),

  "openrouter.api_key": { ...take("manager.api_key", optional), ...openrouter },
  "openrouter.model": { ...take("manager.model"), ...openrouter },
  "openrouter.temperature": always("the model's own default is used."),
  "openrouter.max_tokens": always("the model's own default is used."),

  "claude_code.api_key": always("the key is read from ANTHROPIC_API_KEY, in the environment or .env."),
  "claude_code.use_subscription": take("worker.mode", (given) =>
    given === true ? "subscription" : undefined,
  ),
  "claude_code.model": take("worker.model"),
  "claude_code.max_turns": take("budget.per_iteration.turns", wholeNumber),
  "claude_code.use_sdk": always("Claude Code is always run through its SDK."),
  "claude_code.workspace": always("CCO works in a worktree of its own."),
  "claude_code.instance_id": always("sessions are named by the mission and the iteration."),
  "claude_code.max_file_size": always("large files are kept out of commits."),
  "claude_code.temperature": always("the model's own default is used."),

  "llm.provider": take("manager.provider", providerOf),
  "llm.model": take("manager.model"),
  "llm.base_url": take("manager.base_url"),
  "llm.api_key": take("manager.api_key", optional),
  "llm.temperature": always("the model's own default is used."),
  "llm.max_tokens": always("the model's own default is used."),
  "llm.huggingface_token": server,
  "llm.local_model": server,
  "llm.vllm_options": server,

  "github.enable": always("CCO works on GitHub wherever its workflow is installed."),
  "github.enabled": always("CCO works on GitHub wherever its workflow is installed."),
  "github.owner": always("the repository is the one the workflow runs in."),
  "github.repo": always("the repository is the one the workflow runs in."),
  "github.token": always("the workflow brings its own token."),
  "github.base_branch": take("branch.base"),
  "github.branch_strategy": always("branch.name names the branch; <id> in it is the mission's id."),
  "github.semantic_commits": always("commit messages follow Conventional Commits."),
  "github.auto_pr": shown,
  "github.auto_create_pr": shown,
  "github.pr_template": shown,
  "github.auto_close_issues": always("the pull request closes the issue when it is merged."),

  "persistence.type": records,
  "persistence.path": records,

  "monitoring.log_level": take("logging.level"),
  "monitoring.log_path": always("logs are in .cco/logs."),
  "monitoring.enable_telemetry": always("CCO sends nothing to anybody but the services you name."),
  "monitoring.enable_perf_logs": always("cco log shows what each step took."),
  "monitoring.metrics_enabled": always("cco status shows what was used."),
  "monitoring.dashboard_port": always("cco status --watch shows the progress."),
};

/** Keys people try, with what to write instead. */
export const configHints: Readonly<Record<string, string>> = {
  max_iterations: "Write iterations under budget.",
  max_usd: "Write usd under budget.",
  timeout_minutes: "Write minutes under budget.",
  worker_mode: "Write mode under worker.",
  worker_model: "Write model under worker.",
  claude_code_path: "Write executable under worker.",
  manager_provider: "Write provider under manager.",
  manager_model: "Write model under manager.",
  manager_base_url: "Write base_url under manager.",
  log_level: "Write level under logging.",
  anthropic_api_key: "Set the environment variable ANTHROPIC_API_KEY instead, for instance in .env.",
  openrouter_api_key: "Set the environment variable OPENROUTER_API_KEY instead, for instance in .env.",
  claude_code_oauth_token:
    "Set the environment variable CLAUDE_CODE_OAUTH_TOKEN instead, for instance in .env.",
  mission: "A mission has a file of its own: .cco/mission.yaml.",
};

function take(to: string, convert?: (given: unknown) => unknown) {
  const now = `is ${to} today; it was taken as that where it still has a meaning.`;
  return convert === undefined ? { now, to } : { now, to, convert };
}

/** Version 1 left `${NAME}` alone when NAME was missing, and looked for the key elsewhere. */
function optional(given: unknown): unknown {
  return typeof given === "string"
    ? given.replace(/^\$\{(\w+)\}$/, (_, name: string) => `\${${name}:-}`)
    : given;
}

function providerOf(given: unknown): unknown {
  return typeof given === "string" && /^(local-cuda|local-cpu|ollama|llamacpp|vllm)$/.test(given)
    ? "openai-compatible"
    : given;
}
