import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

/** What the App counts, for Prometheus. Labels are few and fixed: nothing of anybody's repository is in them. */
export type Metrics = {
  /** A delivery was answered: how, and how long that took. Seconds. */
  delivery(event: string, outcome: DeliveryOutcome, seconds: number): void;
  /** A job was started, and what for. */
  dispatch(reason: "signal" | "recovery"): void;
  /** A token was traded for a job's identity, or was not. */
  exchange(outcome: "granted" | "refused" | "unavailable"): void;
  /** A failed delivery was asked for again. */
  redelivery(): void;
  /** The text that Prometheus reads, with its content type. */
  render(): Promise<{ readonly type: string; readonly text: string }>;
};

/** `heard`: it concerned a mission. `ignored`: it did not. `refused`: its signature or its form was wrong. */
export type DeliveryOutcome = "heard" | "ignored" | "refused" | "failed";

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const deliveries = new Counter({
    name: "cco_deliveries_total",
    help: "Webhook deliveries that were answered.",
    labelNames: ["event", "outcome"],
    registers,
  });
  const durations = new Histogram({
    name: "cco_delivery_duration_seconds",
    help: "From the arrival of a delivery to its answer.",
    labelNames: ["event"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const dispatches = new Counter({
    name: "cco_dispatches_total",
    help: "Jobs that were started.",
    labelNames: ["reason"],
    registers,
  });
  const exchanges = new Counter({
    name: "cco_token_exchanges_total",
    help: "Identities of jobs that were shown for a token.",
    labelNames: ["outcome"],
    registers,
  });
  const redeliveries = new Counter({
    name: "cco_redeliveries_total",
    help: "Failed deliveries that were asked for again.",
    registers,
  });
  return {
    delivery: (event, outcome, seconds) => {
      deliveries.inc({ event, outcome });
      durations.observe({ event }, seconds);
    },
    dispatch: (reason) => dispatches.inc({ reason }),
    exchange: (outcome) => exchanges.inc({ outcome }),
    redelivery: () => redeliveries.inc(),
    render: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}
