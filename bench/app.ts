import { randomUUID } from "node:crypto";
import { type AppStage, createAppStage } from "./app-stage.ts";
import { openLine, sendLoad } from "./deliveries.ts";
import { median, show } from "./figures.ts";

const rounds = 7;
const labels = 9;
const server = ["ours", "bare"] as const;

/** What listening costs beside Probot's own work, and how long a label waits for its job. */
export async function benchApp(): Promise<void> {
  await using stage = await createAppStage();
  await benchLoad(stage);
  show("label to dispatch", `${(await labelToDispatch(stage)).toFixed(0)} ms`);
}

async function benchLoad({ servers, idleEvents, isPinned }: AppStage): Promise<void> {
  const rates = { ours: [] as number[], bare: [] as number[] };
  const ratios: number[] = [];
  // In turns, so that whatever else the machine does meets both alike. The first round of each warms it.
  for (let round = 0; round <= rounds; round++) {
    for (const one of round % 2 === 0 ? server : server.toReversed()) {
      const { perSecond } = await sendLoad(servers[one], idleEvents, { connections: 16, seconds: 1.5 });
      if (round > 0) rates[one].push(perSecond);
    }
    if (round > 0) ratios.push((rates.ours.at(-1) ?? 0) / (rates.bare.at(-1) ?? 0));
  }
  const rate = median(rates.ours) / 2;
  const moderate = { connections: 16, seconds: 5, rate };
  const { times } = await sendLoad(servers.ours, idleEvents, moderate);
  show("signed webhooks per second", median(rates.ours).toFixed(0), isPinned ? "on one core" : "not pinned");
  show("  of a bare Probot app", median(rates.bare).toFixed(0));
  show("  ratio", median(ratios).toFixed(2), "≥ 0.80");
  show(`  p99 at ${rate.toFixed(0)} a second`, `${percentile(times, 0.99).toFixed(1)} ms`, "≤ 50 ms");
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
}

/** Milliseconds from a delivery's first byte to the arrival of the request that starts the job. */
async function labelToDispatch({ github: { faults }, servers, label }: AppStage): Promise<number> {
  const line = await openLine(servers.ours);
  const times: number[] = [];
  for (let n = 0; n <= labels; n++) {
    const event = await label();
    let arrived: number | undefined;
    // The job itself is not wanted.
    faults.next({ path: /\/dispatches$/, status: 204 });
    faults.beforeCall = ({ path }) => {
      if (path.endsWith("/dispatches")) arrived ??= performance.now();
      return undefined;
    };
    const begun = performance.now();
    await line.send(event, randomUUID());
    faults.clear();
    if (arrived === undefined) throw new Error("A label started no job.");
    times.push(arrived - begun);
  }
  line.close();
  // The first one also fetched the App's token.
  return median(times.slice(1));
}
