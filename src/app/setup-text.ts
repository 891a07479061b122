import { missionLabel } from "../core/label.ts";

export type SetupText = {
  /** Of the repository on GitHub. */
  readonly url: string;
  readonly defaultBranch: string;
  readonly workflow: { readonly path: string; readonly text: string };
  /** Whether the App may add workflows; without it people add it by a link. */
  readonly addsWorkflow: boolean;
  /** Names of the secrets that jobs can see; undefined when the App may not look. */
  readonly secrets: readonly string[] | undefined;
};

export const setupTitle = "Set up CCO";

/** Secrets of which the worker needs one. */
const workerSecrets = ["ANTHROPIC_API_KEY", "CLAUDE_CODE_OAUTH_TOKEN"];

/** What the setup pull request says: what it adds, what is missing, and how the first mission starts. */
export function renderSetupText(setup: SetupText): string {
  const { url, workflow, addsWorkflow } = setup;
  const added = addsWorkflow
    ? `- \`${workflow.path}\`: the job that works on missions. It is yours to change.\n`
    : "";
  return `CCO keeps Claude Code at an issue until its Definition of Done is proved. Nothing happens before this is merged, and then only on issues with the label \`${missionLabel}\`.

### What this adds

${added}- An issue form for missions. It sets no label: writing an issue alone starts nothing.

The labels \`${missionLabel}\` and \`cco:*\` are there already.
${addsWorkflow ? "" : renderWorkflowLink(setup)}
### Before the first mission

${renderSecrets(setup)}
- [ ] GitHub Actions are allowed to run here ([settings](${url}/settings/actions)). "Allow GitHub Actions to create and approve pull requests" is not needed: the App opens them.

### The first mission

1. Open an issue with the form "CCO mission": a few sentences, and under *Definition of Done* a list of what must be true, with the command that proves each.
2. Put the label \`${missionLabel}\` on it. CCO answers in the issue within a minute, and opens a draft pull request with its first commit.
3. Talk to it in comments: \`/cco status\`, \`/cco stop\`, \`/cco help\`.

Closing this pull request is an answer, too: CCO does not open another one here.
`;
}

function renderSecrets({ url, secrets }: SetupText): string {
  const one = workerSecrets.map((name) => `\`${name}\``).join(" or ");
  const page = `[secrets](${url}/settings/secrets/actions)`;
  if (secrets === undefined)
    return `- [ ] One of the ${page} ${one} is there, for Claude Code. (The App may not look which there are.)`;
  const present = secrets.find((name) => workerSecrets.includes(name));
  return present === undefined
    ? `- [ ] **Missing:** one of the ${page} ${one}, for Claude Code.`
    : `- [x] The secret \`${present}\` is there, for Claude Code.`;
}

/** GitHub opens its editor with the file in it. */
function renderWorkflowLink({ url, defaultBranch, workflow }: SetupText): string {
  const query = new URLSearchParams({ filename: workflow.path, value: workflow.text });
  return `
### What it cannot add

The App was not granted \`workflows\`, so the job that works on missions is for you to add: [add \`${workflow.path}\`](${url}/new/${encodeURIComponent(defaultBranch)}?${query}), and commit it to \`${defaultBranch}\`.
`;
}
