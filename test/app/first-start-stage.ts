import { request } from "node:http";
import { text } from "node:stream/consumers";
import { pino } from "pino";
import { createGitHub, type LocalGitHub } from "#rehearsal/github/github.ts";
import { createNewAppPages } from "#rehearsal/github/pages/new-app-page.ts";
import type { AppEnvironment } from "#src/app/app-environment.ts";
import { firstStart } from "#src/app/first-start.ts";
import { createChannel } from "#src/app/proxy.ts";
import { createTemp } from "../support/temp.ts";
import { createSmee } from "./smee.ts";

/** A first start on an empty directory, beside a local GitHub that Ada is signed in to and a smee of its own. */
export type FirstStartStage = {
  readonly github: LocalGitHub;
  /** What the terminal shows. */
  readonly url: string;
  readonly directory: string;
  /** Everything that was logged. */
  readonly logged: () => string;
  /** The environment that the App goes on with. */
  readonly made: Promise<AppEnvironment>;
  readonly channel: string;
  [Symbol.asyncDispose](): Promise<void>;
};

export async function createFirstStartStage(
  env: AppEnvironment = {},
  makeChannel?: () => Promise<string>,
): Promise<FirstStartStage> {
  const [github, folder, smee] = await Promise.all([createGitHub(), createTemp(), createSmee()]);
  github.admin.createUser("ada");
  github.servePages(createNewAppPages(github.world, { login: "ada" }));
  const lines: string[] = [];
  const log = pino({ level: "trace" }, { write: (line: string) => void lines.push(line) });
  const shown = Promise.withResolvers<string>();
  const stop = new AbortController();
  const made = firstStart({
    env: { GHE_HOST: new URL(github.serverUrl).host, GHE_PROTOCOL: "http", PORT: "0", ...env },
    log,
    announce: shown.resolve,
    directory: folder.path,
    channel: makeChannel ?? (() => createChannel(smee.newChannelUrl)),
    signal: stop.signal,
  });
  made.catch(shown.reject);
  return {
    github,
    url: await shown.promise,
    directory: folder.path,
    logged: () => lines.join(""),
    made,
    channel: smee.newChannelUrl.replace("/new", "/channel"),
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      await made.catch(() => {});
      await Promise.all([github.close(), folder[Symbol.asyncDispose](), smee[Symbol.asyncDispose]()]);
    },
  };
}

export type Seen = { readonly status: number; readonly text: string };

/** Gets a page, also with headers that `fetch` sets by itself. */
export function visit(url: string | URL, headers: Readonly<Record<string, string>> = {}): Promise<Seen> {
  return new Promise((resolve, reject) => {
    request(url, { headers, agent: false }, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, text: body }), reject);
    })
      .on("error", reject)
      .end();
  });
}

/** Where the form of a page leads, and the manifest in it. */
export function formIn(page: string): { readonly action: URL; readonly manifest: string } {
  const [, action = ""] = /<form method="post" action="([^"]*)"/.exec(page) ?? [];
  const [, manifest = ""] = /name="manifest" value="([^"]*)"/.exec(page) ?? [];
  return { action: new URL(plainOf(action)), manifest: plainOf(manifest) };
}

function plainOf(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** Presses the button on GitHub's page, and gives the address that it leads back to. */
export async function agreeTo(page: string): Promise<URL> {
  const { action, manifest } = formIn(page);
  const { name } = JSON.parse(manifest);
  const create = new URL(action);
  create.pathname = create.pathname.replace(/\/new$/, "");
  const body = new URLSearchParams({ manifest, name });
  const answer = await fetch(create, { method: "POST", body, redirect: "manual" });
  return new URL(answer.headers.get("location") ?? "http://nowhere.invalid");
}
