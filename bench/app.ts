import { randomUUID } from "node:crypto";
import { type AppStage, type BenchServer, createAppStage } from "./app-stage.ts";
import { type Event, openLine, sendLoad } from "./deliveries.ts";
import { atLeast, atMost, median, show } from "./figures.ts";

const rounds = 9;
const labels = 15;
const server = ["ours", "bare"] as const;

/** What listening costs beside Probot's own work, and how long a label waits for its job. */
export async function benchApp(): Promise<void> {
  await using stage = await createAppStage();
  await benchThroughput(stage);
  await benchLatency(stage);
  const { times, calls } = await labelToDispatch(stage);
  show("label to dispatch", `${median(times).toFixed(0)} ms`);
  show("  GitHub calls in it", String(calls));
}

/** By the time on its core that a delivery takes a server: what the machine does besides takes none of that. */
async function benchThroughput({ servers, idleEvents, isPinned }: AppStage): Promise<void> {
  const rates = { ours: [] as number[], bare: [] as number[] };
  const ratios: number[] = [];
  // In turns, so that whatever else the machine does meets both alike. The first two rounds of each warm it.
  for (let round = -2; round < rounds; round++) {
    const rate = { ours: 0, bare: 0 };
    for (const one of round % 2 === 0 ? server : server.toReversed()) {
      rate[one] = await ratePerCore(servers[one], idleEvents);
      if (round >= 0) rates[one].push(rate[one]);
    }
    if (round >= 0) ratios.push(rate.ours / rate.bare);
  }
  const ours = median(rates.ours);
  show("signed webhooks per second of a core", ours.toFixed(0), isPinned ? "" : "(not pinned)");
  show("  of a bare Probot app", median(rates.bare).toFixed(0));
  show("  ratio", median(ratios).toFixed(2), atLeast(0.8, median(ratios)));
}

async function ratePerCore({ url, cpu }: BenchServer, events: readonly Event[]): Promise<number> {
  const before = await cpu();
  const { times } = await sendLoad(url, events, { connections: 16, seconds: 1 });
  return (times.length * 1e6) / ((await cpu()) - before);
}

/**
 * At half of what the machine gives a server by the clock, now. Each round has its own 99th percentile: a hiccup of the
 * machine spoils one round.
 */
async function benchLatency({ servers, idleEvents }: AppStage): Promise<void> {
  const most = await sendLoad(servers.ours.url, idleEvents, { connections: 16, seconds: 2 });
  const rate = most.perSecond / 2;
  const found = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    for (const one of round % 2 === 0 ? server : server.toReversed()) {
      const { times } = await sendLoad(servers[one].url, idleEvents, { connections: 16, seconds: 1, rate });
      found[one].push(percentile(times, 0.99));
    }
  }
  const p99 = median(found.ours);
  show(`p99 at ${rate.toFixed(0)} a second`, `${p99.toFixed(1)} ms`, atMost(50, p99, "ms"));
  show("  of a bare Probot app", `${median(found.bare).toFixed(1)} ms`);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
}

type Dispatches = { readonly times: readonly number[]; readonly calls: number };

/** Milliseconds from a delivery's first byte to the arrival of the request that starts the job. */
async function labelToDispatch({ github: { faults, calls }, servers, label }: AppStage): Promise<Dispatches> {
  const line = await openLine(servers.ours.url);
  const times: number[] = [];
  let asked = 0;
  for (let n = 0; n <= labels; n++) {
    const event = await label();
    let arrived: number | undefined;
    // The job itself is not wanted.
    faults.next({ path: /\/dispatches$/, status: 204 });
    faults.beforeCall = ({ path }) => {
      if (path.endsWith("/dispatches")) arrived ??= performance.now();
      return undefined;
    };
    const before = calls.length;
    const begun = performance.now();
    await line.send(event, randomUUID());
    asked = calls.length - before;
    faults.clear();
    if (arrived === undefined) throw new Error("A label started no job.");
    times.push(arrived - begun);
  }
  line.close();
  // The first one also fetched the App's token.
  return { times: times.slice(1), calls: asked };
}
