import type { IncomingMessage, ServerResponse } from "node:http";
import { text as textOf } from "node:stream/consumers";
import { agree, type Manifest, nameProblem, parseManifest } from "../app-manifest.ts";
import type { World } from "../world.ts";
import { type Html, html } from "./html.ts";
import { renderPage } from "./page.ts";

/**
 * The pages that make an App from a manifest, for whoever is said to be signed in. What a site posts is shown with
 * its name and a button; the button leads back to the site with a code.
 */
export function createNewAppPages(
  world: World,
  { login }: { readonly login: string },
): (request: IncomingMessage, response: ServerResponse) => boolean {
  return (request, response) => {
    const url = new URL(request.url ?? "/", world.urls.server);
    const [, organization, step = ""] =
      /^(?:\/organizations\/([^/]+))?\/settings\/apps(\/new)?$/.exec(url.pathname) ?? [];
    if (!/\/settings\/apps(\/new)?$/.test(url.pathname) || request.method !== "POST") return false;
    const owner = organization ?? login;
    const path = url.pathname.replace(/\/new$/, "");
    const visit = { world, owner, path, state: url.searchParams.get("state") ?? "", response };
    textOf(request)
      .then((body) => (step === "/new" ? show : create)(visit, new URLSearchParams(body)))
      .catch((error: unknown) => {
        console.error("A page failed:", error);
        response.writeHead(500).end("The page failed.\n");
      });
    return true;
  };
}

type Visit = {
  readonly world: World;
  readonly owner: string;
  /** Where the button leads. */
  readonly path: string;
  readonly state: string;
  readonly response: ServerResponse;
};

function show(visit: Visit, form: URLSearchParams): void {
  const manifest = parseManifest(form.get("manifest") ?? "");
  if ("problems" in manifest) send(visit, 422, refusal(manifest.problems));
  else if (!visit.world.accounts.has(visit.owner.toLowerCase())) send(visit, 404, refusal(["Not Found"]));
  else send(visit, 200, question(visit, manifest, { given: form.get("manifest") ?? "" }));
}

function create(visit: Visit, form: URLSearchParams): void {
  const given = form.get("manifest") ?? "";
  const manifest = parseManifest(given);
  const name = form.get("name") ?? "";
  const problem = nameProblem(visit.world, name);
  if ("problems" in manifest) send(visit, 422, refusal(manifest.problems));
  else if (problem === undefined) redirect(visit, { ...manifest, name });
  else send(visit, 422, question(visit, { ...manifest, name }, { given, problem }));
}

function redirect({ world, owner, state, response }: Visit, manifest: Manifest): void {
  const target = new URL(manifest.redirectUrl ?? manifest.url);
  target.searchParams.set("code", agree(world, manifest, owner));
  if (state !== "") target.searchParams.set("state", state);
  response.writeHead(302, { location: target.href }).end();
}

function refusal(problems: readonly string[]): Html {
  return html`<h1>Invalid GitHub App configuration</h1>
<p>The configuration does not appear to be a valid GitHub App manifest.</p>
<ul>${problems.map((problem) => html`<li class="failure">${problem}</li>`)}</ul>`;
}

type Question = { readonly given: string; readonly problem?: string };

function question({ owner, path, state }: Visit, manifest: Manifest, { given, problem }: Question): Html {
  const permissions = Object.entries(manifest.permissions).map(
    ([name, level]) => html`<li>${name}: ${level}</li>`,
  );
  return html`<h1>Create GitHub App for ${owner}</h1>
<form method="post" action="${`${path}?${new URLSearchParams({ state })}`}">
<input type="hidden" name="manifest" value="${given}">
<p><label>GitHub App name <input name="name" value="${manifest.name}" required></label></p>
${problem === undefined ? undefined : html`<p class="failure">${problem}</p>`}
<p><button>Create GitHub App for ${owner}</button></p>
</form>
<p class="faint">Webhooks go to ${manifest.hookUrl ?? "nowhere"}. ${manifest.isPublic ? "Anybody may install it." : "Only on this account."}</p>
<ul class="rows">${permissions}</ul>`;
}

function send({ response }: Visit, status: number, content: Html): void {
  response.writeHead(status, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
  response.end(renderPage({ title: "GitHub Apps", trail: [], content }));
}
