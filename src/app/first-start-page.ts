import { type Html, html, sourceOf, trusted } from "../pages/html.ts";
import { pageStyle } from "./first-start-style.ts";

export type BeginPage = {
  /** Where the form goes: GitHub's page for new Apps. */
  readonly action: string;
  readonly manifest: Readonly<Record<string, unknown>>;
  /** What the choice of the owner carries along. */
  readonly key: string | undefined;
  readonly organization: string | undefined;
  readonly hook: string;
  readonly isRelayed: boolean;
};

/** The first page: what will happen, and the button that leads to GitHub. */
export function renderBeginPage(page: BeginPage): string {
  const { action, manifest, organization, hook, isRelayed } = page;
  const owner = organization === undefined ? "your account" : html`<strong>${organization}</strong>`;
  const relay = isRelayed
    ? html`<p>This machine has no address on the internet, so webhooks come through a channel of smee.io. That is for trying it out: for work, set <code>APP_URL</code>.</p>`
    : undefined;
  return render(
    "Set up CCO",
    1,
    html`<h1>Make your own GitHub App</h1>
<p>CCO listens to your repositories through a GitHub App that belongs to you. GitHub shows what it asks for, lets you
change its name, and leads you back here. Nothing is made before you agree there.</p>
<form method="post" action="${action}">
<input type="hidden" name="manifest" value="${JSON.stringify(manifest)}">
<button>Continue on GitHub</button>
</form>
<dl>
<dt>Owner</dt><dd>${owner}</dd>
<dt>Webhooks</dt><dd><code>${hook}</code></dd>
<dt>Afterwards</dt><dd>its key and secrets are kept in <code>.env</code> here, readable by you alone</dd>
</dl>
${relay}${renderOwner(page)}
<details><summary>What it may do, and why</summary>
<ul>${permissionsOf(manifest)}</ul>
<p>It never sees a model key and never runs Claude Code: jobs in your repositories do.</p>
</details>`,
  );
}

function renderOwner({ key, organization }: BeginPage): Html {
  const keep = key === undefined ? undefined : html`<input type="hidden" name="key" value="${key}">`;
  return html`<details${trusted(organization === undefined ? "" : " open")}><summary>For an organisation instead</summary>
<form method="get" action="/" class="row">${keep}
<label for="org">Its name on GitHub</label>
<input id="org" name="org" value="${organization ?? ""}" pattern="[A-Za-z0-9]([A-Za-z0-9\\-]{0,38})" autocomplete="off">
<button class="quiet">Use it</button>
</form></details>`;
}

const reasons: Readonly<Record<string, string>> = {
  actions: "starts the jobs of a mission, and sees which were lost",
  checks: "shows the standing on the pull request, with buttons",
  contents: "writes the ledger; lets the jobs push so that CI starts",
  issues: "hears commands and answers them; comments and labels",
  metadata: "every App has it",
  pull_requests: "opens the draft, and the pull request that sets a repository up",
  statuses: "hears that CI set a status",
  workflows: "for the one pull request that adds the workflow",
};

function permissionsOf({ default_permissions: given }: Readonly<Record<string, unknown>>): readonly Html[] {
  return Object.entries(typeof given === "object" && given !== null ? given : {}).map(
    ([name, level]) => html`<li><code>${name}: ${`${level}`}</code> ${reasons[name]}</li>\n`,
  );
}

/** The last page: the App is there and answers. */
export function renderReadyPage({ name, url }: { readonly name: string; readonly url: string }): string {
  return render(
    "CCO is ready",
    2,
    html`<h1>${name} is ready</h1>
<p>The App is made, its key is in <code>.env</code>, and CCO goes on with it now. Nothing needs to be restarted.</p>
<p><a class="button" href="${`${url}/installations/new`}">Install it on your repositories</a></p>
<p>Each repository then gets one pull request that adds the workflow and an issue form. Merge it, add the secret it
names, and put the label <code>cco:mission</code> on an issue.</p>`,
  );
}

/** Something that stops the setup, and what to do about it. */
export function renderProblemPage(title: string, words: string, again?: string): string {
  const link =
    again === undefined ? undefined : html`<p><a class="button quiet" href="${again}">Begin again</a></p>`;
  return render(title, undefined, html`<h1>${title}</h1>\n<p>${words}</p>\n${link}`);
}

const steps = ["Make the App", "Install it", "Label an issue"];

function render(title: string, current: number | undefined, content: Html): string {
  const trail = steps.map((step, index) => {
    const mark = trusted(index + 1 === current ? ' aria-current="step"' : "");
    return html`<li${mark}>${step}</li>`;
  });
  return sourceOf(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${trusted(pageStyle)}</style>
</head>
<body>
<header><strong>CCO</strong><ol aria-label="Steps">${trail}</ol></header>
<main>
${content}
</main>
</body>
</html>
`);
}
