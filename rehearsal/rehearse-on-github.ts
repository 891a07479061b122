import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Octokit } from "@octokit/rest";
import { type AppStage, createAppStage } from "./app-stage.ts";
import { buildAction } from "./build-action.ts";
import type { Run } from "./github/actions-backend.ts";
import { createPages } from "./github/pages/pages.ts";
import { owner } from "./github-stage.ts";
import type { LiveKey } from "./live-key.ts";
import { renderPicture } from "./picture.ts";
import { createCommentWatch, type Portrait, readPortrait } from "./portrait.ts";
import { sampleIssue, sampleWord } from "./sample-issue.ts";
import { sampleCi, sampleFiles } from "./sample-project.ts";
import { sampleScript } from "./sample-script.ts";
import { createStory, type Paint, paintTerminal, type Story } from "./story.ts";

/**
 * The rehearsal on GitHub: an issue gets the label, the App hears of it, and the repository works on it by itself.
 * The local GitHub, its runner and the model are ours; the App, the workflow, the bundled Action, git and Claude Code
 * are the real ones.
 *
 * @param live the reader's own key in place of the scripted model.
 * @param serve keeps the pages up until Ctrl-C.
 * @returns the exit code: 0 only when the mission is done.
 */
export async function rehearseOnGitHub({
  live,
  serve,
}: {
  readonly live: LiveKey | undefined;
  readonly serve: boolean;
}): Promise<number> {
  // Whatever it waits for, Ctrl-C leads to the end, where everything is put away.
  const interrupted = once(process, "SIGINT").then(() => undefined);
  const directory = await mkdtemp(join(tmpdir(), "cco-rehearsal-"));
  try {
    const model = live === undefined ? "a model that plays a script" : "your model";
    console.log(`A rehearsal on a local GitHub: real git, real Claude Code, ${model}.\n`);
    await buildAction(directory);
    const begin = performance.now();
    const print = (line: string) => console.log(line);
    const elapsed = () => performance.now() - begin;
    const story = createStory({ print, paint: paintTerminal, elapsed });
    await using rehearsal = await openRehearsal({ action: directory, live, story });
    const isDone = await Promise.race([rehearsal.play(), interrupted]);
    if (isDone === undefined) return interruptedCode;
    console.log(`\n${await rehearsal.picture(paintTerminal)}`);
    if (serve) {
      const dashboard = `${rehearsal.stage.local.url} (the App's dashboard; sign in as ${owner})`;
      console.log(`\nLook at ${[...rehearsal.pages, dashboard].join("\n    and ")}\nCtrl-C ends it.`);
      await interrupted;
    }
    return isDone ? 0 : 1;
  } finally {
    await rm(directory, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** As of a shell's command that Ctrl-C ended. */
const interruptedCode = 130;

export type Rehearsal = AsyncDisposable & {
  readonly stage: AppStage;
  /** Addresses of the issue's page and of the pull request's. */
  readonly pages: readonly string[];
  /** From the label to the end. Whether it ended with `done`. */
  play(): Promise<boolean>;
  /** What is to be seen then. */
  picture(paint: Paint): Promise<string>;
  /** The same as it was posted. */
  portrait(): Promise<Portrait>;
};

export type RehearsalOptions = {
  /** Directory with action.yml and dist/. */
  readonly action: string;
  readonly live?: LiveKey | undefined;
  readonly story: Story;
};

/** The sample project on a local GitHub whose pages are up, with an App, before anybody has done anything. */
export async function openRehearsal({ action, live, story }: RehearsalOptions): Promise<Rehearsal> {
  const spoken: Promise<unknown>[] = [];
  const stage = await createAppStage({
    script: sampleScript,
    files: { ...sampleFiles, ...sampleCi },
    action,
    ...(live === undefined ? {} : live),
    onLog: story.onLog,
    onLine: (line: string, run: Run) => {
      story.onLine(line, run);
      // Somebody looks on, and says something while it works.
      if (line.startsWith("Iteration 2 opened"))
        spoken.push(ada.issues.createComment({ ...place, body: sampleWord }));
    },
  });
  const { github, name: repo } = stage;
  const page = `${github.serverUrl}/${owner}/${repo}`;
  const ada = new Octokit({ auth: github.admin.createToken(owner), baseUrl: github.apiUrl });
  const place = { owner, repo, issue_number: 1 };
  github.servePages(createPages(github.world));
  const comments = createCommentWatch();
  github.onEvent(story.onEvent);
  github.onEvent(comments.onEvent);
  github.onAnswer(story.onAnswer);
  return {
    stage,
    pages: [`${page}/issues/1`, `${page}/pull/2`],
    play: async () => {
      await ada.issues.create({ owner, repo, ...sampleIssue });
      await ada.issues.addLabels({ ...place, labels: ["cco:mission"] });
      await stage.idle();
      await Promise.all(spoken);
      const { data: labels } = await ada.issues.listLabelsOnIssue(place);
      return labels.some((label) => label.name === "cco:done");
    },
    picture: (paint) => renderPicture(ada, place, paint),
    portrait: () => readPortrait(ada, place, comments.texts),
    [Symbol.asyncDispose]: () => stage[Symbol.asyncDispose](),
  };
}
