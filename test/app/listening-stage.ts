import { Octokit } from "@octokit/rest";
import { createProbot } from "probot";
import { createLocalApp, type LocalApp, type LocalAppOptions } from "#rehearsal/app-stage.ts";
import { createActions } from "#rehearsal/github/actions/actions.ts";
import { createGitHub } from "#rehearsal/github/github.ts";
import type { NewRepository } from "#rehearsal/github/new-repository.ts";
import { createBranchLedger } from "#src/adapters/branch-ledger.ts";
import { createGitHubClient } from "#src/adapters/github-client.ts";
import { createInstallations } from "#src/app/installations.ts";
import { createAppLog } from "#src/app/log.ts";
import { renderWorkflow, workflowPath } from "#src/core/workflow-file.ts";
import { opened, type Written } from "#test/support/given.ts";

export const owner = "ada";
export const repo = "slug";

export type ListeningStageOptions = Pick<LocalAppOptions, "time"> & {
  /** How many issues are missions with a ledger. */
  readonly missions: number;
  readonly repository?: Partial<NewRepository>;
};

export type ListeningStage = Awaited<ReturnType<typeof createListeningStage>>;

/** Missions with ledgers, an App that is told of them, and no machine on which a job could begin. */
export async function createListeningStage({ missions, repository, ...options }: ListeningStageOptions) {
  const github = await createGitHub({ rateLimits: { user: 100_000, installation: 100_000 } });
  const local = await createLocalApp(github, { owner, ...options });
  const files = { "README.md": "# A project\n", [workflowPath]: renderWorkflow(local.url) };
  const collaborators = { bob: "write", eve: "triage" } as const;
  for (const name of [repo, "other"])
    await github.admin.createRepository({ owner, name, files, collaborators, ...repository });
  const actions = createActions(github.actions, { environment: { PATH: "/nowhere" } });
  const installation = local.install(owner, [`${owner}/${repo}`]);
  const as = (login: string) =>
    new Octokit({ auth: github.admin.createToken(login), baseUrl: github.apiUrl });
  const ada = as(owner);
  const ledgerOf = (id: string, clock: () => number = Date.now) =>
    createBranchLedger({
      github: createGitHubClient({
        apiUrl: github.apiUrl,
        repository: `${owner}/${repo}`,
        token: github.admin.createToken(owner),
      }),
      mission: id,
      run: { run: "test", attempt: 1 },
      clock,
      redact: String,
      hasEnded: async () => undefined,
    });
  /** Adds what happened to a mission's ledger. */
  const tell = async (id: string, ...events: readonly Written[]) => {
    const ledger = ledgerOf(id);
    let view = await ledger.read();
    for (const { writer: _, afterMs: __, ...event } of events) view = await ledger.append(event, view);
  };
  for (let n = 1; n <= missions; n++) {
    await ada.issues.create({ owner, repo, title: `Mission ${n}`, body: "", labels: ["cco:mission"] });
    const branch = { name: `cco/mission/issue-${n}` };
    await tell(`issue-${n}`, opened({ id: `issue-${n}`, branch }));
  }
  await github.settled();
  const deliveries = () => github.world.apps.get(local.keys.id)?.hook?.deliveries ?? [];
  return {
    github,
    local,
    actions,
    ada,
    as,
    /** Whoever holds a token of the App's installation. */
    asApp: async () => new Octokit({ auth: await tokenOf(local, installation), baseUrl: github.apiUrl }),
    tell,
    entries: (id: string) => ledgerOf(id).entries(),
    deliveries,
    /** What jobs were asked for, in order. */
    dispatches: () =>
      github.calls.flatMap(({ path, body }) =>
        path.endsWith("/dispatches") ? [(body as { readonly inputs: Dispatched }).inputs] : [],
      ),
    /** Resolves when every delivery was answered and no job is left. */
    settled: async () => {
      for (let round = 0; round < 3; round++) {
        await github.settled();
        await actions.idle();
      }
    },
    say: (issue_number: number, body: string) =>
      ada.issues.createComment({ owner, repo, issue_number, body }),
    [Symbol.asyncDispose]: async () => {
      await local[Symbol.asyncDispose]();
      await actions.close();
      await github.close();
    },
  };
}

function tokenOf({ config }: LocalApp, installation: number): Promise<string> {
  const { appId, privateKey, webhookSecret: secret, github } = config;
  const log = createAppLog("fatal", String);
  const probot = createProbot({
    overrides: { appId, privateKey, secret, baseUrl: github.apiUrl, log },
    env: {},
  });
  return createInstallations(probot).token(installation);
}

export type Dispatched = { readonly mission: string; readonly reason: string; readonly by: string };
