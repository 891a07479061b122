import type { Probot } from "probot";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";

/** GitHub sends a failed delivery once more only when it is asked to, and only for three days. */
export type Redelivery = {
  /** Asks again for every event that never arrived, once each round. Resolves with how many there were. */
  sweep(): Promise<number>;
};

type Delivery = {
  readonly id: number;
  readonly guid: string;
  readonly delivered_at: string;
  readonly status: string;
};

/** No further back than this in one round; what is older waits for nothing new. */
const mostPages = 10;

/**
 * An event arrived when one of its attempts was answered with success. All attempts share a `guid`: an event is asked
 * for again only when none of them was, so that any number of replicas may do this side by side.
 * https://docs.github.com/en/webhooks/using-webhooks/handling-failed-webhook-deliveries
 */
export function createRedelivery(
  probot: Probot,
  { log, metrics }: { log: Log; metrics: Metrics },
): Redelivery {
  /** Asked for by this process, so that a round does not repeat what the last one did. */
  const asked = new Set<number>();

  return {
    sweep: async () => {
      const lost = lostOf(await list()).filter(({ id }) => !asked.has(id));
      for (const { id, guid } of lost) {
        asked.add(id);
        await ask(id, guid);
      }
      return lost.length;
    },
  };

  async function list(): Promise<readonly Delivery[]> {
    const app = await probot.auth();
    const all: Delivery[] = [];
    let pages = 0;
    for await (const { data } of app.paginate.iterator(app.rest.apps.listWebhookDeliveries, {
      per_page: 100,
    })) {
      all.push(...data);
      if (++pages === mostPages) break;
    }
    return all;
  }

  async function ask(delivery_id: number, guid: string): Promise<void> {
    const app = await probot.auth();
    try {
      await app.rest.apps.redeliverWebhookDelivery({ delivery_id });
      metrics.redelivery();
      log.info({ guid }, "asked for a lost delivery again");
    } catch (error) {
      log.warn({ guid, err: error }, "a lost delivery could not be asked for again");
    }
  }
}

/** The newest attempt of every event of which none arrived, in the order of the attempts: as things happened. */
export function lostOf(deliveries: readonly Delivery[]): readonly Delivery[] {
  const arrived = new Set(deliveries.filter(({ status }) => status === "OK").map(({ guid }) => guid));
  const newest = new Map<string, Delivery>();
  for (const one of deliveries) {
    const known = newest.get(one.guid);
    if (known === undefined || known.delivered_at < one.delivered_at) newest.set(one.guid, one);
  }
  return [...newest.values()]
    .filter(({ guid }) => !arrived.has(guid))
    .toSorted((one, other) => one.id - other.id);
}
