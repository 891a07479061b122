import { faultText } from "../core/fault-text.ts";
import { webhookPath } from "./app-manifest.ts";
import type { Log } from "./log.ts";

export type WebhookProxy = { stop(): Promise<void> };

/**
 * Brings webhooks from a smee.io channel to the App, for a machine without an address. It connects again by itself.
 * Loaded only here: production has no such package.
 * @param target the App's own address, such as `http://localhost:3000`
 */
export async function startProxy(source: string, target: string, log: Log): Promise<WebhookProxy> {
  const { SmeeClient } = await import("smee-client");
  const client = new SmeeClient({
    source,
    target: `${target}${webhookPath}`,
    logger: {
      info: (...words: unknown[]) => log.debug(words.join(" ")),
      error: (...words: unknown[]) => log.warn(words.map(faultText).join(" ")),
    },
  });
  await client
    .start()
    .catch(() => log.warn({ source }, "the channel of webhooks is out of reach; trying again"));
  return { stop: () => client.stop() };
}

/** A channel of one's own at smee.io. Whoever knows its address reads what passes through it. */
export async function createChannel(newChannelUrl = "https://smee.io/new"): Promise<string> {
  const { SmeeClient } = await import("smee-client");
  return SmeeClient.createChannel({ newChannelUrl });
}
