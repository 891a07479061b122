import type { IncomingMessage, ServerResponse } from "node:http";
import { readCommit, resolveRevision } from "../git-objects.ts";
import { issueHtmlUrl } from "../render/issue.ts";
import { repositoryHtmlUrl } from "../render/repository.ts";
import { fullName, repositoryKey } from "../repository.ts";
import type { World } from "../world.ts";
import { renderCommitPage } from "./commit-parts.ts";
import { type Html, html } from "./html.ts";
import { renderIssuePage } from "./issue-page.ts";
import { type Page, renderPage } from "./page.ts";
import type { Place } from "./place.ts";
import { renderRepositoryPage } from "./repository-page.ts";
import { renderRunPage } from "./run-page.ts";
import { renderFilePage, renderTreePage } from "./tree-parts.ts";

/** Pages a person can look at, for `servePages`: issues, pull requests, commits, and lists of them. Nothing is asked of who looks. */
export function createPages(world: World): (request: IncomingMessage, response: ServerResponse) => boolean {
  return (request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") return false;
    const { pathname } = new URL(request.url ?? "/", world.urls.server);
    answer(world, pathname).then(
      (found) => send(response, found),
      (error: unknown) => {
        console.error("A page failed:", error);
        response.writeHead(500).end("The page failed.\n");
      },
    );
    return true;
  };
}

type Answer = Page | { readonly redirect: string } | undefined;

function send(response: ServerResponse, found: Answer): void {
  if (found !== undefined && "redirect" in found) {
    response.writeHead(302, { location: found.redirect }).end();
    return;
  }
  response.writeHead(found === undefined ? 404 : 200, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data: https:",
    "cache-control": "no-store",
  });
  response.end(renderPage(found ?? lost));
}

const lost: Page = {
  title: "Not found",
  trail: [["Repositories", "/"]],
  content: html`<h1>There is no such page.</h1>`,
};

async function answer(world: World, pathname: string): Promise<Answer> {
  const [owner = "", name = "", kind, ...rest] = decodeURIComponent(pathname).split("/").filter(Boolean);
  if (owner === "") return repositoryList(world);
  const repository = world.repositories.get(repositoryKey(owner, name));
  if (repository === undefined) return undefined;
  const place = { world, repository };
  const content = rest.join("/");
  if (kind === undefined || (["issues", "pulls"].includes(kind) && content === ""))
    return repositoryPage(place);
  if (kind === "issues" || kind === "pull") return issuePage(place, kind, Number(content));
  if (kind === "actions") return runPage(place, rest);
  if (kind === "tree") return filesPage(place, content, await renderTreePage(place, content));
  if (kind === "blob") return filesPage(place, content, await renderFilePage(place, content));
  return kind === "commit" ? commitPage(place, content) : undefined;
}

function trailTo({ world, repository }: Place): Page["trail"] {
  return [
    ["Repositories", "/"],
    [fullName(repository), repositoryHtmlUrl(world, repository)],
  ];
}

function repositoryList(world: World): Page {
  const rows = [...world.repositories.values()].map(
    (repository) =>
      html`<li><a href="${repositoryHtmlUrl(world, repository)}">${fullName(repository)}</a></li>`,
  );
  return {
    title: "Repositories",
    trail: [],
    content: html`<h1>Repositories</h1><ul class="rows">${rows}</ul>`,
  };
}

async function repositoryPage(place: Place): Promise<Page> {
  const title = fullName(place.repository);
  return { title, trail: trailTo(place), content: await renderRepositoryPage(place) };
}

/** A pull request is an issue too: its number under `issues` leads to its own page, and the other way round. */
async function issuePage(place: Place, kind: "issues" | "pull", number: number): Promise<Answer> {
  const { world, repository } = place;
  const issue = repository.issues.get(number);
  if (issue === undefined) return undefined;
  if ((issue.pull === undefined) !== (kind === "issues"))
    return { redirect: issueHtmlUrl(world, repository, issue) };
  const title = `${issue.title} · #${number} · ${fullName(repository)}`;
  return { title, trail: trailTo(place), content: await renderIssuePage(place, issue) };
}

async function runPage(place: Place, [kind, id]: readonly string[]): Promise<Answer> {
  const content = kind === "runs" ? await renderRunPage(place, Number(id)) : undefined;
  const title = `Run ${id} · ${fullName(place.repository)}`;
  return content === undefined ? undefined : { title, trail: trailTo(place), content };
}

function filesPage(place: Place, where: string, content: Html | undefined): Answer {
  const title = `${where} · ${fullName(place.repository)}`;
  return content === undefined ? undefined : { title, trail: trailTo(place), content };
}

async function commitPage(place: Place, name: string): Promise<Answer> {
  const { directory } = place.repository;
  const sha = await resolveRevision(directory, name);
  const commit = sha === undefined ? undefined : await readCommit(directory, sha);
  if (commit === undefined) return undefined;
  const title = `${commit.sha.slice(0, 7)} · ${fullName(place.repository)}`;
  return { title, trail: trailTo(place), content: await renderCommitPage(place, commit) };
}
