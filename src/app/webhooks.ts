import type { EmitterWebhookEventName, Webhooks } from "@octokit/webhooks";
import type { BranchBook } from "./branch-book.ts";
import type { Desks, Place } from "./desk.ts";
import { hear } from "./hear.ts";
import type { Log } from "./log.ts";
import type { DeliveryOutcome, Metrics } from "./metrics.ts";
import { createRecent } from "./recent.ts";
import { type Signal, signalOf } from "./signal.ts";

/** Events of app.yml. GitHub sends the last two to every App. */
export const heardEvents = [
  "issues",
  "issue_comment",
  "pull_request",
  "push",
  "check_run",
  "check_suite",
  "status",
  "workflow_run",
  "installation",
  "installation_repositories",
] as const satisfies readonly EmitterWebhookEventName[];

export type WebhookOptions = {
  readonly desks: Desks;
  readonly log: Log;
  readonly metrics: Metrics;
  /** File name of the workflow in people's repositories. */
  readonly workflow: string;
  readonly branches: BranchBook;
  /** A repository was added to an installation. It is set up after the answer: nobody waits for it. */
  readonly setUp: (place: Place) => void;
  /** Milliseconds until a delivery that is not heard yet is answered as failed; eight seconds unless said. */
  readonly longestHearing?: number | undefined;
};

type Delivery = { readonly id: string; readonly name: string; readonly payload: object };

/**
 * Hears every event before it is answered: what fails is a 5xx, which GitHub keeps as failed, and which is asked for
 * again. The same delivery twice is heard once by this process, and does no harm in another: what is recorded is
 * recorded once.
 */
export function listenOn(webhooks: Webhooks, options: WebhookOptions): void {
  const heard = createRecent(10_000);
  for (const name of heardEvents) webhooks.on(name, async (event) => deliver(event));

  async function deliver({ id, name, payload }: Delivery): Promise<void> {
    const begun = performance.now();
    const tell = (outcome: DeliveryOutcome) =>
      options.metrics.delivery(name, outcome, (performance.now() - begun) / 1000);
    if (heard.has(id)) return tell("ignored");
    const concern = concernOf({ id, name, payload }, options);
    // Most deliveries: nothing is waited for.
    if (concern === undefined) {
      heard.add(id);
      return tell("ignored");
    }
    const { longestHearing = eightSeconds } = options;
    const hearing = hearEvent({ id, name }, concern, options).then((outcome) => {
      heard.add(id);
      return outcome;
    });
    try {
      tell(await soon(hearing, longestHearing));
    } catch (error) {
      tell("failed");
      options.log.error({ delivery: id, event: name, err: error }, "a delivery failed");
      // The status of GitHub's answer to us is not ours to GitHub: without one of its own an error is a 500.
      throw new Error("The delivery could not be heard.", { cause: error });
    }
  }
}

/**
 * What is not heard by then goes on, and has failed for GitHub: sent again, it finds what was recorded. Octokit would
 * say 202 after nine seconds, and GitHub would keep as arrived what may yet fail. Milliseconds.
 */
const eightSeconds = 8000;

async function soon<T>(hearing: Promise<T>, longest: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("It took too long.")), longest);
  });
  return Promise.race([hearing, late]).finally(() => clearTimeout(timer));
}

type Concern = { readonly about: About; readonly signal: Signal };

/** What a delivery asks for, and where; undefined when it asks nothing of a mission. */
function concernOf({ id, name, payload }: Delivery, options: WebhookOptions): Concern | undefined {
  for (const place of addedIn(name, payload)) options.setUp(place);
  const about = aboutOf(payload);
  if (about === undefined) return undefined;
  const signal = readSignal({ id, name, payload }, options, about.repository);
  return signal === undefined || signal.kind === "nothing" ? undefined : { about, signal };
}

async function hearEvent(
  { id, name }: Pick<Delivery, "id" | "name">,
  { about, signal }: Concern,
  { desks, log }: WebhookOptions,
): Promise<DeliveryOutcome> {
  const { repository, installation, actor, defaultBranch } = about;
  const told = await hear(
    { signal, actor, defaultBranch },
    await desks.open({ repository, installation }, "hurried"),
  );
  log.info({ delivery: id, event: name, repository, what: told.sentence }, told.kind);
  return told.kind === "told" ? "heard" : "ignored";
}

/** A payload that is not what GitHub sends is nobody's signal. To fail would have it sent again. */
function readSignal(
  { id, name, payload }: Delivery,
  { log, workflow, branches }: WebhookOptions,
  repository: string,
): Signal | undefined {
  try {
    const missionOn = (branch: string) => branches.missionOn(repository, branch);
    return signalOf(name, payload, { workflow, missionOn });
  } catch (error) {
    log.warn({ delivery: id, event: name, err: error }, "a payload was not understood");
    return undefined;
  }
}

type About = Place & { readonly actor: string; readonly defaultBranch: string };

type Named = { readonly full_name?: string; readonly default_branch?: string };

function aboutOf(payload: object): About | undefined {
  const { repository, installation, sender } = payload as {
    repository?: Named;
    installation?: { id?: number };
    sender?: { login?: string };
  };
  if (repository?.full_name === undefined || installation?.id === undefined) return undefined;
  return {
    repository: repository.full_name,
    installation: installation.id,
    actor: sender?.login ?? "",
    defaultBranch: repository.default_branch ?? "main",
  };
}

/** Repositories that an installation was made with, or that were added to it. */
function addedIn(name: string, payload: object): readonly Place[] {
  const { action, installation, repositories, repositories_added } = payload as {
    action?: string;
    installation?: { id?: number };
    repositories?: readonly Named[];
    repositories_added?: readonly Named[];
  };
  const id = installation?.id;
  const isNew = name === "installation" && action === "created";
  const isMore = name === "installation_repositories" && action === "added";
  const added = isNew ? repositories : isMore ? repositories_added : undefined;
  if (id === undefined || added === undefined) return [];
  return added.flatMap(({ full_name }) =>
    full_name === undefined ? [] : [{ repository: full_name, installation: id }],
  );
}
