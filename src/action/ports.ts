import { join } from "node:path";
import { type BranchLedger, ledgerBranch } from "../adapters/branch-ledger.ts";
import { chooseJudge } from "../adapters/choose-judge.ts";
import { chooseManager } from "../adapters/choose-manager.ts";
import { chooseWorker } from "../adapters/choose-worker.ts";
import { findClaude } from "../adapters/claude-executable.ts";
import { fetchClaude } from "../adapters/fetch-claude.ts";
import { createGitHubCi } from "../adapters/github-ci.ts";
import { createGitHubQueue } from "../adapters/github-queue.ts";
import { createGitHubReporter } from "../adapters/github-reporter.ts";
import { requireRules } from "../adapters/github-rules.ts";
import { createSigner } from "../adapters/github-signature.ts";
import type { Situation } from "../adapters/github-situation.ts";
import { createGitHubWorkspace, type GitHubWorkspace } from "../adapters/github-workspace.ts";
import { createLiveLine } from "../adapters/live-line.ts";
import { withoutOrphans } from "../adapters/session-note.ts";
import { watchedLedger } from "../adapters/watched-ledger.ts";
import type { Activity } from "../adapters/worker-activity.ts";
import { defaultIdentity } from "../adapters/workspace.ts";
import type { Live } from "../core/comment-now.ts";
import type { Config } from "../core/config.ts";
import type { Entry } from "../core/event.ts";
import { endsIteration } from "../core/evolve-report.ts";
import type { Mission } from "../core/mission.ts";
import type { BranchStanding, Ports, Reporter, Worker, Workspace } from "../core/ports.ts";
import type { MissionState } from "../core/state.ts";
import type { Inputs } from "./inputs.ts";
import { createIsolation, type Isolation } from "./isolation.ts";
import { placesOf } from "./job-ledger.ts";
import { createJobProver } from "./job-prover.ts";
import { withStoredPatches } from "./patches.ts";
import { type Setting, withKeys } from "./setting.ts";
import { isToldMeanwhile } from "./watch.ts";

export type Equipment = {
  readonly ledger: BranchLedger;
  readonly config: Config;
  readonly situation: Situation;
  readonly notices: readonly string[];
  /** Path of Claude Code; on its way while everything else is looked at. */
  readonly claude: () => Promise<string>;
};

/** The outside of a mission on GitHub. */
export async function createGitHubPorts(
  setting: Setting,
  spec: Mission,
  equipment: Equipment,
): Promise<Ports> {
  const { github, job, inputs, interrupt, redact, isSecret, say } = setting;
  const { config, situation, claude } = equipment;
  const { root, records } = placesOf(setting, spec.id);
  const env = withKeys(setting.env, inputs);
  const workspace = createGitHubWorkspace({
    remote: `${job.serverUrl}/${job.repository}.git`,
    authorization: setting.token,
    root,
    records,
    isSecret,
    objection: () => objectionIn(ledger, situation),
    signer: createSigner({ github, isApps: () => hasAppsToken(setting), warn: setting.warn }),
  });
  const { gitDir } = workspace;
  // What is done on the way stands behind the facts it leads to.
  const sayAside = (text: string) => say(`  ${text}`);
  const home = join(root, "home");
  const isolation = createIsolation(setting, spec, { root, home, gitDir, env });
  const { quarters } = isolation;
  const prover = createJobProver(setting, workspace, { root, records, quarters, onActivity: sayAside });
  const means = { config, env, claude };
  const judge = await chooseJudge(means, spec, { gitDir, warn: setting.warn });
  const { ledger: watched, reporter, show } = createShow(setting, equipment);
  const ledger = withFiles(watched, workspace, quarters);
  const looking = lookingAhead(workspace, reporter);
  const instructions = situation.files["CLAUDE.md"];
  const worker: Worker = {
    work: async (task) => {
      const equipped = { config: withExecutable(config, await claude()), env };
      const isTold = await isToldMeanwhile(ledger, () => workspace.askHead(ledgerBranch(spec.id)));
      const wanted = isTold ? { ...task, interrupt: AbortSignal.abort() } : task;
      await using live = createLiveLine({ show, redact, warn: setting.warn });
      const onActivity = (activity: Activity) => {
        sayAside(activity.text);
        live.note(activity);
      };
      const place = { home, quarters: await quarters() };
      const chosen = chooseWorker(equipped, spec, { ...place, instructions, redact, onActivity });
      return await chosen.work(wanted);
    },
  };
  return {
    run: job.run,
    actor: job.actor,
    clock: Date.now,
    interrupt,
    ledger,
    // The last step seals what a first step left that was killed: what its worker started may still be at it.
    workspace: withoutOrphans(
      withRules(withStoredPatches(looking.workspace, { records, isSecret }), setting),
      home,
      isolation.reclaim,
    ),
    worker: isolation.tell(worker),
    prover,
    manager: await chooseManager(means, spec),
    judge: {
      name: judge.name,
      judge: async (request) => {
        await workspace.ready([request.sha, request.base]);
        return judge.judge(request);
      },
    },
    queue: createGitHubQueue(github, config.parallel),
    ci: createGitHubCi(github, { workflow: job.workflow, dispatch: config.dispatchCi }),
    reporter: looking.reporter,
  };
}

/** The same two; the branch is looked at while people are shown an iteration's end: what is next is asked right after. */
function lookingAhead<T extends Workspace>(workspace: T, reporter: Reporter) {
  let ahead: Promise<BranchStanding> | undefined;
  const observe: Workspace["observe"] = (branch, known) => {
    const standing = ahead ?? workspace.observe(branch, known);
    ahead = undefined;
    return standing;
  };
  const report: Reporter["report"] = (state) => {
    ahead = endsIteration(state) ? workspace.observe(state.mission.branch, state) : undefined;
    // It shows when it is asked for.
    ahead?.catch(() => {});
    return reporter.report(state);
  };
  return { workspace: { ...workspace, observe }, reporter: { report } };
}

/** GitHub gives an App what it gives no job: buttons, and a signature on the commits. */
async function hasAppsToken({ token, inputs }: Setting): Promise<boolean> {
  return (await token()) !== (inputs["github-token"] ?? "");
}

/** What people are shown: each report, and in between what is done now, on what the ledger said last. */
function createShow(setting: Setting, equipment: Equipment) {
  const { github, job, redact, warn } = setting;
  const { situation, notices } = equipment;
  let seen: MissionState | undefined;
  const see = (_entry: Entry, state: MissionState) => {
    seen = state;
  };
  const ledger = watchedLedger(equipment.ledger, see, { by: job.run, clock: Date.now });
  const reporter = createGitHubReporter({
    github,
    situation,
    redact,
    notices,
    warn,
    repositoryUrl: `${job.serverUrl}/${job.repository}`,
    run: job.run,
    newest: ledger.pullRequest,
    hasButtons: () => hasAppsToken(setting),
  });
  const show = async (live: Live) => {
    if (seen !== undefined) await reporter.refresh(seen, live);
  };
  return { ledger, reporter, show };
}

/**
 * The same ledger; the worker's files come, and its quarters are found, while it is recorded that an iteration begins.
 * A fault shows when they are used.
 */
function withFiles(
  ledger: BranchLedger,
  workspace: GitHubWorkspace,
  quarters: Isolation["quarters"],
): BranchLedger {
  return {
    ...ledger,
    append: (event, view, consequence) => {
      const { state } = view;
      if (event.type === "iteration-opened" && state !== undefined) {
        workspace.ready([state.head, state.base]).catch(() => {});
        quarters().catch(() => {});
      }
      return ledger.append(event, view, consequence);
    },
  };
}

/** What was merged while the worker worked is over: nothing goes on top of it. */
function objectionIn(ledger: BranchLedger, { pullRequest }: Situation): string | undefined {
  const isMerged = ledger.pullRequest()?.state === "MERGED" && pullRequest?.state !== "MERGED";
  return isMerged ? "The pull request was merged while the worker worked." : undefined;
}

/** The same workspace; a mission is not opened where the repository's rules would refuse its first push. */
function withRules<T extends Workspace>(workspace: T, setting: Setting): T {
  return {
    ...workspace,
    open: async (branch, mission) => {
      const message = `feat: iteration 1\n\nCCO-Mission: ${mission}\nCCO-Iteration: 1\n`;
      const isSigned = await hasAppsToken(setting);
      const email = isSigned ? undefined : defaultIdentity.email;
      const ledger = {
        message: "cco: mission-opened (1)\n\n[skip ci]",
        email: undefined,
        paths: ledgerPaths,
      };
      await requireRules(setting.github, [
        { branch: branch.name, isSigned, message, email, paths: [] },
        { branch: ledgerBranch(mission), isSigned: true, ...ledger },
      ]);
      return workspace.open(branch, mission);
    },
  };
}

const ledgerPaths = ["events/0000/000001.json", "README.md"];

/** The configured Claude Code, the one on the PATH, or the pinned one from npm. */
export async function readyClaude({ inputs, env, job }: Setting, config: Config): Promise<string> {
  const named = namedClaude(inputs, config);
  if (named !== undefined) return named;
  const found = await findClaude({ env });
  return found?.path ?? fetchClaude({ cache: env.RUNNER_TOOL_CACHE ?? job.temp, env });
}

/** One that was named is not replaced by another: the worker says that it is missing. */
export function namedClaude(inputs: Inputs, { worker }: Config): string | undefined {
  return inputs["claude-code-path"] ?? worker.executable;
}

function withExecutable(config: Config, executable: string): Config {
  return { ...config, worker: { ...config.worker, executable } };
}
